"""What the critic thinks of each side of the photo, as six bars."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from aesthetic_studio.domain.critique import Attribute
from aesthetic_studio.domain.score import SCORE_MAX
from aesthetic_studio.gui import theme
from aesthetic_studio.gui.critique.wording import attribute_name, one_decimal, weakest
from aesthetic_studio.gui.language import translate

_BAR_HEIGHT = 5.0
_MARK_HALF_WIDTH = 3.5


class AttributeBars(QWidget):
    """A row for each attribute: its name, its bar, its figure; the weakest one is marked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(3 * theme.GRID)
        self._grid.setVerticalSpacing(theme.GRID)
        self._grid.setColumnStretch(1, 1)
        self._rows = {attribute: _Row(self, attribute) for attribute in Attribute}
        for place, row in enumerate(self._rows.values()):
            self._grid.addWidget(row.name, place, 0)
            self._grid.addWidget(row.bar, place, 1)
            self._grid.addWidget(row.figure, place, 2, Qt.AlignmentFlag.AlignRight)

    def show_attributes(self, attributes: Mapping[Attribute, float | None] | None) -> None:
        """Show the scores; None shows empty tracks while they are awaited."""
        weak = weakest(attributes) if attributes is not None else None
        for attribute, row in self._rows.items():
            if attributes is None:
                row.await_score()
            else:
                row.show_score(attributes.get(attribute), weak=attribute is weak)


class _Row:
    """The three widgets of one attribute."""

    def __init__(self, parent: QWidget, attribute: Attribute) -> None:
        self._word = attribute_name(attribute)
        self.name = QLabel(self._word, parent)
        self.bar = _Bar(parent)
        self.figure = QLabel(parent)
        self.figure.setMinimumWidth(self.figure.fontMetrics().horizontalAdvance("10.0"))
        self.figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def await_score(self) -> None:
        self.figure.setText("")
        self.bar.show_share(0.0)
        self._describe(translate("Critique", "awaited"), "")

    def show_score(self, value: float | None, *, weak: bool) -> None:
        if value is None:
            self.figure.setText("–")
            self.figure.setProperty("role", "quiet")
            self.bar.show_share(None)
            self._describe(
                translate("Critique", "not judged"), translate("Critique", "This critic cannot judge it")
            )
        else:
            self.figure.setText(one_decimal(value))
            self.figure.setProperty("role", None)
            self.bar.show_share(value / SCORE_MAX, weak=weak)
            note = translate("Critique", "{attribute} {value} of 10")
            if weak:
                note = translate("Critique", "{attribute} {value} of 10: the weakest side")
            note = note.format(attribute=self._word, value=one_decimal(value))
            self._describe(note, note)
        self.figure.style().polish(self.figure)

    def _describe(self, state: str, tooltip: str) -> None:
        self.bar.setAccessibleName(f"{self._word}: {state}")
        for widget in (self.name, self.bar, self.figure):
            widget.setToolTip(tooltip)


class _Bar(QWidget):
    """A track with its filled part; the weak one carries a pointer above its end, besides its colour."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._share: float | None = 0.0
        self._weak = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(120, 16)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, 16)

    def show_share(self, share: float | None, *, weak: bool = False) -> None:
        """Fill this share (0–1) of the track; None draws no track at all."""
        self._share, self._weak = share, weak
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        if self._share is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        colours = theme.tokens()
        track = QRectF(0, (self.height() - _BAR_HEIGHT) / 2, self.width(), _BAR_HEIGHT)
        radius = _BAR_HEIGHT / 2
        painter.setBrush(QColor(colours.track))
        painter.drawRoundedRect(track, radius, radius)
        if self._share <= 0:
            return
        end = max(_BAR_HEIGHT, track.width() * min(1.0, self._share))
        painter.setBrush(QColor(colours.weak if self._weak else colours.bar))
        painter.drawRoundedRect(QRectF(0, track.top(), end, _BAR_HEIGHT), radius, radius)
        if self._weak:
            tip = QPointF(end - radius, track.top() - 1)
            left, right = tip + QPointF(-_MARK_HALF_WIDTH, -4.5), tip + QPointF(_MARK_HALF_WIDTH, -4.5)
            painter.drawPolygon(QPolygonF([tip, left, right]))
