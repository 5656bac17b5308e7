"""From paths to encoded photos: decoding ahead while the net works, remembering what was encoded."""

import itertools
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TypeAlias

import numpy as np

from aesthetic_studio.critics.protocol import Critic, EncodedPhoto
from aesthetic_studio.domain.errors import OutOfMemoryError, PhotoError
from aesthetic_studio.domain.image import RgbImage
from aesthetic_studio.domain.progress import CancelToken
from aesthetic_studio.studio.failures import critic_failure, decoding_failure

BATCH_SIZE = 8
DECODE_THREADS = 2
DECODED_AHEAD = 2 * BATCH_SIZE
REMEMBERED_PHOTOS = 256

ImageReader: TypeAlias = Callable[[Path, int], RgbImage]
"""Reads a photo so that its long side has at most so many pixels; raises `PhotoError`."""


class PhotoKey(NamedTuple):
    """What makes an encoded photo still valid: the file with its size in bytes and its change time."""

    path: Path
    size: int
    modified_ns: int


@dataclass(frozen=True, slots=True)
class _Decoded:
    """A photo on its way: its pixels, or, where it is remembered or failed, already the outcome."""

    path: Path
    key: PhotoKey | None
    content: RgbImage | EncodedPhoto | PhotoError


class PhotoEncoder:
    """Encodes photos with one critic; belongs to the critic's thread.

    Args:
        critic: who encodes.
        read_image: called from the decoding threads.
    """

    def __init__(self, critic: Critic, read_image: ImageReader) -> None:
        self._critic = critic
        self._read_image = read_image
        self._remembered: OrderedDict[PhotoKey, EncodedPhoto] = OrderedDict()

    def encode(self, path: Path, *, cancel: CancelToken) -> EncodedPhoto:
        """Encode one photo.

        Raises:
            PhotoError: it cannot be read or encoded.
            Cancelled: the token was cancelled.
        """
        [[(_, encoded)]] = self.batches([path], cancel=cancel)
        if isinstance(encoded, PhotoError):
            raise encoded
        return encoded

    def batches(
        self, paths: Iterable[Path], *, cancel: CancelToken
    ) -> Iterator[list[tuple[Path, EncodedPhoto | PhotoError]]]:
        """Encode many photos in their order; one that fails yields its error and the others go on.

        Raises:
            Cancelled: the token was cancelled.
        """
        decoded = self._decode_ahead(paths, cancel)
        while batch := list(itertools.islice(decoded, BATCH_SIZE)):
            cancel.check()
            yield self._encode_batch(batch, cancel)

    def forget(self) -> None:
        """Give the memory of all encoded photos back."""
        self._remembered.clear()

    def _decode_ahead(self, paths: Iterable[Path], cancel: CancelToken) -> Iterator[_Decoded]:
        waiting: deque[_Decoded | Future[_Decoded]] = deque()
        remaining = iter(paths)
        pool = ThreadPoolExecutor(DECODE_THREADS, thread_name_prefix="decode")
        try:
            while True:
                for path in itertools.islice(remaining, DECODED_AHEAD - len(waiting)):
                    waiting.append(self._remembered_or_decoding(path, pool))
                if not waiting:
                    return
                cancel.check()
                first = waiting.popleft()
                yield first.result() if isinstance(first, Future) else first
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def _remembered_or_decoding(self, path: Path, pool: ThreadPoolExecutor) -> _Decoded | Future[_Decoded]:
        key = photo_key(path)
        if key is not None and key in self._remembered:
            self._remembered.move_to_end(key)
            return _Decoded(path, key, self._remembered[key])
        return pool.submit(self._decode, path, key)

    def _decode(self, path: Path, key: PhotoKey | None) -> _Decoded:
        try:
            return _Decoded(path, key, self._read_image(path, self._critic.image_side))
        except Exception as error:  # one bad file must not end the run
            return _Decoded(path, key, decoding_failure(path, error))

    def _encode_batch(
        self, batch: Sequence[_Decoded], cancel: CancelToken
    ) -> list[tuple[Path, EncodedPhoto | PhotoError]]:
        results: list[tuple[Path, EncodedPhoto | PhotoError]] = []
        fresh = [
            (photo.path, photo.key, photo.content) for photo in batch if isinstance(photo.content, np.ndarray)
        ]
        encoded = iter(self._encode_fresh(fresh, cancel))
        for photo in batch:
            outcome = photo.content
            results.append((photo.path, next(encoded) if isinstance(outcome, np.ndarray) else outcome))
        return results

    def _encode_fresh(
        self, photos: Sequence[tuple[Path, PhotoKey | None, RgbImage]], cancel: CancelToken
    ) -> list[EncodedPhoto | PhotoError]:
        """Encode a batch; where that fails, one by one, so that only the photo at fault is lost."""
        if not photos:
            return []
        cancel.check()
        try:
            encoded = self._critic.encode([image for _, _, image in photos])
            for (_, key, _), result in zip(photos, encoded, strict=True):
                self._remember(key, result)
        except Exception as error:
            failure = critic_failure(photos[0][0], error)
            if isinstance(failure, OutOfMemoryError):
                self.forget()
            if len(photos) == 1:
                return [failure]
            return [result for photo in photos for result in self._encode_fresh([photo], cancel)]
        return list(encoded)

    def _remember(self, key: PhotoKey | None, encoded: EncodedPhoto) -> None:
        if key is None:
            return
        self._remembered[key] = encoded
        while len(self._remembered) > REMEMBERED_PHOTOS:
            self._remembered.popitem(last=False)


def photo_key(path: Path) -> PhotoKey | None:
    """The key of the file as it is now; None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return PhotoKey(path.absolute(), status.st_size, status.st_mtime_ns)
