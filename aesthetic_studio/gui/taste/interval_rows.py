"""Figures with their intervals around zero, one row each: what is left of the line lowers, right of it raises."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from aesthetic_studio.gui import theme
from aesthetic_studio.gui.critique.wording import signed
from aesthetic_studio.gui.taste.chart import DOT
from aesthetic_studio.taste.intervals import Interval

ROW = 26
_ZERO = 20
"""Pixels below the rows for what zero stands for."""
_NAMES = 112.0
_FIGURES = 46.0


@dataclass(frozen=True, slots=True)
class IntervalRow:
    """One row.

    Attributes:
        sure: whether the interval leaves zero, and the figure may be told.
        bold: the row that matters.
    """

    name: str
    figure: Interval
    sure: bool
    bold: bool = False


class IntervalRows(QWidget):
    """Names on the left, dots with intervals in the middle, figures on the right.

    Args:
        name: of what the figures are, for screen readers.
        zero: who is at zero.
    """

    def __init__(self, name: str, zero: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._zero = zero
        self._rows: Sequence[IntervalRow] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as there are rows."""
        return QSize(320, max(1, len(self._rows)) * ROW + 4 + _ZERO)

    def minimumSizeHint(self) -> QSize:
        """Still legible."""
        return QSize(240, self.sizeHint().height())

    def show_rows(self, rows: Sequence[IntervalRow]) -> None:
        """Show other rows; those without a figure are left out."""
        self._rows = [row for row in rows if row.figure.value is not None]
        words = "\n".join(
            f"{row.name}: {_figure(row.figure.value)} ({_figure(row.figure.low)} … {_figure(row.figure.high)})"
            for row in self._rows
        )
        self.setToolTip(words)
        self.setAccessibleDescription(words)
        self.updateGeometry()
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        """All rows on one scale, with zero where it fits."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.tokens()
        ends = [
            end
            for row in self._rows
            for end in (row.figure.low, row.figure.high, row.figure.value)
            if end is not None
        ]
        if not ends:
            return
        reach = max(abs(end) for end in ends) or 1.0
        low, high = min(*ends, -0.15 * reach), max(*ends, 0.15 * reach)
        plot = QRectF(self.rect()).adjusted(_NAMES, 0, -_FIGURES - 8, 0)

        def x_at(value: float) -> float:
            return plot.left() + 6 + (value - low) / (high - low) * (plot.width() - 12)

        painter.setPen(QPen(QColor(colours.quiet), 1))
        foot = len(self._rows) * ROW + 2
        painter.drawLine(QPointF(x_at(0.0), 2), QPointF(x_at(0.0), foot))
        self._paint_zero(painter, QPointF(x_at(0.0), foot))
        for place, row in enumerate(self._rows):
            box = QRectF(0, 2 + place * ROW, self.width(), ROW)
            self._paint_words(painter, row, box)
            figure = row.figure
            if figure.value is None or figure.low is None or figure.high is None:
                continue
            shade = QColor(
                colours.gain if row.sure and figure.value > 0 else colours.weak if row.sure else colours.quiet
            )
            y = box.center().y()
            painter.setPen(QPen(shade, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(QPointF(x_at(figure.low), y), QPointF(x_at(figure.high), y))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shade)
            painter.drawEllipse(QPointF(x_at(figure.value), y), DOT + 1.5, DOT + 1.5)

    def _paint_zero(self, painter: QPainter, foot: QPointF) -> None:
        painter.setFont(theme.font(theme.TextSize.SMALL))
        wide = painter.fontMetrics().horizontalAdvance(self._zero) + 2
        left = min(max(foot.x() - wide / 2, 0.0), self.width() - wide)
        painter.drawText(
            QRectF(left, foot.y() + 2, wide, _ZERO - 2), Qt.AlignmentFlag.AlignCenter, self._zero
        )

    def _paint_words(self, painter: QPainter, row: IntervalRow, box: QRectF) -> None:
        colours = theme.tokens()
        painter.setFont(theme.font(weight=QFont.Weight.DemiBold) if row.bold else theme.font())
        painter.setPen(QColor(colours.bright if row.bold else colours.text))
        names = QRectF(box.left(), box.top(), _NAMES - 8, box.height())
        name = painter.fontMetrics().elidedText(row.name, Qt.TextElideMode.ElideRight, int(names.width()))
        painter.drawText(names, Qt.AlignmentFlag.AlignVCenter, name)
        painter.setPen(QColor(colours.bright if row.sure else colours.quiet))
        figures = QRectF(box.right() - _FIGURES, box.top(), _FIGURES, box.height())
        painter.drawText(
            figures,
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            _figure(row.figure.value),
        )


def _figure(value: float | None) -> str:
    return "–" if value is None else signed(value, 2)
