"""Kinds of files and of pixels that need more than their decoder."""

import struct

import cv2
import numpy as np
import pytest
from PIL import ExifTags, Image, ImageCms

from aesthetic_studio.domain.errors import ImageTooLargeError, UnreadableImageError, UnsupportedFormatError
from aesthetic_studio.photos.avif_repair import with_one_association_box
from aesthetic_studio.photos.decode import decode, decode_stored
from aesthetic_studio.photos.metadata import read_metadata
from tests.photos.packets import packet
from tests.photos.pictures import corners, profile_with_red_and_green_swapped, quarters, write_jpeg

EXPECTED = np.array(corners(quarters()))


def distance(picture) -> int:
    return int(np.abs(np.array(corners(picture)) - EXPECTED).max())


@pytest.mark.parametrize("suffix", ["png", "tiff"])
@pytest.mark.parametrize("alpha", [False, True])
def test_sixteen_bits_a_channel(tmp_path, suffix, alpha):
    picture = quarters()[..., ::-1].astype(np.uint16) * 257
    if alpha:
        picture = np.dstack([picture, np.full(picture.shape[:2], 65535, np.uint16)])
    cv2.imwrite(str(tmp_path / f"deep.{suffix}"), picture)
    assert distance(decode(tmp_path / f"deep.{suffix}")) <= 1


def test_lab_and_cmyk_tiff(tmp_path):
    lab = ImageCms.buildTransform(ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB")
    ImageCms.applyTransform(Image.fromarray(quarters()), lab).save(tmp_path / "lab.tiff")
    assert distance(decode(tmp_path / "lab.tiff")) <= 12
    Image.fromarray(quarters()).convert("CMYK").save(tmp_path / "cmyk.tiff")
    assert distance(decode(tmp_path / "cmyk.tiff")) <= 40


@pytest.mark.parametrize("mode", ["P", "LA", "PA"])
def test_palettes_and_grey_with_alpha(tmp_path, mode):
    image = Image.fromarray(quarters())
    if mode == "LA":
        image = image.convert("L").convert("LA")
        image.putalpha(0)
        image.save(tmp_path / "a.png")
        assert (decode(tmp_path / "a.png") == 255).all()
        return
    image = image.quantize(8)
    if mode == "PA":
        image.info["transparency"] = bytes([255] * 8)
    image.save(tmp_path / "p.png")
    assert distance(decode(tmp_path / "p.png")) <= 16


@pytest.mark.parametrize("suffix", ["webp", "png", "avif"])
def test_first_frame_of_animations(tmp_path, suffix):
    frames = [Image.new("RGB", (20, 10), colour) for colour in ((250, 0, 0), (0, 0, 250))]
    path = tmp_path / f"moving.{suffix}"
    frames[0].save(path, save_all=True, append_images=frames[1:])
    assert decode(path)[5, 10, 0] > 200 > 60 > decode(path)[5, 10, 2]


def test_pages_of_a_tiff(tmp_path):
    pages = [Image.new("RGB", (20, 10), colour) for colour in ("red", "blue")]
    pages[0].save(tmp_path / "pages.tiff", save_all=True, append_images=pages[1:])
    assert decode(tmp_path / "pages.tiff")[5, 10].tolist() == [255, 0, 0]


def adobe_rgb_exif(space: int, index: str | None) -> Image.Exif:
    exif = Image.Exif()
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.ColorSpace] = space
    if index is not None:
        exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.IFD.Interop] = {ExifTags.Interop.InteropIndex: index}
    return exif


def srgb_of_adobe_rgb(colour: tuple[int, ...]) -> np.ndarray:
    """By the definitions of both spaces, which share their white."""
    linear = (np.array(colour) / 255) ** (563 / 256)
    mixed = np.array([[1.39836, -0.39836, 0], [0, 1, 0], [0, -0.04293, 1.04293]]) @ linear
    mixed = mixed.clip(0, 1)
    return 255 * np.where(mixed <= 0.0031308, 12.92 * mixed, 1.055 * mixed ** (1 / 2.4) - 0.055)


@pytest.mark.parametrize(("space", "index"), [(65535, "R03"), (2, None)])
def test_adobe_rgb_that_a_camera_names_without_a_profile(tmp_path, space, index):
    colour = (140, 190, 90)
    path = write_jpeg(
        tmp_path / "_DSC1.jpg", np.full((16, 16, 3), colour, np.uint8), exif=adobe_rgb_exif(space, index)
    )
    assert np.abs(decode(path)[8, 8] - srgb_of_adobe_rgb(colour)).max() <= 1.5
    stored = decode_stored(path)
    assert np.abs(stored.pixels[8, 8] - np.array(colour)).max() <= 1
    assert stored.profile


