import pytest
from PIL import ImageCms
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.gui.screen import macos, windows, x11
from aesthetic_studio.gui.screen.profile import Place, screen_profile
from aesthetic_studio.photos.adobe_rgb import adobe_rgb_profile
from aesthetic_studio.settings import ScreenProfile, Settings

WIDE = adobe_rgb_profile()
X = Place("xcb", 1, 0, 10, 20)


@pytest.fixture
def system(monkeypatch):
    """What the systems say of each screen."""
    said = {"xcb": WIDE, "windows": WIDE, "cocoa": WIDE}
    monkeypatch.setattr(x11, "profile_of_screen", lambda number: said["xcb"] if number == 1 else b"")
    monkeypatch.setattr(windows, "profile_of_window", lambda handle: said["windows"] if handle == 7 else b"")
    monkeypatch.setattr(macos, "profile_at", lambda x, y: said["cocoa"] if (x, y) == (10, 20) else b"")
    return said


@pytest.mark.parametrize("name", ["xcb", "windows", "cocoa"])
def test_the_system_says_which_profile_a_screen_has(system, name):
    assert Settings().screen_profile == ScreenProfile.AUTOMATIC
    assert screen_profile(ScreenProfile.AUTOMATIC, Place(name, 1, 7, 10, 20)) == WIDE
    assert screen_profile(ScreenProfile.AUTOMATIC, Place(name, 0, 8, 0, 0)) == b""


@pytest.mark.parametrize("name", ["wayland", "offscreen"])
def test_where_the_system_converts_or_nothing_is_seen_it_is_srgb(system, name):
    assert screen_profile(ScreenProfile.AUTOMATIC, Place(name, 1, 7, 10, 20)) == b""


def test_what_the_system_says_may_be_of_no_use(system, monkeypatch):
    system["xcb"] = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    assert screen_profile(ScreenProfile.AUTOMATIC, X) == b""

    def fail(number):
        raise OSError("no server")

    monkeypatch.setattr(x11, "profile_of_screen", fail)
    assert screen_profile(ScreenProfile.AUTOMATIC, X) == b""


def test_the_systems_of_others_say_so():
    """On this one at most one of the two is at home."""
    for ask in (lambda: windows.profile_of_window(0), lambda: macos.profile_at(0, 0)):
        try:
            assert isinstance(ask(), bytes)
        except OSError:
            continue


def test_the_user_has_the_last_word(system, tmp_path):
    file = tmp_path / "monitor.icc"
    file.write_bytes(WIDE)
    assert screen_profile(str(file), Place("offscreen", 0, 0, 0, 0)) == WIDE
    assert screen_profile(ScreenProfile.SRGB, X) == b""


@pytest.mark.parametrize("content", [None, b"", b"no profile" * 20, WIDE[:300]])
def test_a_file_that_is_no_profile_is_told(tmp_path, content):
    file = tmp_path / "monitor.icc"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(UsageError, match=r"monitor\.icc cannot be read"):
        screen_profile(str(file), X)


def test_a_window_has_a_place(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    place = Place.of(widget)
    assert (place.system, place.screen) == (QGuiApplication.platformName(), 0)
    assert place.x > 0 < place.y
