"""Making one photo of a RAW file and the picture beside it, led by the picture."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from aesthetic_studio.catalog.known_files import KnownFile, known_files
from aesthetic_studio.catalog.mark_rows import set_marks
from aesthetic_studio.catalog.schema import photos
from aesthetic_studio.domain.changes import MarkChange, PhotoField
from aesthetic_studio.domain.photo import Flag, Label

SOURCE = "pair"
"""Of a rating that one file of a pair took from the other."""

_NO_MARK = {PhotoField.STARS: 0, PhotoField.FLAG: Flag.NONE, PhotoField.LABEL: Label.NONE}


def is_led(known: Mapping[str, KnownFile], path: str, leader: str | None) -> bool:
    """Whether the file at ``path`` follows just the leader that it should, as far as ``known`` tells."""
    if leader is None:
        return known[path].leader_id is None
    return leader in known and known[path].leader_id == known[leader].id


def pair_up(connection: sa.Connection, leaders: Mapping[str, str | None], now: datetime) -> set[int]:
    """Let each file follow its leader, or none. In a new pair, who has no mark takes that of the other.

    Args:
        connection: a write transaction.
        leaders: path of each file and of its leader; those that the catalogue does not have are left out.
        now: when such a mark counts as given.

    Returns:
        the keys of all that were touched.
    """
    asked = dict.fromkeys((*leaders, *(leader for leader in leaders.values() if leader is not None)))
    known = known_files(connection, list(asked))
    wrong = [path for path, leader in leaders.items() if path in known and not is_led(known, path, leader)]
    pairs: list[tuple[int, int]] = []
    rows: list[dict[str, Any]] = []
    touched: set[int] = set()
    for path in wrong:
        leader = known.get(leaders[path] or "")
        follower = known[path]
        rows.append({"key": follower.id, "leader": None if leader is None else leader.id})
        touched.add(follower.id)
        if leader is not None:
            pairs.append((leader.id, follower.id))
            touched.add(leader.id)
    if rows:
        step = photos.update().where(photos.c.id == sa.bindparam("key"))
        connection.execute(step.values(leader_id=sa.bindparam("leader")), rows)
        _share_marks(connection, pairs, now)
    return touched


def _share_marks(connection: sa.Connection, pairs: list[tuple[int, int]], now: datetime) -> None:
    keys = [key for pair in pairs for key in pair]
    columns = (photos.c.id, photos.c.stars, photos.c.flag, photos.c.label)
    marked = sa.or_(photos.c.stars > 0, photos.c.flag != Flag.NONE, photos.c.label != Label.NONE)
    marks: dict[int, dict[PhotoField, Any]] = {}
    for start in range(0, len(keys), 500):
        chosen = photos.c.id.in_(keys[start : start + 500])
        for key, *values in connection.execute(sa.select(*columns).where(chosen, marked)):
            marks[key] = dict(zip(_NO_MARK, values, strict=True))
    taken: list[MarkChange] = []
    for leader, follower in pairs:
        for field, none in _NO_MARK.items():
            ours, theirs = (marks.get(key, _NO_MARK)[field] for key in (leader, follower))
            if ours == none != theirs:
                taken.append(MarkChange(leader, field, theirs))
            elif theirs == none != ours:
                taken.append(MarkChange(follower, field, ours))
    if taken:
        set_marks(connection, taken, "", SOURCE, now)
