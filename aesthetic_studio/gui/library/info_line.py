"""The line below the loupe: what the camera wrote, the user's marks, and the histogram."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QToolTip, QWidget

from aesthetic_studio.domain.photo import Flag, Label, Photo
from aesthetic_studio.gui import theme
from aesthetic_studio.gui.dates import moment_words
from aesthetic_studio.gui.library import mark_painting
from aesthetic_studio.gui.library.fitting_words import fitting, shortened
from aesthetic_studio.gui.tooltip import plain_tooltip
from aesthetic_studio.gui.workers.loupe_image import LoupeImage, Tones

HISTOGRAM = QSize(132, 40)
SCALE_WIDTH, MARKS_WIDTH, STARS_SIDE = 52.0, 96.0, 13.0
WIDE = 620
"""Below this width the words need the navigator's place."""
CLIPPED_FROM = 0.0005
"""Share of the pixels from which a corner of the histogram lights up; below it are specular lights and dust."""


class InfoLine(QWidget):
    """File and exposure on the left, scale and histogram on the right, so that nothing ever covers the photo."""

    clipping_wanted = Signal()
    stars_wanted = Signal(int)
    place_wanted = Signal(QPointF)  # the point that shall be seen, in shares 0–1 of the photo

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(56)
        self._photo: Photo | None = None
        self._tones: Tones | None = None
        self._scale: float | None = None
        self._small: QImage | None = None
        self._seen = QRectF()
        self._histogram_shown = True
        self._navigating = False
        self._stars = QRectF()  # where the five stars were painted

    def show_photo(self, photo: Photo | None) -> None:
        """Another photo, or the same with other marks."""
        if photo is None or self._photo is None or photo.path != self._photo.path:
            self._tones = None
        self._photo = photo
        self.setAccessibleName("" if photo is None else exposure_line(photo))
        self.update()

    def set_image(self, loupe_image: LoupeImage) -> None:
        """The photo's tones have arrived."""
        if self._photo is not None and loupe_image.key.path == self._photo.path and loupe_image.tones:
            self._tones = loupe_image.tones
            self.update()

    def show_part(self, scale: float | None, seen: QRectF, small: QImage | None) -> None:
        """What is seen of a zoomed photo; it is marked on a small picture of the whole.

        Args:
            scale: screen pixels per photo pixel, e.g. 1.0 for 100 %; None for a photo that is shrunk to fit.
            seen: the part in shares 0–1.
            small: any small picture of the photo.
        """
        self._scale, self._seen, self._small = scale, seen, small
        self.update()

    def show_histogram(self, shown: bool) -> None:
        """Show or hide the histogram."""
        self._histogram_shown = shown
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        """Text, marks, histogram."""
        colours = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(colours.canvas))
        if self._photo is None:
            return
        left = 20.0
        right = self.width() - 20.0
        if self._histogram_shown and self._photo.error is None:
            self._paint_histogram(painter, self._histogram_box)
            right = self._histogram_box.left() - 16
        painter.setFont(theme.font())
        painter.setPen(QColor(colours.quiet))
        metrics = QFontMetricsF(painter.font())
        baseline = self.height() / 2 + metrics.capHeight() / 2
        if self._scale is not None and self._photo.error is None:
            words = f"{self._scale:.0%}".replace("%", "\u202f%")
            right -= metrics.horizontalAdvance(words)
            painter.drawText(QPointF(right, baseline), words)
            if not (navigator := self._navigator).isEmpty():
                self._paint_navigator(painter, navigator)
                right = navigator.left()
            right -= 16
        self._paint_words(painter, QRectF(left, 0, right - left, self.height()), self._photo)

    def _paint_words(self, painter: QPainter, room: QRectF, photo: Photo) -> None:
        """Name, exposure and marks in one line where there is room; else the exposure below the name."""
        colours = theme.tokens()
        metrics = QFontMetricsF(painter.font())
        marks = MARKS_WIDTH + sum(
            22 for mark in (photo.label, photo.flag) if mark not in {Label.NONE, Flag.NONE}
        )
        name, details = file_name(photo), details_of(photo)
        one = " · ".join((name, *details))
        fits = metrics.horizontalAdvance(one) <= room.width() - marks
        first = one if fits else shortened(name, metrics, room.width() - marks)
        middle = room.center().y() - (0 if fits or not details else 10)
        painter.setPen(QColor(colours.quiet if fits else colours.text))
        painter.drawText(QPointF(room.left(), middle + metrics.capHeight() / 2), first)
        end = room.left() + metrics.horizontalAdvance(first) + 16
        if not fits:
            painter.setPen(QColor(colours.quiet))
            shown = fitting(details, metrics, room.width())
            painter.drawText(QPointF(room.left(), middle + 20 + metrics.capHeight() / 2), shown)
        self._stars = QRectF(end, middle - STARS_SIDE, MARKS_WIDTH, 2 * STARS_SIDE)
        end = mark_painting.paint_stars(painter, end, middle, photo.stars, STARS_SIDE)
        end = mark_painting.paint_label(painter, end + 8, middle, photo.label)
        mark_painting.paint_flag(painter, end + 4, middle, photo.flag, 16)

    # --- navigator

    @property
    def _navigator(self) -> QRectF:
        """The place of the small picture; empty where there is nothing to show."""
        whole = self._seen.width() * self._seen.height() > 0.999
        narrow = self.width() < WIDE
        if self._small is None or self._small.isNull() or self._scale is None or whole or narrow:
            return QRectF()
        high = float(HISTOGRAM.height())
        wide = high * self._small.width() / self._small.height()
        right = (self._histogram_box.left() if self._histogram_shown else self.width()) - 16.0
        return QRectF(right - SCALE_WIDTH - wide, 8, wide, high)

    def _paint_navigator(self, painter: QPainter, box: QRectF) -> None:
        assert self._small is not None
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setOpacity(0.55)
        painter.drawImage(box, self._small)
        painter.setOpacity(1.0)
        part = QRectF(
            box.left() + self._seen.left() * box.width(),
            box.top() + self._seen.top() * box.height(),
            max(3.0, self._seen.width() * box.width()),
            max(3.0, self._seen.height() * box.height()),
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.tokens().accent), 1.5))
        painter.drawRect(part)
        painter.restore()

    def _look_at(self, place: QPointF) -> None:
        box = self._navigator
        if not box.isEmpty():
            corner = place - box.topLeft()
            self.place_wanted.emit(QPointF(corner.x() / box.width(), corner.y() / box.height()))

    # --- histogram

    @property
    def _histogram_box(self) -> QRectF:
        return QRectF(QPointF(self.width() - HISTOGRAM.width() - 20, 8), HISTOGRAM)

    def _paint_histogram(self, painter: QPainter, box: QRectF) -> None:
        colours = theme.tokens()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.field))
        painter.drawRoundedRect(box, 4, 4)
        if self._tones is None:
            return
        inside = box.adjusted(4, 4, -4, -3)
        painter.save()
        heights = self._tones.heights
        for channel, colour in zip(heights, (colours.red, colours.green, colours.blue), strict=True):
            tint = QColor(colour)
            tint.setAlpha(105)
            painter.setBrush(tint)
            painter.drawPolygon(_curve(channel.tolist(), inside))
        painter.setBrush(QColor(colours.bar))
        painter.setOpacity(0.55)
        painter.drawPolygon(_curve(heights.min(axis=0).tolist(), inside))
        painter.restore()
        self._paint_corner(painter, box.topLeft() + QPointF(4, 4), 1, self._tones.black)
        self._paint_corner(painter, box.topRight() + QPointF(-4, 4), -1, self._tones.white)

    def _paint_corner(self, painter: QPainter, corner: QPointF, towards: int, share: float) -> None:
        """A small triangle, filled where tones are clipped at that end."""
        colours = theme.tokens()
        clipped = share >= CLIPPED_FROM
        painter.setPen(QPen(QColor(colours.bright if clipped else colours.star_off), 1))
        painter.setBrush(QColor(colours.bright) if clipped else Qt.BrushStyle.NoBrush)
        painter.drawPolygon(QPolygonF([corner, corner + QPointF(towards * 7, 0), corner + QPointF(0, 7)]))

    def event(self, event: QEvent) -> bool:
        """Over the histogram the tooltip tells how much is clipped."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            if self._over_histogram(QPointF(event.pos())) and self._tones is not None:
                QToolTip.showText(event.globalPos(), plain_tooltip(self._clipped_words(self._tones)), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def _clipped_words(self, tones: Tones) -> str:
        return self.tr("Clipped: {white} % white, {black} % black. J shows where.").format(
            white=f"{tones.white * 100:.1f}", black=f"{tones.black * 100:.1f}"
        )

    def _over_histogram(self, place: QPointF) -> bool:
        return self._histogram_shown and self._histogram_box.contains(place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the histogram shows clipped tones, one on the small picture goes there, a star marks."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._navigating = self._navigator.contains(event.position())
        if self._navigating:
            self._look_at(event.position())
        elif self._over_histogram(event.position()):
            self.clipping_wanted.emit()
        elif self._photo is not None and self._stars.contains(event.position()):
            stars = mark_painting.star_at(event.position().x() - self._stars.left(), STARS_SIDE)
            if stars:
                self.stars_wanted.emit(0 if stars == self._photo.stars else stars)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two clicks on a star are one: the second would take it back."""
        if not self._stars.contains(event.position()):
            super().mouseDoubleClickEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag over the small picture."""
        if self._navigating:
            self._look_at(event.position())


def _curve(heights: list[float], inside: QRectF) -> QPolygonF:
    """The area below a curve of heights 0–1."""
    step = inside.width() / (len(heights) - 1)
    curve = [
        QPointF(inside.left() + place * step, inside.bottom() - height * inside.height())
        for place, height in enumerate(heights)
    ]
    return QPolygonF([inside.bottomLeft(), *curve, inside.bottomRight()])


def exposure_line(photo: Photo) -> str:
    """E.g. ``DSCF2041.JPG + RAF · 16 mm · f/8 · 1/250 s · ISO 160 · X-T5 · 02.11.2026 18:04``."""
    return " · ".join((file_name(photo), *details_of(photo)))


def file_name(photo: Photo) -> str:
    """The file, and the kinds of those that belong to it."""
    kinds = [each.suffix.lstrip(".").upper() for each in photo.companions]
    return " + ".join((photo.path.name, *kinds))


def details_of(photo: Photo) -> list[str]:
    """What was chosen for the photo first, then with what, when, and how large it is."""
    metadata = photo.metadata
    if metadata is None:
        return []
    parts = [*exposure_words(photo), *(told for told in (metadata.camera, metadata.lens) if told)]
    parts += [moment_words(metadata.taken_at)] if metadata.taken_at else []
    return [*parts, f"{metadata.width} × {metadata.height}"]


def exposure_words(photo: Photo) -> list[str]:
    """What the photographer chose: ``16 mm``, ``f/8``, ``1/250 s``, ``ISO 160``, as far as the file tells."""
    metadata = photo.metadata
    if metadata is None:
        return []
    parts = [f"{metadata.focal_length_mm:.0f} mm"] if metadata.focal_length_mm else []
    if metadata.f_number:
        parts.append(f"f/{metadata.f_number:g}")
    if metadata.exposure_s:
        parts.append(shutter(metadata.exposure_s))
    if metadata.iso:
        parts.append(f"ISO {metadata.iso}")
    return parts


def shutter(seconds: float) -> str:
    """Shutter time as photographers write it: ``1/250 s``, ``0.6 s``, ``30 s``."""
    return f"1/{round(1 / seconds)} s" if 0 < seconds < 0.3 else f"{seconds:g} s"
