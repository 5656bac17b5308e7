"""The scores of the photos as a small picture, in which the lowest one that is shown is set."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from aesthetic_studio.domain.score import SCORE_MAX, SCORE_MIN
from aesthetic_studio.gui import theme

WIDTH, LEAST_WIDTH, HEIGHT = 112, 76, 26
FLOOR = 4.0
"""Pixels below the bars."""
LOWEST, HIGHEST = 2, 20
"""In half points: the lowest means that any photo is shown, also one without a score."""


class ScoreFilter(QSlider):
    """A slider in half points whose groove is the distribution; what is shown is blue.

    Where no photo has a score it says so, and cannot be moved.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._counts: Mapping[int, int] | None = None
        self.setRange(LOWEST, HIGHEST)
        self.setPageStep(2)
        self.setFixedHeight(HEIGHT)
        self.setMaximumWidth(WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Show only photos from this score on"))
        self.setMouseTracking(True)
        self.valueChanged.connect(lambda _: self._tell())
        self._tell()

    def sizeHint(self) -> QSize:
        """As wide as its bars want."""
        return QSize(WIDTH, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Narrower, its bars could not be told apart."""
        return QSize(LEAST_WIDTH, HEIGHT)

    @property
    def score(self) -> float:
        """The lowest score that is shown; 0 where any photo is."""
        return 0.0 if self.value() == LOWEST else self.value() / 2

    def set_score(self, score: float) -> None:
        """Show it set so."""
        self.setValue(round(2 * score) if score else LOWEST)
        self._tell()

    def show_counts(self, counts: Mapping[int, int]) -> None:
        """How many photos have which score, by the score in half points."""
        self._counts = counts
        self._tell()
        self.update()

    def count_from(self, score: float) -> int:
        """How many photos have at least this score, as far as it is known."""
        counts = self._counts or {}
        return sum(count for half_points, count in counts.items() if half_points >= 2 * score)

    @property
    def _empty(self) -> bool:
        """Whether there is nothing to choose; a threshold that was set before can be taken away all the same."""
        return self._counts is not None and not any(self._counts.values()) and not self.score

    def _tell(self) -> None:
        self.setEnabled(not self._empty)
        if self._empty:
            self.setAccessibleDescription(self.tr("No photo here has a score yet"))
            self.setToolTip(self.accessibleDescription())
            return
        words = self.tr("Any score") if not self.score else self.tr("Score ≥ {score}")
        words = words.format(score=f"{self.score:.1f}")
        self.setAccessibleDescription(words)
        hint = self.tr("Drag, or use the arrow keys; double-click shows any")
        self.setToolTip(f"{words}\n{hint}")

    # --- the user's hand

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The threshold goes where the mouse is."""
        self._follow(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """It follows while the button is held."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._follow(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It stays."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Any photo is shown again."""
        self.setValue(LOWEST)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Backspace shows any photo again."""
        if event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            self.setValue(LOWEST)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Backspace and Delete are its own while it has the keyboard."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            ours = event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}
            event.setAccepted(ours)
            return ours
        return super().event(event)

    def _follow(self, event: QMouseEvent) -> None:
        share = event.position().x() / max(1, self.width())
        self.setValue(round(2 * (SCORE_MIN + share * (SCORE_MAX - SCORE_MIN))))
        event.accept()

    # --- painting

    def paintEvent(self, _: QPaintEvent) -> None:
        """A bar for each half point; the line stands before the first that is shown."""
        painter = QPainter(self)
        if self._empty:
            self._paint_empty(painter)
        elif self._counts is not None:
            self._paint_bars(painter, self._counts)

    def _paint_empty(self, painter: QPainter) -> None:
        """A field without bars, and why."""
        colours = theme.tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.track), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(QColor(colours.quiet))
        painter.setFont(theme.font(theme.TextSize.SMALL))
        words = painter.fontMetrics().elidedText(
            self.tr("no scores yet"), Qt.TextElideMode.ElideRight, self.width() - 8
        )
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words)

    def _paint_bars(self, painter: QPainter, counts: Mapping[int, int]) -> None:
        """A line to stand on, and a bar for each half point that a photo has."""
        colours = theme.tokens()
        floor, step = self.height() - FLOOR, self.width() / (HIGHEST - LOWEST + 1)
        highest = max(counts.values(), default=1)
        painter.setPen(Qt.PenStyle.NoPen)
        line = round((self.value() - LOWEST) * step) - 1 if self.score else self.width()
        painter.fillRect(QRectF(0, floor, line, 1), QColor(colours.star_off))
        painter.fillRect(QRectF(line, floor, self.width() - line, 1), QColor(colours.accent))
        for place in range(LOWEST, HIGHEST + 1):
            if count := counts.get(place, 0):
                high = max(2.0, (floor - 3) * count / highest)
                kept = bool(self.score) and place >= self.value()
                painter.setBrush(QColor(colours.accent if kept else colours.star_off))
                left = round((place - LOWEST) * step)
                painter.drawRect(QRectF(left, floor - high, max(1.0, round(step) - 1), high))
        if self.score:
            painter.fillRect(QRectF(line, 2, 1.5, floor), QColor(colours.bright))
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
