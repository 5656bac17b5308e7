"""Finding the photos among files and folders."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from aesthetic_studio.domain.errors import PhotoError, UnreadableImageError
from aesthetic_studio.domain.progress import CancelToken
from aesthetic_studio.photos.boundary import shown_name
from aesthetic_studio.photos.formats import is_photo_name


def walk(paths: Iterable[Path], *, cancel: CancelToken) -> Iterator[Path | PhotoError]:
    """The photos at and below ``paths``, one by one.

    A path that is no folder comes as it was given, whatever its name and whether or not it exists: reading
    it tells more. Folders are searched to their depths for files with a photo's name, each folder in the
    order of names, its files before its folders; hidden ones are left out. Folders reached through symbolic
    links come last, and none is searched twice, so that loops end. A folder that may not be read comes as an
    `UnreadableImageError`.

    Raises:
        Cancelled: ``cancel`` was cancelled.
    """
    for path in paths:
        cancel.check()
        if os.path.isdir(path):  # noqa: PTH112 - unlike Path.is_dir it never raises
            yield from _walk_folder(path, cancel)
        else:
            yield path


def _walk_folder(root: Path, cancel: CancelToken) -> Iterator[Path | PhotoError]:
    waiting = [str(root)]
    linked: list[str] = []
    seen: set[tuple[int, int]] = set()
    while waiting or linked:
        folder = waiting.pop() if waiting else linked.pop(0)
        try:
            status = os.stat(folder)  # noqa: PTH116
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            with os.scandir(folder) as listing:
                entries = sorted((entry for entry in listing if not entry.name.startswith(".")), key=_name)
        except OSError as error:
            yield UnreadableImageError(
                f"The folder {shown_name(Path(folder))} cannot be read: {error.strerror}."
            )
            continue
        folders: list[str] = []
        for entry in entries:
            cancel.check()
            if _is_folder(entry):
                (linked if entry.is_symlink() else folders).append(entry.path)
            elif is_photo_name(Path(entry.name)):
                yield Path(entry.path)
        waiting.extend(reversed(folders))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether the entry is a folder; a link that cannot be followed (to itself, to a closed place) is none."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name
