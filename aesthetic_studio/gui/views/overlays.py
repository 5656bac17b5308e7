"""What can lie over a photo: clipped tones, what is in focus, and the lines of the thirds."""

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

LINE, LINE_SHADOW = QColor(255, 255, 255, 170), QColor(0, 0, 0, 90)
"""The same in every theme: they lie on photographs."""


@dataclass(frozen=True, slots=True)
class Overlays:
    """Which of them are shown."""

    thirds: bool = False
    clipping: bool = False
    peaking: bool = False


def paint_thirds(painter: QPainter, photo: QRectF) -> None:
    """Two lines across and two down, at the thirds of the whole photo, visible on light and on dark."""
    lines = []
    for third in (1 / 3, 2 / 3):
        x, y = photo.left() + photo.width() * third, photo.top() + photo.height() * third
        lines += [QLineF(x, photo.top(), x, photo.bottom()), QLineF(photo.left(), y, photo.right(), y)]
    for colour, width in ((LINE_SHADOW, 3.0), (LINE, 1.0)):
        painter.setPen(QPen(colour, width))
        painter.drawLines(lines)
