"""Copies the critique in view as plain text."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget

from aesthetic_studio.gui.critique.copy_text import critique_text
from aesthetic_studio.gui.critique.live import LiveCritique
from aesthetic_studio.gui.critique.small_button import make_small

_CONFIRMED_MS = 1500


class CopyButton(QPushButton):
    """A quiet button that says for a moment that it has copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source: tuple[str, LiveCritique, str] | None = None
        self.setText(self.tr("Copy"))
        self.setToolTip(self.tr("Copy the critique as plain text"))
        self.setAccessibleName(self.tr("Copy the critique"))
        make_small(self)
        room = self.sizePolicy()
        room.setRetainSizeWhenHidden(True)  # its row keeps its height while a score is awaited
        self.setSizePolicy(room)
        self.clicked.connect(self._copy)

    def set_source(self, title: str, critique: LiveCritique, critic_name: str) -> None:
        """What to copy: as much of it as has arrived by the time of the click."""
        self._source = (title, critique, critic_name)

    def _copy(self) -> None:
        if self._source is None:
            return
        QGuiApplication.clipboard().setText(critique_text(*self._source))
        self.setText(self.tr("Copied"))
        QTimer.singleShot(_CONFIRMED_MS, self, lambda: self.setText(self.tr("Copy")))
