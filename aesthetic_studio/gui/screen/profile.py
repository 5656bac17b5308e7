"""Which ICC profile photographs are converted to: what the system says of a screen, or what the user chose."""

import logging
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.gui.screen import macos, windows, x11
from aesthetic_studio.gui.workers.screen_colours import SRGB, shows_colours
from aesthetic_studio.settings import ScreenProfile

log = logging.getLogger(__name__)

MOST_BYTES = 32_000_000
"""No screen's profile is larger."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a window is, by all the names that systems have for a screen.

    Attributes:
        system: Qt's name of the window system.
        screen: counted from 0, the primary one first.
        window: the number that Windows has given it, 0 elsewhere.
        x, y: the middle of the screen on the desktop.
    """

    system: str
    screen: int
    window: int
    x: float
    y: float

    @classmethod
    def of(cls, window: QWidget) -> "Place":
        """The place of a window that is shown."""
        screen, middle = window.screen(), window.screen().geometry().center()
        system, number = QGuiApplication.platformName(), QGuiApplication.screens().index(screen)
        handle = int(window.winId()) if system == "windows" else 0
        return cls(system, number, handle, middle.x(), middle.y())


def screen_profile(chosen: str, place: Place) -> bytes:
    """The profile to convert to; empty for sRGB. Reads files and asks the system: not for the window's thread.

    Args:
        chosen: as `settings.Settings.screen_profile`.
        place: whose screen is asked for where the system decides.

    Raises:
        UsageError: the chosen file is no profile of a screen.
    """
    match chosen:
        case ScreenProfile.SRGB:
            return SRGB
        case ScreenProfile.AUTOMATIC:
            return _of_system(place)
        case _:
            return _of_file(Path(chosen))


def _of_system(place: Place) -> bytes:
    """What the system says; sRGB where it says nothing.

    Under Wayland it is the compositor that converts from sRGB to the screen.
    """
    try:
        match place.system:
            case "xcb":
                profile = x11.profile_of_screen(place.screen)
            case "windows":
                profile = windows.profile_of_window(place.window)
            case "cocoa":
                profile = macos.profile_at(place.x, place.y)
            case _:
                return SRGB
    except (OSError, AttributeError) as error:
        log.warning("the screen's profile cannot be read: %s", error)
        return SRGB
    return profile if shows_colours(profile) else SRGB


def _of_file(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            profile = stream.read(MOST_BYTES)
    except OSError:
        profile = b""
    if not profile or not shows_colours(profile):
        raise UsageError(
            f"{file.name} cannot be read as the profile of a screen.",
            "Photos are shown in sRGB; choose another profile in the settings.",
        )
    return profile
