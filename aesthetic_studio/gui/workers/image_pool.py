"""Threads that decode photographs for the large views: what is looked at first, then what will be looked at next."""

import logging
import os
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from aesthetic_studio.domain.errors import StudioError, UnreadableImageError
from aesthetic_studio.gui.workers.loupe_image import (
    ImageKey,
    Layer,
    LoupeImage,
    make_mask,
    make_photo,
    to_qimage,
)
from aesthetic_studio.gui.workers.screen_colours import SRGB

if TYPE_CHECKING:
    from aesthetic_studio.photos.decode import StoredPicture

log = logging.getLogger(__name__)

THREADS = min(4, max(2, (os.cpu_count() or 2) // 2))
BYTES_KEPT = 300_000_000
"""Two photos of 24 megapixels with all their pixels; while nobody looks at large photos, a tenth of it."""


class ImageSource(Protocol):
    """The part of `studio.library.Library` that gives pixels; safe from any thread."""

    def stored_picture(self, path: Path, max_side: int | None) -> "StoredPicture":
        """The picture in its own colours, at most ``max_side`` pixels long."""


class ImagePool(QObject):
    """Keeps the pictures that are wanted, and makes those that it lacks.

    A view says with `want` what it looks at; whatever it does not name any more is neither made nor told.
    One thread at most works ahead, so that there is always one for what is looked at.
    """

    ready = Signal(object)  # LoupeImage
    failed = Signal(object, object)  # ImageKey, StudioError
    _made = Signal(object)  # ImageKey

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source: ImageSource | None = None
        self._screen = SRGB
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(THREADS)
        # Held only while lists are read and changed, never while decoding.
        self._lock = threading.Lock()
        self._now: list[ImageKey] = []
        self._soon: list[ImageKey] = []
        self._running: dict[ImageKey, bool] = {}  # whether it is made ahead
        self._kept: OrderedDict[ImageKey, LoupeImage] = OrderedDict()
        self._failures: dict[ImageKey, StudioError] = {}
        self._made.connect(self._tell)

    def set_source(self, source: ImageSource) -> None:
        """Where pixels come from; nothing is made before."""
        self._source = source

    def set_screen(self, profile: bytes) -> None:
        """The colours that pictures are made in from now on; those that are here are forgotten."""
        with self._lock:
            self._screen = profile
            self._kept.clear()
        self.want(self._now, self._soon)

    def want(self, now: Sequence[ImageKey], soon: Sequence[ImageKey] = ()) -> None:
        """Say what is looked at, the most urgent first, and what will be; what is here is told at once."""
        with self._lock:
            self._now = list(dict.fromkeys(now))
            self._soon = [key for key in dict.fromkeys(soon) if key not in self._now]
            for key in (*reversed(self._soon), *reversed(self._now)):
                if key in self._kept:
                    self._kept.move_to_end(key)
            self._drop_old()
            wanted = {*self._now, *self._soon}
            self._failures = {key: error for key, error in self._failures.items() if key in wanted}
            missing = sum(not self._known(key) for key in wanted)
            idle = THREADS - len(self._running)
        for key in now:
            self._tell(key)
        if self._source is not None:
            for _ in range(min(missing, idle)):
                self._pool.start(_Work(self._work))

    def kept(self, key: ImageKey) -> LoupeImage | None:
        """A picture that is here already."""
        with self._lock:
            return self._kept.get(key)

    @property
    def busy(self) -> bool:
        """Whether something that is looked at is still to come."""
        with self._lock:
            return self._source is not None and not all(self._known(key) for key in self._now)

    @property
    def resting(self) -> bool:
        """Whether nothing more will be made, neither what is looked at nor what memory holds of what will be."""
        with self._lock:
            return not self._running and self._next()[0] is None

    def finish(self) -> None:
        """Want nothing more, and wait for what runs."""
        self.want(())
        self._pool.clear()
        self._pool.waitForDone()

    def _known(self, key: ImageKey) -> bool:
        return key in self._kept or key in self._failures

    def _work(self) -> None:
        while (key := self._take()) is not None:
            screen = self._screen
            made: Sequence[LoupeImage] = ()
            failure: StudioError | None = None
            try:
                made = self._make(key, screen)
            except Exception as error:  # an answer must come, or the view would wait for ever
                failure = decoding_failure(key.path, error)
            with self._lock:
                del self._running[key]
                if failure is not None:
                    self._failures[key] = failure
                elif screen == self._screen:  # else they are made again
                    self._kept |= {each.key: each for each in made}
                    self._drop_old()
            for told in [each.key for each in made] or [key]:
                self._made.emit(told)

    def _take(self) -> ImageKey | None:
        with self._lock:
            key, ahead = self._next()
            if key is not None:
                self._running[key] = ahead
            return key

    def _next(self) -> tuple[ImageKey | None, bool]:
        """What is to be made next, and whether it is made ahead; the lock is held."""
        for key in self._now:
            if self._missing(key):
                return key, False
        if any(self._running.values()):
            return None, False
        room = BYTES_KEPT * 3 // 4 - sum(self._bytes_of(key) for key in self._now)
        for key in self._soon:
            if room <= 0:
                break
            if self._missing(key):
                return key, True
            room -= self._bytes_of(key)  # what is less urgent than this is dropped for it
        return None, False

    def _missing(self, key: ImageKey) -> bool:
        """Whether it is still to be made; a mask waits for its photo. The lock is held."""
        return not (self._known(key) or key in self._running or key.photo in self._running)

    def _bytes_of(self, key: ImageKey) -> int:
        kept = self._kept.get(key)
        return 0 if kept is None else kept.byte_count

    def _make(self, key: ImageKey, screen: bytes) -> list[LoupeImage]:
        """The picture; with a photo comes the mask that only the values of its file can give, where it is wanted."""
        source, kept = self._source, self.kept(key.photo)
        assert source is not None
        if kept is not None and not (kept.converted and key.layer is Layer.CLIPPING):
            return [make_mask(key, kept.levels[0])]
        stored = source.stored_picture(key.path, key.max_side)
        if key.layer is not Layer.PHOTO:
            return [make_mask(key, to_qimage(stored.pixels))]
        photo = make_photo(key, stored, screen)
        clipping = replace(key, layer=Layer.CLIPPING)
        if photo.converted and self._wants(clipping):
            return [photo, make_mask(clipping, to_qimage(stored.pixels))]
        return [photo]

    def _wants(self, key: ImageKey) -> bool:
        with self._lock:
            return key in self._now or key in self._soon

    def _drop_old(self) -> None:
        """Forget what was wanted longest ago, never what is looked at."""
        total = sum(each.byte_count for each in self._kept.values())
        limit = BYTES_KEPT if self._now else BYTES_KEPT // 10
        for key in list(self._kept):
            if total <= limit:
                break
            if key not in self._now:
                total -= self._kept.pop(key).byte_count

    @Slot(object)
    def _tell(self, key: ImageKey) -> None:
        with self._lock:
            if key not in self._now:
                return
            made, failure = self._kept.get(key), self._failures.get(key)
        if made is not None:
            self.ready.emit(made)
        elif failure is not None:
            self.failed.emit(key, failure)


def decoding_failure(path: Path, error: Exception) -> StudioError:
    """What a photo's place shows instead of it."""
    if isinstance(error, StudioError):
        return error
    log.error("decoding of %s failed", path, exc_info=error)
    return UnreadableImageError(f"The photo cannot be read: {error}.")


class _Work(QRunnable):
    """One thread's share: it goes on until nothing is wanted."""

    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__()
        self._work = work

    def run(self) -> None:
        self._work()
