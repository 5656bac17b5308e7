"""Setting the user's marks, with the way back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa

from aesthetic_studio.catalog.pair_rows import mates
from aesthetic_studio.catalog.rating_rows import RatingEvent, add_events, culled
from aesthetic_studio.catalog.schema import photos
from aesthetic_studio.catalog.stack_rows import keep_places, place_in_stack
from aesthetic_studio.domain.changes import NO_CHANGES, Changes, MarkChange, MarkValue, PhotoField
from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.domain.photo import Flag, Label
from aesthetic_studio.domain.rating import CULLING, POINTS_PER_STAR

MAX_STARS = 5
_KINDS: dict[PhotoField, type[Flag | Label]] = {PhotoField.FLAG: Flag, PhotoField.LABEL: Label}
_SHARED = frozenset({PhotoField.STARS, *_KINDS})
"""Marks that both files of a pair have."""


def set_marks(
    connection: sa.Connection, marks: Sequence[MarkChange], title: str, source: str, now: datetime
) -> Changes:
    """Set marks; a change of stars is a rating event too. Marks that say what is so already change nothing.

    Both files of a pair are marked together.

    Raises:
        UsageError: a value is impossible, or a photo unknown.
    """
    for mark in marks:
        _check(mark)
    marks = _for_pairs(connection, marks)
    before = _current(connection, marks)
    not_own = culled(connection, {mark.photo_id for mark in marks if mark.field is PhotoField.STARS})

    def as_it_was(mark: MarkChange) -> MarkChange:
        by = CULLING if mark.field is PhotoField.STARS and mark.photo_id in not_own else ""
        return MarkChange(mark.photo_id, mark.field, before[mark.photo_id, mark.field], by)

    # The user who gives the stars that culling gave makes them their own.
    changed = [mark for mark in marks if as_it_was(mark) != mark]
    if not changed:
        return NO_CHANGES
    add_events(
        connection,
        [
            RatingEvent(mark.photo_id, float(mark.value) * POINTS_PER_STAR or None, now, mark.by or source)
            for mark in changed
            if mark.field is PhotoField.STARS
        ],
    )
    for field in _KINDS:
        rows = [{"key": mark.photo_id, "mark": mark.value} for mark in changed if mark.field is field]
        if rows:
            step = photos.update().where(photos.c.id == sa.bindparam("key"))
            connection.execute(step.values({field.value: sa.bindparam("mark")}), rows)
    decided = [
        {"key": mark.photo_id, "mark": mark.value or None}
        for mark in changed
        if mark.field is PhotoField.CONFLICT
    ]
    if decided:
        step = photos.update().where(photos.c.id == sa.bindparam("key"))
        connection.execute(step.values(sidecar_conflict=sa.bindparam("mark")), decided)
    keep_places(connection, [mark for mark in changed if mark.field is PhotoField.STACK])
    return Changes(
        photo_ids=frozenset(mark.photo_id for mark in changed),
        fields=frozenset(mark.field for mark in changed),
        inverse=tuple(as_it_was(mark) for mark in changed),
        title=title,
    )


def exact_stars(rating: float | None) -> int | float:
    """A rating of 0–10 in stars: whole where it is a whole number of them, 0 where there is none."""
    stars = (rating or 0.0) / POINTS_PER_STAR
    return int(stars) if stars.is_integer() else stars


def _check(mark: MarkChange) -> None:
    kind = _KINDS.get(mark.field)
    if kind is not None and mark.value in list(kind):
        return
    if mark.field is PhotoField.STACK and isinstance(mark.value, int):
        return
    if mark.field is PhotoField.STARS and not isinstance(mark.value, str) and 0 <= mark.value <= MAX_STARS:
        return
    if mark.field is PhotoField.CONFLICT and isinstance(mark.value, str):
        return
    raise UsageError(f"The {mark.field} of a photo cannot be set to {mark.value!r}.")


def _for_pairs(connection: sa.Connection, marks: Sequence[MarkChange]) -> list[MarkChange]:
    """The marks, and the same for the other file of each pair, where they do not say its own."""
    others = mates(connection, {mark.photo_id for mark in marks})
    said = {(mark.photo_id, mark.field) for mark in marks}
    return [
        *marks,
        *(
            replace(mark, photo_id=other)
            for mark in marks
            for other in others.get(mark.photo_id, ())
            if mark.field in _SHARED and (other, mark.field) not in said
        ),
    ]


def _current(
    connection: sa.Connection, marks: Sequence[MarkChange]
) -> dict[tuple[int, PhotoField], MarkValue]:
    keys = list({mark.photo_id for mark in marks})
    values: dict[tuple[int, PhotoField], MarkValue] = {}
    columns = (photos.c.rating, photos.c.flag, photos.c.label, photos.c.sidecar_conflict)
    statement = sa.select(photos.c.id, *columns, photos.c.stack_id, photos.c.behind)
    for start in range(0, len(keys), 500):
        rows = connection.execute(statement.where(photos.c.id.in_(keys[start : start + 500])))
        for key, rating, flag, label, conflict, stack, behind in rows:
            values[key, PhotoField.STARS] = exact_stars(rating)
            values[key, PhotoField.FLAG] = Flag(flag)
            values[key, PhotoField.LABEL] = Label(label)
            values[key, PhotoField.STACK] = place_in_stack(stack, behind)
            values[key, PhotoField.CONFLICT] = conflict or ""
    for key in keys:
        if (key, PhotoField.STARS) not in values:
            raise UsageError(f"The library has no photo with the number {key}.")
    return values
