"""The small picture that a camera put into its file: there at once, a hundred times sooner than a decoded one."""

import io
from pathlib import Path

import numpy as np
from PIL import Image

from aesthetic_studio.domain.errors import PhotoError
from aesthetic_studio.domain.image import RgbImage
from aesthetic_studio.photos.decode import MAX_PIXELS, decode
from aesthetic_studio.photos.formats import is_raw_name
from aesthetic_studio.photos.opening import opened
from aesthetic_studio.photos.orientation import upright
from aesthetic_studio.photos.tiff_tags import jpeg_thumbnail

MAX_PREVIEW_PIXELS = 1_000_000
"""A thumbnail in an EXIF block, of at most 64 KB, that announces more is no thumbnail."""


def embedded_preview(path: Path, side: int, *, max_pixels: int = MAX_PIXELS) -> RgbImage | None:
    """The embedded preview, upright, sRGB, shape (height, width, 3); None where the file has none at hand.

    Of a JPEG it is the thumbnail of its EXIF block, mostly 160 × 120, without the black bars that fill it up
    where the photo has another shape; of a RAW file its preview, shrunk to ``side``. Whoever edited the photo
    may have left an old one: it is to be shown only until the photo itself has been decoded.
    """
    try:
        if is_raw_name(path):
            return decode(path, max_side=side, max_pixels=max_pixels)
        with opened(path, max_pixels) as image:
            block = image.info.get("exif")
            jpeg = jpeg_thumbnail(block) if image.format == "JPEG" and isinstance(block, bytes) else b""
            if not jpeg:
                return None
            with Image.open(io.BytesIO(jpeg), formats=("JPEG",)) as thumbnail:
                if thumbnail.width * thumbnail.height > MAX_PREVIEW_PIXELS:
                    return None
                picture = _without_bars(thumbnail.convert("RGB"), image.width / image.height)
            return np.array(upright(picture, image), dtype=np.uint8)
    except PhotoError:
        return None


def _without_bars(thumbnail: Image.Image, ratio: float) -> Image.Image:
    """The middle of the thumbnail that has the photo's shape; all of it where they differ by a rounding."""
    width, height = thumbnail.size
    fitting = (min(width, round(height * ratio)), min(height, round(width / ratio)))
    left, top = (width - fitting[0]) // 2, (height - fitting[1]) // 2
    if max(left, top) < 2 or min(fitting) < 1:
        return thumbnail
    return thumbnail.crop((left, top, left + fitting[0], top + fitting[1]))
