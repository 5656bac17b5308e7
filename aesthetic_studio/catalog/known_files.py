"""What the catalogue knows of files, asked by the hundred thousand: rows as SQLite gives them."""

import os
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from aesthetic_studio.catalog.types import stored_path
from aesthetic_studio.photos.beside import Stamp

_ASKED_AT_ONCE = 500


class KnownFile(NamedTuple):
    """A file as the catalogue has it.

    Attributes:
        read: whether its header has been read, successfully or not.
        leader_id: the photo that stands for it too.
        sidecar: the stamp of its XMP file when that was last read or written.
    """

    id: int
    folder_id: int | None
    size: int
    modified_ns: int
    missing: bool
    read: bool
    leader_id: int | None
    sidecar: Stamp | None


def known_files(connection: sa.Connection, paths: Sequence[str]) -> dict[str, KnownFile]:
    """Those of ``paths`` that the catalogue has."""
    found: dict[str, KnownFile] = {}
    for start in range(0, len(paths), _ASKED_AT_ONCE):
        asked = tuple(map(stored_path, paths[start : start + _ASKED_AT_ONCE]))
        statement = f"""SELECT path, id, folder_id, size, modified_ns, missing, leader_id,
            width IS NOT NULL OR error IS NOT NULL, sidecar_modified_ns, sidecar_size
            FROM photos WHERE path IN ({", ".join("?" * len(asked))})"""  # noqa: S608 - question marks
        for path, key, folder, size, time, missing, leader, read, *stamp in _rows(
            connection, statement, asked
        ):
            sidecar = None if stamp[0] is None else Stamp(*stamp)
            known = KnownFile(key, folder, size, time, bool(missing), bool(read), leader, sidecar)
            found[os.fsdecode(path)] = known
    return found


def sizes_known(connection: sa.Connection, sizes: Sequence[int], newest: int) -> set[int]:
    """Those of ``sizes`` that a file has whose key is at most ``newest``."""
    asked = tuple(set(sizes))
    statement = f"""SELECT value.column1 FROM (VALUES {", ".join(["(?)"] * len(asked))}) AS value
        WHERE EXISTS (SELECT 1 FROM photos WHERE size = value.column1 AND id <= ?)"""  # noqa: S608
    return {row[0] for row in _rows(connection, statement, (*asked, newest))} if asked else set()


def newest_key(connection: sa.Connection) -> int:
    """The highest key of any photo; 0 without photos."""
    return int(connection.exec_driver_sql("SELECT ifnull(max(id), 0) FROM photos").scalar_one())


def present_files(
    connection: sa.Connection, folder_ids: Sequence[int], within: str | None = None
) -> Iterator[tuple[int, str]]:
    """Key and path of every file of these root folders, or alone, that was there when it was last looked for.

    Args:
        connection: kept until the last one was taken.
        folder_ids: root folders.
        within: only files below this folder.
    """
    statement = f"""SELECT id, path FROM photos WHERE missing = 0
        AND (folder_id IN ({", ".join("?" * len(folder_ids))}) OR folder_id IS NULL)"""  # noqa: S608
    arguments: tuple[Any, ...] = tuple(folder_ids)
    if within is not None:
        statement += " AND path > ? AND path < ?"
        arguments += (stored_path(within + os.sep), stored_path(within + chr(ord(os.sep) + 1)))
    for key, path in _rows(connection, statement, arguments):
        yield key, os.fsdecode(path)


def unread_files(
    connection: sa.Connection, folder_ids: Sequence[int], after: int, limit: int
) -> list[tuple[int, str]]:
    """Key and path of files whose headers were not read yet, by key, those above ``after``."""
    statement = f"""SELECT id, path FROM photos WHERE id > ? AND missing = 0
        AND width IS NULL AND error IS NULL AND folder_id IN ({", ".join("?" * len(folder_ids))})
        ORDER BY id LIMIT ?"""  # noqa: S608
    rows = _rows(connection, statement, (after, *folder_ids, limit))
    return [(key, os.fsdecode(path)) for key, path in rows]


def _rows(connection: sa.Connection, statement: str, arguments: tuple[Any, ...]) -> Iterator[Any]:
    cursor = connection.exec_driver_sql(statement, arguments).cursor  # bare rows come twice as fast
    assert cursor is not None
    while rows := cursor.fetchmany(2_000):
        yield from rows
