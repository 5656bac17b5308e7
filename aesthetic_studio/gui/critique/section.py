"""A part of the panel under a quiet heading."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from aesthetic_studio.gui.critique.wrapped_text import INSET
from aesthetic_studio.gui.theme import GRID


class Section(QWidget):
    """A heading and what belongs under it; widgets beside the heading are added to ``heading_row``."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(heading)
        label = QLabel(heading, self)
        label.setProperty("role", "heading")
        self.heading_row = QHBoxLayout()
        self.heading_row.setContentsMargins(INSET, 0, INSET, 0)
        self.heading_row.addWidget(label, 1, Qt.AlignmentFlag.AlignVCenter)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)
        self._column.addLayout(self.heading_row)

    def add(self, widget: QWidget, *, inset: int = INSET) -> None:
        """Put a widget under what is there already; running text brings its own inset."""
        row = QHBoxLayout()
        row.setContentsMargins(inset, 0, inset, 0)
        row.addWidget(widget)
        self._column.addLayout(row)
