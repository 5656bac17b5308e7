"""Where the XMP file of a photo lies: ``name.xmp`` (Adobe) or ``name.ext.xmp`` (darktable, digiKam)."""

import os
import stat
from enum import StrEnum
from pathlib import Path


class SidecarName(StrEnum):
    """How a new sidecar is named."""

    WITH_EXTENSION = "name.ext.xmp"
    WITHOUT_EXTENSION = "name.xmp"


def sidecar_of(photo: Path) -> Path | None:
    """The sidecar of a photo; of several the one that was written last, as other programs do. None without."""
    found = [(written, file) for file in names_of(str(photo)) if (written := _written_ns(file)) is not None]
    return Path(max(found, key=lambda pair: pair[0])[1]) if found else None


def new_sidecar(photo: Path, name: SidecarName) -> Path:
    """Where a sidecar is to be written for a photo that has none."""
    if name is SidecarName.WITH_EXTENSION:
        return photo.with_name(f"{photo.name}.xmp")
    return photo.with_suffix(".xmp")


def names_of(photo: str) -> tuple[str, ...]:
    """The names, or paths, that a sidecar of the photo with this name or path can have."""
    stem = os.path.splitext(photo)[0]  # noqa: PTH122 - a hundred thousand times in a scan
    return (f"{photo}.xmp", f"{photo}.XMP", f"{stem}.xmp", f"{stem}.XMP")


def _written_ns(file: str) -> int | None:
    try:
        status = os.stat(file)  # noqa: PTH116 - four a photo
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns if stat.S_ISREG(status.st_mode) else None
