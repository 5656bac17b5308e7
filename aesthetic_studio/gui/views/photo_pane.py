"""One photo in a view: fitted, filling or at any scale, moved by hand, with what may lie over it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import (
    QColor,
    QCursor,
    QImage,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from aesthetic_studio.domain.errors import StudioError
from aesthetic_studio.domain.photo import Photo
from aesthetic_studio.gui import theme
from aesthetic_studio.gui.error_words import said, told
from aesthetic_studio.gui.views.overlays import Overlays, paint_thirds
from aesthetic_studio.gui.views.pane_painting import paint_failure, paint_part, paint_shadow
from aesthetic_studio.gui.views.zoom import FIT, Frame, Framing, Zoom
from aesthetic_studio.gui.workers.loupe_image import ImageKey, Layer, LoupeImage

WHEEL_STEP = 1.2
SHARP_PIXELS_FROM = 2.0
"""From this scale on, chosen by hand, the photo's pixels are shown as squares."""


class PhotoPane(QWidget):
    """Paints what it has of a photo until better pixels arrive: the thumbnail, then the photo at the size of
    the view, every pixel only when somebody zooms in or looks for clipped tones.

    It says with `wanted` which pictures it lacks or shows, and with `wants_changed` that these are others now.
    """

    wants_changed = Signal()
    zoom_changed = Signal(object)  # Zoom, by hand or by key
    clicked = Signal(QPointF)
    double_clicked = Signal()
    moved = Signal()  # the photo may have another place or size

    def __init__(self, parent: QWidget | None = None, *, margin: float = 20.0, fixed: bool = False) -> None:
        """A ``fixed`` pane, one of many, always fits its photo, and makes do with the pixels of its place."""
        super().__init__(parent)
        self._fixed = fixed
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._margin = margin
        self.photo: Photo | None = None
        self.zoom = FIT
        self._small: Framing = Framing.FIT  # where the zoom goes back to
        self._thumbnail: QImage | None = None
        self._layers: dict[Layer, LoupeImage] = {}  # with every pixel
        self._fitting: LoupeImage | None = None
        self._failure = ""
        self._overlays = Overlays()
        self._pressed: QPointF | None = None
        self._dragging = False
        self._wheel = QVariantAnimation(self, duration=110)
        self._wheel.valueChanged.connect(self._follow_wheel)
        self._anchor = QPointF()
        self._rest = QTimer(self, singleShot=True, interval=120)
        self._rest.timeout.connect(self.wants_changed)

    # --- what is shown

    def show_photo(self, photo: Photo | None, thumbnail: QImage | None) -> None:
        """Show a photo, beginning with its thumbnail; a photo already shown only takes its new marks."""
        before, self.photo = self._identity, photo
        if photo is None or self._identity != before:
            self._wheel.stop()
            self._thumbnail, self._fitting, self._failure = thumbnail, None, ""
            self._layers.clear()
            self.zoom = self.frame.kept(self.zoom)
            self.wants_changed.emit()
        elif thumbnail is not None:
            self._thumbnail = thumbnail
        if photo is not None and photo.error:
            self._failure = said(photo.error)
        self.update()
        self.moved.emit()

    def set_image(self, image: LoupeImage) -> None:
        """A picture that is wanted; others are left alone."""
        if (image.key.path, image.key.modified_ns) != self._identity:
            return
        if image.key.max_side is None or image.key.layer is not Layer.PHOTO:
            if self._layers.get(image.key.layer) is image:
                return
            self._layers[image.key.layer] = image
        elif self._fitting is not image:
            self._fitting = image
        else:
            return
        self.zoom = self.frame.kept(self.zoom)  # a RAW file's picture may be smaller than its sensor
        self.update()

    def set_failure(self, key: ImageKey, error: StudioError) -> None:
        """A wanted picture cannot be made."""
        if (key.path, key.modified_ns) == self._identity:
            self._failure = told(error)
            self.update()

    def show_overlays(self, overlays: Overlays) -> None:
        """Lay these over the photo."""
        if overlays != self._overlays:
            self._overlays = overlays
            for layer, shown in ((Layer.CLIPPING, overlays.clipping), (Layer.PEAKING, overlays.peaking)):
                if not shown:
                    self._layers.pop(layer, None)
            self.wants_changed.emit()
            self.update()

    def forget_details(self) -> None:
        """Nobody looks: keep no more than the pixels of the place."""
        self._layers.clear()

    def wanted(self) -> list[ImageKey]:
        """The pictures of the photo that are shown, or would be if they were here."""
        if self.photo is None or self._failure:
            return []
        return list(self._keys(self.photo, self.frame))

    def wanted_for(self, photo: Photo) -> list[ImageKey]:
        """The pictures that will be wanted when another photo is shown here."""
        if photo.error is not None or photo.metadata is None:
            return []
        size = QSizeF(photo.metadata.width, photo.metadata.height)
        frame = Frame(size, QRectF(self.rect()), self.devicePixelRatioF(), self._margin)
        return list(self._keys(photo, frame))

    def _keys(self, photo: Photo, frame: Frame) -> Iterator[ImageKey]:
        whole = max(frame.photo.width(), frame.photo.height())
        scale = frame.fill_scale if self.zoom.framing is Framing.FILL else frame.fit_scale
        side = round(whole * scale) if whole else round(max(self.width(), self.height()) * frame.ratio)
        if side > 0 and (not whole or side < whole):
            yield ImageKey.of(photo, side)
        masked = self._overlays.clipping or self._overlays.peaking
        every = self.zoom.framing is Framing.FREE or (masked and not self._fixed)
        if every or (whole and side >= whole):
            yield ImageKey.of(photo, None)
        pixels = side if self._fixed and side < whole else None  # that masks are made of
        for layer, shown in (
            (Layer.CLIPPING, self._overlays.clipping),
            (Layer.PEAKING, self._overlays.peaking),
        ):
            if shown:
                yield ImageKey.of(photo, pixels, layer)

    @property
    def _identity(self) -> tuple[Path, int] | None:
        return None if self.photo is None else (self.photo.path, self.photo.modified_ns)

    # --- zoom

    @property
    def frame(self) -> Frame:
        """The photo's size as far as known, and the view's."""
        full = self._layers.get(Layer.PHOTO)
        size = QSizeF()
        if full is not None:
            size = QSizeF(full.levels[0].size())
        elif self.photo is not None and self.photo.metadata is not None:
            size = QSizeF(self.photo.metadata.width, self.photo.metadata.height)
        elif (known := self._fitting.levels[0] if self._fitting else self._thumbnail) is not None:
            size = QSizeF(known.size())
        return Frame(size, QRectF(self.rect()), self.devicePixelRatioF(), self._margin)

    @property
    def target(self) -> QRectF:
        """Where the photo is seen, in logical pixels of the view."""
        return self.frame.target(self.zoom).intersected(QRectF(self.rect()))

    @property
    def zoomed(self) -> bool:
        """Whether the photo is shown at a scale of its own."""
        return self.zoom.framing is Framing.FREE

    @property
    def scale(self) -> float:
        """Screen pixels per photo pixel; 1.0 is 100 %."""
        return self.frame.scale(self.zoom)

    @property
    def thumbnail(self) -> QImage | None:
        """The smallest picture of the photo that is here."""
        return self._source(1)

    @property
    def sharp(self) -> bool:
        """Whether there are enough pixels for what is seen of the photo."""
        frame = self.frame
        wide = min(frame.target(self.zoom).width() * frame.ratio, frame.photo.width())
        source = self._source(wide)
        return source is not None and not frame.empty and source.width() >= wide - 1

    def set_zoom(self, zoom: Zoom) -> None:
        """Show another part, or another scale; nobody is told."""
        zoom = self.frame.kept(zoom)
        if zoom == self.zoom:
            return
        framing = self.zoom.framing
        self.zoom = zoom
        if zoom.framing is not Framing.FREE:
            self._small = zoom.framing
        if zoom.framing is not framing:
            self.wants_changed.emit()
        self._show_cursor()
        self.update()
        self.moved.emit()

    def toggle_zoom(self, at: QPointF | None = None) -> None:
        """From fitted or filling to 100 % at a place of the view (by default the pointer), and back."""
        self._wheel.stop()
        if self.zoomed:
            self._change(Zoom(self._small))
            return
        fit = self.frame.fit_scale
        scale = 2 * fit if 0.95 <= fit <= 1.05 else 1.0
        self._change(self.frame.zoomed(self.zoom, scale, at or self._pointer()))

    def zoom_by(self, steps: float) -> None:
        """Closer (positive) or further away, around the pointer."""
        self._turn(steps, self._pointer())

    def zoom_to(self, framing: Framing) -> None:
        """Fitted, filling, or 100 %."""
        self._wheel.stop()
        if framing is Framing.FREE:
            self._change(self.frame.zoomed(self.zoom, 1.0, self._pointer()))
        else:
            self._change(Zoom(framing))

    def look_at(self, place: QPointF) -> None:
        """Bring a point of the photo, in shares 0–1, into the middle of the view."""
        self._change(self.frame.kept(replace(self.zoom, x=place.x(), y=place.y())))

    def move_by(self, x: float, y: float) -> None:
        """Look further right and down by shares of the view."""
        self._change(self.frame.moved(self.zoom, -QPointF(x * self.width(), y * self.height())))

    def _change(self, zoom: Zoom) -> None:
        if self._fixed:
            return
        self.set_zoom(zoom)
        self.zoom_changed.emit(self.zoom)

    def _pointer(self) -> QPointF:
        pointer = QPointF(self.mapFromGlobal(QCursor.pos()))
        return pointer if self.rect().contains(pointer.toPoint()) else QPointF(self.rect().center())

    # --- painting

    def paintEvent(self, _: QPaintEvent) -> None:
        """The photo, what there is of it, or why there is none."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.tokens().canvas))
        if self.photo is None:
            return
        if self._failure:
            paint_failure(painter, self.rect(), self._failure)
            return
        frame = self.frame
        target, scale = frame.target(self.zoom), frame.scale(self.zoom)
        source = self._source(target.width() * frame.ratio)
        if target.isEmpty():
            return
        if self.zoom.framing is Framing.FIT:
            paint_shadow(painter, target)
        if source is None:
            painter.fillRect(target, QColor(theme.tokens().hover))
            return
        full = self._layers.get(Layer.PHOTO)
        exact = abs(source.width() - target.width() * frame.ratio) < 1
        squares = self.zoomed and scale >= SHARP_PIXELS_FROM and full is not None and source is full.levels[0]
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not exact and not squares)
        paint_part(painter, source, target, QRectF(self.rect()))
        for layer in (Layer.CLIPPING, Layer.PEAKING):
            if (mask := self._layers.get(layer)) is not None:
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not squares)
                paint_part(painter, mask.level_for(target.width() * frame.ratio), target, QRectF(self.rect()))
        if self._overlays.thirds:
            paint_thirds(painter, target)

    def _source(self, width: float) -> QImage | None:
        """The smallest picture with enough pixels for this width on the screen, else the largest there is."""
        full = self._layers.get(Layer.PHOTO)
        pictures = [self._thumbnail] if self._thumbnail is not None else []
        pictures += [*(self._fitting.levels if self._fitting else ()), *(full.levels if full else ())]
        enough = [each for each in pictures if each.width() >= width - 1]
        if enough:
            return min(enough, key=QImage.width)
        return max(pictures, key=QImage.width, default=None)

    # --- the hand

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the photo in view; ask for sharper pixels once the size rests."""
        super().resizeEvent(event)
        self.zoom = self.frame.kept(self.zoom)
        self._rest.start()
        self.moved.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom smoothly towards the pointer."""
        if self._fixed:
            event.ignore()
        elif event.angleDelta().y():
            self._turn(event.angleDelta().y() / 120, event.position())

    def event(self, event: QEvent) -> bool:
        """Two fingers on a touch pad zoom too."""
        if (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture
            and self.photo is not None
        ):
            self._change(self.frame.zoomed(self.zoom, self.scale * (1 + event.value()), event.position()))
            return True
        return super().event(event)

    def _turn(self, steps: float, at: QPointF) -> None:
        if self.photo is None:
            return
        running = self._wheel.state() == QVariantAnimation.State.Running
        goal = (self._wheel.endValue() if running else self.scale) * WHEEL_STEP**steps
        self._wheel.stop()
        self._anchor = at
        self._wheel.setStartValue(float(self.scale))
        self._wheel.setEndValue(float(max(goal, self.frame.least_scale * 0.99)))
        self._wheel.start()

    def _follow_wheel(self, scale: float) -> None:
        self._change(self.frame.zoomed(self.zoom, scale, self._anchor))

    def _show_cursor(self) -> None:
        if self.zoom.framing is Framing.FIT:
            self.unsetCursor()
        else:
            self.setCursor(Qt.CursorShape.OpenHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragging = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the photo while it is larger than the view."""
        if self._pressed is None:
            return
        moved = event.position() - self._pressed
        self._dragging |= moved.manhattanLength() >= QApplication.startDragDistance()
        if self._dragging and self.zoom.framing is not Framing.FIT:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._change(self.frame.moved(self.zoom, moved))
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._pressed = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click without a drag."""
        if self._pressed is not None and not self._dragging:
            self.clicked.emit(event.position())
        self._pressed = None
        self._show_cursor()

    def mouseDoubleClickEvent(self, _: QMouseEvent) -> None:
        """The second click of two is no click of its own."""
        self.double_clicked.emit()

    def changeEvent(self, event: QEvent) -> None:
        """A new theme changes the canvas."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def sizeHint(self) -> QSize:
        """A comfortable size to begin with."""
        return QSize(900, 600)
