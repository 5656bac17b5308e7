from datetime import datetime

import pytest
from PIL import ExifTags, Image
from PIL.TiffImagePlugin import IFDRational as Ratio

from aesthetic_studio.domain.errors import ImageTooLargeError, PhotoNotFoundError, UnsupportedFormatError
from aesthetic_studio.domain.photo import Metadata
from aesthetic_studio.photos.metadata import MAX_TEXT, read_metadata
from tests.photos.pictures import png_header, quarters, write_jpeg

EXIF_IFD = ExifTags.IFD.Exif
BASE = ExifTags.Base


def exif_with(base=None, detail=None) -> Image.Exif:
    exif = Image.Exif()
    for tag, value in (base or {}).items():
        exif[tag] = value
    exif.get_ifd(EXIF_IFD).update(detail or {})
    return exif


def test_camera_data(tmp_path):
    exif = exif_with(
        {BASE.Make: "Canon", BASE.Model: "Canon EOS R5", BASE.Orientation: 6},
        {
            BASE.DateTimeOriginal: "2024:05:06 07:08:09",
            BASE.SubsecTimeOriginal: "25",
            BASE.LensModel: "RF50mm F1.8 STM",
            BASE.FocalLength: 50.0,
            BASE.FNumber: 1.8,
            BASE.ExposureTime: 1 / 125,
            BASE.ISOSpeedRatings: 400,
        },
    )
    metadata = read_metadata(write_jpeg(tmp_path / "photo.jpg", exif=exif))
    assert metadata == Metadata(
        width=96,
        height=160,
        taken_at=datetime(2024, 5, 6, 7, 8, 9, 250_000),
        camera="Canon EOS R5",
        lens="RF50mm F1.8 STM",
        focal_length_mm=50.0,
        f_number=1.8,
        exposure_s=0.008,
        iso=400,
    )


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp", "tiff", "gif", "avif"])
@pytest.mark.parametrize("orientation", [1, 6])
def test_size_is_upright(tmp_path, suffix, orientation):
    path = tmp_path / f"photo.{suffix}"
    Image.fromarray(quarters()).save(path, exif=exif_with({BASE.Orientation: orientation}))
    metadata = read_metadata(path)
    turned = orientation == 6 and suffix != "gif"
    assert (metadata.width, metadata.height) == ((96, 160) if turned else (160, 96))


def test_absent_data_are_none(tmp_path):
    assert read_metadata(write_jpeg(tmp_path / "photo.jpg")) == Metadata(160, 96)


@pytest.mark.parametrize(
    ("make", "model", "camera"),
    [
        ("NIKON CORPORATION", "NIKON D850", "NIKON D850"),
        ("SONY", "ILCE-7M4", "SONY ILCE-7M4"),
        ("FUJIFILM", "  X-T5 \n", "FUJIFILM X-T5"),
        ("", "Pinhole", "Pinhole"),
        ("\x01\x02", "", None),
        ("A" * 500, "B" * 500, "A" * MAX_TEXT + " " + "B" * MAX_TEXT),
    ],
)
def test_camera_names(tmp_path, make, model, camera):
    exif = exif_with({BASE.Make: make, BASE.Model: model})
    assert read_metadata(write_jpeg(tmp_path / "photo.jpg", exif=exif)).camera == camera


@pytest.mark.parametrize(
    "text", ["0000:00:00 00:00:00", "yesterday", "2024:13:45 99:99:99", "", "    :  :     :  :  "]
)
def test_impossible_times_are_absent(tmp_path, text):
    exif = exif_with(detail={BASE.DateTimeOriginal: text})
    assert read_metadata(write_jpeg(tmp_path / "photo.jpg", exif=exif)).taken_at is None


def test_impossible_numbers_are_absent(tmp_path):
    exif = exif_with(
        detail={BASE.FNumber: Ratio(1, 0), BASE.ExposureTime: Ratio(0, 1), BASE.FocalLength: Ratio(0, 0)}
    )
    assert read_metadata(write_jpeg(tmp_path / "photo.jpg", exif=exif)) == Metadata(160, 96)


def test_damaged_exif_leaves_the_size(tmp_path):
    path = write_jpeg(tmp_path / "photo.jpg", exif=b"Exif\0\0MM\0*\xff\xff\xff\xff" + b"\xff" * 40)
    assert read_metadata(path) == Metadata(160, 96)


def test_files_that_are_no_photos(tmp_path):
    with pytest.raises(PhotoNotFoundError):
        read_metadata(tmp_path / "gone.jpg")
    (tmp_path / "notes.jpg").write_text("film")
    with pytest.raises(UnsupportedFormatError):
        read_metadata(tmp_path / "notes.jpg")
    (tmp_path / "bomb.png").write_bytes(png_header(60_000, 60_000))
    with pytest.raises(ImageTooLargeError):
        read_metadata(tmp_path / "bomb.png")
