"""The sidecar of a photo as a scan sees it: whether it is another one than last time, and what it says."""

import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from aesthetic_studio.photos.sidecar_names import names_of, sidecar_of
from aesthetic_studio.photos.told import Told
from aesthetic_studio.photos.xmp import told_by_properties
from aesthetic_studio.photos.xmp_packet import MAX_BYTES, PacketError, read_packet


class Stamp(NamedTuple):
    """Time of change in ns and size in bytes: together they tell whether a sidecar was written again."""

    modified_ns: int
    size: int


@dataclass(frozen=True, slots=True)
class Beside:
    """What lies beside a photo.

    Attributes:
        stamp: of the sidecar; None where there is none.
        told: what it says.
        readable: False where what it says cannot be known: it is damaged, half written, or may not be read.
    """

    stamp: Stamp | None = None
    told: Told = field(default_factory=Told)
    readable: bool = True


def look_beside(photo: Path) -> Beside:
    """Read the photo's sidecar, where there is one; none of its faults is an error here."""
    file = sidecar_of(photo)
    if file is None:
        return Beside()
    stamp = None
    try:
        status = os.stat(file)  # noqa: PTH116 - before reading: what is written meanwhile is seen next time
        stamp = Stamp(status.st_mtime_ns, status.st_size)
        with file.open("rb") as opened:
            data = opened.read(MAX_BYTES + 1)
        return Beside(stamp, told_by_properties(read_packet(data)))
    except (OSError, PacketError):
        return Beside(stamp, readable=False)


def stamps_in(entries: Iterable[os.DirEntry[str]]) -> dict[str, Stamp]:
    """The stamps of all XMP files among the entries of one folder, by their names."""
    found: dict[str, Stamp] = {}
    for entry in entries:
        if entry.name.endswith((".xmp", ".XMP")):
            try:
                status = entry.stat()
            except OSError:
                continue
            if stat.S_ISREG(status.st_mode):
                found[entry.name] = Stamp(status.st_mtime_ns, status.st_size)
    return found


def stamp_among(photo_name: str, stamps: Mapping[str, Stamp]) -> Stamp | None:
    """The stamp of the sidecar of a photo, among those of its folder; None without a sidecar.

    The same as `look_beside` tells, without a question to the disk for each photo.
    """
    if not stamps:
        return None
    found = [stamps[name] for name in names_of(photo_name) if name in stamps]
    return max(found, key=lambda stamp: stamp.modified_ns, default=None)
