"""Finding the photos among files and folders."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from aesthetic_studio.domain.errors import PhotoError, UnreadableImageError
from aesthetic_studio.domain.progress import CancelToken
from aesthetic_studio.photos.boundary import shown_name
from aesthetic_studio.photos.formats import is_photo_name

_PASSED_OVER = frozenset(
    ("$recycle.bin", "system volume information", "lost+found", "@eadir", "@recycle", "#recycle", "#snapshot")
)
"""Folders of what was thrown away, and of what a system or a network drive keeps for itself."""


@dataclass(frozen=True, slots=True)
class OpenFolder:
    """A folder that was looked into.

    Attributes:
        path: as it was reached.
        files: what in it is no folder, in the order of names; hidden ones are left out.
        empty: whether nothing at all is in it.
    """

    path: str
    files: list[os.DirEntry[str]]
    empty: bool


def walk(paths: Iterable[Path], *, cancel: CancelToken) -> Iterator[Path | PhotoError]:
    """The photos at and below ``paths``, one by one.

    A path that is no folder comes as it was given, whatever its name and whether or not it exists: reading
    it tells more. Folders are searched as `open_folders` does, for files with a photo's name.

    Raises:
        Cancelled: ``cancel`` was cancelled.
    """
    for path in paths:
        cancel.check()
        if not os.path.isdir(path):  # noqa: PTH112 - unlike Path.is_dir it never raises
            yield path
            continue
        for folder in open_folders(path, cancel=cancel):
            if isinstance(folder, PhotoError):
                yield folder
                continue
            for entry in folder.files:
                cancel.check()
                if is_photo_name(entry.name):
                    yield Path(entry.path)


def open_folders(root: Path, *, cancel: CancelToken, deep: bool = True) -> Iterator[OpenFolder | PhotoError]:
    """The folder and, where ``deep``, those below it, each before those in it.

    Hidden ones, trash and what systems keep for themselves are left out. Folders reached through symbolic
    links come last, and none comes twice, so that loops end. A folder that may not be read comes as an
    `UnreadableImageError`.

    Raises:
        Cancelled: ``cancel`` was cancelled.
    """
    waiting = [str(root)]
    linked: list[str] = []
    seen: set[tuple[int, int]] = set()
    while waiting or linked:
        cancel.check()
        path = waiting.pop() if waiting else linked.pop(0)
        try:
            status = os.stat(path)  # noqa: PTH116
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            with os.scandir(path) as listing:
                entries = sorted(listing, key=_name)
        except OSError as error:
            yield UnreadableImageError(
                f"The folder {shown_name(Path(path))} cannot be read: {error.strerror}."
            )
            continue
        files: list[os.DirEntry[str]] = []
        folders: list[str] = []
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if not _is_folder(entry):
                files.append(entry)
            elif deep and not _is_passed_over(entry):
                (linked if entry.is_symlink() else folders).append(entry.path)
        waiting.extend(reversed(folders))
        yield OpenFolder(path, files, not entries)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether the entry is a folder; a link that cannot be followed (to itself, to a closed place) is none."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_passed_over(entry: os.DirEntry[str]) -> bool:
    if entry.name.casefold() in _PASSED_OVER:
        return True
    hidden = getattr(stat, "FILE_ATTRIBUTE_HIDDEN", 0) if os.name == "nt" else 0
    return bool(hidden) and bool(getattr(entry.stat(), "st_file_attributes", 0) & hidden)


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name
