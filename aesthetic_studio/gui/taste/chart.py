"""What the charts of the taste page share: a plot with quiet axes, painted in the theme's colours."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from aesthetic_studio.gui import theme

LEFT, TOP, RIGHT, BOTTOM = 56.0, 8.0, 12.0, 34.0
DOT = 3.0


class Chart(QWidget):
    """A plot over two scales. Subclasses set `horizontal` and `vertical`, their ticks and words, and paint into it.

    Attributes:
        horizontal, vertical: lowest and highest value of each scale.
    """

    def __init__(self, name: str, across: str, up: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._across, self._up = across, up
        self.horizontal, self.vertical = (0.0, 1.0), (0.0, 1.0)
        self._ticks: tuple[Sequence[tuple[float, str]], Sequence[tuple[float, str]]] = ((), ())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(320, 220)

    def minimumSizeHint(self) -> QSize:
        """Still legible."""
        return QSize(220, 220)

    def set_scales(self, across: Sequence[tuple[float, str]], up: Sequence[tuple[float, str]]) -> None:
        """The ticks of both scales, each with its words."""
        self._ticks = (across, up)

    @property
    def plot(self) -> QRectF:
        """Where values are painted."""
        return QRectF(self.rect()).adjusted(LEFT, TOP, -RIGHT, -BOTTOM)

    def x_at(self, value: float) -> float:
        """The pixel of a value of the horizontal scale."""
        low, high = self.horizontal
        return self.plot.left() + (value - low) / (high - low) * self.plot.width()

    def y_at(self, value: float) -> float:
        """The pixel of a value of the vertical scale."""
        low, high = self.vertical
        return self.plot.bottom() - (value - low) / (high - low) * self.plot.height()

    def point(self, across: float, up: float) -> QPointF:
        """The place of two values."""
        return QPointF(self.x_at(across), self.y_at(up))

    def paintEvent(self, _: QPaintEvent) -> None:
        """Axes first, then what they are for."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_axes(painter)
        self.paint(painter)

    def paint(self, painter: QPainter) -> None:
        """Paint the values."""
        raise NotImplementedError

    def _paint_axes(self, painter: QPainter) -> None:
        colours = theme.tokens()
        painter.setFont(theme.font(theme.TextSize.SMALL))
        plot, grid, words = self.plot, QPen(QColor(colours.track), 1), QPen(QColor(colours.quiet))
        height = painter.fontMetrics().height()
        for value, text in self._ticks[0]:
            x = round(self.x_at(value)) + 0.5
            painter.setPen(grid)
            painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
            painter.setPen(words)
            painter.drawText(
                QRectF(x - 30, plot.bottom() + 2, 60, height), Qt.AlignmentFlag.AlignHCenter, text
            )
        for value, text in self._ticks[1]:
            y = round(self.y_at(value)) + 0.5
            painter.setPen(grid)
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(words)
            box = QRectF(0, y - height / 2, plot.left() - 5, height)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        painter.setPen(words)
        under = QRectF(plot.left(), plot.bottom() + height + 3, plot.width(), height)
        painter.drawText(under, Qt.AlignmentFlag.AlignHCenter, self._across)
        painter.save()
        painter.translate(height / 2 + 1, plot.center().y())
        painter.rotate(-90)
        painter.drawText(QRectF(-100, -height / 2 - 2, 200, height), Qt.AlignmentFlag.AlignHCenter, self._up)
        painter.restore()


def score_ticks() -> list[tuple[float, str]]:
    """The ticks of the scale of scores."""
    return [(float(value), str(value)) for value in (2, 4, 6, 8, 10)]
