"""Keeps the photographs in the colours of the screen that the window is on."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from aesthetic_studio.domain.errors import StudioError
from aesthetic_studio.gui.screen.profile import Place, screen_profile
from aesthetic_studio.gui.workers.screen_colours import SRGB, profile_name
from aesthetic_studio.settings import ScreenProfile

if TYPE_CHECKING:
    from aesthetic_studio.gui.main_window import MainWindow


class ScreenDesk(QObject):
    """Looks for the profile at the start, on another screen, and whenever somebody comes back to the window.

    Attributes:
        profile: the ICC profile in use; empty for sRGB.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.profile = SRGB
        self._window = window
        self._begun = False
        self._asked = 0

    def begin(self) -> None:
        """Once the window is shown and its threads run."""
        self._begun = True
        self._window.installEventFilter(self)
        if (handle := self._window.windowHandle()) is not None:
            handle.screenChanged.connect(self.look)
        self.look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Somebody may have been in the system's settings."""
        if event.type() == QEvent.Type.WindowActivate and self._chosen == ScreenProfile.AUTOMATIC:
            self.look()
        return super().eventFilter(watched, event)

    def look(self, *_: object) -> None:
        """Find out which profile is the right one now."""
        if not self._begun:
            return
        chosen, place = self._chosen, Place.of(self._window)
        self._asked += 1
        number = self._asked

        def take(profile: bytes) -> None:
            if number == self._asked:
                self._use(profile)

        def refuse(error: StudioError) -> None:
            take(SRGB)
            self._window.show_error(error)

        self._window.reader.post(lambda: screen_profile(chosen, place), take, refuse)

    @property
    def _chosen(self) -> str:
        return self._window.settings_desk.settings.screen_profile

    @property
    def name(self) -> str:
        """What the profile in use calls itself."""
        return profile_name(self.profile) if self.profile else "sRGB"

    def _use(self, profile: bytes) -> None:
        if profile == self.profile:
            return
        self.profile = profile
        self._window.decoder.set_screen(profile)
        self._window.model.forget_thumbnails()
