import io
import os
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest
from PIL import ExifTags, Image

from aesthetic_studio.domain.errors import (
    ImageTooLargeError,
    OutOfMemoryError,
    PhotoNotFoundError,
    UnreadableImageError,
    UnsupportedFormatError,
)
from aesthetic_studio.photos.decode import decode
from aesthetic_studio.photos.metadata import read_metadata
from tests.photos.pictures import (
    corners,
    png_header,
    profile_with_red_and_green_swapped,
    quarters,
    write_jpeg,
)

EXPECTED = corners(quarters())


def assert_close(found, expected=EXPECTED, tolerance=12):
    assert np.abs(np.array(found, int) - np.array(expected, int)).max() <= tolerance


@pytest.mark.parametrize("suffix", ["jpg", "png", "tiff", "webp", "gif", "bmp", "avif", "jp2", "ppm"])
def test_each_format_gives_the_picture(tmp_path, suffix):
    path = tmp_path / f"photo.{suffix}"
    Image.fromarray(quarters()).save(path)
    picture = decode(path)
    assert picture.shape == (96, 160, 3)
    assert picture.dtype == np.uint8
    assert picture.flags.c_contiguous
    assert picture.flags.writeable
    assert_close(corners(picture), tolerance=25 if suffix == "gif" else 12)


def test_content_decides_not_the_name(tmp_path):
    path = tmp_path / "photo.nef"
    Image.fromarray(quarters()).save(path, "PNG")
    assert_close(corners(decode(path)))


@pytest.mark.parametrize("orientation", range(1, 9))
def test_orientation_is_applied(tmp_path, orientation):
    upright = Image.fromarray(quarters())
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    stored = upright.transpose(undo[orientation]) if orientation in undo else upright
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    for name in ("photo.jpg", "photo.tiff", "photo.png", "photo.webp"):
        stored.save(tmp_path / name, exif=exif, quality=95)
        picture = decode(tmp_path / name, max_side=80)
        assert picture.shape == (48, 80, 3), name
        assert_close(corners(picture), tolerance=16)


def test_sixteen_bit_grey(tmp_path):
    ramp = np.linspace(0, 65535, 256, dtype=np.uint16).reshape(1, 256).repeat(8, axis=0)
    Image.fromarray(ramp).save(tmp_path / "grey.png")
    picture = decode(tmp_path / "grey.png")
    assert np.array_equal(picture[0, :, 0], picture[0, :, 2])
    assert np.abs(picture[0, :, 1].astype(int) - np.arange(256)).max() <= 1


def test_float_grey_with_holes(tmp_path):
    values = np.array([[0.0, 0.5, 1.0, np.nan]], np.float32)
    Image.fromarray(values).save(tmp_path / "float.tiff")
    assert decode(tmp_path / "float.tiff")[0, :, 0].tolist() == [0, 128, 255, 0]


def test_cmyk_and_bilevel(tmp_path):
    Image.fromarray(quarters()).convert("CMYK").save(tmp_path / "cmyk.jpg", quality=95)
    assert_close(corners(decode(tmp_path / "cmyk.jpg")), tolerance=40)
    Image.fromarray(quarters()).convert("L").convert("1").save(tmp_path / "bits.png")
    assert set(np.unique(decode(tmp_path / "bits.png"))) <= {0, 255}


def test_transparent_parts_lie_on_white(tmp_path):
    image = Image.fromarray(quarters()).convert("RGBA")
    image.putalpha(Image.new("L", image.size, 0))
    image.save(tmp_path / "clear.png")
    assert (decode(tmp_path / "clear.png") == 255).all()
    palette = Image.new("P", (4, 4), 1)
    palette.putpalette([255, 0, 0, 0, 255, 0])
    palette.save(tmp_path / "palette.png", transparency=1)
    assert (decode(tmp_path / "palette.png") == 255).all()


def test_first_frame_of_an_animation(tmp_path):
    frames = [Image.new("RGB", (20, 10), colour) for colour in ("red", "blue")]
    frames[0].save(tmp_path / "moving.gif", save_all=True, append_images=frames[1:])
    assert decode(tmp_path / "moving.gif")[5, 10].tolist() == [255, 0, 0]


