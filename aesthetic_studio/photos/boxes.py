"""Boxes of the ISO base media format: what Canon's CR3, HEIC, JPEG XL and JPEG 2000 keep their metadata in."""

from collections.abc import Iterator
from typing import BinaryIO

from aesthetic_studio.photos.tiff_tags import MAX_BLOCK_BYTES

MAX_BOXES = 1_000
_XMP_UUID = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
_EXIF_UUID = b"JpgTiffExif->JP2"
_CANON_UUID = bytes.fromhex("85c0b687820f11e08111f4ce462b6a48")


def exif_and_xmp(file: BinaryIO) -> tuple[list[bytes], bytes]:
    """The EXIF blocks (of a CR3 file one a directory: main, EXIF, maker's, GPS) and the XMP packet."""
    exif: list[bytes] = []
    xmp = b""
    for kind, start, end in _boxes(file, 0, file.seek(0, 2)):
        if kind == b"xml " and not xmp:
            xmp = _content(file, start, end)
        elif kind == b"Exif" and not exif:
            exif = [_from_tiff_header(_content(file, start, end))]
        elif kind == b"uuid":
            mark = _content(file, start, start + 16)
            if mark == _XMP_UUID:
                xmp = _content(file, start + 16, end)
            elif mark == _EXIF_UUID:
                exif = [_content(file, start + 16, end)]
        elif kind == b"moov":
            exif = _canon_directories(file, start, end) or exif
    return exif, xmp


def has_turning_box(file: BinaryIO) -> bool:
    """Whether a HEIC file has a box that says how its pictures lie."""
    inside = (0, file.seek(0, 2))
    for kind, skipped in ((b"meta", 4), (b"iprp", 0), (b"ipco", 0)):
        found = next(((start, end) for name, start, end in _boxes(file, *inside) if name == kind), None)
        if found is None:
            return False
        inside = (found[0] + skipped, found[1])  # ``meta`` has its version and flags in front
    return any(kind in {b"irot", b"imir"} for kind, _, _ in _boxes(file, *inside))


def _from_tiff_header(content: bytes) -> bytes:
    """The block without what stands before it: four bytes of its offset, ``Exif``, or nothing."""
    places = [place for mark in (b"II*\0", b"MM\0*") if (place := content.find(mark, 0, 64)) >= 0]
    return content[min(places, default=0) :]


def _canon_directories(file: BinaryIO, start: int, end: int) -> list[bytes]:
    for kind, inner, inner_end in _boxes(file, start, end):
        if kind == b"uuid" and _content(file, inner, inner + 16) == _CANON_UUID:
            boxes = _boxes(file, inner + 16, inner_end)
            return [_content(file, first, last) for name, first, last in boxes if name[:3] == b"CMT"]
    return []


def _boxes(file: BinaryIO, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Kind, start and end of the content of each box between ``start`` and ``end``."""
    for _ in range(MAX_BOXES):
        if start + 8 > end:
            return
        file.seek(start)
        head = file.read(16)
        size, kind, content = int.from_bytes(head[:4], "big"), head[4:8], start + 8
        if size == 1:
            size, content = int.from_bytes(head[8:16], "big"), start + 16
        last = end if size == 0 else start + size
        if last < content or last > end:
            return
        yield kind, content, last
        start = last


def _content(file: BinaryIO, start: int, end: int) -> bytes:
    file.seek(start)
    return file.read(min(end - start, MAX_BLOCK_BYTES))
