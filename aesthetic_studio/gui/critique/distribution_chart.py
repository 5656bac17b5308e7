"""How sure the critic is: the probability of each whole score as small bars."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from aesthetic_studio.domain.score import SCORE_MAX, SCORE_MIN
from aesthetic_studio.gui import theme
from aesthetic_studio.gui.critique.wording import share

_GAP = 2.0
_RADIUS = 1.5


class DistributionChart(QWidget):
    """Ten bars, one for each score; the most likely one is bright."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._distribution: Mapping[int, float] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Distribution of the score"))

    def sizeHint(self) -> QSize:
        """As wide as there is room, as tall as the score figure."""
        return QSize(140, 40)

    def minimumSizeHint(self) -> QSize:
        """Still legible bars."""
        return QSize(60, 40)

    def show_distribution(self, distribution: Mapping[int, float]) -> None:
        """Show other probabilities; an empty mapping shows a flat base line."""
        self._distribution = distribution
        words = ", ".join(f"{score}: {share(part)}" for score, part in sorted(distribution.items()))
        self.setToolTip(self.tr("Probability of each score") + f"\n{words}" if words else "")
        self.setAccessibleDescription(words)
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        """Bars from 1 to 10, always left to right, as a number line reads."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setClipRect(self.rect())  # the lower corners stay square
        colours = theme.tokens()
        scores = range(int(SCORE_MIN), int(SCORE_MAX) + 1)
        shares = {score: max(0.0, self._distribution.get(score, 0.0)) for score in scores}
        highest = max(shares.values())
        step = (self.width() + _GAP) / len(scores)
        for place, part in enumerate(shares.values()):
            height = max(1.5, (self.height() - 1) * part / highest) if highest else 1.5
            bright = highest > 0 and part == highest
            painter.setBrush(QColor(colours.bright if bright else colours.star_off))
            bar = QRectF(place * step, self.height() - height, step - _GAP, height + _RADIUS)
            painter.drawRoundedRect(bar, _RADIUS, _RADIUS)
