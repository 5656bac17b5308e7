"""How the gain over the general score grows with the ratings, and where it is expected to go."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from aesthetic_studio.gui import theme
from aesthetic_studio.gui.critique.wording import signed
from aesthetic_studio.gui.taste.chart import DOT, Chart
from aesthetic_studio.taste.intervals import Interval
from aesthetic_studio.taste.learning import Learning
from aesthetic_studio.taste.learning_curve import CurvePoint

_STEPS = 40


class CurveChart(Chart):
    """Measured points with their intervals; until it is proven, the expected curve dashed, and where it would be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", "", parent)
        self.setAccessibleName(self.tr("Learning curve"))
        self._across, self._up = self.tr("photos rated"), self.tr("gain in agreement")
        self._points: list[tuple[float, Interval]] = []
        self._learning = Learning(0, None)

    def show_curve(self, curve: Sequence[CurvePoint], now: Interval | None, learning: Learning) -> None:
        """Show what was measured with fewer ratings and with all, and what is expected.

        Args:
            curve: with fewer.
            now: with all of them; None while there are too few to say.
            learning: where it stands.
        """
        self._points = [(point.photos, point.gain) for point in curve]
        if now is not None and now.value is not None:
            self._points.append((learning.photos, now))
        self._learning = learning
        furthest = max(
            [40, learning.photos + (learning.needed or 0), *(photos for photos, _ in self._points)]
        )
        self.horizontal = (0.0, 1.08 * furthest)
        ends = [end for _, gain in self._points for end in (gain.low, gain.high) if end is not None]
        expected = learning.gain_at(furthest) if learning.needed else 0.0
        around = 0.1 if self._points else 0.01
        self.vertical = (1.1 * min(-around / 2, expected, *ends), 1.1 * max(around, expected, *ends))
        self.set_scales(_counts(furthest), _gains(*self.vertical))
        words = ", ".join(f"{photos:.0f}: {signed(gain.value or 0.0, 2)}" for photos, gain in self._points)
        self.setAccessibleDescription(words)
        self.setToolTip(words)
        self.update()

    def paint(self, painter: QPainter) -> None:
        """Zero, the expected curve, the points, and the place where it would be proven."""
        colours = theme.tokens()
        plot = self.plot
        painter.setPen(QPen(QColor(colours.quiet), 1))
        zero = self.y_at(0.0)
        painter.drawLine(QPointF(plot.left(), zero), QPointF(plot.right(), zero))
        steps = [self.horizontal[1] * step / _STEPS for step in range(_STEPS + 1)]
        if self._learning.needed:
            line = QPolygonF([self.point(photos, self._learning.gain_at(photos)) for photos in steps])
            painter.setPen(QPen(QColor(colours.gain), 1.5, Qt.PenStyle.DashLine))
            painter.drawPolyline(line)
            proven = self._learning.photos + self._learning.needed
            top, foot = QPointF(self.x_at(proven), plot.top()), QPointF(self.x_at(proven), plot.bottom())
            painter.setPen(QPen(QColor(colours.gain), 1, Qt.PenStyle.DotLine))
            painter.drawLine(top, foot)
        for photos, gain in self._points:
            if gain.value is None or gain.low is None or gain.high is None:
                continue
            painter.setPen(QPen(QColor(colours.bar), 1.5))
            painter.drawLine(self.point(photos, gain.low), self.point(photos, gain.high))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.bright))
            painter.drawEllipse(self.point(photos, gain.value), DOT + 0.5, DOT + 0.5)


def _counts(furthest: float) -> list[tuple[float, str]]:
    step = next(
        step for step in (10, 20, 50, 100, 200, 500, 1000, 2000) if furthest / step <= 6 or step == 2000
    )
    return [(float(count), f"{count:,}") for count in range(0, int(furthest * 1.08) + 1, step)]


def _gains(low: float, high: float) -> list[tuple[float, str]]:
    step = next(
        step for step in (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0) if (high - low) / step <= 6 or step == 1.0
    )
    first, last = int(low / step), int(high / step)
    return [
        (place * step, signed(place * step, 1 if step >= 0.1 else 2) if place else "0")
        for place in range(first, last + 1)
    ]
