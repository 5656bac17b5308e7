"""How the user's ratings and the general scores of the same photos spread over the scale."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from aesthetic_studio.gui import theme
from aesthetic_studio.gui.taste.chart import Chart, score_ticks
from aesthetic_studio.studio.taste_report import RatedPhotoFigures

_BINS = 10


class SpreadChart(Chart):
    """The user's ratings as bars, the general scores as a line over them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", "", parent)
        self.setAccessibleName(self.tr("Spread of the scores"))
        self._across, self._up = self.tr("score"), self.tr("photos")
        self.horizontal = (0.5, 10.5)
        self._mine = self._general = [0] * _BINS

    def show_photos(self, photos: Sequence[RatedPhotoFigures]) -> None:
        """Show the photos' scores."""
        self._mine = _counts([photo.mine for photo in photos])
        self._general = _counts([photo.general for photo in photos])
        most = max(1, *self._mine, *self._general)
        self.vertical = (0.0, 1.1 * most)
        step = next(
            step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000) if most / step <= 5 or step == 1000
        )
        self.set_scales(score_ticks(), [(float(count), f"{count:,}") for count in range(0, most + 1, step)])
        words = self.tr("yours: {mine}\ngeneral: {general}").format(
            mine=", ".join(map(str, self._mine)), general=", ".join(map(str, self._general))
        )
        self.setAccessibleDescription(words)
        self.setToolTip(words)
        self.update()

    def paint(self, painter: QPainter) -> None:
        """Bars and line."""
        colours = theme.tokens()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.star_off))
        width = self.plot.width() / _BINS
        for place, count in enumerate(self._mine):
            if count:
                top = self.y_at(count)
                bar = QRectF(self.x_at(place + 1) - width * 0.38, top, width * 0.76, self.y_at(0) - top)
                painter.drawRoundedRect(bar, 2, 2)
        steps: list[QPointF] = []
        for place, count in enumerate(self._general):
            steps += [self.point(place + 0.5, count), self.point(place + 1.5, count)]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colours.bright), 1.5))
        painter.drawPolyline(QPolygonF(steps))


def _counts(values: Sequence[float]) -> list[int]:
    counts = [0] * _BINS
    for value in values:
        counts[min(_BINS, max(1, round(value))) - 1] += 1
    return counts
