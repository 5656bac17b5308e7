"""How a photo is drawn in its pane: the part that is seen, the shadow around it, the words where it is missing."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from aesthetic_studio.gui import icons, theme

ICON_SIDE = 48
WORDS_WIDTH = 440.0


def paint_part(painter: QPainter, source: QImage, target: QRectF, view: QRectF) -> None:
    """A picture scaled to ``target``, only what is seen in ``view``: the rest would be scaled for nothing."""
    visible = target.intersected(view)
    across, down = source.width() / target.width(), source.height() / target.height()
    corner = visible.topLeft() - target.topLeft()
    part = QRectF(corner.x() * across, corner.y() * down, visible.width() * across, visible.height() * down)
    painter.drawImage(visible, source, part)


def paint_shadow(painter: QPainter, target: QRectF) -> None:
    """A soft shadow, so that a dark photo has an edge."""
    painter.setPen(Qt.PenStyle.NoPen)
    for reach in range(1, 7):
        painter.setBrush(QColor(0, 0, 0, 16 - 2 * reach))
        painter.drawRoundedRect(target.adjusted(-reach, -reach + 2, reach, reach + 2), reach, reach)


def paint_failure(painter: QPainter, view: QRect, words: str) -> None:
    """A broken picture, and below it why the photo is not shown."""
    colours = theme.tokens()
    middle = view.center()
    picture = icons.pixmap("broken", colours.quiet, ICON_SIDE, painter.device().devicePixelRatioF())
    painter.drawPixmap(QPointF(middle.x() - ICON_SIDE / 2, middle.y() - 60), picture)
    painter.setPen(QColor(colours.text))
    wide = min(WORDS_WIDTH, view.width() - 24.0)
    box = QRectF(middle.x() - wide / 2, middle.y() + 4, wide, 120)
    painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, words)
