"""Two threads that make thumbnails as QImages; the newest request comes first, stale ones are dropped."""

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot
from PySide6.QtGui import QImage

from aesthetic_studio.domain.errors import StudioError
from aesthetic_studio.domain.photo import Photo
from aesthetic_studio.gui.workers.image_pool import ImagePool, ImageSource, decoding_failure
from aesthetic_studio.gui.workers.loupe_image import to_qimage
from aesthetic_studio.gui.workers.screen_colours import SRGB

if TYPE_CHECKING:
    from aesthetic_studio.domain.image import RgbImage

log = logging.getLogger(__name__)

WAITING_LIMIT = 256
"""Thumbnails that may wait; beyond it the oldest request is dropped (it has been scrolled away)."""
THREADS = 2


class PhotoSource(ImageSource, Protocol):
    """The part of `studio.library.Library` that gives pixels; safe from any thread."""

    def thumbnail(self, photo: Photo) -> "RgbImage":
        """A small picture."""

    def photo_at(self, path: Path) -> Photo | None:
        """The library's photo at a path."""


class DecodePool(QObject):
    """Decodes photographs away from the window: thumbnails here, large pictures in `images`.

    Thumbnails carry a generation: after `forget_thumbnails` nothing asked for earlier is delivered.
    """

    thumbnail_ready = Signal(object, object)  # Photo, QImage
    thumbnail_failed = Signal(object, str)  # Photo, reason
    thumbnail_dropped = Signal(int)  # photo id: asked for, but dropped before it was made
    _thumbnail_made = Signal(int, object, object)  # generation, Photo, QImage | StudioError
    _example_made = Signal(object, object)  # callback, QImage

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.images = ImagePool(self)
        self._source: PhotoSource | None = None
        self._screen = SRGB
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(THREADS)
        # Held only while an entry is put or taken, never while decoding.
        self._lock = threading.Lock()
        self._waiting: OrderedDict[int, Photo] = OrderedDict()
        self._generation = 0
        self._priority = 0
        self._thumbnail_made.connect(self._deliver_thumbnail)
        self._example_made.connect(self._deliver_example)

    def set_source(self, source: PhotoSource) -> None:
        """Where pixels come from; requests before this are ignored."""
        self._source = source
        self.images.set_source(source)

    def set_screen(self, profile: bytes) -> None:
        """The ICC profile of the screen that pictures are made for from now on; empty for sRGB."""
        self._screen = profile
        self.forget_thumbnails()
        self.images.set_screen(profile)

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
        return self._pool.activeThreadCount() > 0 or bool(self._waiting) or self.images.busy

    def request_example(self, path: str, callback: Callable[[QImage], None]) -> None:
        """Give ``callback`` the thumbnail of any photo of the library, in the window's thread."""
        source = self._source
        if source is None:
            return

        def make() -> None:
            photo = source.photo_at(Path(path))
            if photo is not None and photo.error is None:
                self._example_made.emit(callback, to_qimage(source.thumbnail(photo), self._screen))

        self._start(make)

    def finish(self) -> None:
        """Drop what waits and wait for what runs."""
        self.forget_thumbnails()
        self.images.finish()
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
            made: QImage | StudioError = to_qimage(source.thumbnail(photo), self._screen)
        except Exception as error:  # an answer must come, or the cell would wait for ever
            made = decoding_failure(photo.path, error)
        self._thumbnail_made.emit(generation, photo, made)

    @Slot(int, object, object)
    def _deliver_thumbnail(self, generation: int, photo: Photo, made: QImage | StudioError) -> None:
        if generation != self._generation:
            return
        if isinstance(made, QImage):
            self.thumbnail_ready.emit(photo, made)
        else:
            self.thumbnail_failed.emit(photo, str(made))

    @Slot(object, object)
    def _deliver_example(self, callback: Callable[[QImage], None], image: QImage) -> None:
        callback(image)


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
