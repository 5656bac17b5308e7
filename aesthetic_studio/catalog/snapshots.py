"""Daily copies of the catalogue, and going back to one of them."""

import os
import secrets
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

from aesthetic_studio.domain.errors import CatalogError, DamagedCatalogError, UsageError

DAYS_KEPT = 7
WEEKS_KEPT = 4

_NAME = "catalog-{day}.sqlite"
_BESIDE = ("-wal", "-shm")
"""Endings of the files in which SQLite keeps what is not in the catalogue's own file yet."""


def snapshots(catalog: Path) -> list[Path]:
    """The copies of the catalogue file ``catalog``, oldest first."""
    return sorted(path for path in _folder(catalog).glob(_NAME.format(day="*")) if day_of(path) is not None)


def newest_good(catalog: Path) -> Path | None:
    """The newest copy without damage; None where there is none."""
    return next((copy for copy in reversed(snapshots(catalog)) if find_damage(copy) is None), None)


def check(catalog: Path) -> None:
    """Look through the whole catalogue for damage; takes a second per some 100 MB.

    Raises:
        DamagedCatalogError: there is some.
    """
    if damage := find_damage(catalog):
        raise DamagedCatalogError(f"The catalogue {catalog} is damaged: {damage}.", RESTORE)


def take_snapshot(catalog: Path, today: date) -> Path | None:
    """Copy the catalogue, once a day; old copies beyond a week's and a month's are removed.

    The copy is of one moment, also while somebody writes; a kill leaves either a whole copy or none.

    Returns:
        the copy; None where today's was there already.

    Raises:
        CatalogError: the catalogue cannot be read, or the copy not written.
    """
    copy = _folder(catalog) / _NAME.format(day=today.isoformat())
    if copy.exists():
        return None
    unfinished = copy.with_name(f".{secrets.token_hex(8)}.part")
    try:
        copy.parent.mkdir(parents=True, exist_ok=True)
        for left in copy.parent.glob(".*.part"):
            left.unlink()  # of a copy that was killed
        with closing(sqlite3.connect(catalog)) as source, closing(sqlite3.connect(unfinished)) as target:
            source.backup(target, pages=2_000, sleep=0.0)
            target.execute("PRAGMA journal_mode = DELETE")
        if damage := find_damage(unfinished):
            raise DamagedCatalogError(f"The catalogue {catalog} is damaged: {damage}.", RESTORE)
        unfinished.replace(copy)
    except (OSError, sqlite3.Error) as error:
        raise CatalogError(
            f"No safety copy of the catalogue can be made in {copy.parent}: {error}.", "Free some space."
        ) from error
    finally:
        for each in (unfinished, unfinished.with_name(f"{unfinished.name}-journal")):
            each.unlink(missing_ok=True)
    for outdated in _outdated(snapshots(catalog), today):
        outdated.unlink(missing_ok=True)
    return copy


RESTORE = "Go back to the newest safety copy with: aesthetic-studio library restore"


def find_damage(catalog: Path) -> str | None:
    """The first damage that SQLite finds in the file, None where it is sound; takes a second per some 100 MB."""
    try:
        with closing(sqlite3.connect(f"{catalog.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            found = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    except sqlite3.Error as error:
        return str(error)
    return None if found == "ok" else found


def restore(catalog: Path, snapshot: Path, now: datetime) -> Path | None:
    """Put a copy in the place of the catalogue, which is set aside and never overwritten.

    Nobody may have the catalogue open.

    Returns:
        where the earlier catalogue is now; None where there was none.

    Raises:
        UsageError: there is no such copy.
        CatalogError: the copy is damaged, or the disk is full; then everything is as it was.
    """
    if not snapshot.is_file():
        raise UsageError(f"There is no safety copy {snapshot}.", "List them with: library snapshots")
    if damage := find_damage(snapshot):
        raise CatalogError(f"The safety copy {snapshot} is damaged: {damage}.", "Choose an older one.")
    ready = catalog.with_name(f".{secrets.token_hex(8)}.part")
    try:
        shutil.copyfile(snapshot, ready)
        with ready.open("rb+") as file:
            os.fsync(file.fileno())
        aside = set_aside(catalog, now)
        ready.replace(catalog)
    except OSError as error:
        raise CatalogError(
            f"The catalogue {catalog} cannot be restored: {error.strerror}.", "Free some space."
        ) from error
    finally:
        ready.unlink(missing_ok=True)
    return aside


def set_aside(catalog: Path, now: datetime) -> Path | None:
    """Rename the catalogue with all that belongs to it, so that a new one can begin in its place.

    Returns:
        its new name; None where there was none.
    """
    if not catalog.exists():
        return None
    aside = catalog.with_name(f"{catalog.stem}-set-aside-{now:%Y-%m-%dT%H-%M-%S-%f}{catalog.suffix}")
    for ending in (*_BESIDE, ""):
        part = catalog.with_name(catalog.name + ending)
        if part.exists():
            part.rename(aside.with_name(aside.name + ending))
    return aside


def _folder(catalog: Path) -> Path:
    return catalog.parent / "snapshots"


def day_of(snapshot: Path) -> date | None:
    """When a copy was made; None for a file that is none."""
    try:
        return date.fromisoformat(snapshot.stem.removeprefix("catalog-"))
    except ValueError:
        return None


def _outdated(copies: Iterable[Path], today: date) -> list[Path]:
    """All but those of the last days, and the oldest of each of the weeks before."""
    outdated: list[Path] = []
    weeks: set[tuple[int, int]] = set()
    for copy in copies:
        day = day_of(copy)
        if day is None or day > today - timedelta(days=DAYS_KEPT):
            continue
        week = day.isocalendar()[:2]
        if week in weeks or day <= today - timedelta(days=DAYS_KEPT, weeks=WEEKS_KEPT):
            outdated.append(copy)
        weeks.add(week)
    return outdated
