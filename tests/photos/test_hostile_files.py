"""Whatever bytes a file holds: a picture or a PhotoError, nothing else."""

import io
import os
import tempfile
import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from aesthetic_studio.domain.errors import PhotoError, SidecarError
from aesthetic_studio.domain.photo import Metadata
from aesthetic_studio.photos.decode import MAX_PIXELS, decode
from aesthetic_studio.photos.metadata import read_metadata
from aesthetic_studio.photos.sidecar import read_sidecar, write_sidecar
from aesthetic_studio.photos.sidecar_marks import Marks
from aesthetic_studio.photos.xmp import told_by_packet
from tests.photos.packets import packet
from tests.photos.pictures import png_header, quarters
from tests.photos.sidecars import DIGIKAM, LIGHTROOM
from tests.photos.test_raw import write_dng

LIMIT = 4_000_000


def _saved(suffix: str) -> bytes:
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0112] = "Canon", "Canon EOS R5", 6
    exif.get_ifd(0x8769).update({0x9003: "2024:05:06 07:08:09", 0x829A: (1, 125), 0x8827: 400})
    buffer = io.BytesIO()
    Image.fromarray(quarters(24, 32)).save(buffer, Image.registered_extensions()[f".{suffix}"], exif=exif)
    return buffer.getvalue()


def _dng() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        return write_dng(Path(folder) / "photo.dng").read_bytes()


def _jpeg_with_everything() -> bytes:
    exif = Image.Exif()
    exif[0x010F], exif[0x9C9E] = "Canon", "lake".encode("utf-16-le")
    exif.get_ifd(0x8825).update({1: "N", 2: (48, 30, 0), 3: "E", 4: (2, 15, 0)})
    buffer = io.BytesIO()
    image = Image.fromarray(quarters(16, 16))
    image.save(buffer, "JPEG", exif=exif, xmp=packet(subject=["lake"], Rating="3"))
    dataset = b"\x1c\2\x19\0\4lake\x1c\2\x78\0\4lake"
    segment = b"Photoshop 3.0\08BIM\4\4\0\0" + len(dataset).to_bytes(4, "big") + dataset
    jpeg = buffer.getvalue()
    return jpeg[:2] + b"\xff\xed" + (len(segment) + 2).to_bytes(2, "big") + segment + jpeg[2:]


GOOD = {suffix: _saved(suffix) for suffix in ("jpg", "png", "tiff", "webp", "avif", "gif", "bmp")} | {
    "dng": _dng(),
    "described.jpg": _jpeg_with_everything(),
}

mutations = st.lists(
    st.tuples(st.integers(0, 10_000), st.binary(min_size=1, max_size=4)), min_size=1, max_size=12
)


@pytest.mark.parametrize("suffix", sorted(GOOD))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(mutations=mutations, cut=st.integers(0, 400))
def test_mutated_files(tmp_path, suffix, mutations, cut):
    data = bytearray(GOOD[suffix])
    head = min(len(data), 2_000)  # where the structure is
    for position, replacement in mutations:
        place = position % head
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


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(mutations=mutations, program=st.sampled_from([LIGHTROOM, DIGIKAM]))
def test_mutated_sidecars_are_written_right_or_left_alone(tmp_path, mutations, program):
    data = bytearray(program.encode())
    for position, replacement in mutations[:3]:
        place = position % len(data)
        data[place : place + len(replacement)] = replacement
    (tmp_path / "photo.xmp").write_bytes(data)
    assert isinstance(told_by_packet(bytes(data)), dict)
    try:
        written = write_sidecar(read_sidecar(tmp_path / "photo.jpg"), Marks(stars=5, keywords=("one", "two")))
    except SidecarError:
        assert (tmp_path / "photo.xmp").read_bytes() == bytes(data)
    else:
        assert (written.sidecar.marks.stars, written.sidecar.marks.keywords) == (5, ("one", "two"))


SAMPLES = os.environ.get("AESTHETIC_STUDIO_SAMPLES", "")
"""A folder of photographs and broken files to try, e.g. a decoder's fuzzing corpus."""


@pytest.mark.slow
@pytest.mark.skipif(not SAMPLES, reason="AESTHETIC_STUDIO_SAMPLES names no folder of files to try")
def test_sample_files():
    files = [path for path in sorted(Path(SAMPLES).rglob("*")) if path.is_file()]
    assert files
    descriptors = Path("/proc/self/fd")
    before = len(list(descriptors.iterdir())) if descriptors.is_dir() else 0
    for path in files:
        begin = time.process_time()
        _is_picture_or_photo_error(path, max_pixels=MAX_PIXELS)
        assert time.process_time() - begin < 10, path
    if before:
        assert len(list(descriptors.iterdir())) <= before + 2  # what libraries keep for themselves


def _is_picture_or_photo_error(path, max_pixels=LIMIT) -> None:
    try:
        picture = decode(path, max_side=64, max_pixels=max_pixels)
    except PhotoError:
        pass
    else:
        assert picture.dtype == np.uint8
        assert picture.ndim == 3
        assert picture.shape[2] == 3
        assert max(picture.shape) <= 64
    try:
        metadata = read_metadata(path, max_pixels=max_pixels)
    except PhotoError:
        pass
    else:
        assert isinstance(metadata, Metadata)
        assert metadata.width > 0
        assert metadata.height > 0
