"""A hand-made DNG, a Bayer mosaic of a picture; its preview, where it has one, is handed in behind LibRaw."""

import io
from pathlib import Path

import numpy as np
import pytest
import rawpy
from PIL import Image, TiffImagePlugin

from aesthetic_studio.domain.errors import ImageTooLargeError, UnreadableImageError
from aesthetic_studio.photos.decode import decode
from aesthetic_studio.photos.metadata import read_metadata
from tests.photos.pictures import corners, profile_with_red_and_green_swapped, quarters, write_jpeg

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


class WithPreview:
    """An opened RAW file that holds this JPEG as its preview."""

    def __init__(self, raw, jpeg):
        self._raw, self._jpeg = raw, jpeg

    def __getattr__(self, name):
        return getattr(self._raw, name)

    def extract_thumb(self):
        return rawpy.Thumbnail(rawpy.ThumbFormat.JPEG, self._jpeg)


@pytest.fixture
def put_in(monkeypatch):
    """Puts a JPEG into every RAW file as its preview."""
    read = rawpy.imread
    return lambda jpeg: monkeypatch.setattr(rawpy, "imread", lambda path: WithPreview(read(path), jpeg))


def grey_jpeg(width: int, height: int, **options) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), (90, 90, 90)).save(buffer, "JPEG", **options)
    return buffer.getvalue()


def test_a_preview_that_is_large_enough_is_shown(tmp_path, put_in):
    path = write_dng(tmp_path / "photo.dng")
    put_in(grey_jpeg(300, 200))
    assert corners(decode(path)) == [(90, 90, 90)] * 4
    put_in(grey_jpeg(120, 80))
    assert corners(decode(path, max_side=120)) == [(90, 90, 90)] * 4
    assert decode(path).shape == (HEIGHT // 2, WIDTH // 2, 3)
    assert corners(decode(path))[0] != (90, 90, 90)


def test_a_preview_without_orientation_is_turned_as_the_photo(tmp_path, put_in):
    path = write_dng(tmp_path / "photo.dng", orientation=6)
    put_in(grey_jpeg(600, 400))
    assert decode(path).shape == (600, 400, 3)


def test_a_previews_colours_are_read_by_its_profile(tmp_path, put_in):
    path = write_dng(tmp_path / "photo.dng")
    preview = write_jpeg(tmp_path / "preview.jpg", icc_profile=profile_with_red_and_green_swapped())
    put_in(preview.read_bytes())
    red_as_green = corners(decode(path, max_side=160))[0]
    assert red_as_green[1] > 2 * red_as_green[0]


@pytest.mark.parametrize("damage", [lambda jpeg: jpeg[:200], lambda jpeg: announcing(jpeg, 65_000, 65_000)])
def test_a_preview_that_is_damaged_or_announces_too_much_is_passed_over(tmp_path, put_in, damage):
    path = write_dng(tmp_path / "photo.dng")
    put_in(damage(grey_jpeg(600, 400)))
    assert decode(path, max_pixels=WIDTH * HEIGHT).shape == (HEIGHT // 2, WIDTH // 2, 3)


def announcing(jpeg: bytes, width: int, height: int) -> bytes:
    """The JPEG with another size in its frame header."""
    frame = jpeg.index(b"\xff\xc0") + 5
    return jpeg[:frame] + height.to_bytes(2, "big") + width.to_bytes(2, "big") + jpeg[frame + 4 :]


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
