"""Photos as files: copied, dragged into albums and out, found in the file manager, and the menu that offers it."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest

from aesthetic_studio.domain.query import SortKey
from aesthetic_studio.gui import file_manager
from aesthetic_studio.gui.library import photo_list
from aesthetic_studio.gui.photo_files import PHOTO_IDS, as_mime_data, dragged_ids


@pytest.fixture
def shown(qtbot, window, folder):
    """Seven photos by name; the first one is a pair."""
    shutil.copy(folder / "photo_0.jpg", folder / "photo_0.nef")
    window.start([folder])
    window.view.filter_bar.set_sort(SortKey.NAME)
    qtbot.waitUntil(lambda: window.model.rowCount() == 7 and window.settled)
    return window


def trigger(window, name):
    window.actions_by_name[name].trigger()


def copied():
    data = QGuiApplication.clipboard().mimeData()
    return [] if data is None else [Path(url.toLocalFile()).name for url in data.urls()]


def test_copied_photos_are_files_and_a_pair_is_two(qtbot, shown):
    shown.view.select_rows([0, 2])
    trigger(shown, "copy_files")
    qtbot.waitUntil(lambda: copied() == ["photo_0.jpg", "photo_0.nef", "photo_2.jpg"])
    gnome = bytes(QGuiApplication.clipboard().mimeData().data("x-special/gnome-copied-files").data())
    assert gnome.startswith(b"copy\nfile:///")
    assert "3 files" in shown.status._message.text()


def test_copied_paths_are_lines(qtbot, shown, folder):
    shown.view.select_rows([1, 2])
    trigger(shown, "copy_paths")
    wanted = f"{folder / 'photo_1.jpg'}\n{folder / 'photo_2.jpg'}"
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == wanted)


def test_the_search_field_keeps_its_copy_key(qtbot, shown):
    QGuiApplication.clipboard().setText("before")
    shown.top_bar.search.setText("iceland")
    shown.top_bar.search.setFocus()
    shown.top_bar.search.selectAll()
    QTest.keyClick(shown.top_bar.search, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "iceland"


def test_names_with_any_signs_arrive_whole():
    data = as_mime_data([Path("/tmp/a b#ü%.jpg")], [3, 5])
    assert data.urls() == [QUrl.fromLocalFile("/tmp/a b#ü%.jpg")]
    assert dragged_ids(data) == [3, 5]
    assert b"a%20b%23" in bytes(data.data("x-special/gnome-copied-files").data())
    foreign = QMimeData()
    foreign.setData(PHOTO_IDS, b"1,nonsense,\xff")
    assert dragged_ids(foreign) == [1]
    assert dragged_ids(QMimeData()) == []


def test_the_selected_photos_are_dragged(qtbot, shown, monkeypatch):
    dragged = []
    monkeypatch.setattr(
        photo_list, "drag_photos", lambda _source, photos, pictures: dragged.append((photos, pictures))
    )
    shown.view.select_rows([0, 3])
    shown.view.grid.startDrag(Qt.DropAction.CopyAction)
    ((photos, pictures),) = dragged
    assert [photo.path.name for photo in photos] == ["photo_0.jpg", "photo_3.jpg"]
    assert len(pictures) == 2


def test_too_many_are_told_to_be_copied(qtbot, shown, monkeypatch):
    monkeypatch.setattr(photo_list, "MOST_DRAGGED", 3)
    shown.view.grid.selectAll()
    shown.view.grid.startDrag(Qt.DropAction.CopyAction)
    assert "Ctrl+C" in shown.status._message.text()


def drop(window, name, ids):
    """Let photos fall onto the album of this name; whether it took them."""
    albums = window.sidebar._albums
    (item,) = albums.findItems(name, Qt.MatchFlag.MatchExactly)
    place = QPointF(albums.visualItemRect(item).center())
    data = as_mime_data([Path("/any.jpg")], ids)
    button, no_key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(place, Qt.DropAction.CopyAction, data, button, no_key)
    event.ignore()
    albums.dropEvent(event)
    return event.isAccepted()


def test_photos_fall_into_albums_but_not_into_smart_ones(qtbot, shown):
    shown.library.albums.make("To print", [])
    shown.library.albums.save_filter("Best", "score>7")
    shown.albums.read()
    qtbot.waitUntil(lambda: len(shown.albums.albums) == 2)
    ids = list(shown.model.ids[:3])
    assert not drop(shown, "Best", ids)
    assert drop(shown, "To print", ids)
    qtbot.waitUntil(lambda: shown.library.albums.named("To print").photo_count == 3)
    qtbot.waitUntil(lambda: shown.marking.undo_title == "Add to To print")


def test_delete_means_the_album_while_it_has_the_keyboard(qtbot, shown):
    shown.library.albums.make("To print", [])
    shown.albums.read()
    qtbot.waitUntil(lambda: len(shown.albums.albums) == 1)
    albums = shown.sidebar._albums
    albums.setFocus()
    albums.setCurrentRow(0)
    QTest.keyClick(albums, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: shown.library.albums.all() == [])
    assert shown.model.rowCount() == 0 or all(
        photo.path.exists() for photo in shown.library.photos(shown.model.ids)
    )


def test_the_menu_on_a_photo_has_the_commands_and_opens_by_mouse(qtbot, shown):
    menu = shown.photo_menu.menu
    names = {action.objectName() for action in menu.actions()}
    assert {"loupe", "critique", "cull", "copy_files", "show_in_files"} <= names
    shown.view.grid.customContextMenuRequested.emit(QPoint(40, 40))
    assert menu.isVisible()
    menu.close()


def test_without_a_bus_the_folder_opens(qtbot, shown, folder, monkeypatch):
    opened = []
    monkeypatch.setattr(file_manager, "_open_folder", opened.append)

    class NoBus:
        @staticmethod
        def sessionBus():  # noqa: N802
            return NoBus()

        def isConnected(self):  # noqa: N802
            return False

    monkeypatch.setattr(file_manager, "QDBusConnection", NoBus)
    shown.view.select_rows([2])
    trigger(shown, "show_in_files")
    qtbot.waitUntil(lambda: opened == [folder / "photo_2.jpg"])
