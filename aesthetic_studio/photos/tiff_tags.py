"""The tags of a TIFF file, of a camera's RAW file built like one, and of an EXIF block.

Only the tags that are asked for are read, from a bounded number of directories of bounded size, so that a
hostile file costs no more than a good one.
"""

import math
import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import BinaryIO, TypeAlias

ReadAt: TypeAlias = Callable[[int, int], bytes]
"""Reads ``length`` bytes at ``offset``; fewer at the end of the file."""

MAX_ENTRIES = 512
MAX_VALUE_BYTES = 64 * 1024
PREVIEW_HEAD_BYTES = 64 * 1024
"""The first bytes of an embedded JPEG preview hold its EXIF block."""
MAX_BLOCK_BYTES = 4 * 1024 * 1024
"""Most bytes of an embedded XMP packet or IPTC block."""

EXIF_POINTER = 0x8769
GPS_POINTER = 0x8825
XMP_BLOCK = 700
IPTC_BLOCK = 33723
PHOTOSHOP_BLOCK = 34377
PANASONIC_PREVIEW = 0x002E
_THUMBNAIL_START, _THUMBNAIL_SIZE = 0x0201, 0x0202
_THUMBNAIL = frozenset((_THUMBNAIL_START, _THUMBNAIL_SIZE))
_BLOCKS = frozenset((XMP_BLOCK, IPTC_BLOCK, PHOTOSHOP_BLOCK))

_ORDERS = {b"II": "<", b"MM": ">"}
_VERSIONS = frozenset((42, 0x55, 0x4F52, 0x5352))
"""TIFF, Panasonic's RW2 and the two of Olympus' ORF."""

_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
_LETTERS = {1: "B", 3: "H", 4: "I", 6: "b", 7: "B", 8: "h", 9: "i", 11: "f", 12: "d", 13: "I"}


@dataclass(frozen=True, slots=True)
class Tag:
    """One value as it lies in the file.

    Attributes:
        order: ``<`` or ``>``, as `struct` has it.
        kind: the TIFF field type 1–13.
        data: the value's bytes.
    """

    order: str
    kind: int
    data: bytes

    def numbers(self) -> list[float]:
        """The values as numbers; a ratio with a zero below is NaN. Empty for texts."""
        if self.kind in (5, 10):
            count = len(self.data) // 8
            letter = "I" if self.kind == 5 else "i"
            parts = struct.unpack_from(f"{self.order}{2 * count}{letter}", self.data)
            pairs = zip(parts[::2], parts[1::2], strict=True)
            return [above / below if below else math.nan for above, below in pairs]
        letter = _LETTERS.get(self.kind, "")
        if not letter:
            return []
        count = len(self.data) // _SIZES[self.kind]
        return [float(value) for value in struct.unpack_from(f"{self.order}{count}{letter}", self.data)]


@dataclass(frozen=True, slots=True)
class TiffTags:
    """The tags of the first, the EXIF and the GPS directory by their numbers; empty where one is absent."""

    main: Mapping[int, Tag]
    exif: Mapping[int, Tag]
    gps: Mapping[int, Tag]


NO_TAGS = TiffTags({}, {}, {})


def tags_of_block(block: bytes, wanted: frozenset[int]) -> TiffTags:
    """The tags of an EXIF block, with or without ``Exif`` in front of it."""
    if block.startswith(b"Exif\0"):
        block = block[6:]
    return read_tags(lambda offset, length: block[offset : offset + length], wanted)


def tags_of_file(file: BinaryIO, wanted: frozenset[int]) -> TiffTags:
    """The tags of a TIFF file or a RAW file built like one; OSError where it cannot be read."""

    def read(offset: int, length: int) -> bytes:
        file.seek(offset)
        return file.read(length)

    return read_tags(read, wanted)


def read_tags(read: ReadAt, wanted: frozenset[int]) -> TiffTags:
    """Those tags of the three directories whose numbers are ``wanted``; what is damaged counts as absent."""
    head = read(0, 8)
    order = _ORDERS.get(head[:2])
    if order is None or len(head) < 8:
        return NO_TAGS
    version, first = struct.unpack(f"{order}HI", head[2:8])
    if version not in _VERSIONS:
        return NO_TAGS
    main = _directory(read, order, first, wanted | {EXIF_POINTER, GPS_POINTER})
    return TiffTags(
        main,
        _directory(read, order, _pointer(main, EXIF_POINTER), wanted),
        _directory(read, order, _pointer(main, GPS_POINTER), wanted),
    )


def jpeg_thumbnail(block: bytes) -> bytes:
    """The JPEG in the second directory of an EXIF block, with or without ``Exif`` in front; else nothing."""
    block = block.removeprefix(b"Exif\0\0")
    order = _ORDERS.get(block[:2])
    if order is None or len(block) < 8:
        return b""
    first = struct.unpack_from(f"{order}I", block, 4)[0]
    if first + 2 > len(block):
        return b""
    after = first + 2 + 12 * struct.unpack_from(f"{order}H", block, first)[0]
    if after + 4 > len(block):
        return b""

    def read(offset: int, length: int) -> bytes:
        return block[offset : offset + length]

    second = _directory(read, order, struct.unpack_from(f"{order}I", block, after)[0], _THUMBNAIL)
    start, size = (_pointer(second, number) for number in (_THUMBNAIL_START, _THUMBNAIL_SIZE))
    jpeg = read(start, size) if start else b""
    return jpeg if jpeg.startswith(b"\xff\xd8") else b""


def _pointer(tags: Mapping[int, Tag], number: int) -> int:
    tag = tags.get(number)
    values = tag.numbers() if tag is not None and tag.kind in (4, 13) else []
    return int(values[0]) if values else 0


def _directory(read: ReadAt, order: str, offset: int, wanted: frozenset[int]) -> dict[int, Tag]:
    if offset < 8:
        return {}
    announced = read(offset, 2)
    if len(announced) < 2:
        return {}
    count = min(struct.unpack(f"{order}H", announced)[0], MAX_ENTRIES)
    entries = read(offset + 2, 12 * count)
    entries = entries[: len(entries) // 12 * 12]
    found: dict[int, Tag] = {}
    for number, kind, length, field in struct.iter_unpack(f"{order}HHI4s", entries):
        if number not in wanted or number in found or kind not in _SIZES:
            continue
        size = length * _SIZES[kind]
        if size <= 4:
            found[number] = Tag(order, kind, field[:size])
            continue
        if number == PANASONIC_PREVIEW:
            size = min(size, PREVIEW_HEAD_BYTES)
        if size <= (MAX_BLOCK_BYTES if number in _BLOCKS else MAX_VALUE_BYTES):
            data = read(struct.unpack(f"{order}I", field)[0], size)
            if len(data) == size:
                found[number] = Tag(order, kind, data)
    return found
