"""Old AVIF files with a second ``ipma`` box, which today's decoder refuses.

Early encoders wrote one box of property associations for the picture and another for its alpha plane. ISO/IEC
23008-12 (9.3.1) allows one box of a version and flags, so the second one's entries are moved into the first;
the space that is left becomes a ``free`` box, so that no other byte of the file changes its place.
"""

import struct

_FULL_BOX = 12
"""Bytes of size, kind, version and flags in front of a full box's content."""


def with_one_association_box(data: bytes) -> bytes | None:
    """The file with its ``ipma`` boxes joined; None where that is not what is wrong with it."""
    meta = _find(data, 0, len(data), b"meta")
    properties = meta and _find(data, meta[0] + _FULL_BOX, meta[1], b"iprp")
    if not meta or not properties:
        return None
    boxes = _boxes(data, properties[0] + 8, properties[1])
    joined = [box for box in boxes if box[2] == b"ipma"]
    heads = {data[start + 8 : start + _FULL_BOX] for start, _, _ in joined}
    if len(joined) < 2 or len(heads) != 1:
        return None
    others = b"".join(data[start:end] for start, end, kind in boxes if kind != b"ipma")
    entries = b"".join(data[start + _FULL_BOX + 4 : end] for start, end, _ in joined)
    count = sum(struct.unpack_from(">I", data, start + _FULL_BOX)[0] for start, _, _ in joined)
    association = _box(b"ipma", next(iter(heads)) + struct.pack(">I", count) + entries)
    whole = _box(b"iprp", others + association)
    freed = properties[1] - properties[0] - len(whole)
    return data[: properties[0]] + whole + _box(b"free", bytes(freed - 8)) + data[properties[1] :]


def _find(data: bytes, start: int, end: int, kind: bytes) -> tuple[int, int] | None:
    return next(((first, last) for first, last, name in _boxes(data, start, end) if name == kind), None)


def _boxes(data: bytes, start: int, end: int) -> list[tuple[int, int, bytes]]:
    """Start, end and kind of each box; none behind a box whose size cannot be."""
    found = []
    while start + _FULL_BOX <= end:
        size, kind = struct.unpack_from(">I4s", data, start)
        if size < 8 or start + size > end:
            break
        found.append((start, start + size, kind))
        start += size
    return found


def _box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", len(content) + 8, kind) + content
