import random
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from aesthetic_studio.domain.changes import PhotoField
from aesthetic_studio.domain.errors import CriticUnavailableError
from aesthetic_studio.domain.photo import Flag
from aesthetic_studio.gui.taste import desk, rating_page, round_desk
from aesthetic_studio.gui.workers.loupe_image import ImageKey, make_photo
from aesthetic_studio.photos.decode import StoredPicture
from tests.gui.taste.test_desk import TasteSession


class RoundSession(TasteSession):
    """Finds the photos most telling in the order of their names."""

    def __init__(self):
        super().__init__()
        self.rated = set()

    def next_to_rate(self, paths, count, *, cancel, progress):
        return sorted(set(paths) - self.rated)[:count], []


@pytest.fixture
def session():
    return RoundSession()


@pytest.fixture(autouse=True)
def _in_order(monkeypatch):
    """The photos to begin with, too, come in the order of their names."""
    monkeypatch.setattr(random.Random, "shuffle", lambda _, photos: photos.sort())


@pytest.fixture
def page(qtbot, opened):
    opened.actions_by_name["rating_round"].trigger()
    page = opened.pages.page(round_desk.PAGE)
    qtbot.waitUntil(lambda: shown(page) == "photo_0.jpg")
    return page


def shown(page):
    return page.photo_name


def stars(window):
    photos = window.library.photos(window.model.ids)
    return {photo.path.name: photo.stars for photo in photos if photo.stars}


def test_digits_rate_one_photo_after_another(qtbot, opened, page):
    qtbot.waitUntil(lambda: shown(page) == "photo_0.jpg")
    QTest.keyClick(page, Qt.Key.Key_4)
    qtbot.waitUntil(lambda: shown(page) == "photo_1.jpg")
    QTest.keyClick(page, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: stars(opened) == {"photo_0.jpg": 4, "photo_1.jpg": 2})
    assert {rating.source for rating in opened.library.ratings()} == {"round"}


def test_what_was_given_is_told_with_the_way_back(qtbot, page):
    assert "1–5 gives stars" in page.words
    QTest.keyClick(page, Qt.Key.Key_4)
    qtbot.waitUntil(lambda: shown(page) == "photo_1.jpg")
    assert "1 rated in this round" in page.words
    assert "★★★★ given · Backspace takes it back" in page.words
    QTest.keyClick(page, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: shown(page) == "photo_0.jpg")
    assert "given" not in page.words


def test_space_skips_and_backspace_takes_a_rating_back(qtbot, opened, page):
    QTest.keyClick(page, Qt.Key.Key_Space)
    QTest.keyClick(page, Qt.Key.Key_5)
    qtbot.waitUntil(lambda: shown(page) == "photo_2.jpg")
    QTest.keyClick(page, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: shown(page) == "photo_1.jpg")
    qtbot.waitUntil(lambda: stars(opened) == {} and not opened.library.ratings())
    QTest.keyClick(page, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: shown(page) == "photo_2.jpg")
    qtbot.waitUntil(lambda: stars(opened) == {"photo_1.jpg": 1})


def test_taking_a_rating_back_leaves_what_was_done_since(qtbot, opened, page):
    QTest.keyClick(page, Qt.Key.Key_5)
    qtbot.waitUntil(lambda: stars(opened) == {"photo_0.jpg": 5})
    other = opened.library.photos(opened.model.ids)[3].id
    opened.marking.mark([other], PhotoField.FLAG, Flag.PICK.value, "Pick")
    QTest.keyClick(page, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: stars(opened) == {})
    assert opened.library.photos([other])[0].flag is Flag.PICK


def test_a_rating_that_was_undone_is_not_taken_back_twice(qtbot, opened, page):
    other = opened.library.photos(opened.model.ids)[3].id
    opened.marking.mark([other], PhotoField.FLAG, Flag.PICK.value, "Pick")
    QTest.keyClick(page, Qt.Key.Key_5)
    qtbot.waitUntil(lambda: stars(opened) == {"photo_0.jpg": 5})
    opened.marking.undo()
    qtbot.waitUntil(lambda: stars(opened) == {})
    QTest.keyClick(page, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: shown(page) == "photo_0.jpg" and not opened.marking._running)
    assert opened.library.photos([other])[0].flag is Flag.PICK


def test_the_photo_is_shown_and_the_standing_told(qtbot, opened, page):
    qtbot.waitUntil(lambda: page._photo._image is not None)
    assert page._photo._image.key.path.name == "photo_0.jpg"
    qtbot.waitUntil(lambda: "30 ratings" in page.words)


def test_when_all_are_rated_it_says_so_and_ends_on_the_taste_page(qtbot, opened, page):
    for _ in range(6):
        qtbot.waitUntil(lambda: page.asking)
        QTest.keyClick(page, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: "Every photo shown here is rated." in page.words)
    assert "6 rated in this round" in page.words
    qtbot.waitUntil(lambda: len(stars(opened)) == 6)
    page.end_wanted.emit()
    assert opened.pages.shown == desk.PAGE


def test_a_failure_is_told_and_skipping_tries_again(qtbot, opened, page, session):
    def fail(*_, **__):
        raise CriticUnavailableError("The critic is gone.", "Install it.")

    qtbot.waitUntil(lambda: not opened.desk.busy)
    choose, session.next_to_rate = session.next_to_rate, fail
    for _ in range(20):
        if "The critic is gone." in page.words:
            break
        QTest.keyClick(page, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: page.asking or "The critic is gone." in page.words)
    assert "The critic is gone. Install it." in page.words
    session.next_to_rate = choose
    session.served = set()
    QTest.keyClick(page, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.asking or "Every photo" in page.words)


def test_other_photos_begin_another_round(qtbot, opened, page):
    QTest.keyClick(page, Qt.Key.Key_3)
    opened.pages.leave()
    qtbot.waitUntil(lambda: opened.settled)
    opened.actions_by_name["rating_round"].trigger()
    qtbot.waitUntil(lambda: shown(page) == "photo_1.jpg")  # the same photos: it goes on
    assert page._back.isEnabled()


def test_the_round_begins_while_the_critic_is_loading(qtbot, opened, session):
    session.gate.clear()  # it is busy with a critique
    opened.desk.critique([opened.model.ids[0]])
    qtbot.waitUntil(session.waiting.is_set)
    opened.actions_by_name["rating_round"].trigger()
    page = opened.pages.page(round_desk.PAGE)
    qtbot.waitUntil(lambda: page.asking)
    QTest.keyClick(page, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: len(stars(opened)) == 1)
    session.gate.set()


def test_a_small_photo_is_enlarged_as_in_the_loupe_and_a_large_one_fits(qtbot):
    picture = rating_page._Picture()
    qtbot.addWidget(picture)
    picture.resize(400, 300)

    def is_red(width, height):
        pixels = np.full((height, width, 3), (255, 0, 0), np.uint8)
        picture.show_image(make_photo(ImageKey(Path("small.png"), 0, None), StoredPicture(pixels)))
        shown = picture.grab().toImage()
        return [shown.pixelColor(*at).red() > 250 for at in ((200, 150), (200, 185), (200, 195), (8, 150))]

    assert is_red(60, 40) == [True, True, False, False]
    assert is_red(1600, 1000) == [True, True, True, True]
