"""The critic's words, as they arrive."""

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from aesthetic_studio.gui import theme
from aesthetic_studio.gui.critique.wrapped_text import WrappedText

_BAR_WIDTH = 2.5


class CommentText(WrappedText):
    """Selectable words with a thin bar at their end while more are coming."""

    grew = Signal(QPoint)
    """The end of the words has moved; where it is now, in this widget's coordinates."""

    def __init__(self, name: str = "Critique", parent: QWidget | None = None) -> None:
        super().__init__(name, parent=parent)
        self._streaming = False

    def set_streaming(self, streaming: bool) -> None:
        """Show or take away the bar."""
        if streaming is not self._streaming:
            self._streaming = streaming
            self.viewport().update()

    def append_text(self, text: str) -> None:
        """Add words at the end and say where the end is now."""
        super().append_text(text)
        self.grew.emit(self.viewport().mapTo(self, self._end().bottomLeft().toPoint()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words, then the bar."""
        super().paintEvent(event)
        if not self._streaming:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.tokens().accent))
        painter.drawRoundedRect(self._end(), 1, 1)

    def _end(self) -> QRectF:
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        place = self.cursorRect(cursor)
        height = self.fontMetrics().height()
        left = min(place.left() + 1.0, self.viewport().width() - _BAR_WIDTH)
        return QRectF(left, place.bottom() - height, _BAR_WIDTH, height)
