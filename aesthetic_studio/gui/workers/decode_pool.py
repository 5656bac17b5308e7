"""Two threads that make thumbnails as QImages; the newest request comes first, stale ones are dropped."""

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal, Slot
from PySide6.QtGui import QImage

from aesthetic_studio.domain.errors import StudioError
from aesthetic_studio.domain.photo import Photo
from aesthetic_studio.gui.workers.image_pool import ImagePool, ImageSource, decoding_failure
from aesthetic_studio.gui.workers.loupe_image import to_qimage
from aesthetic_studio.gui.workers.quiet_thread import give_way
from aesthetic_studio.gui.workers.screen_colours import SRGB
from aesthetic_studio.gui.workers.thumbnail_image import CellSpace, Thumbnail, fit

if TYPE_CHECKING:
    from aesthetic_studio.domain.image import RgbImage

log = logging.getLogger(__name__)

WAITING_LIMIT = 256
"""Thumbnails that may wait, if no more are seen at once; beyond it the oldest request is dropped (it has been
scrolled away)."""
THREADS = 2
TOGETHER_MS = 8
"""Thumbnails that are ready within this time are delivered together: the view paints once for all of them."""


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

    thumbnails_ready = Signal(object)  # list[Thumbnail]
    thumbnail_failed = Signal(object, str)  # Photo, reason
    thumbnail_dropped = Signal(int)  # photo id: asked for, but dropped before it was made
    _some_made = Signal()
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
        self._underway: dict[int, Photo] = {}  # being made, or made and not yet delivered
        self._made: list[Thumbnail | tuple[Photo, StudioError]] = []
        self._generation = 0
        self._priority = 0
        self._space = CellSpace(160, 120, 1.0, 1)
        self._delivery = QTimer(self, singleShot=True, interval=TOGETHER_MS)
        self._delivery.timeout.connect(self._deliver_thumbnails)
        self._some_made.connect(self._delivery.start)
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

    def fit_thumbnails(self, space: CellSpace) -> None:
        """What thumbnails are made for from now on; whoever has other cells scales them."""
        self._space = space

    def request_thumbnail(self, photo: Photo) -> None:
        """Ask for a thumbnail; asking again moves the request to the front, unless it is being made already."""
        if self._source is None:
            return
        dropped: int | None = None
        with self._lock:
            underway = self._underway.get(photo.id)
            if underway is not None and underway.modified_ns == photo.modified_ns:
                return
            new = photo.id not in self._waiting
            self._waiting[photo.id] = photo
            self._waiting.move_to_end(photo.id)
            if len(self._waiting) > max(WAITING_LIMIT, self._space.cells):
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
            self._underway.clear()
            self._made.clear()

    @property
    def busy(self) -> bool:
        """Whether anything is being decoded."""
        return self._pool.activeThreadCount() > 0 or bool(self._waiting or self._made) or self.images.busy

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
            self._underway[photo.id] = photo
            generation = self._generation
        made = self._thumbnail(photo)
        with self._lock:
            if generation != self._generation:
                return
            self._made.append(made)
            first = len(self._made) == 1
        if first:
            self._some_made.emit()

    def _thumbnail(self, photo: Photo) -> Thumbnail | tuple[Photo, StudioError]:
        source, space = self._source, self._space
        assert source is not None
        try:
            picture = to_qimage(source.thumbnail(photo), self._screen)
            return Thumbnail(photo, picture, fit(picture, space), space)
        except Exception as error:  # an answer must come, or the cell would wait for ever
            return photo, decoding_failure(photo.path, error)

    @Slot()
    def _deliver_thumbnails(self) -> None:
        with self._lock:
            made, self._made = self._made, []
            for each in made:
                photo = each.photo if isinstance(each, Thumbnail) else each[0]
                if self._underway.get(photo.id) is photo:
                    del self._underway[photo.id]
        if ready := [each for each in made if isinstance(each, Thumbnail)]:
            self.thumbnails_ready.emit(ready)
        for each in made:
            if not isinstance(each, Thumbnail):
                photo, error = each
                self.thumbnail_failed.emit(photo, str(error))

    @Slot(object, object)
    def _deliver_example(self, callback: Callable[[QImage], None], image: QImage) -> None:
        callback(image)


class _Job(QRunnable):
    """One call; an unforeseen failure is logged and costs that call only."""

    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__()
        self._work = work

    def run(self) -> None:
        give_way()
        try:
            self._work()
        except Exception:
            log.exception("decoding failed")
