"""Our monochrome line icons, tinted with a colour of the theme."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from aesthetic_studio.settings import resources


@lru_cache(maxsize=64)
def pixmap(name: str, colour: str, side: int, ratio: float = 1.0) -> QPixmap:
    """The icon ``resources/icons/NAME.svg`` in a colour, ``side`` logical pixels wide and high."""
    source = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
    picture = QPixmap(round(side * ratio), round(side * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(picture.rect()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def icon(name: str, colour: str, side: int = 16) -> QIcon:
    """The icon for a button, sharp at twice the size too."""
    made = QIcon(pixmap(name, colour, side))
    made.addPixmap(pixmap(name, colour, side, 2.0))
    return made
