"""Which files are photos, told by name and by their first bytes."""

import os
from pathlib import Path

# fmt: off
RAW_EXTENSIONS = frozenset((
    ".3fr", ".arw", ".cr2", ".cr3", ".crw", ".dcr", ".dng", ".erf", ".fff", ".iiq", ".kdc", ".mef", ".mos",
    ".mrw", ".nef", ".nrw", ".orf", ".pef", ".raf", ".raw", ".rw2", ".rwl", ".sr2", ".srf", ".srw", ".x3f",
))
"""Camera RAW files, read through LibRaw."""

PHOTO_EXTENSIONS = RAW_EXTENSIONS | frozenset((
    ".avif", ".bmp", ".gif", ".heic", ".heif", ".hif", ".jfif", ".jp2", ".jpe", ".jpeg", ".jpg", ".jxl", ".mpo",
    ".png", ".ppm", ".tif", ".tiff", ".webp",
))
"""Lower-case suffixes, with their dot, of the files a walk through a folder takes for photos."""
# fmt: on

READABLE_KINDS = "JPEG, PNG, TIFF, WebP, HEIC, AVIF, JPEG XL, GIF, BMP, JPEG 2000 and camera RAW"

HEAD_BYTES = 32
"""How many of a file's first bytes `has_image_head` and `is_heif_head` want to see."""

_SIGNATURES = (
    b"\xff\xd8\xff", b"\x89PNG", b"II*\0", b"MM\0*", b"GIF8", b"BM", b"\0\0\0\x0cjP  ", b"8BPS",
)  # fmt: skip
_JXL_SIGNATURES = (b"\xff\x0a", b"\0\0\0\x0cJXL \r\n\x87\n")
_HEIF_BRANDS = frozenset((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"mif2"))


def is_photo_name(path: Path | str) -> bool:
    """Whether a file of this name is taken for a photo; the leavings of macOS (``._name``) are not."""
    return _suffix(path) in PHOTO_EXTENSIONS and not os.path.basename(path).startswith("._")  # noqa: PTH119


def is_raw_name(path: Path | str) -> bool:
    """Whether the name says camera RAW."""
    return _suffix(path) in RAW_EXTENSIONS


def _suffix(path: Path | str) -> str:
    return os.path.splitext(path)[1].lower()  # noqa: PTH122 - hundreds of thousands of times in a scan


def has_image_head(head: bytes) -> bool:
    """Whether the first bytes of a file are those of an image of a kind we read."""
    return (
        head.startswith(_SIGNATURES)
        or is_heif_head(head)
        or is_jxl_head(head)
        or is_avif_head(head)
        or head[8:12] == b"WEBP"
    )


def is_heif_head(head: bytes) -> bool:
    """Whether the first bytes of a file are those of a HEIC/HEIF container."""
    return head[4:8] == b"ftyp" and head[8:12] in _HEIF_BRANDS


def is_heif_sequence_head(head: bytes) -> bool:
    """Whether the first bytes are those of a film of HEIF pictures without a still one."""
    return head[4:12] == b"ftypmsf1"


def is_avif_head(head: bytes) -> bool:
    """Whether the first bytes of a file are those of an AVIF container."""
    return head[4:12] == b"ftypavif"


def is_jxl_head(head: bytes) -> bool:
    """Whether the first bytes of a file are those of a JPEG XL picture, bare or in its container."""
    return head.startswith(_JXL_SIGNATURES)
