"""The user's ratings: events that are only ever added, and what they come to for each photo."""

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from aesthetic_studio.catalog.schema import PROFILE, photos, ratings
from aesthetic_studio.domain.rating import CULLING, POINTS_PER_STAR, Rating


@dataclass(frozen=True, slots=True)
class RatingEvent:
    """One rating of the photo with this key; see `domain.rating.Rating`."""

    photo_id: int
    value: float | None
    rated_at: datetime
    source: str


def shown_stars(value: float | None) -> int:
    """The whole stars 0–5 that a rating of 0–10 is shown as, halves rounded up; 0 where there is none."""
    return 0 if value is None else math.floor(value / POINTS_PER_STAR + 0.5)


def add_events(connection: sa.Connection, events: Sequence[RatingEvent]) -> None:
    """Append events and bring the photos' stars in step with their newest event."""
    rows = [
        {
            "photo_id": event.photo_id,
            "profile": PROFILE,
            "value": event.value,
            "rated_at": event.rated_at,
            "source": event.source,
        }
        for event in events
    ]
    if not rows:
        return
    connection.execute(ratings.insert(), rows)
    newest = newest_values(connection, {event.photo_id for event in events})
    step = photos.update().where(photos.c.id == sa.bindparam("key"))
    connection.execute(
        step.values(rating=sa.bindparam("value"), stars=sa.bindparam("shown")),
        [{"key": key, "value": value, "shown": shown_stars(value)} for key, value in newest.items()],
    )


def newest_values(connection: sa.Connection, photo_ids: Iterable[int]) -> dict[int, float | None]:
    """The value of each photo's newest event; photos without events are left out."""
    newest = _newest()
    statement = sa.select(newest.c.photo_id, newest.c.value).where(newest.c.age == 1)
    found: dict[int, float | None] = {}
    keys = list(photo_ids)
    for start in range(0, len(keys), 500):
        chosen = newest.c.photo_id.in_(keys[start : start + 500])
        found.update(connection.execute(statement.where(chosen)).all())
    return found


def culled(connection: sa.Connection, photo_ids: Iterable[int]) -> set[int]:
    """Those of the photos whose stars assisted culling gave."""
    newest = _newest()
    statement = sa.select(newest.c.photo_id).where(newest.c.age == 1, newest.c.source == CULLING)
    found: set[int] = set()
    keys = list(photo_ids)
    for start in range(0, len(keys), 500):
        chosen = newest.c.photo_id.in_(keys[start : start + 500])
        found.update(connection.execute(statement.where(chosen)).scalars())
    return found


def existing_events(connection: sa.Connection, photo_ids: Collection[int]) -> set[RatingEvent]:
    """Every event of these photos."""
    statement = sa.select(ratings.c.photo_id, ratings.c.value, ratings.c.rated_at, ratings.c.source)
    statement = statement.where(ratings.c.profile == PROFILE)
    found: set[RatingEvent] = set()
    keys = list(photo_ids)
    for start in range(0, len(keys), 500):
        chosen = ratings.c.photo_id.in_(keys[start : start + 500])
        found.update(RatingEvent(*row) for row in connection.execute(statement.where(chosen)))
    return found


def load_ratings(connection: sa.Connection) -> list[Rating]:
    """The newest event of each photo that is still rated, oldest first; a pair is one photo.

    Only the user's own opinions: photos whose newest stars assisted culling gave are left out.
    """
    newest = _newest()
    statement = (
        sa.select(photos.c.path, newest.c.value, newest.c.rated_at, newest.c.source)
        .join(photos, photos.c.id == newest.c.photo_id)
        .where(newest.c.age == 1, newest.c.value.is_not(None), photos.c.leader_id.is_(None))
        .where(newest.c.source != CULLING)
        .order_by(newest.c.rated_at, newest.c.id)
    )
    return [Rating(*row) for row in connection.execute(statement)]


def _newest() -> sa.Subquery:
    """All events, each with its ``age``: 1 for the newest of its photo."""
    age = sa.func.row_number().over(
        partition_by=ratings.c.photo_id, order_by=(ratings.c.rated_at.desc(), ratings.c.id.desc())
    )
    return sa.select(ratings, age.label("age")).where(ratings.c.profile == PROFILE).subquery()
