"""A line of plain text that ends in dots where it has not enough room."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget


class ElidedLabel(QLabel):
    """As much of the text as there is room for; `text` is the whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumWidth(1)

    def paintEvent(self, _: QPaintEvent) -> None:
        """The text, cut where it must be."""
        room = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter, role = QPainter(self), self.foregroundRole()
        self.style().drawItemText(painter, room, int(self.alignment()), self.palette(), True, text, role)
