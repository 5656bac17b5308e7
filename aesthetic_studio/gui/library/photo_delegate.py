"""One cell of the grid or of the filmstrip, painted from memory only."""

import re
from collections import OrderedDict

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from aesthetic_studio.domain.photo import Flag, Photo
from aesthetic_studio.gui import icons, theme
from aesthetic_studio.gui.error_words import beside_name, said
from aesthetic_studio.gui.library import mark_painting
from aesthetic_studio.gui.library.cell_density import LINES_HEIGHT, NARROW, Density
from aesthetic_studio.gui.library.info_line import exposure_words
from aesthetic_studio.gui.library.photo_model import Role

GAP = 6
PADDING = 9
MARKS_HEIGHT = 26
SCALED_KEPT = 200
Index = QModelIndex | QPersistentModelIndex


class PhotoDelegate(QStyledItemDelegate):
    """A photo on a neutral cell; with ``marks`` also the user's marks and the model's chip below it."""

    def __init__(self, view: QAbstractItemView, *, marks: bool) -> None:
        super().__init__(view)
        self._view = view
        self._marks = marks
        self._scaled: OrderedDict[tuple[int, int, int], QPixmap] = OrderedDict()
        self.cell = QSize(200, 190)
        self.density = Density.NORMAL

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """All cells are equal."""
        return self.cell

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell in its state: placeholder, photo or broken; selected, current, rejected."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        photo: Photo | None = index.data(Role.PHOTO)
        cell = QRectF(option.rect).adjusted(GAP / 2, GAP / 2, -GAP / 2, -GAP / 2)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_cell(painter, cell, index, selected=selected)
        place = self._place_in(cell)
        if photo is None:
            _paint_placeholder(painter, place, None)
        elif photo.error is not None:
            self._paint_broken(painter, place, photo)
        else:
            self._paint_photo(painter, place, photo, index.data(Role.THUMBNAIL))
        if self._marks and photo is not None:
            _paint_badges(painter, place, photo)
            self._paint_words(painter, cell, photo)
        painter.restore()

    def _place_in(self, cell: QRectF) -> QRectF:
        """Where in the cell the photo goes."""
        if not self._marks or self.density is Density.COMPACT:
            side = PADDING - (4 if not self._marks else 6)
            return cell.adjusted(side, side, -side, -side)
        lines = LINES_HEIGHT if self.density is Density.DETAILED else 0
        return cell.adjusted(PADDING, PADDING, -PADDING, -MARKS_HEIGHT - 4 - lines)

    def _paint_words(self, painter: QPainter, cell: QRectF, photo: Photo) -> None:
        """All that the density tells of a photo."""
        if self.density is Density.COMPACT:
            _paint_few_marks(painter, self._place_in(cell), photo)
            return
        if self.density is Density.DETAILED:
            _paint_lines(painter, cell, photo)
            cell = cell.adjusted(0, 0, 0, -LINES_HEIGHT)
        _paint_marks(painter, cell, photo)

    def _paint_cell(self, painter: QPainter, cell: QRectF, index: Index, *, selected: bool) -> None:
        colours = theme.tokens()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.selected_cell if selected else colours.cell))
        painter.drawRoundedRect(cell, 5, 5)
        current = self._view.currentIndex()
        if current.isValid() and current.row() == index.row():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRoundedRect(cell.adjusted(1, 1, -1, -1), 4.5, 4.5)

    def _paint_photo(self, painter: QPainter, place: QRectF, photo: Photo, image: QImage | None) -> None:
        if image is None:
            _paint_placeholder(painter, place, photo)
            return
        picture = self._fitted(image, place, painter.device().devicePixelRatioF())
        size = picture.deviceIndependentSize()
        corner = QPointF(place.center().x() - size.width() / 2, place.center().y() - size.height() / 2)
        # Whole pixels, or the photo would be resampled a second time.
        corner = QPointF(round(corner.x()), round(corner.y()))
        rejected = photo.flag is Flag.REJECT
        if not rejected:  # an edge one pixel wide; a stroke would take longer than all the rest
            edge = QRect(corner.toPoint(), size.toSize()).adjusted(-1, -1, 1, 1)
            painter.fillRect(edge, QColor(0, 0, 0, 60))
        painter.setOpacity(0.35 if rejected else 1.0)
        painter.drawPixmap(corner, picture)
        painter.setOpacity(1.0)

    def _fitted(self, image: QImage, place: QRectF, ratio: float) -> QPixmap:
        """The thumbnail at the size of its cell, never enlarged, kept for the next paint."""
        box = QSize(int(place.width() * ratio), int(place.height() * ratio))
        size = image.size().scaled(box, Qt.AspectRatioMode.KeepAspectRatio)
        if size.width() > image.width() * ratio:
            size = image.size()
        key = (image.cacheKey(), size.width(), size.height())
        picture = self._scaled.get(key)
        if picture is None:
            picture = QPixmap.fromImage(image.scaled(size, mode=Qt.TransformationMode.SmoothTransformation))
            picture.setDevicePixelRatio(ratio)
            self._scaled[key] = picture
            if len(self._scaled) > SCALED_KEPT:
                self._scaled.popitem(last=False)
        else:
            self._scaled.move_to_end(key)
        return picture

    def _paint_broken(self, painter: QPainter, place: QRectF, photo: Photo) -> None:
        colours = theme.tokens()
        side = 28 if self._marks else 20
        ratio = painter.device().devicePixelRatioF()
        picture = icons.pixmap("broken", colours.quiet, side, ratio)
        top = place.center().y() - side / 2 - (22 if self._marks else 0)
        painter.drawPixmap(QPointF(place.center().x() - side / 2, top), picture)
        if not self._marks:
            return
        painter.setFont(theme.font(theme.TextSize.SMALL))
        text = QFontMetricsF(painter.font())
        line = text.height()
        words = QRectF(place.left(), top + side + 6, place.width(), line)
        centred = Qt.AlignmentFlag.AlignHCenter
        painter.setPen(QColor(colours.text))
        middle = Qt.TextElideMode.ElideMiddle
        painter.drawText(words, centred, text.elidedText(photo.path.name, middle, words.width()))
        painter.setPen(QColor(colours.quiet))
        words = QRectF(place.left(), words.bottom() + 2, place.width(), 2 * line)
        painter.drawText(words, centred | Qt.TextFlag.TextWordWrap, short_reason(photo, text, words))


