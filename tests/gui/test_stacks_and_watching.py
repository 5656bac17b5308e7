"""Stacks are opened and closed by a key, pairs have a badge, and the window follows its folders."""

import shutil

import numpy as np
import pytest
from PIL import ExifTags, Image
from PySide6.QtCore import Qt

from aesthetic_studio.gui.library.photo_model import Role
from aesthetic_studio.photos import watching


@pytest.fixture
def burst(tmp_path):
    """Three shots of a burst, one other photo, and a pair."""
    folder = tmp_path / "Burst"
    folder.mkdir()
    patches = np.random.default_rng(1).integers(0, 256, (6, 9, 3), np.uint8)
    for number, moment in enumerate(("10:00:00", "10:00:01", "10:00:02", "12:00:00", "14:00:00")):
        exif = Image.Exif()
        exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = f"2026:11:01 {moment}"
        picture = np.kron(patches, np.ones((16, 16, 1), np.uint8))
        Image.fromarray(picture).save(folder / f"{number}.jpg", exif=exif, quality=80 + number)
    shutil.copy(folder / "4.jpg", folder / "4.nef")
    return folder


@pytest.fixture
def shown(qtbot, window, burst):
    window.start([burst])
    qtbot.waitUntil(lambda: window.model.rowCount() == 5 and window.settled)
    return window


def names(window):
    return [window.model.photo(row).path.stem for row in range(window.model.rowCount())]


def trigger(window, name):
    window.actions_by_name[name].trigger()


@pytest.fixture
def stacked(qtbot, shown):
    trigger(shown, "stack_find")
    qtbot.waitUntil(lambda: shown.model.rowCount() == 3 and shown.settled)
    return shown


def test_a_burst_becomes_a_stack_and_a_key_opens_it(qtbot, stacked):
    assert names(stacked) == ["0", "3", "4"]
    stacked.view.select_rows([0])
    assert stacked.view.active.stack.count == 3
    qtbot.keyClick(stacked.view.grid, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: stacked.model.rowCount() == 5 and stacked.settled)
    assert names(stacked) == ["0", "1", "2", "3", "4"]
    qtbot.keyClick(stacked.view.grid, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: stacked.model.rowCount() == 3 and stacked.settled)


def test_stacking_is_undone_and_redone(qtbot, stacked):
    stacked.marking.undo()
    qtbot.waitUntil(lambda: stacked.model.rowCount() == 5)
    stacked.marking.redo()
    qtbot.waitUntil(lambda: stacked.model.rowCount() == 3)


def test_photos_are_stacked_unstacked_and_led_by_hand(qtbot, shown):
    shown.view.select_rows([1, 3])
    trigger(shown, "stack_make")
    qtbot.waitUntil(lambda: shown.model.rowCount() == 4 and shown.settled)
    shown.view.select_rows([names(shown).index("1")])
    trigger(shown, "stack_toggle")
    qtbot.waitUntil(lambda: shown.model.rowCount() == 5 and shown.settled)
    shown.view.select_rows([names(shown).index("3")])
    trigger(shown, "stack_lead")
    qtbot.waitUntil(lambda: shown.view.active is not None and shown.view.active.stack.leads)
    trigger(shown, "stack_dissolve")
    qtbot.waitUntil(lambda: shown.view.active is not None and shown.view.active.stack is None)
    assert shown.model.rowCount() == 5


def test_nothing_alike_is_told(qtbot, stacked):
    trigger(stacked, "stack_find")
    qtbot.waitUntil(lambda: "No bursts" in stacked.status._message.text())


def test_badges_are_painted_and_read_out(qtbot, stacked):
    words = [stacked.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert "stack of 3" in words[0]
    assert "RAW and JPEG" in words[2]
    assert stacked.model.index(2).data(Role.PHOTO).companions[0].name == "4.nef"
    corners = []
    for row in range(3):
        place = stacked.view.grid.visualRect(stacked.model.index(row))
        picture = stacked.view.grid.viewport().grab(place).toImage()
        corner = [
            picture.pixelColor(x, y).lightness()
            for x in range(picture.width() - 60, picture.width() - 14)
            for y in range(14, 26)
        ]
        corners.append(min(corner))
    assert corners[0] < 40  # the dark ground of a badge
    assert corners[2] < 40


def test_photos_that_come_and_go_are_seen(qtbot, shown, burst, monkeypatch):
    monkeypatch.setattr(watching, "QUIET_S", 0.1)
    qtbot.wait(300)
    shutil.copy(burst / "0.jpg", burst / "new.jpg")
    qtbot.waitUntil(lambda: "new" in names_read(shown))
    (burst / "new.jpg").unlink()
    qtbot.waitUntil(lambda: shown.model.rowCount() == 5)


def names_read(window):
    photos = [window.model.photo(row) for row in range(window.model.rowCount())]
    return [photo.path.stem for photo in photos if photo is not None]


def test_what_happened_while_no_window_was_open_is_caught_up_with(qtbot, shown, doors, burst):
    shown.close()
    (burst / "3.jpg").unlink()
    from aesthetic_studio.gui.main_window import MainWindow

    window = MainWindow(doors)
    qtbot.addWidget(window)
    window.show()
    window.start()
    qtbot.waitUntil(lambda: window.model.rowCount() == 4 and window.settled)
    window.close()


def test_a_folder_without_watches_is_told(qtbot, shown, burst):
    shown.watching.unwatched.emit(burst)
    assert "Burst" in shown.status._message.text()
