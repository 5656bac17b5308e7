"""Root folders as rows of the catalogue."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from aesthetic_studio.catalog.schema import folders


def add_folder(connection: sa.Connection, path: Path) -> int:
    """Make ``path`` (absolute) a root folder if it is none yet; its key."""
    connection.execute(insert(folders).values(path=path).on_conflict_do_nothing())
    return int(connection.execute(sa.select(folders.c.id).where(folders.c.path == path)).scalar_one())


def last_scan(connection: sa.Connection, folder_id: int) -> datetime | None:
    """When a root folder was last scanned to its end; None where it never was."""
    scanned: datetime | None = connection.execute(
        sa.select(folders.c.scanned_at).where(folders.c.id == folder_id)
    ).scalar_one()
    return scanned


def roots(connection: sa.Connection) -> dict[int, Path]:
    """All root folders by their keys."""
    return {row.id: row.path for row in connection.execute(sa.select(folders.c.id, folders.c.path))}


def roots_within(known: Mapping[int, Path], folder_id: int) -> list[int]:
    """The root folder itself and the roots inside it; empty where there is no such folder."""
    outer = known.get(folder_id)
    return [] if outer is None else [key for key, path in known.items() if path.is_relative_to(outer)]


def innermost_root(known: Mapping[int, Path], path: Path) -> int | None:
    """The root folder closest around ``path``; None where it lies in none."""
    around = [key for key, root in known.items() if path.is_relative_to(root)]
    return max(around, key=lambda key: len(known[key].parts), default=None)
