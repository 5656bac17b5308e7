"""A photo on disk into upright pixels: sRGB for whoever judges it, its own colours for whoever shows it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from aesthetic_studio.domain.errors import UnsupportedFormatError
from aesthetic_studio.domain.image import RgbImage
from aesthetic_studio.photos.boundary import photo_errors
from aesthetic_studio.photos.colour import as_stored, profile_of, to_srgb, without_alpha
from aesthetic_studio.photos.formats import is_raw_name
from aesthetic_studio.photos.opening import check_scans, opened
from aesthetic_studio.photos.orientation import upright
from aesthetic_studio.photos.raw import raw_image

MAX_PIXELS = 400_000_000
"""Photos whose header announces more are refused; 1.2 GB as RGB."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class StoredPicture:
    """A photo as its file holds it.

    Attributes:
        pixels: upright, shape (height, width, 3), 8 bits a channel: red, green and blue of the profile.
        profile: the ICC profile that the values are meant in; empty for sRGB.
    """

    pixels: NDArray[np.uint8]
    profile: bytes = b""


def decode(path: Path, *, max_side: int | None = None, max_pixels: int = MAX_PIXELS) -> RgbImage:
    """Read a photo: upright, sRGB, 8 bits a channel, shape (height, width, 3).

    Transparent parts are shown over white; of an animation the first frame is read; of a RAW file the
    embedded preview, where it is large enough.

    Args:
        path: the file; its content decides about its kind, only RAW files go by their name.
        max_side: the long side is at most this many pixels (area filter, never enlarged); None for all.
        max_pixels: refuse a photo whose header announces more.

    Raises:
        PhotoNotFoundError: no such file.
        UnreadableImageError: empty, truncated, damaged, or not permitted.
        UnsupportedFormatError: no image, or of a kind that cannot be read.
        ImageTooLargeError: more than ``max_pixels``, or a file made to exhaust the machine.
        OutOfMemoryError: the machine's memory does not suffice.
    """
    return _decoded(path, max_side, max_pixels, lambda image, profile: _pixels(to_srgb(image, profile)))


def decode_stored(path: Path, *, max_side: int | None = None, max_pixels: int = MAX_PIXELS) -> StoredPicture:
    """As `decode`, but RGB files keep their own colours: a screen may show more of them than sRGB holds.

    Raises:
        PhotoError: as `decode`.
    """

    def stored(image: Image.Image, profile: bytes) -> StoredPicture:
        kept, own = as_stored(image, profile)
        return StoredPicture(_pixels(kept), own)

    return _decoded(path, max_side, max_pixels, stored)


def _decoded(
    path: Path, max_side: int | None, max_pixels: int, finished: Callable[[Image.Image, bytes], T]
) -> T:
    """What ``finished`` makes of the upright picture and of the profile that its values are meant in."""
    if is_raw_name(path):
        try:
            with photo_errors(path):
                image, profile = raw_image(path, max_side, max_pixels)
                return finished(_shrunk(image, _fitted(image.size, max_side or max(image.size))), profile)
        except UnsupportedFormatError:
            pass  # a JPEG or TIFF under a RAW file's name
    with opened(path, max_pixels) as image:
        size = _fitted(image.size, max_side or max(image.size))
        check_scans(path, image)
        drafted = image.draft(None, size)
        image.load()
        if drafted is None:  # a HEIC file tells its true size only now
            size = _fitted(image.size, max_side or max(image.size))
        small = _shrunk(without_alpha(image), size)
        return finished(upright(small, image), profile_of(image))


def _pixels(image: Image.Image) -> RgbImage:
    return np.array(image, dtype=np.uint8)


def _shrunk(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    if image.size == size:
        return image
    return image.resize(size, Image.Resampling.HAMMING, reducing_gap=2.0)


def _fitted(size: tuple[int, int], max_side: int) -> tuple[int, int]:
    """``size`` shrunk to a long side of ``max_side``, the ratio kept, no side below one pixel."""
    factor = min(1.0, max_side / max(size))
    return max(1, round(size[0] * factor)), max(1, round(size[1] * factor))
