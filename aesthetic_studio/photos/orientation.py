"""Turning photos upright by their EXIF orientation."""

from PIL import ExifTags, Image

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

TURNED_BY_DECODER = frozenset(("TIFF", "JXL"))
"""Pillow's names of the formats whose pixels and sizes come upright."""


def orientation(image: Image.Image) -> int:
    """The EXIF orientation 1–8 of an opened image; 1 where it is absent or unreadable.

    TIFF and JPEG XL files are turned by their decoders.
    """
    if image.format in TURNED_BY_DECODER:
        return 1
    try:
        value = image.getexif().get(ExifTags.Base.Orientation, 1)
    except Exception:  # noqa: BLE001, RUF100 - hostile EXIF raises anything; a photo without it is still a photo
        return 1
    return value if isinstance(value, int) and value in _TURNS else 1


def upright(pixels: Image.Image, source: Image.Image) -> Image.Image:
    """``pixels``, which were decoded from ``source``, turned as the EXIF data of ``source`` say."""
    turn = _TURNS.get(orientation(source))
    return pixels if turn is None else pixels.transpose(turn)
