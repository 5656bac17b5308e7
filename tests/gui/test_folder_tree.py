"""The folders at the side: a tree that is opened, chosen from, remembered, and rests while a page is shown."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from aesthetic_studio.domain.photo import Folder, Subfolder
from aesthetic_studio.gui.library.folder_tree import FolderTree
from aesthetic_studio.gui.library.row_delegate import COUNT
from aesthetic_studio.gui.window_layout import read_layout

SHOOTS = Path("/shoots")
INSIDE = tuple(
    Subfolder(SHOOTS / name, count)
    for name, count in (("2023", 2), ("2024", 5), ("2024/May", 3), ("2024/May/raw", 1), ("2024/June", 2))
)


@pytest.fixture
def tree(qtbot):
    tree = FolderTree()
    qtbot.addWidget(tree)
    tree.show_folders([Folder(1, Path("/other"), 1), Folder(2, SHOOTS, 7, inside=INSIDE)])
    tree.resize(200, 300)
    tree.show()
    return tree


def rows(tree):
    """What is to be seen, with its depth."""
    found, item = [], tree.topLevelItem(0)
    while item is not None:
        depth, around = 0, item.parent()
        while around is not None:
            depth, around = depth + 1, around.parent()
        found.append(f"{'-' * depth}{item.text(0)} {item.data(0, COUNT)}")
        item = tree.itemBelow(item)
    return found


def test_roots_are_closed_at_first_and_opened_by_key(tree):
    assert rows(tree) == ["All photos 8", "other 1", "shoots 7"]
    tree.choose(SHOOTS)
    QTest.keyClick(tree, Qt.Key.Key_Right)
    assert rows(tree) == ["All photos 8", "other 1", "shoots 7", "-2023 2", "-2024 5"]
    assert tree.opened == {SHOOTS}
    QTest.keyClick(tree, Qt.Key.Key_Left)
    assert rows(tree) == ["All photos 8", "other 1", "shoots 7"]
    assert tree.opened == frozenset()


def test_moving_along_the_rows_chooses_them(qtbot, tree):
    tree.choose(SHOOTS)
    QTest.keyClick(tree, Qt.Key.Key_Right)
    with qtbot.waitSignal(tree.folder_chosen) as chosen:
        QTest.keyClick(tree, Qt.Key.Key_Down)
    assert chosen.args == [SHOOTS / "2023"]
    assert tree.chosen == SHOOTS / "2023"


def test_choosing_a_deep_folder_opens_the_way_to_it(tree):
    tree.choose(SHOOTS / "2024" / "May" / "raw")
    assert tree.currentItem().text(0) == "raw"
    assert rows(tree)[2:] == ["shoots 7", "-2023 2", "-2024 5", "--May 3", "---raw 1", "--June 2"]


def test_closing_a_folder_chooses_it_in_place_of_one_in_it(qtbot, tree):
    tree.choose(SHOOTS / "2024" / "May")
    shoots = tree.currentItem().parent().parent()
    with qtbot.waitSignal(tree.folder_chosen) as chosen:
        shoots.setExpanded(False)
    assert chosen.args == [SHOOTS]
    assert [row.text(0) for row in tree.selectedItems()] == ["shoots"]


def test_closing_chooses_nothing_where_the_chosen_one_stays_in_sight_or_no_folder_is_shown(tree):
    heard = []
    tree.choose(SHOOTS / "2024" / "May")
    tree.choose(SHOOTS)
    tree.folder_chosen.connect(heard.append)
    tree.currentItem().setExpanded(False)
    tree.choose(SHOOTS / "2023")
    tree.rest(forget=False)  # a page is shown
    row = next(tree.topLevelItem(number) for number in range(3) if tree.topLevelItem(number).childCount())
    row.setExpanded(False)
    assert heard == []


def test_a_folder_may_be_gone(tree):
    assert tree.nearest(SHOOTS / "2024" / "May") == SHOOTS / "2024" / "May"
    assert tree.nearest(SHOOTS / "2024" / "July" / "raw") == SHOOTS / "2024"
    assert tree.nearest(Path("/elsewhere")) is None


def test_a_folder_that_is_still_being_read_is_marked_when_it_is_there(tree):
    tree.choose(SHOOTS / "2025")
    assert tree.selectedItems() == []
    tree.show_folders([Folder(2, SHOOTS, 8, inside=(*INSIDE, Subfolder(SHOOTS / "2025", 1)))])
    assert [row.text(0) for row in tree.selectedItems()] == ["2025"]
    tree.choose(None)
    assert [row.text(0) for row in tree.selectedItems()] == ["shoots"]  # the only root


def test_new_counts_leave_it_as_it_is(tree):
    tree.choose(SHOOTS / "2024" / "May")
    heard = []
    tree.folder_chosen.connect(heard.append)
    tree.opened_changed.connect(lambda: heard.append("opened"))
    tree.show_folders([Folder(2, SHOOTS, 8, inside=(*INSIDE, Subfolder(SHOOTS / "2025", 1)))])
    assert rows(tree) == [
        "shoots 8",
        "-2023 2",
        "-2024 5",
        "--May 3",
        "--June 2",
        "-2025 1",
    ]
    assert tree.currentItem().text(0) == "May"
    assert heard == []


def test_a_root_inside_another_is_shown_there(tree):
    tree.show_folders([Folder(2, SHOOTS, 7, inside=INSIDE), Folder(3, SHOOTS / "2024", 5)])
    assert rows(tree) == ["shoots 7"]
    tree.choose(SHOOTS / "2024")
    assert tree.currentItem().text(0) == "2024"


def test_a_lost_drive_is_told_and_grey_with_what_is_in_it(tree):
    tree.show_folders([Folder(2, SHOOTS, 7, available=False, inside=INSIDE)])
    tree.choose(SHOOTS / "2023")
    row = tree.currentItem()
    assert row.data(0, Qt.ItemDataRole.ForegroundRole) is not None
    assert "not available" in row.parent().toolTip(0)
    assert "not available" in row.parent().data(0, Qt.ItemDataRole.AccessibleTextRole)


def test_a_lost_drive_inside_another_folder_is_grey_alone(tree):
    lost = Folder(3, SHOOTS / "2024", 5, available=False)
    tree.show_folders([Folder(2, SHOOTS, 7, inside=INSIDE), lost])
    tree.choose(SHOOTS / "2024" / "May")
    rows = (tree.currentItem(), tree.currentItem().parent(), tree.topLevelItem(0))
    assert [row.data(0, Qt.ItemDataRole.ForegroundRole) is not None for row in rows] == [True, True, False]
    assert "not available" in rows[1].toolTip(0)


def test_screen_readers_hear_name_and_count(tree):
    tree.choose(SHOOTS / "2024" / "May" / "raw")
    assert tree.currentItem().data(0, Qt.ItemDataRole.AccessibleTextRole) == "raw, 1 photo"


def test_who_comes_by_the_tab_key_chooses_nothing(tree):
    tree.choose(SHOOTS)
    tree.rest(forget=True)
    heard = []
    tree.folder_chosen.connect(heard.append)
    tree.setFocus(Qt.FocusReason.TabFocusReason)
    assert heard == []
    assert tree.selectedItems() == []


# --- in the window


@pytest.fixture
def folder(folder):
    """The folder of the other tests, with two more photos inside it."""
    (folder / "Evening" / "Late").mkdir(parents=True)
    for name in ("Evening/one.jpg", "Evening/Late/two.jpg"):
        Image.new("RGB", (60, 40), (99, 9, 9)).save(folder / name)
    return folder


@pytest.fixture
def browsed(qtbot, window, folder):
    window.start([folder])
    qtbot.waitUntil(lambda: window.model.rowCount() == 9 and window.settled, timeout=20_000)
    qtbot.waitUntil(lambda: window.sidebar.chosen == folder)
    return window


def pick(window, *names):
    """Click the row of a folder."""
    row = window.sidebar.folders._row_of(Path(*names))
    window.sidebar.folders.setCurrentItem(row)


def stems(window):
    return {photo.path.stem for photo in window.library.photos(window.model.ids)}


def test_a_folder_shows_its_photos_and_those_inside_it(qtbot, browsed, folder):
    pick(browsed, folder, "Evening")
    qtbot.waitUntil(lambda: stems(browsed) == {"one", "two"})
    pick(browsed, folder, "Evening", "Late")
    qtbot.waitUntil(lambda: stems(browsed) == {"two"})
    pick(browsed, folder)
    qtbot.waitUntil(lambda: browsed.model.rowCount() == 9)


def test_all_rejected_are_those_of_the_folder_alone(qtbot, browsed, folder, monkeypatch):
    asked = []
    monkeypatch.setattr(browsed.files, "_ask", lambda ids: asked.append(len(ids)))
    browsed.actions_by_name["select_all"].trigger()
    browsed.actions_by_name["reject"].trigger()
    pick(browsed, folder, "Evening")
    qtbot.waitUntil(lambda: stems(browsed) == {"one", "two"})
    browsed.actions_by_name["trash_rejected"].trigger()
    qtbot.waitUntil(lambda: asked == [2])


def test_what_was_open_is_remembered(qtbot, browsed, folder, doors):
    pick(browsed, folder, "Evening", "Late")
    qtbot.waitUntil(lambda: stems(browsed) == {"two"})
    browsed.close()
    layout = read_layout(doors.home.window_file)
    assert layout.folder == folder / "Evening" / "Late"
    assert set(layout.opened) == {folder, folder / "Evening"}


def test_beside_a_page_only_the_page_looks_chosen(qtbot, browsed, folder):
    sidebar = browsed.sidebar
    pick(browsed, folder, "Evening")
    qtbot.waitUntil(lambda: stems(browsed) == {"one", "two"})
    browsed.actions_by_name["models_page"].trigger()
    assert sidebar.folders.selectedItems() == []
    assert browsed.pages.list.currentItem() is not None
    browsed.pages.leave()
    assert sidebar.folders.currentItem().text(0) == "Evening"
    browsed.actions_by_name["models_page"].trigger()
    pick(browsed, folder, "Evening")  # which it was before
    assert browsed.pages.shown is None
    assert sidebar.folders.currentItem().text(0) == "Evening"


def test_return_leads_to_the_photos(qtbot, browsed, folder):
    tree = browsed.sidebar.folders
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert browsed.view.grid.hasFocus()


def test_one_folder_is_looked_through_again(qtbot, browsed, folder):
    Image.new("RGB", (60, 40), (9, 9, 99)).save(folder / "Evening" / "three.jpg")
    browsed.sidebar.folders.scan_wanted.emit(folder / "Evening")
    qtbot.waitUntil(lambda: browsed.model.rowCount() == 10)
    qtbot.waitUntil(
        lambda: {each.photo_count for each in browsed.sidebar.folders._folders[0].inside} == {3, 1}
    )
