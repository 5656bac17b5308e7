"""Photographs in the colours of a screen, straight from those of their files; for threads that decode."""

import functools
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QColorSpace, QColorTransform, QImage

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SRGB = b""
"""The profile of a screen, or of a photo, that has none."""
STRIP_PIXELS = 100_000
"""Converted by one call, during which no other thread runs Python: half a millisecond, or two where the screen's
profile holds tables."""


def on_screen(pixels: "NDArray[np.uint8]", profile: bytes, screen: bytes) -> "NDArray[Any]":
    """The pixels as a screen shows their colours, shape (height, width, 4): blue, green, red, 255.

    Args:
        pixels: shape (height, width, 3): red, green and blue of ``profile``.
        profile: an ICC profile, empty for sRGB; one that Qt cannot apply is applied on the way to sRGB.
        screen: the screen's ICC profile, one that `shows_colours`; empty for sRGB.
    """
    import cv2  # not at start: the window need not wait for it
    import numpy as np

    pixels = np.ascontiguousarray(pixels)
    if not _space(profile).isValid():
        from aesthetic_studio.photos.colour import srgb_values

        pixels, profile = srgb_values(pixels, profile), SRGB
    transform = _transform(profile, screen)
    if transform is None:
        # OpenCV lets the window's thread run meanwhile; QImage.convertToFormat would hold it up.
        return cv2.cvtColor(pixels, cv2.COLOR_RGB2BGRA)
    height, width = pixels.shape[:2]
    shown = np.empty((height, width, 4), np.uint8)
    rows = max(1, STRIP_PIXELS // width)
    for top in range(0, height, rows):
        strip = cv2.cvtColor(pixels[top : top + rows], cv2.COLOR_RGB2BGRA)
        image = QImage(strip.data, width, len(strip), 4 * width, QImage.Format.Format_RGB32)
        converted = image.colorTransformed(transform)
        shown[top : top + rows] = np.frombuffer(converted.constBits(), np.uint8).reshape(strip.shape)
    return shown


def converts(profile: bytes, screen: bytes) -> bool:
    """Whether pictures of this profile have other values on this screen than in their files."""
    return not _space(profile).isValid() or _transform(profile, screen) is not None


def shows_colours(profile: bytes) -> bool:
    """Whether this is the ICC profile of a screen, one of red, green and blue that pictures can be converted to."""
    space = _space(profile)
    return space.isValidTarget() and space.colorModel() is QColorSpace.ColorModel.Rgb


def profile_name(profile: bytes) -> str:
    """What a profile calls itself; text from a stranger, on one line."""
    return " ".join(QColorSpace.fromIccProfile(profile).description().split())[:80]


@functools.lru_cache(maxsize=32)
def _space(profile: bytes) -> QColorSpace:
    if not profile:
        return QColorSpace(QColorSpace.NamedColorSpace.SRgb)
    return QColorSpace.fromIccProfile(profile)


@functools.lru_cache(maxsize=32)
def _transform(profile: bytes, screen: bytes) -> QColorTransform | None:
    source, target = _space(profile), _space(screen)
    return None if source == target else source.transformationToColorSpace(target)
