"""A menu in which several things can be ticked without opening it anew for each."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QKeyEvent, QMouseEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QMenu

DOT = 16


class ChoiceMenu(QMenu):
    """Stays open while things are ticked; a command that cannot be ticked closes it."""

    def add_heading(self, text: str) -> None:
        """Say what the entries below mean; a section's own title is not painted where a menu has a style sheet."""
        self.addAction(text).setEnabled(False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click ticks."""
        if not self._tick(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The space bar ticks; Enter ticks and closes."""
        if event.key() != Qt.Key.Key_Space or not self._tick(self.activeAction()):
            super().keyPressEvent(event)

    @staticmethod
    def _tick(action: QAction | None) -> bool:
        if action is None or not action.isCheckable():
            return False
        action.trigger()
        return True


def dot(colour: QColor, ratio: float = 1.0, *, ticked: bool = False) -> QIcon:
    """A round spot of a colour, as labels are painted; with a tick on it where it is chosen."""
    picture = QPixmap(round(DOT * ratio), round(DOT * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    edge = 0.0 if ticked else 3.0
    painter.drawEllipse(QRectF(QPointF(edge, edge), QPointF(DOT - edge, DOT - edge)))
    if ticked:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor("black"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPolyline([QPointF(4, 8.5), QPointF(7, 11.5), QPointF(12, 5)])
    painter.end()
    return QIcon(picture)
