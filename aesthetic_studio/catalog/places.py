"""Folders as places where photos are looked for: the root folders, and all that lie inside them."""

import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import sqlalchemy as sa

from aesthetic_studio.catalog.folder_rows import roots, roots_within
from aesthetic_studio.catalog.photo_rows import folded_folder
from aesthetic_studio.catalog.schema import SHOWN, photos
from aesthetic_studio.catalog.types import stored_path
from aesthetic_studio.domain.photo import Folder, Subfolder
from aesthetic_studio.domain.query import PhotoQuery

_SEPARATOR = os.fsencode(os.sep)


def lies_in(directory: sa.ColumnElement[str], folder: Path) -> sa.ColumnElement[bool]:
    """Whether a photo lies in the folder or inside it; ``directory`` is that of `photos`, as an index may ask it."""
    begin = os.fsencode(folder)
    begin = begin if begin.endswith(_SEPARATOR) else begin + _SEPARATOR
    # The index knows no case, which tells folders apart on most systems; nor does it know names that are no text.
    path = sa.func.substr(sa.cast(photos.c.path, sa.LargeBinary), 1, len(begin), type_=sa.LargeBinary)
    return near(directory, folder) if os.name == "nt" else sa.and_(near(directory, folder), path == begin)


def near(directory: sa.ColumnElement[str], folder: Path) -> sa.ColumnElement[bool]:
    """As `lies_in`, and in folders whose names differ by their case alone; one range, which an index can answer."""
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
    holding = _holding(connection)
    found = []
    for key, path in sorted(known.items(), key=lambda item: item[1]):
        within = set(roots_within(known, key))
        counts = [(folder, number) for root_key, folder, number in holding if root_key in within]
        available = os.path.isdir(path)  # noqa: PTH112 - unlike Path.is_dir it never raises
        total = sum(number for _, number in counts)
        found.append(Folder(key, path, total, available, _inside(path, counts)))
    return found


def _holding(connection: sa.Connection) -> list[tuple[int, Path, int]]:
    """The folders that hold photos of a root: that root, the folder, how many. Photos that came alone have none."""
    root, path, directory = photos.c.folder_id, photos.c.path, photos.c.directory
    ends = (sa.func.min(path, type_=path.type), sa.func.max(path, type_=path.type))
    shown = sa.select(sa.func.max(root), *ends, sa.func.count(), directory).where(SHOWN, root.is_not(None))
    found, mixed = [], []
    for key, first, last, number, folded in connection.execute(shown.group_by(directory)):
        if first.parent == last.parent and _is_text(last):
            found.append((key, first.parent, number))
        else:
            mixed.append(folded)
    for folded in mixed:  # their names differ by case alone, or by what is no text
        each = connection.execute(sa.select(root, path).where(SHOWN, root.is_not(None), directory == folded))
        counted = Counter((row.folder_id, row.path.parent) for row in each)
        found += [(key, folder, number) for (key, folder), number in counted.items()]
    return found


def _is_text(path: Path) -> bool:
    """Bytes are sorted behind all text: between the ends of a folder with such a name other folders may lie."""
    return isinstance(stored_path(str(path)), str)


def _inside(root: Path, counts: Iterable[tuple[Path, int]]) -> tuple[Subfolder, ...]:
    """The folders below a root, from those that hold photos up to it."""
    totals: dict[Path, int] = {}
    for folder, count in counts:
        each = folder
        while each not in {root, each.parent}:
            totals[each] = totals.get(each, 0) + count
            each = each.parent
    return tuple(Subfolder(path, totals[path]) for path in sorted(totals))
