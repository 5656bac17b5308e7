"""Files in the system's trash, and out of it again."""

import contextlib
import os
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from aesthetic_studio.domain.changes import TrashedFile
from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.photos.formats import is_photo_name
from aesthetic_studio.photos.sidecar_names import names_of

PutAway: TypeAlias = Callable[[Path], Path | None]
"""Moves one file into the system's trash; where it lies then, None where the system does not tell. OSError if it
cannot."""


def belongings(photos: Sequence[Path], names_in: Mapping[Path, set[str]]) -> list[Path]:
    """The files of one photo: itself, its companions, and the sidecars that are of no other photo.

    Args:
        photos: the files that are one photo.
        names_in: the names of all files in each of their folders.
    """
    found = dict.fromkeys(photos)
    for photo in photos:
        names = names_in[photo.parent]
        others = {
            Path(name).stem
            for name in names
            if is_photo_name(name) and photo.with_name(name) not in found and Path(name).stem == photo.stem
        }
        for name in names_of(photo.name):
            shared = Path(name).stem in others
            if name in names and not shared:
                found[photo.with_name(name)] = None
    return list(found)


def put_away(files: Iterable[Path], put: PutAway) -> tuple[TrashedFile, ...]:
    """Move files into the trash, all or none.

    Raises:
        UsageError: one of them cannot be moved; those that were are back at their places, as far as the system
            lets them.
    """
    moved: list[TrashedFile] = []
    for file in files:
        try:
            moved.append(TrashedFile(file, put(file)))
        except OSError as error:
            for each in reversed(moved):
                with contextlib.suppress(OSError):  # this one stays in the trash; the others go back
                    _take_back(each)
            reason = error.strerror or str(error)
            raise UsageError(f"{file.name} cannot be moved to the trash: {reason}") from error
    return tuple(moved)


def take_back(files: Sequence[TrashedFile]) -> None:
    """Move files out of the trash to where they were, all or none; those that are back already stay.

    Raises:
        UsageError: one of them is not in the trash any more, or its place is taken.
    """
    waiting = [each for each in files if not _is_back(each)]
    for each in waiting:
        _check(each)
    done: list[TrashedFile] = []
    for each in waiting:
        try:
            _take_back(each)
        except OSError as error:
            for other in done:
                assert other.in_trash is not None
                with contextlib.suppress(OSError):
                    shutil.move(other.path, other.in_trash)
            reason = error.strerror or str(error)
            raise UsageError(f"{each.path.name} cannot be taken out of the trash: {reason}") from error
        done.append(each)
    for each in done:
        _forget_note(each)


def may_be_moved(files: Iterable[TrashedFile], there: bool) -> bool:
    """Whether it may help to try again: each file is still in the trash, or at its place, where it was to be."""
    if there:
        return all(_is_back(each) or _lies(each.in_trash) for each in files)
    return all(_lies(each.path) for each in files)


def _lies(path: Path | None) -> bool:
    return path is not None and os.path.lexists(path)


def _is_back(file: TrashedFile) -> bool:
    return file.in_trash is not None and not _lies(file.in_trash) and _lies(file.path)


def _check(file: TrashedFile) -> None:
    by_hand = "Take it out of the trash with the file manager."
    if file.in_trash is None:
        raise UsageError(f"The system does not tell where in its trash {file.path.name} lies.", by_hand)
    if not _lies(file.in_trash):
        raise UsageError(f"{file.path.name} is not in the trash any more.")
    if _lies(file.path):
        raise UsageError(f"There is another {file.path.name} now.", by_hand)
    if not os.path.isdir(file.path.parent):  # noqa: PTH112 - unlike Path.is_dir it never raises
        raise UsageError(f"The folder {file.path.parent} is not there any more.", by_hand)


def _take_back(file: TrashedFile) -> None:
    if file.in_trash is not None:
        shutil.move(file.in_trash, file.path)


def _forget_note(file: TrashedFile) -> None:
    """What the freedesktop trash notes of a file lies beside it."""
    assert file.in_trash is not None
    if file.in_trash.parent.name == "files":
        note = file.in_trash.parent.parent / "info" / f"{file.in_trash.name}.trashinfo"
        with contextlib.suppress(OSError):  # a note that stays does no harm
            note.unlink()
