"""Two threads that turn photographs into QImages; the newest request comes first, stale ones are dropped."""

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot
from PySide6.QtGui import QImage

from aesthetic_studio.domain.errors import StudioError, UnreadableImageError
from aesthetic_studio.domain.photo import Photo

if TYPE_CHECKING:
    import numpy as np

    from aesthetic_studio.domain.image import RgbImage

log = logging.getLogger(__name__)

WAITING_LIMIT = 256
"""Thumbnails that may wait; beyond it the oldest request is dropped (it has been scrolled away)."""
THREADS = 2
HISTOGRAM_BINS = 64


class PhotoSource(Protocol):
    """The part of `studio.library.Library` that gives pixels; safe from any thread."""

    def thumbnail(self, photo: Photo) -> "RgbImage":
        """A small picture."""

    def image(self, path: Path, max_side: int | None) -> "RgbImage":
        """The picture, at most ``max_side`` pixels long."""

    def photo_at(self, path: Path) -> Photo | None:
        """The library's photo at a path."""


@dataclass(frozen=True, slots=True)
class LoupeImage:
    """A decoded photograph for the loupe.

    Attributes:
        max_side: what was asked for; None means every pixel.
        histogram: shape (3, HISTOGRAM_BINS), share of the highest bin 0–1, for red, green, blue.
    """

    path: Path
    max_side: int | None
    image: QImage
    histogram: "np.ndarray[tuple[int, int], np.dtype[np.float64]]"


def to_qimage(pixels: "RgbImage") -> QImage:
    """A copy of the pixels in the format that Qt paints fastest."""
    import numpy as np  # not at start: the window need not wait for it

    height, width, _ = pixels.shape
    view = QImage(np.ascontiguousarray(pixels).data, width, height, 3 * width, QImage.Format.Format_RGB888)
    return view.convertToFormat(QImage.Format.Format_RGB32)


