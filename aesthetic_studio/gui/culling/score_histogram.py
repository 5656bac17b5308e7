"""How many photos have which score, and where the thresholds stand."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from aesthetic_studio.domain.culling import Bucket, Candidate, CullingRule, Proposal
from aesthetic_studio.domain.score import SCORE_MAX, SCORE_MIN
from aesthetic_studio.gui import theme
from aesthetic_studio.gui.culling.bucket_look import bucket_brush
from aesthetic_studio.gui.language import translate

HEIGHT, AXIS, GRIP = 104, 18, 5.0
ORDER = (Bucket.KEEP, Bucket.UNSURE, Bucket.OUT)
Bars: TypeAlias = Mapping[int, Mapping[Bucket, int]]
"""How many photos of each bucket have a score, by the score in tenths."""


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of the photos and what they are put into; ``low`` and ``high`` are whole, and hold all of them."""

    low: int = 3
    high: int = 8
    bars: Bars = field(default_factory=dict)

    @classmethod
    def of(cls, candidates: Iterable[Candidate], proposal: Proposal, rule: CullingRule) -> "Scores":
        """Count them."""
        bars: dict[int, dict[Bucket, int]] = {}
        for each in candidates:
            score, bucket = rule.score(each), proposal.buckets.get(each.photo_id)
            if score is not None and bucket is not None:
                counts = bars.setdefault(round(10 * score), {})
                counts[bucket] = counts.get(bucket, 0) + 1
        if not bars:
            return cls()
        low, high = math.floor(min(bars) / 10), math.floor(max(bars) / 10) + 1
        return cls(max(int(SCORE_MIN), min(low, high - 3)), min(int(SCORE_MAX) + 1, max(high, low + 3)), bars)


class ScoreHistogram(QWidget):
    """Bars from the lowest to the highest score; the thresholds are lines that the mouse drags.

    The keyboard moves them by the sliders below.
    """

    keep_moved = Signal(float)
    out_moved = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scores = Scores()
        self._keep, self._out = 6.0, 4.0
        self._dragged: Bucket | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("How many photos have which score"))

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(240, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Still legible."""
        return QSize(160, HEIGHT)

    def show_scores(self, scores: Scores) -> None:
        """Show other photos, or the same elsewhere."""
        self._scores = scores
        counts = {bucket: sum(bar.get(bucket, 0) for bar in scores.bars.values()) for bucket in ORDER}
        words = translate("Culling", "{keep} to keep, {unsure} unsure, {out} out")
        self.setAccessibleDescription(words.format(**{each.value: count for each, count in counts.items()}))
        self.update()

    def show_thresholds(self, keep: float, out: float) -> None:
        """Move the lines."""
        self._keep, self._out = keep, out
        self.update()

    def place_of(self, score: float) -> float:
        """Where on the axis a score is, in pixels from the left."""
        low, high = self._scores.low, self._scores.high
        return GRIP + (score - low) / (high - low) * (self.width() - 2 * GRIP)

    # --- dragging

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the nearer line; where both stand in one place, the one on the side of the pointer."""
        place = event.position().x()
        to_keep, to_out = place - self.place_of(self._keep), place - self.place_of(self._out)
        nearer_keep = abs(to_keep) < abs(to_out) or (abs(to_keep) == abs(to_out) and to_keep > 0)
        self._dragged = Bucket.KEEP if nearer_keep else Bucket.OUT
        self._drag(place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the line that was taken."""
        place = event.position().x()
        near = min(abs(place - self.place_of(each)) for each in (self._keep, self._out)) < GRIP
        over = near or self._dragged is not None
        self.setCursor(Qt.CursorShape.SplitHCursor if over else Qt.CursorShape.ArrowCursor)
        if self._dragged is not None:
            self._drag(place)

    def mouseReleaseEvent(self, _: QMouseEvent) -> None:
        """Let it go."""
        self._dragged = None

    def _drag(self, place: float) -> None:
        low, high = self._scores.low, self._scores.high
        score = low + (place - GRIP) / max(1.0, self.width() - 2 * GRIP) * (high - low)
        moved = self.keep_moved if self._dragged is Bucket.KEEP else self.out_moved
        moved.emit(round(min(high, max(low, score)), 1))

    # --- painting

    def paintEvent(self, _: QPaintEvent) -> None:
        """Bars, the axis, the lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        floor = self.height() - AXIS
        self._paint_bars(painter, floor)
        self._paint_axis(painter, floor)
        for score, bucket in ((self._out, Bucket.OUT), (self._keep, Bucket.KEEP)):
            self._paint_line(painter, self.place_of(score), floor, bucket)

    def _paint_bars(self, painter: QPainter, floor: float) -> None:
        bars = self._scores.bars
        highest = max((sum(counts.values()) for counts in bars.values()), default=1)
        step = (self.width() - 2 * GRIP) / (10 * (self._scores.high - self._scores.low))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        for tenth, counts in bars.items():
            left, bottom = self.place_of(tenth / 10), floor
            for bucket in ORDER:
                if counts.get(bucket):
                    high = max(1.0, (floor - 8) * counts[bucket] / highest)
                    painter.setBrush(bucket_brush(bucket))
                    painter.drawRect(QRectF(left, bottom - high, max(1.0, step - 1), high))
                    bottom -= high
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _paint_axis(self, painter: QPainter, floor: float) -> None:
        colours = theme.tokens()
        painter.setPen(QPen(QColor(colours.track), 1))
        painter.drawLine(QPointF(GRIP, floor + 0.5), QPointF(self.width() - GRIP, floor + 0.5))
        painter.setPen(QColor(colours.quiet))
        painter.setFont(theme.font(theme.TextSize.SMALL))
        for score in range(self._scores.low, self._scores.high + 1):
            middle = min(max(self.place_of(score), 8), self.width() - 8)
            box = QRectF(middle - 12, floor + 4, 24, AXIS - 4)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(score))

    def _paint_line(self, painter: QPainter, place: float, floor: float, bucket: Bucket) -> None:
        """A line, with a flag at its head that points to the side that it decides."""
        colour = QColor(theme.tokens().bright)
        painter.setPen(QPen(colour, 1.5))
        painter.drawLine(QPointF(place, 1), QPointF(place, floor))
        side = GRIP + 1 if bucket is Bucket.KEEP else -GRIP - 1
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF([QPointF(place, 0), QPointF(place + side, 4), QPointF(place, 8)]))