def test_icc_profile_is_applied_and_a_broken_one_passed_over(tmp_path):
    swapped = profile_with_red_and_green_swapped()
    write_jpeg(tmp_path / "swapped.jpg", icc_profile=swapped)
    red, green = corners(decode(tmp_path / "swapped.jpg"))[:2]
    assert red[1] > 150 > red[0]
    assert green[0] > 150 > green[1]
    write_jpeg(tmp_path / "broken.jpg", icc_profile=b"no profile at all" * 20)
    assert_close(corners(decode(tmp_path / "broken.jpg")))
    grey = Image.fromarray(quarters()).convert("L")
    grey.save(tmp_path / "unfitting.jpg", icc_profile=swapped)
    assert decode(tmp_path / "unfitting.jpg").shape == (96, 160, 3)


def test_long_side_is_bounded_and_never_enlarged(tmp_path):
    path = write_jpeg(tmp_path / "photo.jpg", quarters(1000, 1503))
    assert decode(path, max_side=100).shape == (67, 100, 3)
    assert decode(path, max_side=5000).shape == (1000, 1503, 3)
    assert_close(corners(decode(path, max_side=100)))
    thin = write_jpeg(tmp_path / "thin.jpg", quarters(2, 2000))
    assert decode(thin, max_side=100).shape == (1, 100, 3)


def test_shrinking_averages_instead_of_dropping_pixels(tmp_path):
    checks = (np.indices((400, 400)).sum(axis=0) % 2 * 255).astype(np.uint8)
    Image.fromarray(checks).save(tmp_path / "checks.png")
    picture = decode(tmp_path / "checks.png", max_side=40)
    assert abs(picture.mean() - 127.5) < 3
    assert picture.std() < 6


def test_importing_is_cheap():
    modules = _modules_after("import aesthetic_studio.photos.decode, aesthetic_studio.photos.metadata")
    assert not {"rawpy", "pi_heif", "lxml", "cv2", "torch", "sqlalchemy"} & modules


def _modules_after(statement: str) -> set[str]:
    code = f"{statement}\nimport sys\nprint(*sys.modules)"
    return set(
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout.split()
    )


def test_missing_file(tmp_path):
    with pytest.raises(PhotoNotFoundError, match=r"no file gone\.jpg"):
        decode(tmp_path / "gone.jpg")
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(PhotoNotFoundError):
        decode(tmp_path / "file" / "below.jpg")
    with pytest.raises(PhotoNotFoundError):
        decode(tmp_path / ("long" * 100))


@pytest.mark.parametrize("name", ["empty.jpg", "empty.png", "empty.nef", "empty"])
def test_empty_file(tmp_path, name):
    (tmp_path / name).touch()
    with pytest.raises(UnreadableImageError, match="is empty"):
        decode(tmp_path / name)


@pytest.mark.parametrize("name", ["notes.jpg", "notes.txt", "notes.cr2", "notes.heic"])
def test_text_is_not_an_image(tmp_path, name):
    (tmp_path / name).write_text("Remember to buy film.\n" * 50)
    with pytest.raises(UnsupportedFormatError, match="is not an image"):
        decode(tmp_path / name)


def test_folder_and_pipe_are_refused_at_once(tmp_path):
    with pytest.raises(UnsupportedFormatError, match="folder or device"):
        decode(tmp_path)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.jpg")
        with pytest.raises(UnsupportedFormatError):
            decode(tmp_path / "pipe.jpg")


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp", "gif", "avif", "bmp", "tiff"])
@pytest.mark.parametrize("kept", [0.3, 0.7, 0.95])
def test_truncated_file_is_refused(tmp_path, suffix, kept):
    noise = np.random.default_rng(1).integers(0, 256, (120, 160, 3), np.uint8)
    buffer = io.BytesIO()
    Image.fromarray(noise).save(buffer, Image.registered_extensions()[f".{suffix}"])
    path = tmp_path / f"cut.{suffix}"
    path.write_bytes(buffer.getvalue()[: int(len(buffer.getvalue()) * kept)])
    for max_side in (None, 40):
        with pytest.raises(UnreadableImageError, match=f"cut.{suffix} is damaged or incomplete"):
            decode(path, max_side=max_side)


