"""Going on after a mark, with filters that hide what was marked; no key is lost while photos still come in."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from aesthetic_studio.domain.photo import Flag
from aesthetic_studio.domain.query import SortKey


def names(window):
    return [photo.path.name for photo in window.library.photos(window.model.ids)]


def active(window):
    return window.view.active.path.name


@pytest.fixture
def unflagged(qtbot, opened):
    """Seven photos by name, of which only those without a flag are shown."""
    opened.view.filter_bar.set_sort(SortKey.NAME)
    opened.view.filter_bar.set_flags(frozenset({Flag.NONE}))
    qtbot.waitUntil(lambda: opened.settled and names(opened)[0] == "photo_0.jpg")
    return opened


def press(qtbot, window, key, left):
    target = window.view.grid if window.view.grid.isVisible() else window.view.loupe
    QTest.keyClick(target, key)
    qtbot.waitUntil(lambda: window.model.rowCount() == left and window.settled)


@pytest.mark.parametrize("advance", [True, False])
@pytest.mark.parametrize("loupe", [True, False])
def test_the_next_photo_is_active_where_the_filter_hides_the_marked_one(qtbot, unflagged, advance, loupe):
    unflagged.actions_by_name["advance"].setChecked(advance)
    unflagged.view.select_rows([2])
    if loupe:
        unflagged.actions_by_name["loupe"].trigger()
    press(qtbot, unflagged, Qt.Key.Key_X, 6)
    assert active(unflagged) == "photo_3.jpg"
    press(qtbot, unflagged, Qt.Key.Key_P, 5)
    assert active(unflagged) == "photo_4.jpg"
    assert unflagged.view.selected_count == 1


@pytest.mark.parametrize("advance", [True, False])
def test_after_the_last_one_the_one_before_it_is_active(qtbot, unflagged, advance):
    unflagged.actions_by_name["advance"].setChecked(advance)
    unflagged.view.select_rows([6])
    press(qtbot, unflagged, Qt.Key.Key_X, 6)
    assert active(unflagged) == "photo_5.jpg"


def test_several_hidden_at_once_leave_the_next_one(qtbot, unflagged):
    unflagged.view.select_rows([1, 2, 4])
    press(qtbot, unflagged, Qt.Key.Key_X, 4)
    assert active(unflagged) == "photo_3.jpg"


def test_undoing_shows_them_again_and_stays(qtbot, unflagged):
    unflagged.view.select_rows([2])
    press(qtbot, unflagged, Qt.Key.Key_X, 6)
    unflagged.marking.undo()
    qtbot.waitUntil(lambda: unflagged.model.rowCount() == 7 and unflagged.settled)
    assert active(unflagged) == "photo_3.jpg"


def test_quick_keys_reach_one_photo_each(qtbot, unflagged):
    unflagged.actions_by_name["advance"].setChecked(True)
    unflagged.view.select_rows([0])
    for _ in range(4):
        QTest.keyClick(unflagged.view.grid, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: unflagged.model.rowCount() == 3 and unflagged.settled)
    assert names(unflagged) == ["photo_4.jpg", "photo_5.jpg", "torn.jpg"]
    assert active(unflagged) == "photo_4.jpg"


def test_the_end_is_told(qtbot, unflagged):
    unflagged.actions_by_name["advance"].setChecked(True)
    unflagged.view.select_rows([6])
    QTest.keyClick(unflagged.view.grid, Qt.Key.Key_3)
    assert "last" in unflagged.status._message.text()


def test_keys_work_from_the_first_photos_on(qtbot, window, folder):
    window.start([folder])
    marked = []
    window.marking.changed.connect(lambda changes: marked.extend(changes.photo_ids))
    shown = []

    def press_at_once(*_):
        if not shown:
            shown.append(window.model.rowCount())
            QTest.keyClick(window.view.grid, Qt.Key.Key_P)

    window.model.rowsInserted.connect(press_at_once)
    qtbot.waitUntil(lambda: len(marked) == 1)
