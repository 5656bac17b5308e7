"""What cells have in common, painted once: a cell is then a few pictures laid on each other."""

from collections.abc import Callable, Hashable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPen, QPixmap

from aesthetic_studio.domain.photo import InStack, Photo
from aesthetic_studio.gui import theme
from aesthetic_studio.gui.library import mark_painting

MARKS = QSize(136, 26)
"""Room for all of the user's marks at once."""
FEW_MARKS, BADGES = QSize(80, 20), QSize(140, 18)
CHIP = QSize(round(mark_painting.OWN_CHIP_WIDTH), round(mark_painting.CHIP_HEIGHT))
"""Room for the wider kind; the other is flush right."""
EDGE_DARKER = 131
"""In percent: an edge around a photo is that much darker than its cell."""
MOST_KEPT = 1_000


class CellPictures:
    """Grounds, marks, chips and badges, as many as occur, in the colours and for the screen of the last `begin`."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, QPixmap] = {}
        self._look: tuple[int, float] | None = None
        self._ratio = 1.0
        self.edge = {selected: QColor() for selected in (False, True)}

    def begin(self, ratio: float) -> None:
        """Another theme or another screen (``ratio`` device pixels per pixel) needs other pictures."""
        look = (QGuiApplication.palette().cacheKey(), ratio)
        if look == self._look and len(self._kept) < MOST_KEPT:
            return
        self._look, self._ratio = look, ratio
        self._kept.clear()
        colours = theme.tokens()
        for selected, ground in ((False, colours.cell), (True, colours.selected_cell)):
            self.edge[selected] = QColor(ground).darker(EDGE_DARKER)

    def ground(self, size: QSize, *, selected: bool, current: bool) -> QPixmap:
        """A rounded cell, with a ring where it is the current one."""

        def paint(painter: QPainter) -> None:
            colours, cell = theme.tokens(), QRectF(0, 0, size.width(), size.height())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.selected_cell if selected else colours.cell))
            painter.drawRoundedRect(cell, 5, 5)
            if current:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(colours.accent), 2))
                painter.drawRoundedRect(cell.adjusted(1, 1, -1, -1), 4.5, 4.5)

        return self._picture((size.width(), size.height(), selected, current), size, paint)

    def marks(self, photo: Photo, *, counted: bool) -> QPixmap:
        """The user's marks in a row, vertically in the middle; stars ``counted`` where five have no room."""

        def paint(painter: QPainter) -> None:
            middle = MARKS.height() / 2
            stars = mark_painting.paint_counted_stars if counted else mark_painting.paint_stars
            right = stars(painter, 0, middle, photo.stars)
            right = mark_painting.paint_label(painter, right + 5, middle, photo.label)
            right = mark_painting.paint_flag(painter, right + 3, middle, photo.flag)
            if photo.conflict:
                mark_painting.paint_conflict(painter, right + 3, middle)

        key = ("marks", photo.stars, photo.label, photo.flag, photo.conflict, counted)
        return self._picture(key, MARKS, paint)

    def few_marks(self, photo: Photo) -> QPixmap:
        """What was marked, on dark ground; empty where nothing is."""

        def paint(painter: QPainter) -> None:
            mark_painting.paint_marks_on_photo(painter, 0, FEW_MARKS.height() / 2, photo)

        return self._picture(("few", photo.stars, photo.label, photo.flag), FEW_MARKS, paint)

    def chip(self, score: float, *, own: bool) -> QPixmap:
        """The model's score, or the one in the user's ``own`` taste."""
        shown = round(score, 1)

        def paint(painter: QPainter) -> None:
            chip = mark_painting.paint_own_chip if own else mark_painting.paint_chip
            chip(painter, CHIP.width(), CHIP.height() / 2, shown)

        return self._picture(("chip", shown, own), CHIP, paint)

    def badges(self, stack: InStack | None, words: str) -> QPixmap:
        """How many photos are in a stack, and ``words`` (none where empty) left of it, flush right."""

        def paint(painter: QPainter) -> None:
            right = float(BADGES.width())
            if stack is not None:
                right = mark_painting.paint_stack_badge(painter, right, 0, stack)
            if words:
                mark_painting.paint_badge(painter, right, 0, words)

        key = ("badges", stack and (stack.count, stack.leads), words)
        return self._picture(key, BADGES, paint)

    def _picture(self, key: Hashable, size: QSize, paint: Callable[[QPainter], None]) -> QPixmap:
        picture = self._kept.get(key)
        if picture is None:
            picture = QPixmap(size * self._ratio)
            picture.setDevicePixelRatio(self._ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint(painter)
            painter.end()
            self._kept[key] = picture
        return picture
