"""Camera RAW files: the preview the camera embedded where it is large enough, else a fast development."""

import io
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from aesthetic_studio.domain.errors import UnsupportedFormatError
from aesthetic_studio.photos.boundary import photo_errors, shown_name
from aesthetic_studio.photos.colour import profile_of, without_alpha
from aesthetic_studio.photos.opening import check_size, read_head
from aesthetic_studio.photos.orientation import upright

_ROTATION = {3: Image.Transpose.ROTATE_180, 5: Image.Transpose.ROTATE_90, 6: Image.Transpose.ROTATE_270}
"""LibRaw's flip codes that turn the sensor's picture upright."""


def raw_image(path: Path, side: int | None, max_pixels: int) -> tuple[Image.Image, bytes]:
    """A RAW photo, upright, 8 bits a channel; at least ``side`` pixels long where the file holds as many.

    Without ``side`` a preview of half the sensor's length is enough: a half-size development has no more.

    Returns:
        the picture, and the ICC profile that its values are meant in; empty for sRGB.

    Raises:
        PhotoError: as `opening.opened`.
    """
    import rawpy

    with photo_errors(path), _opened(path, max_pixels) as raw:
        full = _size(raw)
        wanted = min(side or max(full), max(full) // 2)
        preview = _preview(raw, full, max_pixels)
        if preview is not None and max(preview[0].size) >= wanted * 0.9:
            return preview
        try:
            return Image.fromarray(raw.postprocess(half_size=True, use_camera_wb=True, output_bps=8)), b""
        except rawpy.LibRawError:
            if preview is None:
                raise
            return preview


def raw_size(path: Path, max_pixels: int) -> tuple[int, int]:
    """Width and height in pixels of a RAW photo, upright.

    Raises:
        PhotoError: as `opening.opened`.
    """
    with photo_errors(path), _opened(path, max_pixels) as raw:
        return _size(raw)


@contextmanager
def _opened(path: Path, max_pixels: int) -> Iterator[Any]:
    import rawpy

    read_head(path)
    try:
        raw = rawpy.imread(str(path))
    except rawpy.LibRawFileUnsupportedError:
        raise UnsupportedFormatError(f"{shown_name(path)} is not a RAW file of a known camera.") from None
    with closing(raw):
        check_size(path, *_size(raw), max_pixels)
        yield raw


def _size(raw: Any) -> tuple[int, int]:
    sizes = raw.sizes
    size = (int(sizes.width), int(sizes.height))
    return size[::-1] if sizes.flip in (5, 6) else size


def _preview(raw: Any, full: tuple[int, int], max_pixels: int) -> tuple[Image.Image, bytes] | None:
    """The embedded preview, upright, and its profile; None where it is absent, damaged or announces too much."""
    import rawpy

    try:
        thumb = raw.extract_thumb()
        if thumb.format == rawpy.ThumbFormat.BITMAP:
            return Image.fromarray(np.ascontiguousarray(thumb.data)).convert("RGB"), b""
        with Image.open(io.BytesIO(thumb.data), formats=("JPEG",)) as image:
            if image.width * image.height > max_pixels:
                return None
            image.load()
            preview, profile = upright(without_alpha(image), image), profile_of(image)
    except (rawpy.LibRawError, OSError, ValueError, SyntaxError):
        return None
    # Some cameras leave the orientation out of their preview: then its shape disagrees with the photo's.
    rotation = _ROTATION.get(raw.sizes.flip)
    if rotation is not None and (full[0] > full[1]) != (preview.width > preview.height):
        preview = preview.transpose(rotation)
    return preview, profile
