"""The photos of a folder as its listing tells of them: nothing in any file is read."""

import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from aesthetic_studio.photos.beside import Stamp, stamp_among, stamps_in
from aesthetic_studio.photos.formats import is_photo_name, is_raw_name

COMPANION_EXTENSIONS = (".jpg", ".jpeg", ".jpe", ".jfif", ".heic", ".heif", ".hif")
"""What a camera writes beside a RAW file of the same name; of several the first of these stands for it."""


class ListedPhoto(NamedTuple):
    """A photo's file.

    Attributes:
        path: as it was reached.
        size: bytes.
        sidecar: the stamp of its XMP file, None without one.
        leader: of a RAW file the path of the picture that the camera wrote with it; None for all others.
    """

    path: str
    size: int
    modified_ns: int
    sidecar: Stamp | None = None
    leader: str | None = None


def listed_photos(entries: Sequence[os.DirEntry[str]]) -> Iterator[list[ListedPhoto]]:
    """The photos among the entries of one folder, shot by shot: files of the same name but for its ending.

    A shot is one file, or a RAW file with the picture beside it. Links that lead nowhere are left out.

    Args:
        entries: of one folder.
    """
    stamps = stamps_in(entries)
    photos = sorted((_stem(entry.name), entry.name, entry) for entry in entries if is_photo_name(entry.name))
    for _, shot in groupby(photos, key=lambda each: each[0]):
        files = [(entry, status) for _, _, entry in shot if (status := _status(entry)) is not None]
        if files:
            yield _shot(files, stamps)


def _shot(
    files: Sequence[tuple[os.DirEntry[str], os.stat_result]], stamps: Mapping[str, Stamp]
) -> list[ListedPhoto]:
    leader = _leader([entry.path for entry, _ in files]) if len(files) > 1 else None
    return [
        ListedPhoto(
            entry.path,
            status.st_size,
            status.st_mtime_ns,
            stamp_among(entry.name, stamps),
            leader if leader is not None and is_raw_name(entry.name) else None,
        )
        for entry, status in files
    ]


def _leader(paths: Sequence[str]) -> str | None:
    """The picture that stands for the RAW files beside it; None where there is no RAW file or no picture."""
    if not any(is_raw_name(path) for path in paths):
        return None
    endings = {os.path.splitext(path)[1].lower(): path for path in reversed(paths)}  # noqa: PTH122
    return next((endings[ending] for ending in COMPANION_EXTENSIONS if ending in endings), None)


def _status(entry: os.DirEntry[str]) -> os.stat_result | None:
    try:
        status = entry.stat()
    except OSError:
        return None
    return status if stat.S_ISREG(status.st_mode) else None


def _stem(name: str) -> str:
    return os.path.splitext(name)[0].casefold()  # noqa: PTH122
