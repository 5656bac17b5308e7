import io
import struct

import pytest
from PIL import ExifTags, Image

from aesthetic_studio.photos.heif_orientation import put_back_orientation
from aesthetic_studio.photos.orientation import orientation


def box(kind: bytes, content: bytes = b"") -> bytes:
    return struct.pack(">I4s", len(content) + 8, kind) + content


def heic(*properties: bytes) -> io.BytesIO:
    """The head of a HEIC file whose pictures have these properties."""
    inside = box(b"iprp", box(b"ipco", b"".join(box(kind, bytes(4)) for kind in (b"ispe", *properties))))
    return io.BytesIO(box(b"ftyp", b"heic" + bytes(4)) + box(b"meta", bytes(4) + box(b"hdlr") + inside))


def decoded(told: int, order: str) -> Image.Image:
    """As the decoder gives it: its EXIF data say 1, what they said before is kept aside."""
    exif = Image.Exif()
    exif.endian = order
    exif[ExifTags.Base.Orientation] = 1
    picture = Image.new("RGB", (4, 2))
    picture.info |= {"exif": exif.tobytes(), "original_orientation": told}
    return picture


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("told", range(2, 9))
def test_without_a_turning_box_the_exif_data_are_believed(told, order):
    picture = decoded(told, order)
    put_back_orientation(picture, heic())
    assert orientation(picture) == told


@pytest.mark.parametrize("kind", [b"irot", b"imir"])
def test_what_the_decoder_has_turned_is_not_turned_again(kind):
    picture = decoded(6, "<")
    put_back_orientation(picture, heic(kind))
    assert orientation(picture) == 1


@pytest.mark.parametrize("file", [io.BytesIO(), io.BytesIO(b"\xff" * 99), heic()])
@pytest.mark.parametrize("told", [None, 0, 9, "6"])
def test_nonsense_is_left_alone(file, told):
    picture = decoded(6, "<")
    picture.info["original_orientation"] = told
    put_back_orientation(picture, file)
    assert orientation(picture) == 1
