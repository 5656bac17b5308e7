"""Pictures and files to test with, made on the spot."""

import struct
import zlib
from pathlib import Path

import numpy as np
from PIL import Image, ImageCms

from aesthetic_studio.domain.image import RgbImage


def quarters(height: int = 96, width: int = 160) -> RgbImage:
    """Red, green, blue and white quarters, row by row: shows every turn and swapped channel."""
    picture = np.zeros((height, width, 3), np.uint8)
    middle, centre = height // 2, width // 2
    picture[:middle, :centre] = (220, 30, 30)
    picture[:middle, centre:] = (30, 200, 30)
    picture[middle:, :centre] = (30, 30, 220)
    picture[middle:, centre:] = (240, 240, 240)
    return picture


def corners(picture: RgbImage) -> list[tuple[int, ...]]:
    """The colours of the four quarters' middles, row by row."""
    height, width = picture.shape[:2]
    return [
        tuple(int(value) for value in picture[y, x])
        for y in (height // 4, 3 * height // 4)
        for x in (width // 4, 3 * width // 4)
    ]


def write_jpeg(path: Path, picture: RgbImage | None = None, **options: object) -> Path:
    """Save a picture (by default `quarters`) as JPEG."""
    image = Image.fromarray(quarters() if picture is None else picture)
    image.save(path, "JPEG", **{"quality": 95, "subsampling": 0, **options})
    return path


def profile_with_red_and_green_swapped() -> bytes:
    """An ICC profile of colours that show clearly whether it was applied."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = int.from_bytes(profile[128:132], "big")
    tags = {bytes(profile[132 + 12 * n : 136 + 12 * n]): 132 + 12 * n for n in range(count)}
    red, green = tags[b"rXYZ"], tags[b"gXYZ"]
    profile[red : red + 4], profile[green : green + 4] = b"gXYZ", b"rXYZ"
    return bytes(profile)


def png_header(width: int, height: int) -> bytes:
    """A PNG that announces a size and holds no pixels."""
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", 13)
        + header
        + struct.pack(">I", zlib.crc32(header))
        + struct.pack(">I", 0)
        + b"IEND"
        + struct.pack(">I", zlib.crc32(b"IEND"))
    )
