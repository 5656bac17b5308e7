"""One photo, as large as the window or at 100 %."""

from pathlib import Path

from PySide6.QtCore import (
    QEvent,
    QPoint,
    QPointF,
    QRectF,
    QSize,
    QSizeF,
    Qt,
    QTimer,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QCursor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from aesthetic_studio.domain.errors import StudioError
from aesthetic_studio.domain.photo import Photo
from aesthetic_studio.gui import icons, theme
from aesthetic_studio.gui.workers.decode_pool import LoupeImage

MARGIN = 20
MAX_SCALE = 8.0
WHEEL_STEP = 1.2


class LoupeView(QWidget):
    """Shows a photo fitted to the view; a click, Space or Z shows 100 % at the pointer, dragging moves it.

    It asks for pixels with `image_wanted` and paints what it has until they arrive: the thumbnail first,
    then the photo at the size of the view, every pixel only when somebody zooms in.
    """

    image_wanted = Signal(object, object)  # Path, max_side | None
    step_wanted = Signal(int)
    panels_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Photo")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._photo: Photo | None = None
        self._image: QImage | None = None
        self._full: QImage | None = None
        self._failure = ""
        self._scale: float | None = None  # device pixels per photo pixel; None fits the photo into the view
        self._centre = QPointF()  # of the view, in photo pixels
        self._pressed: QPoint | None = None
        self._moved = False
        self._wheel = QVariantAnimation(self, duration=110)
        self._wheel.valueChanged.connect(self._follow_wheel)
        self._anchor = QPointF()
        self._sharpen = QTimer(self, singleShot=True, interval=120)
        self._sharpen.timeout.connect(self._want_fitting_image)

    # --- what is shown

    @property
    def path(self) -> Path | None:
        """The photo shown."""
        return self._photo.path if self._photo else None

    def show_photo(self, photo: Photo | None, thumbnail: QImage | None) -> None:
        """Show a photo, beginning with its thumbnail; a photo already shown only takes its new marks."""
        same = photo is not None and photo.path == self.path
        self._photo = photo
        if not same:
            self._image, self._full, self._scale = thumbnail, None, None
            self._failure = (photo.error or "") if photo else ""
            self._wheel.stop()
            self.unsetCursor()
            self._want_fitting_image()
        self.update()

    def set_image(self, loupe_image: LoupeImage) -> None:
        """Pixels that were asked for."""
        if loupe_image.path != self.path:
            return
        if loupe_image.max_side is None:
            self._full = loupe_image.image
        else:
            self._image = loupe_image.image
        self.update()

    def set_failure(self, path: Path, error: StudioError) -> None:
        """The photo cannot be read."""
        if path == self.path:
            self._failure = str(error)
            self.update()

    @property
    def zoomed(self) -> bool:
        """Whether the photo is shown larger or smaller than fitted."""
        return self._scale is not None

    def toggle_zoom(self, at: QPointF | None = None) -> None:
        """From fitted to 100 % at a place of the view (by default the pointer), and back."""
        self._wheel.stop()
        if self.zoomed:
            self._scale = None
        else:
            if at is None:
                pointer = QPointF(self.mapFromGlobal(QCursor.pos()))
                at = pointer if self.rect().contains(pointer.toPoint()) else QPointF(self.rect().center())
            self._zoom_to(1.0, at)
        self._show_cursor()
        self.update()

    # --- geometry

    def _photo_size(self) -> QSizeF:
        """Size of the whole photo in its own pixels, as far as known."""
        if self._full is not None:
            return QSizeF(self._full.size())
        if self._photo is not None and self._photo.metadata is not None:
            return QSizeF(self._photo.metadata.width, self._photo.metadata.height)
        return QSizeF(self._image.size()) if self._image is not None else QSizeF()

    def _fit_scale(self) -> float:
        size = self._photo_size()
        room = self.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        if size.isEmpty() or room.isEmpty():
            return 1.0
        ratio = self.devicePixelRatioF()
        return min(room.width() * ratio / size.width(), room.height() * ratio / size.height(), 1.0)

    def _target(self) -> QRectF:
        """Where the photo lies, in logical pixels of the view."""
        size = self._photo_size()
        middle = QRectF(self.rect()).center()
        scale = (self._scale or self._fit_scale()) / self.devicePixelRatioF()
        target = QRectF(QPointF(), size * scale)
        if self._scale is None:
            target.moveCenter(middle)
        else:
            target.moveTopLeft(middle - self._centre * scale)
        return QRectF(target.topLeft().toPoint(), target.size())

    def _zoom_to(self, scale: float, at: QPointF) -> None:
        """Change the scale so that the photo stays under ``at``."""
        target, size = self._target(), self._photo_size()
        if target.isEmpty() or size.isEmpty():
            return
        old = target.width() / size.width()
        under = (at - target.topLeft()) / old
        fit = self._fit_scale()
        if scale <= fit:
            self._scale = None
            return
        self._scale = min(scale, MAX_SCALE)
        new = self._scale / self.devicePixelRatioF()
        self._centre = under + (QRectF(self.rect()).center() - at) / new
        self._keep_in_view()
        if self._full is None and self._photo is not None and not self._failure:
            self.image_wanted.emit(self._photo.path, None)

    def _keep_in_view(self) -> None:
        size, scale = self._photo_size(), (self._scale or 1.0) / self.devicePixelRatioF()
        for extent, room, get, put in (
            (size.width(), self.width() / scale, self._centre.x, self._centre.setX),
            (size.height(), self.height() / scale, self._centre.y, self._centre.setY),
        ):
            half = room / 2
            put(extent / 2 if extent <= room else min(max(get(), half), extent - half))

    def _want_fitting_image(self) -> None:
        if self._photo is None or self._failure or self._full is not None:
            return
        side = round(max(self.width(), self.height()) * self.devicePixelRatioF())
        have = max(self._image.width(), self._image.height()) if self._image is not None else 0
        whole = max(self._photo_size().width(), self._photo_size().height())
        if side > 0 and have < min(side, whole or side):
            self.image_wanted.emit(self._photo.path, side)

    # --- painting

    def paintEvent(self, _: QPaintEvent) -> None:
        """The photo, what there is of it, or why there is none."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.tokens().canvas))
        if self._photo is None:
            return
        if self._failure:
            self._paint_failure(painter)
            return
        source = self._full if self._full is not None and self.zoomed else (self._image or self._full)
        target = self._target()
        if source is None or target.isEmpty():
            return
        if not self.zoomed:
            _paint_shadow(painter, target)
        painter.setRenderHint(
            QPainter.RenderHint.SmoothPixmapTransform, (self._scale or 0) < 2.0 or source is not self._full
        )
        visible = target.intersected(QRectF(self.rect()))
        factor = source.width() / target.width()
        part = QRectF((visible.topLeft() - target.topLeft()) * factor, visible.size() * factor)
        painter.drawImage(visible, source, part)

    def _paint_failure(self, painter: QPainter) -> None:
        colours = theme.tokens()
        middle = self.rect().center()
        picture = icons.pixmap("broken", colours.quiet, 48, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(middle.x() - 24, middle.y() - 60), picture)
        painter.setPen(QColor(colours.text))
        words = QRectF(middle.x() - 220, middle.y() + 4, 440, 120)
        painter.drawText(words, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, self._failure)

    # --- the hand

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the next and the previous photo."""
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        if event.key() in steps and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.step_wanted.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab hides the panels; F6 moves on to the next area."""
        if forward:
            self.panels_wanted.emit()
            return True
        return super().focusNextPrevChild(forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for sharper pixels once the size rests."""
        super().resizeEvent(event)
        if self._scale is not None:
            self._keep_in_view()
        self._sharpen.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom smoothly towards the pointer."""
        turns = event.angleDelta().y() / 120
        if not turns or self._photo is None:
            return
        now = self._scale or self._fit_scale()
        running = self._wheel.state() == QVariantAnimation.State.Running
        goal = (self._wheel.endValue() if running else now) * WHEEL_STEP**turns
        self._wheel.stop()
        self._anchor = event.position()
        self._wheel.setStartValue(float(now))
        self._wheel.setEndValue(float(min(max(goal, self._fit_scale() * 0.99), MAX_SCALE)))
        self._wheel.start()

    def _follow_wheel(self, scale: float) -> None:
        self._zoom_to(scale, self._anchor)
        self._show_cursor()
        self.update()

    def _show_cursor(self) -> None:
        if self.zoomed:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.unsetCursor()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._moved = event.position().toPoint(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the photo while zoomed."""
        if self._pressed is None:
            return
        moved = event.position().toPoint() - self._pressed
        self._moved |= moved.manhattanLength() >= QApplication.startDragDistance()
        if self._moved and self._scale is not None:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._centre -= QPointF(moved) * (self.devicePixelRatioF() / self._scale)
            self._keep_in_view()
            self._pressed = event.position().toPoint()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click without a drag zooms."""
        if self._pressed is not None and not self._moved:
            self.toggle_zoom(event.position())
        self._pressed = None
        self._show_cursor()

    def changeEvent(self, event: QEvent) -> None:
        """A new theme changes the canvas."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def sizeHint(self) -> QSize:
        """A comfortable size to begin with."""
        return QSize(900, 600)


def _paint_shadow(painter: QPainter, target: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    for reach in range(1, 7):
        painter.setBrush(QColor(0, 0, 0, 16 - 2 * reach))
        painter.drawRoundedRect(target.adjusted(-reach, -reach + 2, reach, reach + 2), reach, reach)
