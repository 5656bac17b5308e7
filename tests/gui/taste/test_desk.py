import threading

import pytest

from aesthetic_studio.domain.changes import PhotoField
from aesthetic_studio.domain.errors import CriticUnavailableError
from aesthetic_studio.domain.progress import ignore_progress
from aesthetic_studio.gui.main_window import MainWindow
from aesthetic_studio.gui.taste import desk
from tests.gui.fakes import FakeSession
from tests.gui.taste.made import Weighing
from tests.taste.people import made


class TasteSession(FakeSession):
    """A critic that has learned a taste."""

    def __init__(self):
        super().__init__()
        self.many, self.asked = 30, 0

    def taste(self, *, cancel, progress=ignore_progress, anew=False):
        self.asked += anew
        return Weighing(made(self.many)).taste(cancel=cancel, progress=progress, anew=True)

    def attribute_weights(self, rated):
        return []


@pytest.fixture
def session():
    return TasteSession()


@pytest.fixture(autouse=True)
def _soon(monkeypatch):
    monkeypatch.setattr(desk, "CALM_MS", 20)


def rate(window):
    window.marking.mark([window.model.ids[0]], PhotoField.STARS, 4, "Rate")


def headline(window):
    page = window.pages.page(desk.PAGE)
    return page.headline.words if page else ""


def open_page(qtbot, window):
    rate(window)
    window.actions_by_name["taste_page"].trigger()
    qtbot.waitUntil(lambda: "30 ratings" in headline(window))


def test_the_page_shows_what_the_critic_found(qtbot, opened, session):
    open_page(qtbot, opened)
    assert session.asked == 1
    opened.pages.leave()
    opened.actions_by_name["taste_page"].trigger()
    qtbot.wait(50)
    assert session.asked == 1  # nothing has changed


def test_without_any_rating_no_critic_is_loaded_to_say_so(qtbot, opened, session):
    opened.actions_by_name["taste_page"].trigger()
    page = opened.pages.page(desk.PAGE)
    qtbot.waitUntil(page.invitation.isVisible)
    assert not session.threads
    assert not session.asked
    rate(opened)
    qtbot.waitUntil(lambda: "30 ratings" in headline(opened) and not page.invitation.isVisible())


def test_a_rating_is_taken_in_while_the_page_is_open_and_when_it_opens(qtbot, opened, session):
    open_page(qtbot, opened)
    session.many = 31
    opened.marking.mark([opened.model.ids[1]], PhotoField.STARS, 4, "Rate")
    qtbot.waitUntil(lambda: "31 ratings" in headline(opened))
    opened.pages.leave()
    session.many = 32
    opened.marking.mark([opened.model.ids[0]], PhotoField.STARS, 3, "Rate")
    qtbot.waitUntil(lambda: opened.settled)
    opened.actions_by_name["taste_page"].trigger()
    qtbot.waitUntil(lambda: "32 ratings" in headline(opened))


def test_without_a_critic_the_page_says_why_and_tries_again(qtbot, opened, session):
    session.load_error = CriticUnavailableError("Not installed.", "Install it.")
    rate(opened)
    opened.actions_by_name["taste_page"].trigger()
    qtbot.waitUntil(lambda: "Not installed." in headline(opened))
    session.load_error = None
    opened.pages.leave()
    open_page(qtbot, opened)


def test_a_photo_of_the_page_is_shown_among_the_photos(qtbot, opened):
    open_page(qtbot, opened)
    path = opened.model.photo(3).path
    opened.pages.page(desk.PAGE).photo_activated.emit(str(path))
    qtbot.waitUntil(lambda: opened.pages.shown is None and opened.view.active.path == path)


def test_ratings_are_forgotten_and_reset_with_undo(qtbot, opened):
    for key in opened.model.ids[:3]:
        opened.marking.mark([key], PhotoField.STARS, 4, "Rate")
    open_page(qtbot, opened)
    history = opened.pages.page(desk.PAGE).history
    qtbot.waitUntil(lambda: history.table.model().rowCount() == 3)
    history.table.selectRow(0)
    history._forget.click()
    qtbot.waitUntil(lambda: history.table.model().rowCount() == 2)
    history._reset.click()
    qtbot.waitUntil(lambda: history.table.model().rowCount() == 0)
    for left in (2, 3):
        opened.marking.undo()
        qtbot.waitUntil(lambda left=left: history.table.model().rowCount() == left)
    assert {photo.stars for photo in opened.library.photos(opened.model.ids[:3])} == {4}


def test_another_profile_has_another_history_and_is_remembered(qtbot, opened, doors):
    opened.marking.mark(opened.model.ids[:2], PhotoField.STARS, 4, "Rate")
    open_page(qtbot, opened)
    page = opened.pages.page(desk.PAGE)
    qtbot.waitUntil(lambda: page.history.table.model().rowCount() == 2)
    page.profiles.made.emit("client A")
    qtbot.waitUntil(lambda: page.profiles.profile == "client A")
    qtbot.waitUntil(lambda: page.history.table.model().rowCount() == 0)
    qtbot.waitUntil(lambda: doors.home.read_settings().profile == "client A")
    page.profiles.delete_wanted.emit("client A")
    qtbot.waitUntil(lambda: page.profiles.profile == "me")
    qtbot.waitUntil(lambda: page.history.table.model().rowCount() == 2)


def test_the_last_report_is_shown_at_once_by_the_next_window(qtbot, opened, session, folder):
    open_page(qtbot, opened)
    opened.close()
    again = MainWindow(opened.doors)
    qtbot.addWidget(again)
    again.show()
    again.start([folder])
    qtbot.waitUntil(lambda: again.model.rowCount() == 7 and again.settled)
    asked = session.asked
    again.actions_by_name["taste_page"].trigger()
    qtbot.waitUntil(lambda: "30 ratings" in headline(again))
    assert again.pages.page(desk.PAGE).cards
    qtbot.wait(80)
    assert session.asked == asked  # nothing has changed
    assert not again.desk.busy
    again.close()


def test_figures_stay_while_they_are_found_anew(qtbot, opened, session):
    open_page(qtbot, opened)
    held = threading.Event()
    found = session.taste

    def slowly(**told):
        held.wait(20)
        return found(**told)

    session.taste = slowly
    session.many = 31
    opened.marking.mark([opened.model.ids[1]], PhotoField.STARS, 4, "Rate")
    page = opened.pages.page(desk.PAGE)
    qtbot.waitUntil(page.headline._bar.isVisible)
    assert "30 ratings" in headline(opened)
    held.set()
    qtbot.waitUntil(lambda: "31 ratings" in headline(opened))
