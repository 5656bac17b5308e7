"""Photos go to the desktop's trash by a key, after a question, and undo brings them back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from aesthetic_studio.domain.photo import Flag
from aesthetic_studio.domain.query import SortKey
from aesthetic_studio.gui import files_desk
from aesthetic_studio.gui.system_trash import TrashQuestion, put_away


@pytest.fixture(autouse=True)
def _own_trash(tmp_path, monkeypatch):
    """The freedesktop trash lies in the user's data folder."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path))


@pytest.fixture
def shown(qtbot, opened):
    opened.view.filter_bar.set_sort(SortKey.NAME)
    qtbot.waitUntil(lambda: opened.settled)
    return opened


def names(window):
    return [photo.path.stem for photo in window.library.photos(window.model.ids)]


def question(window):
    return next(iter(window.findChildren(TrashQuestion)), None)


def answer(qtbot, window, role):
    asked = question(window)
    button = next(each for each in asked.buttons() if asked.buttonRole(each) is role)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_file_lies_where_it_is_told(tmp_path):
    (tmp_path / "photo.jpg").write_bytes(b"x")
    lies = put_away(tmp_path / "photo.jpg")
    assert lies is not None
    assert lies.read_bytes() == b"x"
    assert not (tmp_path / "photo.jpg").exists()
    with pytest.raises(OSError, match=r"."):
        put_away(tmp_path / "photo.jpg")


def test_the_key_asks_and_undo_brings_the_photos_back(qtbot, shown, folder):
    shown.view.select_rows([1, 2])
    QTest.keyClick(shown.view.grid, Qt.Key.Key_Delete)
    assert "2 photos" in question(shown).text()
    assert (folder / "photo_1.jpg").exists()
    answer(qtbot, shown, QMessageBox.ButtonRole.AcceptRole)
    qtbot.waitUntil(lambda: shown.model.rowCount() == 5 and shown.settled)
    assert not (folder / "photo_1.jpg").exists()
    assert "2 photos are in the trash" in shown.status._message.text()
    assert shown.view.active.path.stem == "photo_3"  # the next one
    shown.marking.undo()
    qtbot.waitUntil(lambda: shown.model.rowCount() == 7 and shown.settled)
    assert (folder / "photo_1.jpg").exists()


def test_whoever_declines_keeps_the_photos(qtbot, shown, folder):
    shown.view.select_rows([1])
    QTest.keyClick(shown.view.grid, Qt.Key.Key_Delete)
    answer(qtbot, shown, QMessageBox.ButtonRole.RejectRole)
    qtbot.wait(50)
    assert shown.library.history.next_undo is None
    assert (folder / "photo_1.jpg").exists()


def test_it_asks_no_more_when_told_so(qtbot, shown, folder):
    shown.view.select_rows([1])
    QTest.keyClick(shown.view.grid, Qt.Key.Key_Delete)
    question(shown).checkBox().setChecked(True)
    answer(qtbot, shown, QMessageBox.ButtonRole.AcceptRole)
    qtbot.waitUntil(lambda: shown.model.rowCount() == 6 and shown.settled)
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    QTest.keyClick(shown.view.grid, Qt.Key.Key_Delete)
    assert question(shown) is None
    qtbot.waitUntil(lambda: shown.model.rowCount() == 5 and shown.settled)
    assert names(shown)[:2] == ["photo_0", "photo_3"]


def test_all_rejected_photos_go_whatever_is_filtered(qtbot, shown, folder):
    shown.actions_by_name["trash_rejected"].trigger()
    qtbot.waitUntil(lambda: "No photo is rejected" in shown.status._message.text())
    shown.view.select_rows([1, 4])
    QTest.keyClick(shown.view.grid, Qt.Key.Key_X)
    shown.view.filter_bar.set_flags(frozenset({Flag.NONE}))
    qtbot.waitUntil(lambda: shown.model.rowCount() == 5 and shown.settled)
    shown.actions_by_name["trash_rejected"].trigger()
    qtbot.waitUntil(lambda: question(shown) is not None)
    assert "2 photos" in question(shown).text()
    answer(qtbot, shown, QMessageBox.ButtonRole.AcceptRole)
    qtbot.waitUntil(lambda: not (folder / "photo_4.jpg").exists() and not (folder / "photo_1.jpg").exists())
    assert len(names(shown)) == 5


def test_a_photo_that_cannot_be_moved_is_told(qtbot, shown, folder, monkeypatch):
    def put(file):
        if file.name == "photo_1.jpg":
            raise PermissionError(13, "Permission denied")
        return put_away(file)

    monkeypatch.setattr(files_desk, "put_away", put)
    shown.view.select_rows([1, 2])
    QTest.keyClick(shown.view.grid, Qt.Key.Key_Delete)
    answer(qtbot, shown, QMessageBox.ButtonRole.AcceptRole)
    qtbot.waitUntil(lambda: shown.model.rowCount() == 6 and shown.settled)
    assert "photo_1.jpg cannot be moved" in shown.status._message.text()
    assert names(shown)[:2] == ["photo_0", "photo_1"]


def test_what_is_in_the_trash_no_more_is_told(qtbot, shown, tmp_path):
    shown.view.select_rows([1])
    QTest.keyClick(shown.view.grid, Qt.Key.Key_Delete)
    answer(qtbot, shown, QMessageBox.ButtonRole.AcceptRole)
    qtbot.waitUntil(lambda: shown.model.rowCount() == 6 and shown.settled)
    for file in (tmp_path / "data" / "Trash" / "files").iterdir():
        file.unlink()
    shown.marking.undo()
    qtbot.waitUntil(lambda: "not in the trash any more" in shown.status._message.text())


def test_of_several_photos_one_may_stay_in_the_trash(qtbot, shown, folder):
    shown.view.select_rows([1, 2, 3])
    QTest.keyClick(shown.view.grid, Qt.Key.Key_Delete)
    answer(qtbot, shown, QMessageBox.ButtonRole.AcceptRole)
    qtbot.waitUntil(lambda: shown.model.rowCount() == 4 and shown.settled)
    (folder / "photo_2.jpg").mkdir()  # which no scan takes for a photo
    shown.marking.undo()
    qtbot.waitUntil(lambda: shown.model.rowCount() == 6 and shown.settled)
    told = shown.status._message.text()
    assert told.startswith("Undo Move 2 photos to the trash · There is another photo_2.jpg now.")
    assert shown.marking.undo_title == "Move photo to the trash"
    assert shown.marking.redo_title == "Move 2 photos to the trash"
