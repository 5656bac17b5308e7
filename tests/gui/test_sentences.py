"""Titles and notes that rooms without Qt make, in the user's language."""

import pytest

from aesthetic_studio.gui import language
from aesthetic_studio.gui.sentences import phrased
from aesthetic_studio.settings import Language
from tests.gui.test_language import translations


@pytest.fixture
def chinese(qapp):
    language.apply(qapp, Language.CHINESE)
    yield
    language.apply(qapp, Language.ENGLISH)


def test_in_english_they_stay_as_they_came():
    assert phrased("Add to Best of") == "Add to Best of"


def test_in_another_language_they_keep_what_varies(chinese):
    assert phrased("Move 3 photos to the trash") == "将 3 张照片移到回收站"
    assert phrased("Rename the album {0} & 1 photo") == "重命名相册 {0} & 1 photo"


def test_what_was_said_in_that_language_already_stays(chinese):
    assert phrased("为 2 张照片评分") == "为 2 张照片评分"


def test_the_edit_menu_speaks_the_language(chinese, qtbot, window, folder):
    window.start([folder])
    qtbot.waitUntil(lambda: window.model.rowCount() == 7 and window.settled)
    window.marking.carry_out(lambda: window.library.albums.make("Best"))
    qtbot.waitUntil(lambda: window.actions_by_name["undo"].text() == "撤销 新建相册 Best")


def test_titles_and_notes_are_found_in_the_sources():
    found = translations.phrases()
    assert {"Add to {0}", "Rate 1 photo", "Preparing"} <= set(found)
