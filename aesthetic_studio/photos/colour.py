"""Any kind of decoded pixels into 8 bits a channel, in sRGB or in the colours of their file."""

import functools
import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

from aesthetic_studio.domain.image import RgbImage
from aesthetic_studio.photos.adobe_rgb import adobe_rgb_profile, says_adobe_rgb

PAPER = (255, 255, 255)
"""What lies behind transparent pixels."""

_SRGB_PRIMARIES = ((0.4361, 0.2225, 0.0139), (0.3851, 0.7169, 0.0971), (0.1431, 0.0606, 0.7139))
"""CIE XYZ of sRGB's red, green and blue under D50, as its profiles hold them."""


def without_alpha(image: Image.Image) -> Image.Image:
    """The image in one of the 8-bit modes L, RGB, CMYK and LAB, transparent parts over white paper.

    The colours stay in the image's own space, so that its ICC profile still applies.
    """
    if image.has_transparency_data:
        image = image.convert("RGBA")
        paper = Image.new("RGBA", image.size, (*PAPER, 255))
        return Image.alpha_composite(paper, image).convert("RGB")
    if image.mode.startswith("I") or image.mode == "F":
        return _eight_bits(image)
    if image.mode in {"L", "RGB", "CMYK", "LAB"}:
        return image
    return image.convert("L" if image.mode == "1" else "RGB")


def to_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """The image (L, RGB, CMYK or LAB) as sRGB; a broken or unfitting profile is passed over."""
    transform = _transform(profile, image.mode)
    if transform is not None:
        converted = ImageCms.applyTransform(image, transform)
        if converted is not None:
            return converted
    return image.convert("RGB")


def srgb_values(pixels: NDArray[np.uint8], profile: bytes) -> RgbImage:
    """The red, green and blue of a profile, shape (height, width, 3), as sRGB; see `to_srgb`."""
    return np.array(to_srgb(Image.fromarray(pixels), profile), dtype=np.uint8)


def profile_of(image: Image.Image) -> bytes:
    """The ICC profile that an opened image's values are meant in; empty where it names none, which means sRGB."""
    profile = image.info.get("icc_profile")
    if isinstance(profile, bytes) and profile:
        return profile
    return adobe_rgb_profile() if says_adobe_rgb(image) else b""


def as_stored(image: Image.Image, profile: bytes) -> tuple[Image.Image, bytes]:
    """The image as RGB with its values untouched, and the profile that they are meant in; empty for sRGB.

    Other kinds of pixels (L, CMYK or LAB) become sRGB.
    """
    if image.mode == "RGB" and _transform(profile, "RGB") is not None:
        return image, profile
    return to_srgb(image, profile), b""


def _eight_bits(image: Image.Image) -> Image.Image:
    """16- and 32-bit grey values scaled to 8 bits; beyond the format's nominal range, to their maximum."""
    values = np.nan_to_num(np.asarray(image, dtype=np.float32))
    highest = float(values.max(initial=0.0))
    nominal = 1.0 if image.mode == "F" else 65535.0
    scaled = np.clip(values * (255.0 / max(nominal, highest)), 0.0, 255.0)
    return Image.fromarray((scaled + 0.5).astype(np.uint8))


def _is_srgb(profile: ImageCms.ImageCmsProfile) -> bool:
    """Whether the profile says so by name and means it by its primaries: most files, and a transform is slow."""
    core = profile.profile
    if not (core.profile_description or "").startswith("sRGB") or not core.is_matrix_shaper:
        return False
    primaries = (core.red_colorant, core.green_colorant, core.blue_colorant)
    return all(
        primary is not None and np.allclose(primary[0], expected, atol=2e-3)
        for primary, expected in zip(primaries, _SRGB_PRIMARIES, strict=True)
    )


@functools.lru_cache(maxsize=32)
def _transform(profile: bytes, mode: str) -> ImageCms.ImageCmsTransform | None:
    """The transform of ``mode`` in the colours of ``profile`` to sRGB; None where needless or impossible."""
    try:
        if mode == "LAB":
            source = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
        elif profile:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        else:
            return None
        if mode == "RGB" and _is_srgb(source):
            return None
        return ImageCms.buildTransform(source, ImageCms.createProfile("sRGB"), mode, "RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None
