"""Folders as places where photos are looked for: the root folders, and all that lie inside them."""

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import sqlalchemy as sa

from aesthetic_studio.catalog.folder_rows import roots, roots_within
from aesthetic_studio.catalog.photo_rows import folded_folder
from aesthetic_studio.catalog.schema import SHOWN, photos
from aesthetic_studio.domain.photo import Folder, Subfolder
from aesthetic_studio.domain.query import PhotoQuery


def lies_in(directory: sa.ColumnElement[str], folder: Path) -> sa.ColumnElement[bool]:
    """Whether a photo's ``directory`` is the folder or lies inside it; one range, which an index can answer."""
    named = folded_folder(folder)
    inside = named if named.endswith(os.sep) else named + os.sep
    after = inside[:-1] + chr(ord(os.sep) + 1)
    # Between the folder and what is inside it come its neighbours: "a", "a b", "a/b".
    return sa.and_(directory >= named, directory < after, sa.or_(directory == named, directory >= inside))


def resolved(connection: sa.Connection, query: PhotoQuery) -> tuple[PhotoQuery, list[int]]:
    """The query, and the keys of the root folders that it asks for, of which there are none unless it names one.

    A folder that is a root is asked for by its key, as the indexes of the views hold it.
    """
    if query.within is None and query.folder_id is None:
        return query, []
    known = roots(connection)
    if query.within is not None:
        key = next((key for key, path in known.items() if path == query.within), None)
        if key is None:
            return query, []
        query = replace(query, folder_id=key, within=None)
    assert query.folder_id is not None
    return query, roots_within(known, query.folder_id)


def load_folders(connection: sa.Connection) -> list[Folder]:
    """All root folders with what is in them, in the order of their paths; looks at the disk."""
    known = roots(connection)
    # A folder has one root; photos that came alone have none, and are not counted.
    root, count, first = sa.func.max(photos.c.folder_id), sa.func.count(photos.c.folder_id), photos.c.path
    counted = sa.select(root, count, first).where(SHOWN).group_by(photos.c.directory).having(count > 0)
    holding = [(key, path.parent, number) for key, number, path in connection.execute(counted)]
    found = []
    for key, path in sorted(known.items(), key=lambda item: item[1]):
        within = set(roots_within(known, key))
        counts = [(folder, number) for root_key, folder, number in holding if root_key in within]
        available = os.path.isdir(path)  # noqa: PTH112 - unlike Path.is_dir it never raises
        total = sum(number for _, number in counts)
        found.append(Folder(key, path, total, available, _inside(path, counts)))
    return found


def _inside(root: Path, counts: Iterable[tuple[Path, int]]) -> tuple[Subfolder, ...]:
    """The folders below a root, from those that hold photos up to it."""
    totals: dict[Path, int] = {}
    for folder, count in counts:
        each = folder
        while each not in {root, each.parent}:
            totals[each] = totals.get(each, 0) + count
            each = each.parent
    return tuple(Subfolder(path, totals[path]) for path in sorted(totals))
