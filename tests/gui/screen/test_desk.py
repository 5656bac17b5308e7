"""The window in the colours of its screen."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from aesthetic_studio.gui.library.library_view import ViewName
from aesthetic_studio.gui.library.photo_model import Role
from aesthetic_studio.gui.screen import desk
from aesthetic_studio.gui.workers.loupe_image import to_qimage
from aesthetic_studio.photos.adobe_rgb import adobe_rgb_profile

SCREEN = adobe_rgb_profile()


@pytest.fixture
def screens(monkeypatch):
    """Which profile is found; changed by the tests."""
    found = {"profile": b"", "asked": 0}

    def ask(chosen, place):
        found["asked"] += 1
        return found["profile"] if chosen == "automatic" else b""

    monkeypatch.setattr(desk, "screen_profile", ask)
    return found


def thumbnail(window):
    return window.model.index(0).data(Role.THUMBNAIL)


def test_photos_follow_the_window_to_another_screen(qtbot, screens, opened):
    photo = opened.model.photo(0)
    before, after = (to_qimage(opened.library.thumbnail(photo), screen) for screen in (b"", SCREEN))
    assert thumbnail(opened) == before != after
    screens["profile"] = SCREEN
    opened.windowHandle().screenChanged.emit(opened.screen())
    qtbot.waitUntil(lambda: thumbnail(opened) == after)
    opened.view.show_view(ViewName.LOUPE)
    qtbot.waitUntil(lambda: opened.view.large.loupe.sharp)
    assert opened.view.large.loupe.thumbnail == after


def test_whoever_comes_back_from_the_systems_settings_sees_the_new_colours(qtbot, screens, opened):
    qtbot.waitUntil(lambda: screens["asked"] > 0)
    screens["profile"] = SCREEN
    QApplication.sendEvent(opened, QEvent(QEvent.Type.WindowActivate))
    qtbot.waitUntil(lambda: opened.screen_desk.profile == SCREEN)


def test_the_setting_takes_hold_at_once(qtbot, screens, opened, doors):
    screens["profile"] = SCREEN
    opened.screen_desk.look()
    qtbot.waitUntil(lambda: opened.screen_desk.profile == SCREEN)
    opened.settings_desk.change({"screen_profile": "srgb"})
    qtbot.waitUntil(lambda: opened.screen_desk.profile == b"")
    assert opened.screen_desk.name == "sRGB"
    qtbot.waitUntil(lambda: doors.home.read_settings().screen_profile == "srgb")
    assert opened.isVisible()


def test_a_profile_that_cannot_be_used_is_told(qtbot, opened):
    opened.settings_desk.change({"screen_profile": "/nowhere/monitor.icc"})
    qtbot.waitUntil(lambda: "monitor.icc" in opened.status._message.text())
    assert opened.screen_desk.profile == b""
