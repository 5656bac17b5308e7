"""Whatever bytes a file holds: a picture or a PhotoError, nothing else."""

import io

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from aesthetic_studio.domain.errors import PhotoError
from aesthetic_studio.domain.photo import Metadata
from aesthetic_studio.photos.decode import decode
from aesthetic_studio.photos.metadata import read_metadata
from tests.photos.pictures import png_header, quarters

LIMIT = 4_000_000


def _saved(suffix: str) -> bytes:
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0112] = "Canon", "Canon EOS R5", 6
    exif.get_ifd(0x8769).update({0x9003: "2024:05:06 07:08:09", 0x829A: (1, 125), 0x8827: 400})
    buffer = io.BytesIO()
    Image.fromarray(quarters(24, 32)).save(buffer, Image.registered_extensions()[f".{suffix}"], exif=exif)
    return buffer.getvalue()


GOOD = {suffix: _saved(suffix) for suffix in ("jpg", "png", "tiff", "webp", "avif", "gif", "bmp")}

mutations = st.lists(
    st.tuples(st.integers(0, 10_000), st.binary(min_size=1, max_size=4)), min_size=1, max_size=12
)


@pytest.mark.parametrize("suffix", sorted(GOOD))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(mutations=mutations, cut=st.integers(0, 400))
def test_mutated_files(tmp_path, suffix, mutations, cut):
    data = bytearray(GOOD[suffix])
    for position, replacement in mutations:
        place = position % len(data)
        data[place : place + len(replacement)] = replacement
    path = tmp_path / f"mutated.{suffix}"
    path.write_bytes(bytes(data[: len(data) - cut % 40]))
    _is_picture_or_photo_error(path)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    head=st.sampled_from(
        [b"", b"\xff\xd8\xff", b"II*\0", b"\x89PNG\r\n\x1a\n", b"\0\0\0\x18ftypheic", b"RIFF\0\0\0\0WEBP"]
    ),
    tail=st.binary(max_size=300),
    name=st.sampled_from(["a.jpg", "a.heic", "a.dng", "a.cr3", "a"]),
)
def test_arbitrary_bytes(tmp_path, head, tail, name):
    path = tmp_path / name
    path.write_bytes(head + tail)
    _is_picture_or_photo_error(path)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(width=st.integers(0, 2**32 - 1), height=st.integers(0, 2**32 - 1))
def test_any_announced_size(tmp_path, width, height):
    path = tmp_path / "size.png"
    path.write_bytes(png_header(width, height))
    with pytest.raises(PhotoError):
        decode(path, max_pixels=LIMIT)


def _is_picture_or_photo_error(path) -> None:
    try:
        picture = decode(path, max_side=64, max_pixels=LIMIT)
    except PhotoError:
        pass
    else:
        assert picture.dtype == np.uint8
        assert picture.ndim == 3
        assert picture.shape[2] == 3
        assert max(picture.shape) <= 64
    try:
        metadata = read_metadata(path, max_pixels=LIMIT)
    except PhotoError:
        pass
    else:
        assert isinstance(metadata, Metadata)
        assert metadata.width > 0
        assert metadata.height > 0
