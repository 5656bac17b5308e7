"""Stacks as rows: the members of a stack have its ``stack_id``; all but one of them are ``behind``."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from aesthetic_studio.catalog.schema import SHOWN, photos, scores, stacks
from aesthetic_studio.domain.changes import MarkChange, PhotoField
from aesthetic_studio.domain.photo import Flag, InStack
from aesthetic_studio.domain.stack import Shot, best

_STACKED = photos.c.stack_id.is_not(None)


def stacks_of(connection: sa.Connection, stack_ids: Iterable[int]) -> dict[int, list[tuple[int, bool]]]:
    """The members of stacks that views show, each with whether it leads: the leader first, then by time."""
    order = (photos.c.stack_id, photos.c.behind, photos.c.taken_at, photos.c.name, photos.c.id)
    statement = sa.select(photos.c.stack_id, photos.c.id, photos.c.behind).where(SHOWN).order_by(*order)
    found: dict[int, list[tuple[int, bool]]] = {}
    keys = list(set(stack_ids))
    for start in range(0, len(keys), 500):
        chosen = photos.c.stack_id.in_(keys[start : start + 500])
        for stack, key, behind in connection.execute(statement.where(chosen)):
            found.setdefault(stack, []).append((key, not behind))
    return found


def all_stacks(connection: sa.Connection) -> list[list[int]]:
    """The stacks of more than one photo, each from its leader on, in the order of their making."""
    keys = connection.execute(sa.select(photos.c.stack_id).where(_STACKED).distinct()).scalars()
    found = stacks_of(connection, keys)
    return [[key for key, _ in found[stack]] for stack in sorted(found) if len(found[stack]) > 1]


def badges(connection: sa.Connection, rows: Sequence[tuple[int, int | None, bool]]) -> dict[int, InStack]:
    """What photos, given by key, stack and whether they are behind, show of their stacks."""
    sizes = {
        stack: len(members)
        for stack, members in stacks_of(
            connection, (stack for _, stack, _ in rows if stack is not None)
        ).items()
    }
    return {
        key: InStack(stack, sizes[stack], leads=not behind)
        for key, stack, behind in rows
        if stack is not None and sizes.get(stack, 0) > 1
    }


def shots(connection: sa.Connection, critic_id: str, chosen: sa.ColumnElement[bool]) -> list[Shot]:
    """What stacking needs to know of the photos that ``chosen`` holds for, of those that views show."""
    of_critic = sa.and_(
        scores.c.photo_id == photos.c.id, scores.c.critic_id == critic_id, sa.text("scores.latest = 1")
    )
    columns = (
        photos.c.id,
        photos.c.taken_at,
        photos.c.camera,
        photos.c.look_hash,
        photos.c.flag,
        photos.c.stars,
    )
    judged = sa.func.coalesce(scores.c.personal_score, scores.c.score)  # personal: null unless proven
    statement = sa.select(*columns, judged).select_from(photos.outerjoin(scores, of_critic))
    return [
        Shot(key, taken, camera, look or None, Flag(flag), stars, score)
        for key, taken, camera, look, flag, stars, score in connection.execute(statement.where(SHOWN, chosen))
    ]


def stacking(connection: sa.Connection, members: Sequence[Shot], now: datetime) -> list[MarkChange]:
    """The marks that make a new stack of these photos, led by the best; its row is there afterwards."""
    made = connection.execute(stacks.insert().values(made_at=now)).inserted_primary_key
    assert made is not None
    lead = best(members).photo_id
    return [stack_mark(shot.photo_id, int(made[0]), leads=shot.photo_id == lead) for shot in members]


def stack_mark(photo_id: int, stack_id: int | None, *, leads: bool = False) -> MarkChange:
    """Puts a photo into a stack, before the others or behind them, or, without one, out of it."""
    return MarkChange(photo_id, PhotoField.STACK, (stack_id or 0) * (1 if leads else -1))


def place_in_stack(stack_id: int | None, behind: bool) -> int:
    """The value of a photo's mark `PhotoField.STACK`."""
    return (stack_id or 0) * (-1 if behind else 1)


def keep_places(connection: sa.Connection, marks: Iterable[MarkChange]) -> None:
    """Write marks of the field `PhotoField.STACK`."""
    rows: list[dict[str, Any]] = [
        {"key": mark.photo_id, "stack": abs(int(mark.value)) or None, "hidden": int(mark.value) < 0}
        for mark in marks
    ]
    if rows:
        step = photos.update().where(photos.c.id == sa.bindparam("key"))
        connection.execute(step.values(stack_id=sa.bindparam("stack"), behind=sa.bindparam("hidden")), rows)


def without_look(connection: sa.Connection, after: int, limit: int) -> list[Any]:
    """Key, path, size and time of change of photos whose look is not known yet, by key from above ``after``."""
    columns = (photos.c.id, photos.c.path, photos.c.size, photos.c.modified_ns)
    unknown = (SHOWN, photos.c.look_hash.is_(None), photos.c.width.is_not(None), photos.c.id > after)
    return list(connection.execute(sa.select(*columns).where(*unknown).order_by(photos.c.id).limit(limit)))


def keep_looks(connection: sa.Connection, looks: dict[int, bytes]) -> None:
    """Keep the looks of photos by their keys; an empty one where a photo has none."""
    if looks:
        step = (
            photos.update().where(photos.c.id == sa.bindparam("key")).values(look_hash=sa.bindparam("look"))
        )
        connection.execute(step, [{"key": key, "look": look} for key, look in looks.items()])
