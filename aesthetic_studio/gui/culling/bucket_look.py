"""How the three buckets look and are called: told apart by words and lightness, never by colour alone."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QIcon, QPainter, QPen, QPixmap

from aesthetic_studio.domain.culling import Bucket
from aesthetic_studio.gui import theme
from aesthetic_studio.gui.language import translate

SIDE = 12
BESIDE = 5
"""What a picture beside words keeps free between them."""


def bucket_name(bucket: Bucket) -> str:
    """As it is shown."""
    return {
        Bucket.KEEP: translate("Culling", "Keep"),
        Bucket.UNSURE: translate("Culling", "Unsure"),
        Bucket.OUT: translate("Culling", "Out"),
    }[bucket]


def bucket_brush(bucket: Bucket) -> QBrush:
    """Blue, light grey, dark grey: as far apart in lightness as in colour."""
    colours = theme.tokens()
    shades = {Bucket.KEEP: colours.accent, Bucket.UNSURE: colours.bar, Bucket.OUT: colours.star_off}
    return QBrush(QColor(shades[bucket]))


def bucket_icon(bucket: Bucket, ratio: float, beside: int = 0) -> QIcon:
    """A small square of it, for a legend; with so many pixels free beside it."""
    picture = QPixmap(round((SIDE + beside) * ratio), round(SIDE * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    brush = bucket_brush(bucket)
    painter.setBrush(brush)
    painter.setPen(QPen(brush.color(), 1))
    painter.drawRoundedRect(QRectF(1.5, 1.5, SIDE - 3, SIDE - 3), 2, 2)
    painter.end()
    return QIcon(picture)
