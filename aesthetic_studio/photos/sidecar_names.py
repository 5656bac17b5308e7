"""Where the XMP file of a photo lies: ``name.xmp`` (Adobe) or ``name.ext.xmp`` (darktable, digiKam)."""

import os
import stat
from enum import StrEnum
from pathlib import Path

from aesthetic_studio.photos.xmp_packet import MAX_BYTES


class SidecarName(StrEnum):
    """How a new sidecar is named."""

    WITH_EXTENSION = "name.ext.xmp"
    WITHOUT_EXTENSION = "name.xmp"


def sidecar_of(photo: Path) -> Path | None:
    """The sidecar of a photo; of several the one that was written last, as other programs do. None without."""
    found = [(status, file) for file in _names(photo) if (status := _written_ns(file)) is not None]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def new_sidecar(photo: Path, name: SidecarName) -> Path:
    """Where a sidecar is to be written for a photo that has none."""
    if name is SidecarName.WITH_EXTENSION:
        return photo.with_name(f"{photo.name}.xmp")
    return photo.with_suffix(".xmp")


def sidecar_bytes(photo: Path) -> bytes:
    """The content of the photo's sidecar; empty where there is none, or it cannot be read or is too large."""
    file = sidecar_of(photo)
    if file is None:
        return b""
    try:
        with file.open("rb") as opened:
            data = opened.read(MAX_BYTES + 1)
    except OSError:
        return b""
    return data if len(data) <= MAX_BYTES else b""


def _names(photo: Path) -> tuple[Path, ...]:
    return tuple(
        Path(f"{stem}{suffix}")
        for stem in (os.fspath(photo), os.fspath(photo)[: -len(photo.suffix) or None])
        for suffix in (".xmp", ".XMP")
    )


def _written_ns(file: Path) -> int | None:
    try:
        status = os.stat(file)  # noqa: PTH116 - four a photo
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns if stat.S_ISREG(status.st_mode) else None
