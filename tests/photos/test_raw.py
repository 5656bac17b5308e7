"""A hand-made DNG: a Bayer mosaic of a picture, with or without an embedded preview."""

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, TiffImagePlugin

from aesthetic_studio.domain.errors import ImageTooLargeError, UnreadableImageError
from aesthetic_studio.photos.decode import decode
from aesthetic_studio.photos.metadata import read_metadata
from tests.photos.pictures import corners, quarters

HEIGHT, WIDTH = 400, 600


def write_dng(path: Path, orientation: int = 1) -> Path:
    picture = (quarters(HEIGHT, WIDTH).astype(np.float32) / 255) ** 2.2 * 60_000
    mosaic = np.empty((HEIGHT, WIDTH), np.uint16)
    for row, column, channel in ((0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 2)):
        mosaic[row::2, column::2] = picture[row::2, column::2, channel]
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    entries = {
        254: (4, 0),
        271: (2, "Pinhole"),
        272: (2, "Pinhole One"),
        274: (3, orientation),
        33421: (3, (2, 2)),
        33422: (1, b"\x00\x01\x01\x02"),
        50706: (1, b"\x01\x04\x00\x00"),
        50708: (2, "Pinhole One"),
        50717: (4, 65535),
        50721: (10, _rationals(3.2405, -1.5371, -0.4985, -0.9693, 1.8760, 0.0416, 0.0556, -0.2040, 1.0572)),
        50728: (5, _rationals(1.0, 1.0, 1.0)),
        50778: (3, 21),
    }
    for tag, (kind, value) in entries.items():
        tags.tagtype[tag] = kind
        tags[tag] = value
    buffer = io.BytesIO()
    Image.fromarray(mosaic).save(buffer, "TIFF", tiffinfo=tags)
    data = buffer.getvalue()
    path.write_bytes(_as_mosaic(data))
    return path


def _rationals(*values: float):
    return tuple(TiffImagePlugin.IFDRational(round(value * 10_000), 10_000) for value in values)


def _as_mosaic(tiff: bytes) -> bytes:
    """Change the photometric interpretation from grey to colour filter array."""
    data = bytearray(tiff)
    start = int.from_bytes(data[4:8], "little")
    for entry in range(int.from_bytes(data[start : start + 2], "little")):
        place = start + 2 + 12 * entry
        if data[place : place + 2] == (262).to_bytes(2, "little"):
            data[place + 8 : place + 10] = (32803).to_bytes(2, "little")
    return bytes(data)


def test_raw_without_preview_is_developed(tmp_path):
    path = write_dng(tmp_path / "photo.dng")
    picture = decode(path)
    assert picture.shape == (HEIGHT // 2, WIDTH // 2, 3)
    red, green, blue, white = corners(picture)
    assert red[0] > 1.5 * max(red[1:])
    assert green[1] > 1.5 * max(green[0], green[2])
    assert blue[2] > 1.5 * max(blue[:2])
    assert min(white) > 180
    assert max(decode(path, max_side=100).shape) == 100


def test_raw_is_upright(tmp_path):
    path = write_dng(tmp_path / "photo.dng", orientation=6)
    assert decode(path, max_side=150).shape == (150, 100, 3)
    metadata = read_metadata(path)
    assert (metadata.width, metadata.height) == (HEIGHT, WIDTH)
    assert metadata.camera == "Pinhole One"


def test_raw_that_is_too_large_or_cut(tmp_path):
    path = write_dng(tmp_path / "photo.dng")
    with pytest.raises(ImageTooLargeError):
        decode(path, max_pixels=1000)
    path.write_bytes(path.read_bytes()[:50_000])
    with pytest.raises(UnreadableImageError):
        decode(path)
