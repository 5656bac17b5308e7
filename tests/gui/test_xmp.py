from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from aesthetic_studio.gui import xmp_desk
from aesthetic_studio.photos.sidecar import read_sidecar
from aesthetic_studio.settings import Home, Settings, WriteXmp
from aesthetic_studio.studio.library import Library
from tests.photos.packets import packet


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(xmp_desk, "CALM_MS", 10)
    monkeypatch.setattr(xmp_desk, "RETRY_MS", 50)


@pytest.fixture
def doors(request, doors, tmp_path, session):
    """Those of all tests, but where a test wants it, with a library that writes at once."""
    if "impatient" not in request.fixturenames:
        return doors
    settings = Settings(write_xmp=WriteXmp.AT_ONCE)
    return replace(doors, open_library=lambda: Library(Home(tmp_path / "home"), settings))


def press(window, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(window.view.grid, key, modifiers)


def message(window):
    return window.status._message.text()


def test_writing_when_asked(qtbot, opened, folder):
    opened.view.select_rows([0])
    press(opened, Qt.Key.Key_4)
    photo = opened.model.photo(0).path
    press(opened, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: message(opened) == "1 XMP file written")
    assert read_sidecar(photo).marks.stars == 4
    assert len(list(folder.glob("*.xmp"))) == 1


def test_a_conflict_is_shown_and_decided_and_undone(qtbot, opened):
    opened.view.select_rows([0])
    press(opened, Qt.Key.Key_4)
    photo = opened.model.photo(0).path
    photo.with_suffix(".xmp").write_bytes(packet(Rating="2"))
    opened.commands.rescan()
    qtbot.waitUntil(lambda: opened.model.photo(0).conflict)
    assert opened.model.photo(0).stars == 2
    told = opened.model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert "in another program" in told
    assert "in another program" in opened.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    opened.actions_by_name["keep_mine"].trigger()
    qtbot.waitUntil(lambda: opened.model.photo(0).stars == 4 and not opened.model.photo(0).conflict)
    qtbot.waitUntil(lambda: opened.marking.undo_title == "Keep my marks")
    opened.marking.undo()
    qtbot.waitUntil(lambda: opened.model.photo(0).stars == 2 and opened.model.photo(0).conflict)
    opened.actions_by_name["take_theirs"].trigger()
    qtbot.waitUntil(lambda: opened.model.photo(0).stars == 2 and not opened.model.photo(0).conflict)


def test_at_once_and_again_when_the_disk_is_back(qtbot, impatient, opened, folder):
    opened.view.select_rows([0])
    photo = opened.model.photo(0).path
    away = folder.rename(folder.with_name("unplugged"))
    press(opened, Qt.Key.Key_4)
    qtbot.waitUntil(lambda: "is not there" in message(opened))
    away.rename(folder)
    qtbot.waitUntil(lambda: bool(list(folder.glob("*.xmp"))))
    assert read_sidecar(photo).marks.stars == 4
