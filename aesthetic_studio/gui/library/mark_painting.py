"""How marks look: the user's stars, flag and label in light shapes, the model's score in a filled chip."""

import math
from functools import cache, lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from aesthetic_studio.domain.photo import Flag, InStack, Label, Photo
from aesthetic_studio.gui import icons, theme

STARS = 5
STAR_SIDE, STAR_GAP = 11.0, 1.5
CHIP_WIDTH, CHIP_HEIGHT = 34.0, 18.0
OWN_CHIP_WIDTH, HEART_SIDE = 46.0, 13
BADGE_HEIGHT, BADGE_PADDING = 16.0, 5.0
BADGE_GROUND, BADGE_TEXT, BADGE_QUIET = QColor(20, 20, 20, 205), QColor(240, 240, 240), QColor(170, 170, 170)
"""The same in every theme: they lie on photographs."""
CHIP_EDGE = QColor(255, 255, 255, 30)
"""A low score on the grey of a selected cell keeps its shape by it."""


@lru_cache(maxsize=8)
def _star(side: float) -> QPolygonF:
    """A five-pointed star in a square of this side at the origin."""
    centre, outer, inner = side / 2, side / 2, side / 2 * 0.42
    points = []
    for corner in range(10):
        radius = outer if corner % 2 == 0 else inner
        angle = math.pi * corner / 5 - math.pi / 2
        points.append(QPointF(centre + radius * math.cos(angle), centre * 1.04 + radius * math.sin(angle)))
    return QPolygonF(points)


def star_at(x: float, side: float = STAR_SIDE) -> int:
    """Which of five stars that begin at 0 lies there, 1–5; 0 beside them."""
    place = math.floor(x / (side + STAR_GAP)) + 1
    return place if 1 <= place <= STARS else 0


def paint_stars(painter: QPainter, left: float, middle: float, stars: int, side: float = STAR_SIDE) -> float:
    """Five stars, as many bright as given, vertically centred on ``middle``; returns their right edge."""
    colours = theme.tokens()
    painter.setPen(Qt.PenStyle.NoPen)
    for place in range(STARS):
        painter.setBrush(QColor(colours.star if place < stars else colours.star_off))
        painter.drawPolygon(_star(side).translated(left + place * (side + STAR_GAP), middle - side / 2))
    return left + STARS * (side + STAR_GAP)


def paint_counted_stars(painter: QPainter, left: float, middle: float, stars: int) -> float:
    """One star and how many there are, where five have no room; nothing for none. Returns the right edge."""
    if not stars:
        return left
    return _paint_count(painter, left, middle, stars, QColor(theme.tokens().star))


def paint_marks_on_photo(painter: QPainter, left: float, middle: float, photo: Photo) -> float:
    """Stars, label and flag on dark ground; nothing where the photo has none. Returns the right edge."""
    flagged = {Flag.PICK: "flag", Flag.REJECT: "reject"}.get(photo.flag)
    widths = (26 if photo.stars else 0, 14 if photo.label is not Label.NONE else 0, 16 if flagged else 0)
    if not any(widths):
        return left
    box = QRectF(left, middle - CHIP_HEIGHT / 2, sum(widths) + BADGE_PADDING, CHIP_HEIGHT)
    _paint_badge_ground(painter, box)
    left += BADGE_PADDING - 1
    if photo.stars:
        left = _paint_count(painter, left, middle, photo.stars, BADGE_TEXT) + 2
    left = paint_label(painter, left, middle, photo.label)
    if flagged:
        picture = icons.pixmap(flagged, BADGE_TEXT.name(), 14, painter.device().devicePixelRatioF())
        painter.drawPixmap(QPointF(left, middle - 7), picture)
    return box.right()


def _paint_count(painter: QPainter, left: float, middle: float, stars: int, colour: QColor) -> float:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(_star(11.0).translated(left, middle - 5.5))
    painter.setPen(colour)
    painter.setFont(theme.font())
    painter.drawText(QRectF(left + 14, middle - 9, 10, 18), Qt.AlignmentFlag.AlignVCenter, str(stars))
    return left + 24


def paint_label(painter: QPainter, left: float, middle: float, label: Label) -> float:
    """The label's sign in its colour; returns its right edge, or ``left`` without a label."""
    if label is Label.NONE:
        return left
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(label_colour(label))
    painter.drawPath(label_outline(label).translated(left + 5, middle))
    return left + 14


@cache
def label_outline(label: Label) -> QPainterPath:
    """The sign of a label around the origin: a shape for each, for those who see no difference in the colours."""
    path = QPainterPath()
    match label:
        case Label.YELLOW:
            path.addPolygon(QPolygonF([QPointF(0, -5), QPointF(5.2, 4), QPointF(-5.2, 4)]))
        case Label.GREEN:
            path.addRect(QRectF(-4, -4, 8, 8))
        case Label.BLUE:
            path.addPolygon(QPolygonF([QPointF(0, -5.6), QPointF(5.6, 0), QPointF(0, 5.6), QPointF(-5.6, 0)]))
        case _:
            path.addEllipse(QPointF(), 4.5, 4.5)
    path.closeSubpath()
    return path


