"""The line below the loupe: what the camera wrote, the user's marks, and the histogram."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from aesthetic_studio.domain.photo import Flag, Label, Metadata, Photo
from aesthetic_studio.gui import theme
from aesthetic_studio.gui.library import mark_painting
from aesthetic_studio.gui.workers.decode_pool import LoupeImage

if TYPE_CHECKING:
    import numpy as np

HISTOGRAM = QSize(132, 40)


class InfoLine(QWidget):
    """File and exposure on the left, histogram on the right, so that nothing ever covers the photo."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(56)
        self._photo: Photo | None = None
        self._histogram: np.ndarray[tuple[int, int], np.dtype[np.float64]] | None = None
        self._histogram_shown = True

    def show_photo(self, photo: Photo | None) -> None:
        """Another photo, or the same with other marks."""
        if photo is None or self._photo is None or photo.path != self._photo.path:
            self._histogram = None
        self._photo = photo
        self.setAccessibleName("" if photo is None else exposure_line(photo))
        self.update()

    def set_image(self, loupe_image: LoupeImage) -> None:
        """The photo's tones have arrived."""
        if self._photo is not None and loupe_image.path == self._photo.path:
            self._histogram = loupe_image.histogram
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
        left, middle = 20.0, self.height() / 2
        room = self.width() - left - 20
        if self._histogram_shown:
            room -= HISTOGRAM.width() + 20
            self._paint_histogram(
                painter, QRectF(QPointF(self.width() - HISTOGRAM.width() - 20, 8), HISTOGRAM)
            )
        painter.setFont(theme.font())
        painter.setPen(QColor(colours.quiet))
        metrics = QFontMetricsF(painter.font())
        room -= (
            96 + (22 if self._photo.label != Label.NONE else 0) + (22 if self._photo.flag != Flag.NONE else 0)
        )
        words = metrics.elidedText(exposure_line(self._photo), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(left, middle + metrics.capHeight() / 2), words)
        right = left + metrics.horizontalAdvance(words) + 16
        right = mark_painting.paint_stars(painter, right, middle, self._photo.stars, 13)
        right = mark_painting.paint_label(painter, right + 8, middle, self._photo.label)
        mark_painting.paint_flag(painter, right + 4, middle, self._photo.flag, 16)

    def _paint_histogram(self, painter: QPainter, box: QRectF) -> None:
        colours = theme.tokens()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.field))
        painter.drawRoundedRect(box, 4, 4)
        if self._histogram is None:
            return
        inside = box.adjusted(4, 4, -4, -3)
        painter.save()
        for heights, colour in zip(self._histogram, (colours.red, colours.green, colours.blue), strict=True):
            tint = QColor(colour)
            tint.setAlpha(105)
            painter.setBrush(tint)
            step = inside.width() / (len(heights) - 1)
            curve = [
                QPointF(inside.left() + place * step, inside.bottom() - float(height) * inside.height())
                for place, height in enumerate(heights)
            ]
            painter.drawPolygon(QPolygonF([inside.bottomLeft(), *curve, inside.bottomRight()]))
        painter.setBrush(QColor(colours.bar))
        painter.setOpacity(0.55)
        lowest = self._histogram.min(axis=0)
        step = inside.width() / (len(lowest) - 1)
        common = [
            QPointF(inside.left() + place * step, inside.bottom() - float(height) * inside.height())
            for place, height in enumerate(lowest)
        ]
        painter.drawPolygon(QPolygonF([inside.bottomLeft(), *common, inside.bottomRight()]))
        painter.restore()


def exposure_line(photo: Photo) -> str:
    """E.g. ``DSCF2041.RAF · X-T5 · 16 mm · f/8 · 1/250 s · ISO 160 · 2026-11-02 18:04``."""
    parts = [photo.path.name]
    if photo.metadata is not None:
        parts += _exposure(photo.metadata)
    return " · ".join(parts)


def _exposure(metadata: Metadata) -> list[str]:
    parts = [metadata.camera] if metadata.camera else []
    if metadata.focal_length_mm:
        parts.append(f"{metadata.focal_length_mm:.0f} mm")
    if metadata.f_number:
        parts.append(f"f/{metadata.f_number:g}")
    if metadata.exposure_s:
        parts.append(shutter(metadata.exposure_s))
    if metadata.iso:
        parts.append(f"ISO {metadata.iso}")
    if metadata.taken_at:
        parts.append(f"{metadata.taken_at:%Y-%m-%d %H:%M}")
    parts.append(f"{metadata.width} × {metadata.height}")
    return parts


def shutter(seconds: float) -> str:
    """Shutter time as photographers write it: ``1/250 s``, ``0.6 s``, ``30 s``."""
    return f"1/{round(1 / seconds)} s" if 0 < seconds < 0.3 else f"{seconds:g} s"
