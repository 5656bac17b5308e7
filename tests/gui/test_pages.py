import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from aesthetic_studio.gui.library.library_view import ViewName


@pytest.fixture
def paged(opened):
    """The window with a page."""
    opened.pages.add("words", lambda: QLabel("Words"), "Words")
    opened.actions_by_name["panels"].setChecked(True)
    return opened


def test_a_page_takes_the_place_of_the_photos_and_gives_it_back(paged):
    paged.pages.show("words")
    page = paged.pages.page("words")
    assert page.isVisible()
    assert not paged.view.isVisible()
    assert not paged.right.isVisible()
    paged.pages.leave()
    assert paged.view.isVisible()
    assert paged.right.isVisible()
    assert not page.isVisible()


def test_no_view_is_marked_as_shown_beside_a_page(paged):
    buttons = paged.top_bar._buttons
    paged.pages.show("words")
    assert not any(button.isChecked() for button in buttons.values())
    buttons[ViewName.LOUPE].click()
    assert [view for view, button in buttons.items() if button.isChecked()] == [ViewName.LOUPE]
    assert paged.view.isVisible()


def test_panels_that_were_hidden_stay_hidden(paged):
    paged.actions_by_name["panels"].setChecked(False)
    paged.pages.show("words")
    paged.pages.leave()
    assert not paged.right.isVisible()
    paged.pages.show("words")
    paged.actions_by_name["panels"].setChecked(True)
    assert not paged.right.isVisible()
    paged.pages.leave()
    assert paged.right.isVisible()


def test_no_key_marks_photos_that_nobody_sees(qtbot, paged):
    paged.view.select_rows([0])
    paged.pages.show("words")
    QTest.keyClick(paged.pages.page("words"), Qt.Key.Key_5)
    QTest.keyClick(paged.pages.page("words"), Qt.Key.Key_X)
    qtbot.wait(50)
    assert {photo.stars for photo in paged.library.photos(paged.model.ids)} == {0}
    paged.pages.leave()
    QTest.keyClick(paged.view.grid, Qt.Key.Key_5)
    qtbot.waitUntil(lambda: 5 in {photo.stars for photo in paged.library.photos(paged.model.ids)})


def test_escape_views_and_folders_lead_back(paged):
    for leave in (
        lambda: QTest.keyClick(paged.pages.page("words"), Qt.Key.Key_Escape),
        paged.actions_by_name["loupe"].trigger,
        lambda: paged.top_bar.view_chosen.emit(ViewName.GRID),
        lambda: paged.sidebar.folder_chosen.emit(None),
    ):
        paged.pages.show("words")
        leave()
        assert paged.pages.shown is None
        assert paged.view.isVisible()


def test_the_sidebar_leads_to_pages_by_pointer_and_key(paged):
    entry = paged.pages.list.item(paged.pages.list.count() - 1)
    paged.pages.list.itemActivated.emit(entry)
    assert paged.pages.shown == "words"
    assert paged.pages.list.currentItem() is entry
    paged.pages.leave()
    assert paged.pages.list.currentItem() is None
