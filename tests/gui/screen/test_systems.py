"""What is asked of systems that this one may not be: their libraries are played."""

import ctypes
from types import SimpleNamespace

import pytest

from aesthetic_studio.gui.screen import macos, windows

SECOND = r"\\.\DISPLAY2"


class Played:
    """A library whose functions are called by name, as those of ctypes are, and may be given types."""

    def __init__(self, **functions):
        for name, function in functions.items():
            setattr(self, name, type(name, (), {"__call__": staticmethod(function)})())


@pytest.fixture
def windows_with(monkeypatch, tmp_path):
    """Windows, a window on its second screen, and the file of that screen's profile."""

    def play(file):
        closed = []

        def monitor_info(monitor, info):
            assert monitor.value == 22
            info._obj.device = SECOND
            return info._obj.size == ctypes.sizeof(windows._Monitor)

        def profile(context, length, name):
            assert context.value == 44
            if file is not None:
                name.value = str(file)
            return file is not None and len(name) == length._obj.value

        libraries = {
            "user32": Played(
                MonitorFromWindow=lambda handle, _: 22 if handle.value == 7 else 11,
                GetMonitorInfoW=monitor_info,
            ),
            "gdi32": Played(
                CreateDCW=lambda device, *_: 44 if device == SECOND else 33,
                GetICMProfileW=profile,
                DeleteDC=closed.append,
            ),
        }
        monkeypatch.setattr(windows, "_library", libraries.__getitem__)
        return closed

    return play


def test_windows_is_asked_for_the_profile_of_the_windows_own_screen(windows_with, tmp_path):
    (tmp_path / "second.icm").write_bytes(b"second")
    closed = windows_with(tmp_path / "second.icm")
    assert windows.profile_of_window(7) == b"second"
    assert len(closed) == 1


def test_windows_may_know_no_profile(windows_with):
    closed = windows_with(None)
    assert windows.profile_of_window(7) == b""
    assert len(closed) == 1


def test_a_profile_that_windows_names_may_be_gone(windows_with, tmp_path):
    windows_with(tmp_path / "gone.icm")
    with pytest.raises(OSError, match="gone"):
        windows.profile_of_window(7)


@pytest.mark.parametrize(
    ("screens", "data", "expected"), [(1, b"second", b"second"), (0, b"", b""), (1, None, b"")]
)
def test_macos_is_asked_for_the_profile_at_a_place(monkeypatch, screens, data, expected):
    released = []
    held = None if data is None else ctypes.create_string_buffer(data, max(1, len(data)))

    def displays(point, most, screen, count):
        assert (point.x, point.y, most) == (100, 50, 1)
        screen._obj.value, count._obj.value = 5, screens

    graphics = SimpleNamespace(
        CGGetDisplaysWithPoint=displays,
        CGDisplayCopyColorSpace=lambda screen: 55 if screen.value == 5 else None,
        CGColorSpaceCopyICCData=lambda space: 66 if held is not None else None,
    )
    foundation = SimpleNamespace(
        CFDataGetBytePtr=lambda _: ctypes.addressof(held),
        CFDataGetLength=lambda _: len(data),
        CFRelease=released.append,
    )
    monkeypatch.setattr(macos, "_graphics", lambda: graphics)
    monkeypatch.setattr(macos, "_foundation", lambda: foundation)
    assert macos.profile_at(100, 50) == expected
    assert released == ([55, 66] if expected else [55] * screens)
