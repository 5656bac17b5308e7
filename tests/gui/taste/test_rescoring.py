import threading

import pytest

from aesthetic_studio.domain.changes import PhotoField
from aesthetic_studio.domain.standing import Standing
from aesthetic_studio.gui.taste import desk, rescoring
from aesthetic_studio.studio.rating_history import PersonalScores
from aesthetic_studio.studio.unscored import mark, marked
from tests.gui.fakes import INFO
from tests.gui.taste.test_desk import TasteSession


class ScoringSession(TasteSession):
    """Gives every critiqued photo the same personal score, while the taste is proven."""

    def __init__(self):
        super().__init__()
        self.library, self.proven, self.computed = None, True, 0
        self.unseen, self.looked, self.looks = [], [], threading.Event()
        self.looks.set()

    def personal_scores(self, *, cancel):
        self.computed += 1
        given = self.library.rated.given_scores(INFO)
        known = {each.photo_id: 8.2 for each in given if each.path not in self.unseen}
        personal = known if self.proven else None
        return PersonalScores(INFO, given, personal, Standing(30, self.proven, 12), list(self.unseen))

    def look_again(self, paths, *, cancel):
        self.looked.append(list(paths))
        while not self.looks.wait(0.005):
            cancel.check()
        self.unseen = [path for path in self.unseen if path not in paths]


@pytest.fixture
def session():
    return ScoringSession()


@pytest.fixture(autouse=True)
def _soon(monkeypatch):
    monkeypatch.setattr(rescoring, "CALM_MS", 20)


def personal(window):
    return [photo.personal_score for photo in window.library.photos(window.model.ids[:1])]


def test_views_follow_the_taste_once_the_critic_has_worked(qtbot, opened, session):
    session.library = opened.library
    key = opened.model.ids[0]
    opened.marking.mark([key], PhotoField.STARS, 4, "Rate")
    qtbot.wait(80)
    assert session.computed == 0  # no critic is loaded for it
    opened.desk.critique([key])
    qtbot.waitUntil(lambda: opened.library.photos([key])[0].score is not None)
    opened.marking.mark([key], PhotoField.STARS, 5, "Rate")
    qtbot.waitUntil(lambda: personal(opened) == [8.2])
    session.proven = False
    opened.marking.mark([key], PhotoField.STARS, 2, "Rate")
    qtbot.waitUntil(lambda: personal(opened) == [None])


def critiqued(qtbot, window):
    """The first six photos, by their keys."""
    keys = list(window.model.ids[:6])
    window.desk.critique(keys)
    qtbot.waitUntil(
        lambda: all(photo.score is not None for photo in window.library.photos(keys)) and not window.desk.busy
    )
    return keys


def own_scores(window, keys):
    return [photo.personal_score for photo in window.library.photos(keys)]


def test_the_panel_tells_of_an_earlier_critique_what_holds_now(qtbot, opened, session):
    session.library = opened.library
    keys = critiqued(qtbot, opened)
    opened.view.select_rows([opened.model.row_of(keys[0])])
    opened.marking.mark([keys[1]], PhotoField.STARS, 4, "Rate")
    box = opened.panel._view.personal
    qtbot.waitUntil(lambda: "8.2" in box.accessibleName())
    session.proven = False
    opened.marking.mark([keys[1]], PhotoField.STARS, 5, "Rate")
    qtbot.waitUntil(lambda: not box.isVisible())


def test_photos_that_the_critic_forgot_are_looked_at_again_a_few_at_a_time(qtbot, opened, session):
    session.library = opened.library
    paths = [photo.path for photo in opened.library.photos(opened.model.ids[:6])]
    session.unseen = list(paths)
    keys = critiqued(qtbot, opened)
    opened.marking.mark([keys[0]], PhotoField.STARS, 4, "Rate")
    qtbot.waitUntil(lambda: own_scores(opened, keys) == [8.2] * 6)
    assert session.looked == [paths[:4], paths[4:]]
    qtbot.waitUntil(lambda: not marked(opened.doors.home))


def test_looking_again_is_stopped_by_escape_until_the_taste_changes(qtbot, opened, session):
    session.library = opened.library
    keys = opened.model.ids[:6]
    session.unseen = [photo.path for photo in opened.library.photos(keys)]
    session.looks.clear()
    opened.desk.critique(keys)
    qtbot.waitUntil(lambda: len(session.looked) == 1)
    computed = session.computed
    opened.commands.escape()
    qtbot.waitUntil(lambda: session.computed > computed)  # what was seen until then is not lost
    qtbot.waitUntil(lambda: not opened.desk.busy and not marked(opened.doors.home))
    assert len(session.looked) == 1
    session.looks.set()
    opened.marking.mark([keys[0]], PhotoField.STARS, 5, "Rate")
    qtbot.waitUntil(lambda: len(session.looked) == 2)


def test_what_a_closed_program_left_is_gone_on_with(qtbot, window, folder, session, monkeypatch):
    monkeypatch.setattr(desk, "GOES_ON_MS", 20)
    mark(window.doors.home, waiting=True)
    session.unseen = []
    window.library_opened.connect(lambda: setattr(session, "library", window.library))
    window.start([folder])
    qtbot.waitUntil(lambda: session.computed > 0 and not marked(window.doors.home))
