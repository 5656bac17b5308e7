"""Dragging photos out: into albums, and as files into other programs."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QDrag, QFont, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from aesthetic_studio.domain.photo import Photo
from aesthetic_studio.gui import theme
from aesthetic_studio.gui.photo_files import as_mime_data, files_of

SIDE, SHIFT, SHOWN = 84, 7, 3


def drag_photos(source: QWidget, photos: Sequence[Photo], pictures: Sequence[QImage]) -> None:
    """Drag these photos until the mouse is let go; they are copied wherever they are dropped, never moved.

    Args:
        source: where they are dragged from.
        photos: all of them.
        pictures: thumbnails of some of them, for what is seen at the pointer.
    """
    drag = QDrag(source)
    drag.setMimeData(as_mime_data(files_of(photos), [photo.id for photo in photos]))
    drag.setPixmap(_pile(pictures[:SHOWN], len(photos), source.devicePixelRatioF()))
    drag.setHotSpot(QPoint(SIDE // 2, SIDE // 2))
    drag.exec(Qt.DropAction.CopyAction)


def _pile(pictures: Sequence[QImage], count: int, ratio: float) -> QPixmap:
    """Some thumbnails on top of each other, with how many photos they stand for."""
    whole = SIDE + SHIFT * SHOWN
    pile = QPixmap(round(whole * ratio), round(whole * ratio))
    pile.setDevicePixelRatio(ratio)
    pile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pile)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    for place, image in reversed(list(enumerate(pictures))):
        size = image.size().scaled(SIDE, SIDE, Qt.AspectRatioMode.KeepAspectRatio)
        middle = SIDE / 2 + SHIFT * place
        box = QRectF(middle - size.width() / 2, middle - size.height() / 2, size.width(), size.height())
        painter.setOpacity(0.9)
        painter.drawImage(box, image)
        painter.setOpacity(1.0)
        painter.setPen(QColor(theme.tokens().edge))
        painter.drawRect(box)
    if count > 1:
        _paint_count(painter, count)
    painter.end()
    return pile


def _paint_count(painter: QPainter, count: int) -> None:
    colours = theme.tokens()
    painter.setFont(theme.font(weight=QFont.Weight.DemiBold))
    words = f"{count:,}"
    wide = max(22.0, painter.fontMetrics().horizontalAdvance(words) + 12.0)
    box = QRectF(QPointF(0, 0), QPointF(wide, 22))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.chip_high))
    painter.drawRoundedRect(box, 11, 11)
    painter.setPen(QColor(colours.chip_text))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
