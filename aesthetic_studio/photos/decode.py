"""A photo on disk into upright sRGB pixels."""

from pathlib import Path

import numpy as np
from PIL import Image

from aesthetic_studio.domain.errors import UnsupportedFormatError
from aesthetic_studio.domain.image import RgbImage
from aesthetic_studio.photos.boundary import photo_errors
from aesthetic_studio.photos.colour import to_srgb, without_alpha
from aesthetic_studio.photos.formats import is_raw_name
from aesthetic_studio.photos.opening import check_scans, opened
from aesthetic_studio.photos.orientation import upright
from aesthetic_studio.photos.raw import raw_image

MAX_PIXELS = 400_000_000
"""Photos whose header announces more are refused; 1.2 GB as RGB."""


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
    if is_raw_name(path):
        try:
            with photo_errors(path):
                image = raw_image(path, max_side, max_pixels)
                return _pixels(_shrunk(image, _fitted(image.size, max_side or max(image.size))))
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
        return _pixels(upright(to_srgb(small, image.info.get("icc_profile")), image))


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
