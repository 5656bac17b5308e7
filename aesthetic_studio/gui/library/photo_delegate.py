"""One cell of the grid or of the filmstrip, painted from memory only."""

import re
from collections import OrderedDict

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from aesthetic_studio.domain.photo import Flag, Label, Photo
from aesthetic_studio.gui import icons, theme
from aesthetic_studio.gui.error_words import beside_name, said
from aesthetic_studio.gui.library import mark_painting
from aesthetic_studio.gui.library.cell_density import LINES_HEIGHT, NARROW, Density
from aesthetic_studio.gui.library.cell_pictures import BADGES, CHIP, FEW_MARKS, MARKS, CellPictures
from aesthetic_studio.gui.library.info_line import exposure_words
from aesthetic_studio.gui.library.photo_model import PhotoModel
from aesthetic_studio.gui.workers.thumbnail_image import CellSpace, fit

GAP = 6
PADDING = 9
MARKS_HEIGHT = 26
REJECTED_OPACITY = 0.35
SELECTED = QStyle.StateFlag.State_Selected.value
"""As a number: a test of Python's flags would take longer than the painting of a cell's ground."""
SCALED_BYTES_KEPT = 16_000_000
"""What thumbnails may hold together that were made for other cells; more where so many are seen at once."""
Index = QModelIndex | QPersistentModelIndex


