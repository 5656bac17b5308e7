"""Real photographs (scikit-image carries them), copies of them with a fault, and files that are none."""

import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import skimage.data
from PIL import Image, ImageFilter

BLUR_SIGMA_AT_512 = 4.0

ORIGINALS: dict[str, Callable[[], np.ndarray]] = {
    "astronaut": skimage.data.astronaut,
    "chelsea": skimage.data.chelsea,
    "coffee": skimage.data.coffee,
    "motorcycle": lambda: skimage.data.stereo_motorcycle()[0],  # type: ignore[no-untyped-call]
    "rocket": skimage.data.rocket,
}


def original(name: str) -> Image.Image:
    return Image.fromarray(ORIGINALS[name]()).convert("RGB")


def blurred(image: Image.Image, sigma_at_512: float = BLUR_SIGMA_AT_512) -> Image.Image:
    """Gaussian blur whose standard deviation is given for a long side of 512 pixels."""
    return image.filter(ImageFilter.GaussianBlur(sigma_at_512 * max(image.size) / 512))


def underexposed(image: Image.Image, stops: float = 2.0) -> Image.Image:
    """The same photo with ``stops`` less light: scaled in linear light, encoded as sRGB again."""
    encoded = np.asarray(image, dtype=np.float64) / 255
    linear = np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)
    linear *= 2.0**-stops
    darker = np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055)
    return Image.fromarray(np.round(darker * 255).astype(np.uint8))


def save(image: Image.Image, path: Path) -> Path:
    image.save(path, quality=95)
    return path


def truncated(path: Path) -> Path:
    """A JPEG that ends in the middle of its pixels."""
    save(original("coffee"), path)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 3])
    return path


def huge_header(path: Path, side: int = 60_000) -> Path:
    """A PNG of a few bytes whose header announces ``side`` × ``side`` pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 1000)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )
    return path
