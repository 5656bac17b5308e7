"""Knowing a file again by what is in it."""

from collections.abc import Iterable
from pathlib import Path

import sqlalchemy as sa

from aesthetic_studio.catalog.photo_rows import FoundFile, folded_name
from aesthetic_studio.catalog.schema import SHOWN, photos

_LOOKED_AT = 10
"""Files of the same content that are asked for their paths, before a new one counts as a copy."""


def adopt_moved(connection: sa.Connection, found: Iterable[FoundFile]) -> set[int]:
    """Give the files that were moved or renamed their new paths, so that they keep marks and critiques.

    A file was moved where the catalogue knows its content under a path at which there is no file any more.
    From before the catalogue knew contents, it is known by name, size and time of change.

    Args:
        connection: a write transaction.
        found: files at paths that the catalogue does not know.

    Returns:
        the keys of those that were moved.
    """
    moved: set[int] = set()
    for file in found:
        key = None if file.missing or not file.size else _moved_from(connection, file, moved)
        if key is not None:
            connection.execute(photos.update().where(photos.c.id == key).values(path=file.path))
            moved.add(key)
    return moved


def _moved_from(connection: sa.Connection, file: FoundFile, taken: set[int]) -> int | None:
    same_name = photos.c.name == folded_name(file.path)
    unknown = sa.and_(photos.c.content_hash.is_(None), photos.c.modified_ns == file.modified_ns, same_name)
    alike = sa.or_(photos.c.content_hash == file.content_hash, unknown)
    statement = sa.select(photos.c.id, photos.c.path).where(photos.c.size == file.size, alike)
    rows = connection.execute(statement.order_by(photos.c.missing.desc(), photos.c.id).limit(_LOOKED_AT))
    return next((key for key, path in rows if key not in taken and is_gone(path)), None)


def is_gone(path: Path) -> bool:
    """Whether the file is surely not there; a drive or folder that answers with an error leaves it open."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def paths_by_content(connection: sa.Connection, contents: Iterable[bytes]) -> dict[bytes, Path]:
    """Where files of these contents are now, by their hash; those that are nowhere are left out."""
    wanted = list(contents)
    found: dict[bytes, Path] = {}
    statement = sa.select(photos.c.content_hash, photos.c.path).where(photos.c.missing.is_(False))
    for start in range(0, len(wanted), 500):
        chosen = photos.c.content_hash.in_(wanted[start : start + 500])
        found.update(connection.execute(statement.where(chosen)).all())
    return found


def duplicates(connection: sa.Connection) -> list[list[int]]:
    """Keys of photos whose files hold the same, group by group, each from its oldest entry on."""
    same = (photos.c.size, photos.c.content_hash)
    groups = sa.select(sa.func.group_concat(photos.c.id)).where(SHOWN, photos.c.content_hash.is_not(None))
    groups = groups.group_by(*same).having(sa.func.count() > 1).order_by(sa.func.min(photos.c.id))
    return [sorted(map(int, keys.split(","))) for keys in connection.execute(groups).scalars()]
