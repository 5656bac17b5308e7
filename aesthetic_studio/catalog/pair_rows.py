"""RAW files and the pictures beside them, as rows: the RAW file's ``leader_id`` is the picture."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import sqlalchemy as sa

from aesthetic_studio.catalog.schema import photos


def companions(connection: sa.Connection, leader_ids: Sequence[int]) -> dict[int, tuple[Path, ...]]:
    """The files that follow these photos and are there, in the order of their paths; only of those with any."""
    statement = sa.select(photos.c.leader_id, photos.c.path).where(photos.c.missing.is_(False))
    statement = statement.order_by(photos.c.path)
    found: dict[int, tuple[Path, ...]] = {}
    for start in range(0, len(leader_ids), 500):
        chosen = photos.c.leader_id.in_(leader_ids[start : start + 500])
        for leader, path in connection.execute(statement.where(chosen)):
            found[leader] = (*found.get(leader, ()), path)
    return found


def mates(connection: sa.Connection, photo_ids: Iterable[int]) -> dict[int, list[int]]:
    """The other files of the pairs that these photos are in; only of those in a pair."""
    keys = list(set(photo_ids))
    leader = sa.func.coalesce(photos.c.leader_id, photos.c.id)
    leaders: dict[int, int] = {}
    for start in range(0, len(keys), 500):
        asked = photos.c.id.in_(keys[start : start + 500])
        leaders.update(connection.execute(sa.select(photos.c.id, leader).where(asked)).all())
    pairs: dict[int, list[int]] = {}
    wanted = list(set(leaders.values()))
    for start in range(0, len(wanted), 500):
        asked = photos.c.leader_id.in_(wanted[start : start + 500])
        for key, led_by in connection.execute(sa.select(photos.c.id, photos.c.leader_id).where(asked)):
            pairs.setdefault(led_by, [led_by]).append(key)
    return {
        key: [other for other in pairs[led_by] if other != key]
        for key, led_by in leaders.items()
        if led_by in pairs
    }
