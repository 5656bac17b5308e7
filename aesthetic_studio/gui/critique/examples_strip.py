"""The user's own rated photos that a personal score was predicted from."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

import shiboken6
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from aesthetic_studio.gui import theme
from aesthetic_studio.gui.critique.wording import rating_figure
from aesthetic_studio.gui.tooltip import plain_tooltip

ThumbnailOf: TypeAlias = Callable[[str, Callable[[QImage], None]], None]
"""Gets a photo's thumbnail and hands it to the callback in the GUI thread, at once or later."""

COLUMNS = 4
MAX_EXAMPLES = 2 * COLUMNS
_RADIUS = 4.0
_BADGE_OFFSET = QPointF(3, 3)
# The rating lies on a photo, not on the panel: it looks the same in both themes.
_BADGE = QColor(0, 0, 0, 190)
_BADGE_TEXT = QColor(255, 255, 255)


class ExamplesStrip(QWidget):
    """Up to eight thumbnails with the user's rating on each; activating one asks to see that photo."""

    activated = Signal(str)

    def __init__(self, thumbnail_of: ThumbnailOf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnail_of = thumbnail_of
        self._thumbs: list[ExampleThumb] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.GRID + 2)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)

    @property
    def thumbs(self) -> Sequence["ExampleThumb"]:
        """The thumbnails in view, most similar first."""
        return [thumb for thumb in self._thumbs if not thumb.isHidden()]

    def show_examples(self, paths: Sequence[str], ratings: Mapping[str, float]) -> None:
        """Show these photos, most similar first, each with the user's rating where it is known."""
        shown = paths[:MAX_EXAMPLES]
        while len(self._thumbs) < len(shown):
            self._add_thumb()
        for thumb, path in zip(self._thumbs, shown, strict=False):
            if thumb.show_example(path, ratings.get(path)):
                self._thumbnail_of(path, _receiver(thumb, path))
            thumb.show()
        for thumb in self._thumbs[len(shown) :]:
            thumb.hide()

    def _add_thumb(self) -> None:
        thumb = ExampleThumb(self)
        thumb.clicked.connect(lambda: self.activated.emit(thumb.path))
        place = len(self._thumbs)
        self._grid.addWidget(thumb, place // COLUMNS, place % COLUMNS)
        self._thumbs.append(thumb)


def _receiver(thumb: "ExampleThumb", path: str) -> Callable[[QImage], None]:
    """Takes a thumbnail in, unless it comes too late: the window closed, or another photo is shown."""

    def receive(image: QImage) -> None:
        if shiboken6.isValid(thumb) and thumb.path == path:
            thumb.show_image(image)

    return receive


class ExampleThumb(QAbstractButton):
    """One rated photo, cropped to 4:3."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = ""
        self._rating: float | None = None
        self._image: QImage | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_example(self, path: str, rating: float | None) -> bool:
        """Show another photo; True when its thumbnail is wanted, False when it is here already."""
        wanted = path != self.path
        if wanted:
            self.path, self._image = path, None
        self._rating = rating
        rated = self.tr("Rated by you")
        if rating is not None:
            rated = self.tr("You rated it {rating} of 10").format(rating=rating_figure(rating))
        self.setAccessibleName(f"{Path(path).name}, {rated}")
        self.setToolTip(
            plain_tooltip("\n".join((Path(path).name, rated, self.tr("Enter or click shows it"))))
        )
        self.update()
        return wanted

    def show_image(self, image: QImage) -> None:
        """The thumbnail has come; a null image leaves the placeholder."""
        self._image = None if image.isNull() else image
        self.update()

    def sizeHint(self) -> QSize:
        """A quarter of a panel of ordinary width."""
        return QSize(72, 54)

    def minimumSizeHint(self) -> QSize:
        """Small enough for a narrow panel."""
        return QSize(24, 18)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep 4:3."""
        super().resizeEvent(event)
        self.setFixedHeight(max(18, round(self.width() * 3 / 4)))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be clicked."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """No longer under the pointer."""
        super().leaveEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter activates like Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _: QPaintEvent) -> None:
        """The photo, its rating in a corner, a ring around it when focused or under the pointer."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        colours = theme.tokens()
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        shape = QPainterPath()
        shape.addRoundedRect(frame, _RADIUS, _RADIUS)
        painter.fillPath(shape, QColor(colours.cell))
        if self._image is not None:
            painter.setClipPath(shape)
            painter.drawImage(frame, self._image, _covering(self._image, frame))
            painter.setClipping(False)
        if self._rating is not None:
            self._paint_rating(painter, frame, rating_figure(self._rating))
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(QColor(colours.accent if self.hasFocus() else colours.quiet), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(shape)

    def _paint_rating(self, painter: QPainter, frame: QRectF, figure: str) -> None:
        painter.setFont(theme.font(theme.TextSize.SMALL))
        metrics = painter.fontMetrics()
        box = QRectF(0, 0, metrics.horizontalAdvance(figure) + 9, metrics.height() + 2)
        box.moveBottomRight(frame.bottomRight() - _BADGE_OFFSET)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_BADGE)
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(_BADGE_TEXT)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, figure)


def _covering(image: QImage, frame: QRectF) -> QRectF:
    """The part of an image, around its middle, that fills a frame without distortion."""
    scale = max(frame.width() / image.width(), frame.height() / image.height())
    source = QRectF(0, 0, frame.width() / scale, frame.height() / scale)
    source.moveCenter(QRectF(image.rect()).center())
    return source