def label_colour(label: Label) -> QColor:
    """The colour of a label; transparent for none."""
    colours = theme.tokens()
    named = {Label.RED: colours.red, Label.YELLOW: colours.yellow, Label.GREEN: colours.green}
    return QColor({**named, Label.BLUE: colours.blue}.get(label, "transparent"))


def paint_flag(painter: QPainter, left: float, middle: float, flag: Flag, side: int = 14) -> float:
    """The pick or reject flag; returns its right edge."""
    if flag is Flag.NONE:
        return left
    colours = theme.tokens()
    name, colour = ("flag", colours.bright) if flag is Flag.PICK else ("reject", colours.quiet)
    picture = icons.pixmap(name, colour, side, painter.device().devicePixelRatioF())
    painter.drawPixmap(QPointF(left, middle - side / 2), picture)
    return left + side + 2


def paint_conflict(painter: QPainter, left: float, middle: float, side: int = 14) -> float:
    """Two arrows against each other: changed here and in another program; returns their right edge."""
    picture = icons.pixmap("conflict", theme.tokens().weak, side, painter.device().devicePixelRatioF())
    painter.drawPixmap(QPointF(left, middle - side / 2), picture)
    return left + side + 2


def paint_badge(painter: QPainter, right: float, top: float, words: str, *, quiet: bool = False) -> float:
    """Small words on a dark ground, readable on any photo; returns where the next badge ends."""
    painter.setFont(theme.font(theme.TextSize.SMALL))
    wide = QFontMetricsF(painter.font()).horizontalAdvance(words) + 2 * BADGE_PADDING
    _paint_badge_ground(painter, QRectF(right - wide, top, wide, BADGE_HEIGHT))
    painter.setPen(BADGE_QUIET if quiet else BADGE_TEXT)
    painter.drawText(QRectF(right - wide, top, wide, BADGE_HEIGHT), Qt.AlignmentFlag.AlignCenter, words)
    return right - wide - 3


def paint_stack_badge(painter: QPainter, right: float, top: float, stack: InStack) -> float:
    """How many photos are in the stack, beside a pile of them; quiet where another leads."""
    painter.setFont(theme.font(theme.TextSize.SMALL))
    words, pile = str(stack.count), 13.0
    wide = QFontMetricsF(painter.font()).horizontalAdvance(words) + pile + 2 * BADGE_PADDING
    box = QRectF(right - wide, top, wide, BADGE_HEIGHT)
    _paint_badge_ground(painter, box)
    colour = BADGE_TEXT if stack.leads else BADGE_QUIET
    painter.setPen(QPen(colour, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    corner = QPointF(box.left() + BADGE_PADDING, box.center().y())
    painter.drawRect(QRectF(corner.x(), corner.y() - 1.5, 6.5, 5))
    painter.drawPolyline([corner + QPointF(2.5, -4), corner + QPointF(9, -4), corner + QPointF(9, 1)])
    painter.drawText(box.adjusted(pile, 0, 0, 0), Qt.AlignmentFlag.AlignCenter, words)
    return box.left() - 3


def _paint_badge_ground(painter: QPainter, box: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(BADGE_GROUND)
    painter.drawRoundedRect(box, 3, 3)


def paint_own_chip(painter: QPainter, right: float, middle: float, score: float) -> None:
    """The score in the user's own taste: as the model's, with a heart before it."""
    _paint_chip_ground(painter, right, middle, OWN_CHIP_WIDTH, score)
    left = right - OWN_CHIP_WIDTH + 4
    ratio = painter.device().devicePixelRatioF()
    heart = icons.pixmap("taste", theme.tokens().chip_text, HEART_SIDE, ratio)
    painter.drawPixmap(QPointF(left, middle - HEART_SIDE / 2), heart)
    words = QRectF(left + HEART_SIDE, middle - CHIP_HEIGHT / 2, CHIP_WIDTH - 6, CHIP_HEIGHT)
    painter.drawText(words, Qt.AlignmentFlag.AlignCenter, f"{score:.1f}")


def paint_chip(painter: QPainter, right: float, middle: float, score: float) -> None:
    """The model's score with one decimal, on grey for low and blue for high scores."""
    _paint_chip_ground(painter, right, middle, CHIP_WIDTH, score)
    box = QRectF(right - CHIP_WIDTH, middle - CHIP_HEIGHT / 2, CHIP_WIDTH, CHIP_HEIGHT)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"{score:.1f}")


def _paint_chip_ground(painter: QPainter, right: float, middle: float, wide: float, score: float) -> None:
    box = QRectF(right - wide, middle - CHIP_HEIGHT / 2, wide, CHIP_HEIGHT)
    painter.setPen(QPen(CHIP_EDGE, 1))
    painter.setBrush(theme.score_colour(score))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.setPen(QColor(theme.tokens().chip_text))
    painter.setFont(theme.font(weight=QFont.Weight.DemiBold))
