"""Small pictures of photos, kept on disk."""

import hashlib
import io
import os
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import numpy as np
from PIL import Image

from aesthetic_studio.domain.image import RgbImage
from aesthetic_studio.photos.atomic import PART_SUFFIX, write_atomically
from aesthetic_studio.photos.decode import MAX_PIXELS, decode
from aesthetic_studio.photos.preview import embedded_preview

JPEG_QUALITY = 88
_TRIMMED_TO = 0.9
"""Share of the limit that a trimming leaves, so that the next one is far off."""
_MEASURED_EVERY = 0.05
"""Share of the limit that may be written before the folder is measured again."""

_WRITTEN_WITHIN_NS = 3_600 * 10**9
"""Nobody takes an hour to write a thumbnail."""


class ThumbnailCache:
    """Thumbnails as JPEG files in a folder of bounded size; every method is safe from any thread.

    The key of a thumbnail holds the photo's path, size and time of change, so that a changed photo gets a new
    one. The files' own time of change tells when they were last asked for: the oldest go first.
    """

    def __init__(self, root: Path, side: int, limit_bytes: int, *, max_pixels: int = MAX_PIXELS) -> None:
        """Keep thumbnails with a long side of ``side`` pixels in ``root``, about ``limit_bytes`` in all."""
        self._root = root
        self._side = side
        self._limit = limit_bytes
        self._max_pixels = max_pixels
        self._lock = threading.Lock()
        self._unmeasured = limit_bytes  # bytes written since the folder was measured; at first it is due

    def get(self, path: Path, size: int, modified_ns: int) -> RgbImage:
        """The thumbnail of the photo at ``path``, made if there is none; sRGB, upright.

        A full disk or a damaged cache file costs time, not the thumbnail.

        Raises:
            PhotoError: the photo cannot be read.
        """
        file = self._file(path, size, modified_ns)
        try:
            thumbnail = _read(file)
        except (OSError, ValueError, SyntaxError):  # not there yet, or damaged
            thumbnail = decode(path, max_side=self._side, max_pixels=self._max_pixels)
            self._store(file, thumbnail)
        return thumbnail

    def at_once(self, path: Path, size: int, modified_ns: int) -> RgbImage | None:
        """What can be shown until `get` is done: the stored thumbnail, or the preview embedded in the photo.

        None where the photo has neither, or cannot be read. Nothing is stored.
        """
        try:
            return _read(self._file(path, size, modified_ns))
        except (OSError, ValueError, SyntaxError):
            return embedded_preview(path, self._side, max_pixels=self._max_pixels)

    def _file(self, path: Path, size: int, modified_ns: int) -> Path:
        key = b"\0".join((os.fsencode(path), b"%d %d %d" % (size, modified_ns, self._side)))
        digest = hashlib.blake2b(key, digest_size=16).hexdigest()
        return self._root / digest[:2] / f"{digest[2:]}.jpg"

    def _store(self, file: Path, thumbnail: RgbImage) -> None:
        jpeg = io.BytesIO()
        Image.fromarray(thumbnail).save(jpeg, "JPEG", quality=JPEG_QUALITY)
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(file, jpeg.getvalue())
        except OSError:
            return  # a full or read-only disk: the thumbnail is shown all the same
        self._trim_if_due(jpeg.getbuffer().nbytes)

    def _trim_if_due(self, written: int) -> None:
        with self._lock:
            self._unmeasured += written
            if self._unmeasured < self._limit * _MEASURED_EVERY:
                return
            self._unmeasured = 0
        self._trim()

    def _trim(self) -> None:
        """Delete the thumbnails that were not asked for the longest, if all together are beyond the limit.

        What a kill left half written goes in any case, once nobody can be writing it any more.
        """
        files = sorted(_stored_files(self._root))
        left_over = time.time_ns() - _WRITTEN_WITHIN_NS
        for used, _, file in files:
            if used < left_over and file.endswith(PART_SUFFIX):
                with suppress(OSError):
                    os.unlink(file)  # noqa: PTH108
        total = sum(size for _, size, _ in files)
        if total <= self._limit:
            return
        for _, size, file in files:
            if total <= self._limit * _TRIMMED_TO:
                return
            try:
                os.unlink(file)  # noqa: PTH108 - tens of thousands of them
            except OSError:
                continue
            total -= size


def stored_bytes(root: Path) -> int:
    """How much the cache in this folder takes on the disk."""
    return sum(size for _, size, _ in _stored_files(root))


def clear(root: Path) -> None:
    """Delete every thumbnail in this folder; those that are wanted are made again."""
    for _, _, file in _stored_files(root):
        with suppress(OSError):
            os.unlink(file)  # noqa: PTH108 - tens of thousands of them


def _read(file: Path) -> RgbImage:
    """A stored thumbnail; raises OSError, ValueError or SyntaxError where it is absent or damaged."""
    with Image.open(file, formats=("JPEG",)) as image:
        thumbnail = np.array(image.convert("RGB"), dtype=np.uint8)
    with suppress(OSError):  # a read-only disk
        os.utime(file)
    return thumbnail


def _stored_files(root: Path) -> Iterator[tuple[int, int, str]]:
    """Time of last use in nanoseconds, size in bytes and path of every file in the cache."""
    for folder in _entries(root):
        for entry in _entries(folder.path):
            try:
                status = entry.stat()
            except OSError:
                continue  # another thread has just deleted it
            yield status.st_mtime_ns, status.st_size, entry.path


def _entries(folder: Path | str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as listing:
            return list(listing)
    except OSError:
        return []