@pytest.mark.parametrize("progressive", [False, True])
def test_truncated_jpeg_of_a_smooth_photo_is_refused(tmp_path, progressive):
    path = write_jpeg(tmp_path / "photo.jpg", quarters(600, 800), progressive=progressive)
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(UnreadableImageError):
        decode(path, max_side=100)


def test_announced_size_is_checked_before_decoding(tmp_path):
    path = tmp_path / "bomb.png"
    path.write_bytes(png_header(60_000, 60_000))
    with pytest.raises(ImageTooLargeError, match="60,000 × 60,000"):
        decode(path)
    small = write_jpeg(tmp_path / "photo.jpg")
    with pytest.raises(ImageTooLargeError):
        decode(small, max_pixels=96 * 160 - 1)
    assert decode(small, max_pixels=96 * 160).shape == (96, 160, 3)


def test_many_pixels_in_few_bytes_are_refused_by_header(tmp_path):
    path = tmp_path / "bomb.png"
    path.write_bytes(png_header(20_000, 19_000))
    for read in (decode, read_metadata):
        with pytest.raises(ImageTooLargeError, match="in 45 bytes"):
            read(path)


def test_progressive_bombs_are_refused_before_decoding(tmp_path, monkeypatch):
    path = write_jpeg(tmp_path / "photo.jpg", progressive=True)
    monkeypatch.setattr("aesthetic_studio.photos.opening.SMALL_PIXELS", 1000)
    assert decode(path).shape == (96, 160, 3)
    path.write_bytes(path.read_bytes() + b"\xff\xda" * 300_000)
    with pytest.raises(ImageTooLargeError, match="progressive"):
        decode(path)


def test_large_photos_within_the_limit_are_not_bombs(tmp_path):
    path = tmp_path / "panorama.png"
    path.write_bytes(png_header(20_000, 19_000) + bytes(400_000))
    with pytest.raises(UnreadableImageError):  # no pixels follow; Pillow's own limit would have come first
        decode(path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_file_without_permission(tmp_path):
    path = write_jpeg(tmp_path / "secret.jpg")
    path.chmod(0)
    with pytest.raises(UnreadableImageError, match="may not be read"):
        decode(path)


def test_denied_permission_is_told(tmp_path, monkeypatch):
    path = write_jpeg(tmp_path / "secret.jpg")

    def deny(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", deny)
    with pytest.raises(UnreadableImageError, match=r"secret\.jpg may not be read"):
        decode(path)


def test_lack_of_memory_is_told(tmp_path, monkeypatch):
    path = write_jpeg(tmp_path / "photo.jpg")

    def exhaust(_image):
        raise MemoryError

    monkeypatch.setattr("aesthetic_studio.photos.decode.without_alpha", exhaust)
    with pytest.raises(OutOfMemoryError):
        decode(path)


def test_name_that_is_no_utf8_can_be_read_and_told(tmp_path):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.jpg"))
    write_jpeg(path)
    assert decode(path).shape == (96, 160, 3)
    path.write_bytes(b"")
    with pytest.raises(UnreadableImageError) as caught:
        decode(path)
    caught.value.message.encode("utf-8")


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="needs /proc")
def test_no_file_stays_open(tmp_path):
    good = write_jpeg(tmp_path / "good.jpg")
    bad = tmp_path / "bad.jpg"
    bad.write_bytes(good.read_bytes()[:500])
    decode(good, max_side=20)
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(5):
        decode(good)
        with pytest.raises(UnreadableImageError):
            decode(bad)
    assert len(list(Path("/proc/self/fd").iterdir())) <= before


def test_many_threads_read_at_once(tmp_path):
    path = write_jpeg(tmp_path / "photo.jpg", icc_profile=profile_with_red_and_green_swapped())
    expected = decode(path)
    results: list[bool] = []
    threads = [
        threading.Thread(target=lambda: results.append(np.array_equal(decode(path), expected)))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [True] * 8