class PhotoDelegate(QStyledItemDelegate):
    """A photo on a neutral cell; with ``marks`` also the user's marks and the model's chip below it."""

    def __init__(self, view: QAbstractItemView, model: PhotoModel, *, marks: bool) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._marks = marks
        self._current, self._passing = -1, False
        self._pictures = CellPictures()
        self._scaled: OrderedDict[tuple[int, CellSpace], QImage] = OrderedDict()
        self._scaled_bytes = 0
        self._space = CellSpace(160, 120, 1.0, 1)
        self.cell = QSize(200, 190)
        self.density = Density.NORMAL

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """All cells are equal."""
        return self.cell

    def begin(self, *, passing: bool) -> None:
        """Cells are about to be painted: see once what holds for all. For ``passing`` ones nothing is read."""
        self._passing = passing
        ratio, seen = self._view.devicePixelRatioF(), self._view.viewport().size()
        self._pictures.begin(ratio)
        self._current = self._view.currentIndex().row()
        place = self._place_in(_cell_in(QRect(QPoint(), self.cell))).size() * ratio
        across, down = (-(-seen.width() // self.cell.width()), -(-seen.height() // self.cell.height()) + 1)
        self._space = CellSpace(place.width(), place.height(), ratio, across * down)
        self._model.fit_thumbnails(self._space)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell in its state: placeholder, photo or broken; selected, current, rejected."""
        row = index.row()
        photo = self._model.kept_photo(row) if self._passing else self._model.photo(row)
        cell = _cell_in(option.rect)
        selected = bool(option.state.value & SELECTED)
        ground = self._pictures.ground(cell.size(), selected=selected, current=row == self._current)
        painter.drawPixmap(cell.topLeft(), ground)
        place = self._place_in(cell)
        if photo is None:
            _paint_placeholder(painter, place, None)
        elif photo.error is not None:
            self._paint_broken(painter, QRectF(place), photo)
        else:
            self._paint_photo(painter, place, photo, selected=selected)
        if self._marks and photo is not None:
            self._paint_badges(painter, place, photo)
            self._paint_words(painter, cell, place, photo)

    def _place_in(self, cell: QRect) -> QRect:
        """Where in the cell the photo goes."""
        if not self._marks or self.density is Density.COMPACT:
            side = PADDING - (4 if not self._marks else 6)
            return cell.adjusted(side, side, -side, -side)
        lines = LINES_HEIGHT if self.density is Density.DETAILED else 0
        return cell.adjusted(PADDING, PADDING, -PADDING, -MARKS_HEIGHT - 4 - lines)

    def _paint_badges(self, painter: QPainter, place: QRect, photo: Photo) -> None:
        """What else there is to the photo, in the upper right corner of its place."""
        if photo.stack is not None or photo.companions:
            badges = self._pictures.badges(photo.stack, pair_words(photo) if photo.companions else "")
            painter.drawPixmap(place.x() + place.width() - BADGES.width(), place.y(), badges)

    def _paint_words(self, painter: QPainter, cell: QRect, place: QRect, photo: Photo) -> None:
        """All that the density tells of a photo."""
        if self.density is Density.COMPACT:
            self._paint_few_marks(painter, place, photo)
            return
        if self.density is Density.DETAILED:
            _paint_lines(painter, QRectF(cell), photo)
            cell = cell.adjusted(0, 0, 0, -LINES_HEIGHT)
        self._paint_marks(painter, cell, photo)

    def _paint_few_marks(self, painter: QPainter, place: QRect, photo: Photo) -> None:
        """What was marked, on dark ground in the photo's lower corners; nothing where nothing is."""
        middle = place.y() + place.height() - CHIP.height() // 2 - 2
        self._paint_score(painter, place.x() + place.width() - 2, middle, photo)
        if photo.stars or photo.label is not Label.NONE or photo.flag is not Flag.NONE:
            top = middle - FEW_MARKS.height() // 2
            painter.drawPixmap(place.x() + 2, top, self._pictures.few_marks(photo))

    def star_at(self, cell: QRect, place: QPoint) -> int:
        """Which star of a cell lies there, 1–5; 0 where there is none, or where stars are counted."""
        cell = cell.adjusted(GAP // 2, GAP // 2, -GAP // 2, -GAP // 2)
        if self.density is Density.COMPACT or cell.width() < NARROW:
            return 0
        lines = LINES_HEIGHT if self.density is Density.DETAILED else 0
        line = QRect(cell.x(), cell.bottom() - MARKS_HEIGHT - lines, cell.width(), MARKS_HEIGHT)
        return mark_painting.star_at(place.x() - cell.x() - PADDING) if line.contains(place) else 0

    def _paint_marks(self, painter: QPainter, cell: QRect, photo: Photo) -> None:
        """The user's marks on the left, the model's chip on the right: never to be mistaken for each other."""
        middle = cell.y() + cell.height() - MARKS_HEIGHT // 2 - 1
        marks = self._pictures.marks(photo, counted=cell.width() < NARROW)
        painter.drawPixmap(cell.x() + PADDING, middle - MARKS.height() // 2, marks)
        self._paint_score(painter, cell.x() + cell.width() - PADDING + 2, middle, photo)

    def _paint_score(self, painter: QPainter, right: int, middle: int, photo: Photo) -> None:
        """The score by which the view is ordered: the model's, or the user's own where there is one."""
        own = self._model.by_own_score and photo.personal_proven
        score = photo.personal_score if own else photo.score
        if score is not None:
            chip = self._pictures.chip(score, own=own)
            painter.drawPixmap(right - CHIP.width(), middle - CHIP.height() // 2, chip)

    def _paint_photo(self, painter: QPainter, place: QRect, photo: Photo, *, selected: bool) -> None:
        thumbnail = self._model.kept_thumbnail(photo) if self._passing else self._model.thumbnail(photo)
        if thumbnail is None:
            _paint_placeholder(painter, place, photo)
            return
        picture = thumbnail.fitted if thumbnail.space == self._space else self._fitted(thumbnail.picture)
        size = picture.deviceIndependentSize().toSize()
        # Whole pixels, or the photo would be resampled a second time.
        left = place.x() + (place.width() - size.width()) // 2
        top = place.y() + (place.height() - size.height()) // 2
        if photo.flag is Flag.REJECT:
            painter.setOpacity(REJECTED_OPACITY)
            painter.drawImage(left, top, picture)
            painter.setOpacity(1.0)
            return
        # An edge one pixel wide; a stroke, or one that is seen through, would take longer than all the rest.
        edge = self._pictures.edge[selected]
        painter.fillRect(left - 1, top - 1, size.width() + 2, size.height() + 2, edge)
        painter.drawImage(left, top, picture)

    def _fitted(self, picture: QImage) -> QImage:
        """A thumbnail that was made for other cells, at the size of these, kept for the next paint."""
        key = (picture.cacheKey(), self._space)
        fitted = self._scaled.get(key)
        if fitted is None:
            fitted = self._scaled[key] = fit(picture, self._space)
            self._scaled_bytes += fitted.sizeInBytes()
            while self._scaled_bytes > SCALED_BYTES_KEPT and len(self._scaled) > self._space.cells:
                self._scaled_bytes -= self._scaled.popitem(last=False)[1].sizeInBytes()
        else:
            self._scaled.move_to_end(key)
        return fitted

    def _paint_broken(self, painter: QPainter, place: QRectF, photo: Photo) -> None:
        colours = theme.tokens()
        side = 28 if self._marks else 20
        ratio = painter.device().devicePixelRatioF()
        picture = icons.pixmap("broken", colours.quiet, side, ratio)
        top = place.center().y() - side / 2 - (22 if self._marks else 0)
        painter.drawPixmap(QPointF(place.center().x() - side / 2, top), picture)
        if not self._marks:
            return
        painter.save()
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
        painter.restore()


def _cell_in(room: QRect) -> QRect:
    """The cell without the gap around it."""
    return room.adjusted(GAP // 2, GAP // 2, -GAP // 2, -GAP // 2)


def short_reason(photo: Photo, text: QFontMetricsF, words: QRectF) -> str:
    """The first sentence without the file's name, cut to what two lines hold; the tooltip has all of it."""
    reason = beside_name(said(photo.error or ""), photo.path.name)
    sentence = re.split("[.] |。", reason, maxsplit=1)[0].rstrip(".")
    return text.elidedText(sentence, Qt.TextElideMode.ElideRight, words.width() * 1.8)


def _paint_placeholder(painter: QPainter, place: QRect, photo: Photo | None) -> None:
    """A quiet shape where the photo will be, in its proportions where they are known."""
    size = QSize(3, 2)
    if photo is not None and photo.metadata is not None and photo.metadata.height:
        size = QSize(photo.metadata.width, photo.metadata.height)
    size.scale(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
    left = place.x() + (place.width() - size.width()) // 2
    top = place.y() + (place.height() - size.height()) // 2
    painter.fillRect(left, top, size.width(), size.height(), QColor(theme.tokens().track))


def pair_words(photo: Photo) -> str:
    """The kinds of a pair's files, e.g. "RAW+JPEG"."""
    picture = "HEIC" if photo.path.suffix.lower() in {".heic", ".heif", ".hif"} else "JPEG"
    return f"RAW+{picture}"


def _paint_lines(painter: QPainter, cell: QRectF, photo: Photo) -> None:
    """The file's name, and what the photographer chose, below the marks."""
    colours = theme.tokens()
    painter.save()
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
    painter.restore()