def histogram(pixels: "RgbImage") -> "np.ndarray[tuple[int, int], np.dtype[np.float64]]":
    """How often each tone occurs in each channel, from a tenth of the pixels at most."""
    import numpy as np

    height, width, _ = pixels.shape
    step = max(1, round((height * width / 200_000) ** 0.5))
    sample = pixels[::step, ::step]
    counts = np.stack(
        [
            np.bincount(sample[..., c].ravel() // (256 // HISTOGRAM_BINS), minlength=HISTOGRAM_BINS)
            for c in range(3)
        ]
    ).astype(np.float64)
    # Black and white borders must not flatten everything else: the highest inner bin sets the scale.
    top = counts[:, 1:-1].max() or counts.max() or 1.0
    return np.asarray(np.minimum(counts / top, 1.0))


class DecodePool(QObject):
    """Decodes thumbnails and loupe images away from the window.

    Thumbnails carry a generation: after `forget_thumbnails` nothing asked for earlier is delivered. Of loupe
    images only the newest request per size is delivered.
    """

    thumbnail_ready = Signal(object, object)  # Photo, QImage
    thumbnail_failed = Signal(object, str)  # Photo, reason
    thumbnail_dropped = Signal(int)  # photo id: asked for, but dropped before it was made
    image_ready = Signal(object)  # LoupeImage
    image_failed = Signal(object, object)  # Path, StudioError
    _thumbnail_made = Signal(int, object, object)  # generation, Photo, QImage | StudioError
    _image_made = Signal(int, object, object)  # ticket, Path, LoupeImage | StudioError
    _example_made = Signal(object, object)  # callback, QImage

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source: PhotoSource | None = None
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(THREADS)
        # Held only while an entry is put or taken, never while decoding.
        self._lock = threading.Lock()
        self._waiting: OrderedDict[int, Photo] = OrderedDict()
        self._generation = 0
        self._ticket = 0
        self._priority = 0
        self._thumbnail_made.connect(self._deliver_thumbnail)
        self._image_made.connect(self._deliver_image)
        self._example_made.connect(self._deliver_example)

    def set_source(self, source: PhotoSource) -> None:
        """Where pixels come from; requests before this are ignored."""
        self._source = source

    def request_thumbnail(self, photo: Photo) -> None:
        """Ask for a thumbnail; asking again moves the request to the front."""
        if self._source is None:
            return
        dropped: int | None = None
        with self._lock:
            new = photo.id not in self._waiting
            self._waiting[photo.id] = photo
            self._waiting.move_to_end(photo.id)
            if len(self._waiting) > WAITING_LIMIT:
                dropped, _ = self._waiting.popitem(last=False)
        if dropped is not None:
            self.thumbnail_dropped.emit(dropped)
        if new:
            self._start(self._make_next_thumbnail)

    def forget_thumbnails(self) -> None:
        """Drop all thumbnail requests, waiting or running."""
        with self._lock:
            self._generation += 1
            self._waiting.clear()

    @property
    def busy(self) -> bool:
        """Whether anything is being decoded."""
        return self._pool.activeThreadCount() > 0 or bool(self._waiting)

    def request_image(self, path: Path, max_side: int | None) -> None:
        """Ask for a photo for the loupe; the answer to any earlier request is dropped."""
        source = self._source
        if source is None:
            return
        self._ticket += 1
        ticket = self._ticket

        def make() -> None:
            if ticket != self._ticket:
                return
            try:
                pixels = source.image(path, max_side)
                made: LoupeImage | StudioError = LoupeImage(
                    path, max_side, to_qimage(pixels), histogram(pixels)
                )
            except Exception as error:  # an answer must come, or the loupe would wait for ever
                made = _failure(path, error)
            self._image_made.emit(ticket, path, made)

        self._start(make)

    def request_example(self, path: str, callback: Callable[[QImage], None]) -> None:
        """Give ``callback`` the thumbnail of any photo of the library, in the window's thread."""
        source = self._source
        if source is None:
            return

        def make() -> None:
            photo = source.photo_at(Path(path))
            if photo is not None and photo.error is None:
                self._example_made.emit(callback, to_qimage(source.thumbnail(photo)))

        self._start(make)

    def finish(self) -> None:
        """Drop what waits and wait for what runs."""
        self.forget_thumbnails()
        self._ticket += 1
        self._pool.clear()
        self._pool.waitForDone()

    def _start(self, work: Callable[[], None]) -> None:
        self._priority += 1  # a higher priority for each newer request: the last one is served first
        self._pool.start(_Job(work), self._priority)

    def _make_next_thumbnail(self) -> None:
        with self._lock:
            if not self._waiting:
                return
            _, photo = self._waiting.popitem(last=True)
            generation = self._generation
        source = self._source
        assert source is not None
        try:
            made: QImage | StudioError = to_qimage(source.thumbnail(photo))
        except Exception as error:  # an answer must come, or the cell would wait for ever
            made = _failure(photo.path, error)
        self._thumbnail_made.emit(generation, photo, made)

    @Slot(int, object, object)
    def _deliver_thumbnail(self, generation: int, photo: Photo, made: QImage | StudioError) -> None:
        if generation != self._generation:
            return
        if isinstance(made, QImage):
            self.thumbnail_ready.emit(photo, made)
        else:
            self.thumbnail_failed.emit(photo, str(made))

    @Slot(int, object, object)
    def _deliver_image(self, ticket: int, path: Path, made: LoupeImage | StudioError) -> None:
        if ticket != self._ticket:
            return
        if isinstance(made, LoupeImage):
            self.image_ready.emit(made)
        else:
            self.image_failed.emit(path, made)

    @Slot(object, object)
    def _deliver_example(self, callback: Callable[[QImage], None], image: QImage) -> None:
        callback(image)


def _failure(path: Path, error: Exception) -> StudioError:
    """What the photo's place shows instead of it."""
    if isinstance(error, StudioError):
        return error
    log.error("decoding of %s failed", path, exc_info=error)
    return UnreadableImageError(f"The photo cannot be read: {error}.")


class _Job(QRunnable):
    """One call; an unforeseen failure is logged and costs that call only."""

    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__()
        self._work = work

    def run(self) -> None:
        try:
            self._work()
        except Exception:
            log.exception("decoding failed")
