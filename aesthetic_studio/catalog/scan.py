"""Bringing the catalogue in step with a folder on disk."""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from aesthetic_studio.catalog.content import adopt_moved, is_gone
from aesthetic_studio.catalog.folder_rows import add_folder, innermost_root, roots, roots_within
from aesthetic_studio.catalog.opening import Catalog
from aesthetic_studio.catalog.photo_rows import FoundFile, ids_of, read_file, save_files
from aesthetic_studio.catalog.schema import photos
from aesthetic_studio.domain.changes import Changes, PhotoField
from aesthetic_studio.domain.errors import PhotoError
from aesthetic_studio.domain.progress import CancelToken, Progress, ProgressCallback
from aesthetic_studio.photos.walk import walk

BATCH = 200
"""Photos a transaction: the first are seen soon, and few are lost with the power."""

READERS = 4
"""Threads that read headers: most of the time they wait for the disk."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What the catalogue knows of a file."""

    id: int
    folder_id: int | None
    size: int
    modified_ns: int
    missing: bool


def scan_folder(
    catalog: Catalog,
    folder: Path,
    *,
    max_pixels: int,
    cancel: CancelToken,
    progress: ProgressCallback,
    unreadable: Callable[[PhotoError], None],
) -> Iterator[Changes]:
    """Add the photos below ``folder``, refresh the changed ones and mark the vanished ones as missing.

    What a batch changed is handed out after it was kept, so that stopping loses nothing that was seen. Files
    known by size and time of change are not read again. Files that were moved or renamed keep their marks.
    Photos in a folder that cannot be read at the moment stay as they are.

    Args:
        catalog: where to keep them.
        folder: absolute, existing.
        max_pixels: larger photos are kept with an error.
        cancel: stops within one photo.
        progress: hears of every batch.
        unreadable: hears of every folder that cannot be looked through.

    Raises:
        Cancelled: ``cancel`` was cancelled; what was done before is kept.
        CatalogError: the catalogue cannot be written.
    """
    with catalog.write() as connection:
        folder_id = add_folder(connection, folder)
        known_roots = roots(connection)
        known = _known_files(connection, folder, roots_within(known_roots, folder_id))
    progress(Progress(0, None, f"Looking for photos in {folder}"))
    paths: list[Path] = []
    moved: set[int] = set()
    for found_there in walk([folder], cancel=cancel):
        if isinstance(found_there, PhotoError):
            unreadable(found_there)
        else:
            paths.append(found_there)

    def read_if_new(path: Path) -> tuple[FoundFile, int | None] | None:
        root = innermost_root(known_roots, path)
        if cancel.cancelled or _is_known(known.get(path), path, root):
            return None
        return read_file(path, max_pixels), root

    with ThreadPoolExecutor(READERS, thread_name_prefix="scan") as pool:
        for start in range(0, len(paths), BATCH):
            found = [file for file in pool.map(read_if_new, paths[start : start + BATCH]) if file is not None]
            if found:
                changes, adopted = _save(catalog, found, known)
                moved |= adopted
                yield changes
            cancel.check()
            progress(Progress(min(start + BATCH, len(paths)), len(paths), str(folder)))
    vanished = _vanished(known, set(paths), moved)
    if vanished:
        yield _mark_missing(catalog, vanished)


def _known_files(connection: sa.Connection, folder: Path, root_ids: list[int]) -> dict[Path, _Known]:
    """The catalogue's files below ``folder``: those of its roots, and photos that came alone."""
    columns = (
        photos.c.path,
        photos.c.id,
        photos.c.folder_id,
        photos.c.size,
        photos.c.modified_ns,
        photos.c.missing,
    )
    outer = sa.select(*columns).where(sa.or_(photos.c.folder_id.in_(root_ids), photos.c.folder_id.is_(None)))
    rows = connection.execute(outer)
    known = {path: _Known(*rest) for path, *rest in rows}
    return {path: file for path, file in known.items() if path.is_relative_to(folder)}


def _is_known(known: _Known | None, path: Path, root: int | None) -> bool:
    if known is None or known.missing or known.folder_id != root:
        return False
    try:
        status = path.stat()
    except OSError:
        return False
    return (status.st_size, status.st_mtime_ns) == (known.size, known.modified_ns)


def _save(
    catalog: Catalog, found: list[tuple[FoundFile, int | None]], known: Mapping[Path, _Known]
) -> tuple[Changes, set[int]]:
    """Keep what was found; also the keys of the files that were known under other paths."""
    with catalog.write() as connection:
        moved = adopt_moved(connection, [file for file, _ in found if file.path not in known])
        save_files(connection, found)
        ids = ids_of(connection, [file.path for file, _ in found])
    new = any(file.path not in known or known[file.path].missing or file.missing for file, _ in found)
    fields = {PhotoField.METADATA, PhotoField.EXISTENCE} if new else {PhotoField.METADATA}
    return Changes(frozenset(ids.values()), frozenset(fields)), moved


def _vanished(known: Mapping[Path, _Known], seen: set[Path], moved: set[int]) -> list[int]:
    return [
        file.id
        for path, file in known.items()
        if not file.missing and file.id not in moved and path not in seen and is_gone(path)
    ]


def _mark_missing(catalog: Catalog, ids: list[int]) -> Changes:
    with catalog.write() as connection:
        step = photos.update().where(photos.c.id == sa.bindparam("key")).values(missing=True)
        connection.execute(step, [{"key": key} for key in ids])
    return Changes(frozenset(ids), frozenset({PhotoField.EXISTENCE}))
