"""Opening an image file safely: the header alone is read, and its size checked, before any pixel is."""

import functools
import io
import logging
import stat
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from PIL import (
    AvifImagePlugin,  # noqa: F401 - naming the plugins keeps Pillow from importing all of its 45 at the first file
    BmpImagePlugin,  # noqa: F401
    GifImagePlugin,  # noqa: F401
    Image,
    Jpeg2KImagePlugin,  # noqa: F401
    JpegImagePlugin,  # noqa: F401
    MpoImagePlugin,  # noqa: F401
    PngImagePlugin,  # noqa: F401
    PpmImagePlugin,  # noqa: F401
    PsdImagePlugin,  # noqa: F401
    TgaImagePlugin,  # noqa: F401
    TiffImagePlugin,  # noqa: F401
    UnidentifiedImageError,
    WebPImagePlugin,  # noqa: F401
)

from aesthetic_studio.domain.errors import (
    ImageTooLargeError,
    UnreadableImageError,
    UnsupportedFormatError,
)
from aesthetic_studio.photos.avif_repair import with_one_association_box
from aesthetic_studio.photos.boundary import photo_errors, shown_name
from aesthetic_studio.photos.formats import (
    HEAD_BYTES,
    READABLE_KINDS,
    has_image_head,
    is_avif_head,
    is_heif_head,
    is_heif_sequence_head,
    is_jxl_head,
)
from aesthetic_studio.photos.heif_orientation import put_back_orientation

# The decoders a photo may reach: those that stay inside their own code (no PostScript, no metafiles).
_FORMATS = (
    "JPEG",
    "PNG",
    "TIFF",
    "WEBP",
    "AVIF",
    "GIF",
    "BMP",
    "DIB",
    "JPEG2000",
    "PPM",
    "PSD",
    "TGA",
)

MAX_AVIF_BYTES = 64 * 1024 * 1024
"""Largest damaged AVIF file that is mended in memory."""

SMALL_PIXELS = 20_000_000
"""Up to here neither time nor memory is at risk, whatever the file."""
PIXELS_PER_BYTE = 2_000
"""A photo never holds more; a white sheet of paper as PNG about 350."""
PROGRESSIVE_PIXELS = 150_000_000
"""Six bytes each while a progressive JPEG is decoded."""
PROGRESSIVE_WORK = 4_000_000_000
"""Pixels × scans; cameras and programs write ten scans."""

# Our own check replaces Pillow's, whose limit is one number for the whole process.
Image.MAX_IMAGE_PIXELS = None
# What Pillow grumbles about damaged metadata is of no use to anybody at a console.
warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.")
logging.getLogger("PIL").setLevel(logging.CRITICAL)


@contextmanager
def opened(path: Path, max_pixels: int) -> Iterator[Image.Image]:
    """The image at ``path`` with its header read and checked; closed on leaving.

    Exceptions inside the ``with`` block are turned into `PhotoError` too.

    Raises:
        PhotoNotFoundError: no such file.
        UnreadableImageError: empty, damaged, or not permitted.
        UnsupportedFormatError: no image, or of a kind we do not read.
        ImageTooLargeError: more than ``max_pixels``.
    """
    with photo_errors(path):
        head = read_head(path)
        with path.open("rb") as file, _identified(path, head, file) as image:
            check_size(path, *image.size, max_pixels)
            check_bomb(path, *image.size)
            yield image


def read_head(path: Path) -> bytes:
    """The first bytes of a regular, non-empty file; raises `PhotoError` or OSError for anything else."""
    if not stat.S_ISREG(path.stat().st_mode):  # opening a pipe would wait for ever
        raise UnsupportedFormatError(f"{shown_name(path)} is no file but a folder or device.")
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    if not head:
        raise UnreadableImageError(f"{shown_name(path)} is empty.", "Copy it again from its source.")
    return head


def check_size(path: Path, width: int, height: int, max_pixels: int) -> None:
    """Raise `ImageTooLargeError` if the header announces more than ``max_pixels``."""
    if width * height > max_pixels:
        raise ImageTooLargeError(
            f"{shown_name(path)} has {width:,} × {height:,} pixels; the limit is {max_pixels:,} in all.",
            "Save a smaller copy, or raise max_pixels in the settings.",
        )


def check_bomb(path: Path, width: int, height: int) -> None:
    """Raise `ImageTooLargeError` if a few bytes announce so many pixels that no photo can be in them."""
    if width * height > SMALL_PIXELS and width * height > PIXELS_PER_BYTE * path.stat().st_size:
        raise ImageTooLargeError(
            f"{shown_name(path)} announces {width:,} × {height:,} pixels in {path.stat().st_size:,} bytes.",
            "It is made to exhaust a computer's memory, or damaged.",
        )


def check_scans(path: Path, image: Image.Image) -> None:
    """Raise `ImageTooLargeError` if a progressive JPEG needs more memory or passes than any photo does.

    Its decoder holds all coefficients, and goes through all of them again for every scan in the file.
    """
    pixels = image.width * image.height
    if not image.info.get("progressive") or pixels <= SMALL_PIXELS:
        return
    if pixels <= PROGRESSIVE_PIXELS:
        with path.open("rb") as file:
            blocks = iter(lambda: file.read(1 << 20), b"")
            scans = sum(block.count(b"\xff\xda") for block in blocks)
        if pixels * scans <= PROGRESSIVE_WORK:
            return
    raise ImageTooLargeError(
        f"{shown_name(path)} is a progressive JPEG that takes too much to decode.",
        "Save it as a baseline JPEG.",
    )


@contextmanager
def _identified(path: Path, head: bytes, file: BinaryIO) -> Iterator[Image.Image]:
    try:
        image = _image(path, head, file)
    except UnidentifiedImageError as error:
        if is_heif_sequence_head(head):
            raise UnsupportedFormatError(
                f"{shown_name(path)} is a film of pictures without a still one.", "Save one as a photo."
            ) from error
        if has_image_head(head):
            raise
        raise UnsupportedFormatError(
            f"{shown_name(path)} is not an image of a kind that can be read.", f"Read are {READABLE_KINDS}."
        ) from None
    with image:
        yield image


def _image(path: Path, head: bytes, file: BinaryIO) -> Image.Image:
    if is_heif_head(head):
        image = Image.open(file, formats=_heif_formats())
        put_back_orientation(image, file)
        return image
    if is_jxl_head(head):
        return Image.open(file, formats=_jxl_formats(path))
    try:
        return Image.open(file, formats=_FORMATS)
    except UnidentifiedImageError:
        mended = _mended_avif(head, file)
        if mended is None:
            raise
        return Image.open(io.BytesIO(mended), formats=("AVIF",))


def _mended_avif(head: bytes, file: BinaryIO) -> bytes | None:
    if not is_avif_head(head):
        return None
    file.seek(0)
    data = file.read(MAX_AVIF_BYTES + 1)
    return with_one_association_box(data) if len(data) <= MAX_AVIF_BYTES else None


@functools.cache
def _heif_formats() -> tuple[str, ...]:
    import pi_heif

    pi_heif.register_heif_opener()
    return ("HEIF",)


def _jxl_formats(path: Path) -> tuple[str, ...]:
    try:
        import pylibjxl
    except ImportError:
        raise UnsupportedFormatError(
            f"{shown_name(path)} is a JPEG XL picture, for which a decoder is missing.",
            "Install aesthetic-studio[jxl].",
        ) from None
    if "JXL" not in Image.OPEN:
        pylibjxl.register_pillow()
    return ("JXL",)