@pytest.mark.parametrize(("space", "index"), [(1, "R03"), (65535, "R98"), (65535, None)])
def test_other_photos_without_a_profile_are_srgb(tmp_path, space, index):
    path = write_jpeg(tmp_path / "a.jpg", exif=adobe_rgb_exif(space, index))
    assert distance(decode(path)) <= 2
    assert decode_stored(path).profile == b""


def test_rgb_keeps_its_own_values_beside_its_profile(tmp_path):
    profile = profile_with_red_and_green_swapped()
    path = write_jpeg(tmp_path / "wide.jpg", icc_profile=profile)
    stored = decode_stored(path, max_side=80)
    assert stored.pixels.shape == (48, 80, 3)
    assert distance(stored.pixels) <= 2
    assert stored.profile == profile
    red, green = corners(decode(path))[:2]  # whoever judges it sees sRGB
    assert red[1] > 150 > red[0]
    assert green[0] > 150 > green[1]


def test_what_is_srgb_or_no_rgb_at_all_comes_as_srgb(tmp_path):
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    grey = Image.fromarray(quarters()).convert("L")
    for name, image, profile in (
        ("srgb.jpg", Image.fromarray(quarters()), srgb),
        ("broken.jpg", Image.fromarray(quarters()), b"no profile" * 30),
        ("grey.jpg", grey, profile_with_red_and_green_swapped()),
        ("cmyk.jpg", Image.fromarray(quarters()).convert("CMYK"), b""),
    ):
        image.save(tmp_path / name, icc_profile=profile, quality=95)
        stored = decode_stored(tmp_path / name)
        assert stored.profile == b""
        assert np.array_equal(stored.pixels, decode(tmp_path / name))


@pytest.fixture
def jxl():
    return pytest.importorskip("pylibjxl", reason="needs the decoder of the extra jxl")


def test_jpeg_xl(tmp_path, jxl):
    path = tmp_path / "photo.jxl"
    exif = Image.Exif()
    exif[0x0110], exif[0x0112] = "X-T5", 6  # the decoder turns by its own header, never by this
    block = exif.tobytes().removeprefix(b"Exif\0\0")
    encoded = jxl.encode(quarters(), xmp=b" ")
    path.write_bytes(encoded + box(b"Exif", bytes(4) + block) + box(b"xml ", packet(Rating="4")))
    assert distance(decode(path)) <= 16
    assert decode(path, max_side=80).shape == (48, 80, 3)
    metadata = read_metadata(path)
    assert (metadata.width, metadata.height, metadata.camera) == (160, 96, "X-T5")
    assert metadata.rating == 4
    with pytest.raises(ImageTooLargeError):
        decode(path, max_pixels=1000)
    path.write_bytes(encoded[: len(encoded) // 2])
    with pytest.raises(UnreadableImageError):
        decode(path)


def test_jpeg_xl_without_decoder(tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pylibjxl", None)
    (tmp_path / "photo.jxl").write_bytes(b"\xff\x0a" + bytes(50))
    with pytest.raises(UnsupportedFormatError, match="aesthetic-studio\\[jxl\\]"):
        decode(tmp_path / "photo.jxl")


def test_heif_film_without_a_still(tmp_path):
    (tmp_path / "film.heic").write_bytes(b"\0\0\0\x1cftypmsf1\0\0\0\0msf1hevciso8" + bytes(100))
    with pytest.raises(UnsupportedFormatError, match="film"):
        decode(tmp_path / "film.heic")


def box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", len(content) + 8, kind) + content


def test_two_association_boxes_become_one():
    first = box(b"ipma", bytes(4) + struct.pack(">I", 1) + b"\0\1\1\2")
    second = box(b"ipma", bytes(4) + struct.pack(">I", 1) + b"\0\2\1\3")
    head = box(b"ftyp", b"avif\0\0\0\0")
    pixels = box(b"mdat", b"pixels")

    def meta(*associations: bytes) -> bytes:
        return head + box(b"meta", bytes(4) + box(b"iprp", box(b"ipco", b"") + b"".join(associations)))

    mended = with_one_association_box(meta(first, second) + pixels)
    assert mended is not None
    assert len(mended) == len(meta(first, second) + pixels)
    assert mended.endswith(pixels)
    assert mended.count(b"ipma") == 1
    assert struct.pack(">I", 2) + b"\0\1\1\2\0\2\1\3" in mended
    assert with_one_association_box(meta(first) + pixels) is None
    assert with_one_association_box(b"") is None
    for length in range(len(mended)):
        with_one_association_box((meta(first, second) + pixels)[:length])