def short_reason(photo: Photo, text: QFontMetricsF, words: QRectF) -> str:
    """The first sentence without the file's name, cut to what two lines hold; the tooltip has all of it."""
    reason = beside_name(said(photo.error or ""), photo.path.name)
    sentence = re.split("[.] |。", reason, maxsplit=1)[0].rstrip(".")
    return text.elidedText(sentence, Qt.TextElideMode.ElideRight, words.width() * 1.8)


def _paint_placeholder(painter: QPainter, place: QRectF, photo: Photo | None) -> None:
    """A quiet shape where the photo will be, in its proportions where they are known."""
    wide, high = 3.0, 2.0
    if photo is not None and photo.metadata is not None and photo.metadata.height:
        wide, high = float(photo.metadata.width), float(photo.metadata.height)
    scale = min(place.width() / wide, place.height() / high)
    box = QRectF(0, 0, wide * scale, high * scale)
    box.moveCenter(place.center())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.tokens().hover))
    painter.drawRoundedRect(box, 2, 2)


def _paint_badges(painter: QPainter, place: QRectF, photo: Photo) -> None:
    """What else there is to the photo, in the upper right corner of its place."""
    right, top = place.right(), place.top()
    if photo.stack is not None:
        right = mark_painting.paint_stack_badge(painter, right, top, photo.stack)
    if photo.companions:
        mark_painting.paint_badge(painter, right, top, pair_words(photo))


def pair_words(photo: Photo) -> str:
    """The kinds of a pair's files, e.g. "RAW+JPEG"."""
    picture = "HEIC" if photo.path.suffix.lower() in {".heic", ".heif", ".hif"} else "JPEG"
    return f"RAW+{picture}"


def _paint_few_marks(painter: QPainter, place: QRectF, photo: Photo) -> None:
    """What was marked, on dark ground in the photo's lower corners; nothing where nothing is."""
    middle = place.bottom() - mark_painting.CHIP_HEIGHT / 2 - 2
    if photo.score is not None:
        mark_painting.paint_chip(painter, place.right() - 2, middle, photo.score)
    mark_painting.paint_marks_on_photo(painter, place.left() + 2, middle, photo)


def _paint_lines(painter: QPainter, cell: QRectF, photo: Photo) -> None:
    """The file's name, and what the photographer chose, below the marks."""
    colours = theme.tokens()
    painter.setFont(theme.font(theme.TextSize.SMALL))
    text = QFontMetricsF(painter.font())
    line = QRectF(cell.left() + PADDING, cell.bottom() - LINES_HEIGHT, cell.width() - 2 * PADDING, 16)
    for words, colour, elide in (
        (photo.path.name, colours.text, Qt.TextElideMode.ElideMiddle),
        (" · ".join(exposure_words(photo)), colours.quiet, Qt.TextElideMode.ElideRight),
    ):
        painter.setPen(QColor(colour))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, text.elidedText(words, elide, line.width()))
        line.translate(0, 16)


def _paint_marks(painter: QPainter, cell: QRectF, photo: Photo) -> None:
    """The user's marks on the left, the model's chip on the right: never to be mistaken for each other."""
    middle = cell.bottom() - MARKS_HEIGHT / 2 - 1
    stars = mark_painting.paint_counted_stars if cell.width() < NARROW else mark_painting.paint_stars
    right = stars(painter, cell.left() + PADDING, middle, photo.stars)
    right = mark_painting.paint_label(painter, right + 5, middle, photo.label)
    right = mark_painting.paint_flag(painter, right + 3, middle, photo.flag)
    if photo.conflict:
        mark_painting.paint_conflict(painter, right + 3, middle)
    if photo.score is not None:
        mark_painting.paint_chip(painter, cell.right() - PADDING + 2, middle, photo.score)
