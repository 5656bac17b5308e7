"""What the user gave against what would have been predicted, photo by photo."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from aesthetic_studio.gui import theme
from aesthetic_studio.gui.critique.wording import one_decimal
from aesthetic_studio.gui.taste.chart import DOT, Chart, score_ticks
from aesthetic_studio.gui.tooltip import plain_tooltip
from aesthetic_studio.studio.taste_report import RatedPhotoFigures

_REACH = 7.0
"""Pixels from a dot within which the pointer means it."""


class AgreementChart(Chart):
    """A dot for each rated photo; on the diagonal the prediction was right."""

    activated = Signal(str)  # path

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", "", parent)
        self.setAccessibleName(self.tr("Predicted against actual"))
        self._across, self._up = self.tr("predicted from your other ratings"), self.tr("your rating")
        self.horizontal = self.vertical = (0.7, 10.3)
        self.set_scales(score_ticks(), score_ticks())
        self._photos: Sequence[RatedPhotoFigures] = ()
        self.setMouseTracking(True)

    def show_photos(self, photos: Sequence[RatedPhotoFigures]) -> None:
        """Show others; those without a prediction are left out."""
        self._photos = [photo for photo in photos if photo.predicted is not None]
        self.setAccessibleDescription(self.tr("{} photos").format(len(self._photos)))
        self.update()

    def paint(self, painter: QPainter) -> None:
        """The diagonal and the dots; many dots in one place grow bright."""
        colours = theme.tokens()
        painter.setPen(QPen(QColor(colours.star_off), 1, Qt.PenStyle.DashLine))
        painter.drawLine(self.point(1, 1), self.point(10, 10))
        painter.setPen(Qt.PenStyle.NoPen)
        dot = QColor(colours.bright)
        dot.setAlpha(150 if len(self._photos) < 200 else 70)
        painter.setBrush(dot)
        for photo in self._photos:
            painter.drawEllipse(self._place(photo), DOT, DOT)

    def event(self, event: QEvent) -> bool:
        """Tell which photo is under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            photo = self._nearest(QPointF(event.pos()))
            if photo is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), plain_tooltip(self._words(photo)), self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over a dot: it can be clicked."""
        photo = self._nearest(event.position())
        self.setCursor(Qt.CursorShape.ArrowCursor if photo is None else Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Show the photo of a dot."""
        photo = self._nearest(event.position())
        if photo is not None and event.button() == Qt.MouseButton.LeftButton:
            self.activated.emit(str(photo.path))

    def _words(self, photo: RatedPhotoFigures) -> str:
        return self.tr("{name}\nyou {mine} · predicted {predicted} · general {general}").format(
            name=photo.path.name,
            mine=one_decimal(photo.mine),
            predicted=one_decimal(photo.predicted or 0.0),
            general=one_decimal(photo.general),
        )

    def _place(self, photo: RatedPhotoFigures) -> QPointF:
        return self.point(min(10.0, max(1.0, photo.predicted or 0.0)), photo.mine)

    def _nearest(self, place: QPointF) -> RatedPhotoFigures | None:
        def apart(photo: RatedPhotoFigures) -> float:
            return (self._place(photo) - place).manhattanLength()

        found = min(self._photos, key=apart, default=None)
        return found if found is not None and apart(found) <= _REACH else None
