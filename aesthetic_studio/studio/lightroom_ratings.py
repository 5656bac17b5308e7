"""Stars from a catalogue of Lightroom Classic: an SQLite file that is only read."""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path, PureWindowsPath
from typing import Any

from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.domain.progress import CancelToken
from aesthetic_studio.domain.rating import POINTS_PER_STAR, Rating

SOURCE = "lightroom"
SUFFIX = ".lrcat"
_BESIDE = ("-wal", "-journal")
"""What SQLite keeps beside a catalogue that is open, or was not closed well: the newest stars may be there alone."""
_PIECE = 1 << 22
_TRIES = 3
_EPOCH = datetime(2001, 1, 1, tzinfo=UTC)
"""Lightroom counts seconds from here."""
_STARS = """
SELECT root.absolutePath, root.relativePathFromCatalog, folder.pathFromRoot,
       file.baseName, file.extension, image.rating, image.touchTime
FROM Adobe_images AS image
JOIN AgLibraryFile AS file ON image.rootFile = file.id_local
JOIN AgLibraryFolder AS folder ON file.folder = folder.id_local
JOIN AgLibraryRootFolder AS root ON folder.rootFolder = root.id_local
WHERE image.rating > 0 AND image.masterImage IS NULL
ORDER BY image.touchTime, image.id_local
"""
"""Virtual copies are passed over: they are other developments of the same photo."""


def read_lightroom(file: Path, *, cancel: CancelToken | None = None) -> list[Rating]:
    """The stars of all photos of a catalogue, also of one that is open; photos without stars are left out.

    Where a folder is not at its old place, as when the catalogue was copied with its photos, it is looked for at the
    same place relative to the catalogue. Whether the photos exist is not looked at.

    Raises:
        UsageError: the file cannot be read, or is no catalogue.
        Cancelled: ``cancel`` was cancelled.
    """
    if not file.is_file():
        raise UsageError(f"There is no file {file}.")
    try:
        with (
            _at_rest(file, cancel or CancelToken()) as address,
            closing(sqlite3.connect(address, uri=True)) as catalogue,
        ):
            rows = catalogue.execute(_STARS).fetchall()
    except OSError as error:
        raise UsageError(f"{file.name} cannot be copied to be read: {error.strerror}.") from error
    except sqlite3.Error as error:
        raise UsageError(
            f"{file.name} cannot be read as a Lightroom catalogue: {error}.", "Choose a .lrcat file."
        ) from error
    now = datetime.now(UTC)
    found = [_rating(row, file.absolute().parent, now) for row in rows]
    return [rating for rating in found if rating is not None]


@contextmanager
def _at_rest(file: Path, cancel: CancelToken) -> Iterator[str]:
    """The address of a database that nobody writes to: the catalogue itself, without a lock; where something lies
    beside it, a copy of all of it, which SQLite may bring in order.
    """
    if not _beside(file):
        yield f"{file.absolute().as_uri()}?mode=ro&immutable=1"
        return
    with tempfile.TemporaryDirectory(prefix="lightroom-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / "catalogue"
        for _ in range(_TRIES):
            before = _looks(file)
            for suffix in ("", *_BESIDE):
                (copy.parent / f"{copy.name}{suffix}").unlink(missing_ok=True)
            for part in (file, *_beside(file)):
                _copy(part, copy.parent / f"{copy.name}{part.name.removeprefix(file.name)}", cancel)
            if _looks(file) == before:
                yield f"{copy.as_uri()}?mode=rw"
                return
    raise UsageError(f"{file.name} is being written to.", "Close Lightroom and try again.")


def _beside(file: Path) -> list[Path]:
    beside = [file.with_name(f"{file.name}{suffix}") for suffix in _BESIDE]
    return [part for part in beside if part.is_file() and part.stat().st_size]


def _looks(file: Path) -> list[tuple[str, int, int]]:
    """By which is seen whether somebody wrote."""
    found = [(part.name, part.stat()) for part in (file, *_beside(file))]
    return [(name, each.st_size, each.st_mtime_ns) for name, each in found]


def _copy(source: Path, target: Path, cancel: CancelToken) -> None:
    with source.open("rb") as read, target.open("wb") as write:
        while piece := read.read(_PIECE):
            cancel.check()
            write.write(piece)


def _rating(row: tuple[Any, ...], beside: Path, now: datetime) -> Rating | None:
    root, relative, folder, name, suffix, stars, touched = row
    if not all(isinstance(text, str) for text in (root, folder, name)) or not isinstance(stars, int | float):
        return None
    file = f"{name}.{suffix}" if suffix else name
    if "\0" in f"{root}{folder}{file}{relative}" or not 0 < stars <= 5:
        return None
    return Rating(
        _root(root, relative, beside) / folder / file,
        float(stars) * POINTS_PER_STAR,
        _moment(touched, now),
        SOURCE,
    )


def _root(absolute: str, relative: object, beside: Path) -> Path:
    there = Path(absolute)
    if there.is_dir() or not isinstance(relative, str) or not relative:
        return there
    return beside / PureWindowsPath(relative).as_posix()


def _moment(seconds: object, now: datetime) -> datetime:
    try:
        moment = _EPOCH + timedelta(seconds=float(seconds))  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        return now
    return moment if _EPOCH < moment <= now else now
