"""The choice of the screen's colours: the system's word, sRGB, or a profile from a file."""

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QWidget

from aesthetic_studio.gui.settings.fields import Choice
from aesthetic_studio.settings import ScreenProfile

_ASK = "ask"


class ProfileChoice(Choice):
    """Holds a value of `settings.Settings.screen_profile`; its last entry asks for a file."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, (), parent)
        self.addItem(self.tr("Automatic"), str(ScreenProfile.AUTOMATIC))
        self.addItem("sRGB", str(ScreenProfile.SRGB))
        self.addItem(self.tr("ICC file…"), _ASK)
        self._last = self.currentData()
        self.currentIndexChanged.connect(self._remember)
        self.activated.connect(self._ask)

    @property
    def chosen(self) -> Any:
        """The value; while a file is asked for, the one before."""
        return self._last

    def choose(self, value: Any) -> None:
        """Show this value, a file by its name."""
        place = self.findData(value)
        if place < 0:
            place = self.count() - 1
            self.insertItem(place, Path(value).name, value)
        self.setCurrentIndex(place)

    def _remember(self) -> None:
        if self.currentData() != _ASK:
            self._last = self.currentData()

    def _ask(self) -> None:
        if self.currentData() == _ASK:
            words = self.tr("Screen profile")
            file, _ = QFileDialog.getOpenFileName(
                self, words, str(Path.home()), "ICC (*.icc *.icm *.ICC *.ICM)"
            )
            self.choose(file or self._last)
