"""The user's ratings: events that are only ever added, and what they come to for each photo."""

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import sqlalchemy as sa

from aesthetic_studio.catalog.schema import photos, ratings, scores
from aesthetic_studio.domain.rating import CULLING, ME, POINTS_PER_STAR, Rating


@dataclass(frozen=True, slots=True)
class RatingEvent:
    """One rating of the photo with this key; see `domain.rating.RatedEvent`.

    Two that differ only in what else is known of them are the same. Where no score is told, the photo's newest
    score is the one that was known by then.
    """

    photo_id: int
    value: float | None
    rated_at: datetime
    source: str
    profile: str = ME
    general: float | None = field(default=None, compare=False)
    critic_id: str | None = field(default=None, compare=False)
    revision: str | None = field(default=None, compare=False)
    forgotten_at: datetime | None = field(default=None, compare=False)


def shown_stars(value: float | None) -> int:
    """The whole stars 0–5 that a rating of 0–10 is shown as, halves rounded up; 0 where there is none."""
    return 0 if value is None else math.floor(value / POINTS_PER_STAR + 0.5)


def add_events(connection: sa.Connection, events: Sequence[RatingEvent]) -> None:
    """Append events and bring the photos' stars in step with the newest event of `ME`."""
    rows = [
        {
            "photo": event.photo_id,
            "profile": event.profile,
            "value": event.value,
            "rated_at": event.rated_at,
            "source": event.source,
            "told": event.general is not None,
            "general": event.general,
            "critic_id": event.critic_id,
            "revision": event.revision,
            "forgotten_at": event.forgotten_at,
        }
        for event in events
    ]
    if not rows:
        return
    connection.execute(_ADD, rows)
    newest = newest_values(connection, {event.photo_id for event in events if event.profile == ME})
    if not newest:
        return
    step = photos.update().where(photos.c.id == sa.bindparam("key"))
    connection.execute(
        step.values(rating=sa.bindparam("value"), stars=sa.bindparam("shown")),
        [{"key": key, "value": value, "shown": shown_stars(value)} for key, value in newest.items()],
    )


def newest_values(
    connection: sa.Connection, photo_ids: Iterable[int], profile: str = ME
) -> dict[int, float | None]:
    """The value of each photo's newest event; photos without events are left out."""
    newest = newest_events(profile)
    statement = sa.select(newest.c.photo_id, newest.c.value).where(newest.c.age == 1)
    found: dict[int, float | None] = {}
    keys = list(photo_ids)
    for start in range(0, len(keys), 500):
        chosen = newest.c.photo_id.in_(keys[start : start + 500])
        found.update(connection.execute(statement.where(chosen)).all())
    return found


def culled(connection: sa.Connection, photo_ids: Iterable[int]) -> set[int]:
    """Those of the photos whose stars assisted culling gave."""
    newest = newest_events(ME)
    statement = sa.select(newest.c.photo_id).where(newest.c.age == 1, newest.c.source == CULLING)
    found: set[int] = set()
    keys = list(photo_ids)
    for start in range(0, len(keys), 500):
        chosen = newest.c.photo_id.in_(keys[start : start + 500])
        found.update(connection.execute(statement.where(chosen)).scalars())
    return found


def existing_events(
    connection: sa.Connection, photo_ids: Collection[int], profile: str = ME
) -> set[RatingEvent]:
    """Every event of these photos."""
    told = (ratings.c.photo_id, ratings.c.value, ratings.c.rated_at, ratings.c.source, ratings.c.profile)
    statement = sa.select(*told).where(ratings.c.profile == profile)
    found: set[RatingEvent] = set()
    keys = list(photo_ids)
    for start in range(0, len(keys), 500):
        chosen = ratings.c.photo_id.in_(keys[start : start + 500])
        found.update(RatingEvent(*row) for row in connection.execute(statement.where(chosen)))
    return found


def load_ratings(connection: sa.Connection, profile: str = ME) -> list[Rating]:
    """The newest event of each photo that is still rated, oldest first; a pair is one photo.

    Only own opinions that may be learned from: photos whose newest stars assisted culling gave are left out, and
    those whose newest rating was forgotten.
    """
    newest = newest_events(profile)
    statement = (
        sa.select(photos.c.path, newest.c.value, newest.c.rated_at, newest.c.source)
        .join(photos, photos.c.id == newest.c.photo_id)
        .where(newest.c.age == 1, newest.c.value.is_not(None), photos.c.leader_id.is_(None))
        .where(newest.c.source != CULLING, newest.c.forgotten_at.is_(None))
        .order_by(newest.c.rated_at, newest.c.id)
    )
    return [Rating(*row) for row in connection.execute(statement)]


def newest_events(profile: str) -> sa.Subquery:
    """All events of a profile, each with its ``age``: 1 for the newest of its photo."""
    age = sa.func.row_number().over(
        partition_by=ratings.c.photo_id, order_by=(ratings.c.rated_at.desc(), ratings.c.id.desc())
    )
    return sa.select(ratings, age.label("age")).where(ratings.c.profile == profile).subquery()


def _adding() -> sa.Insert:
    """An event, with what is known of its photo at this time: its content, and what a critic said last."""
    photo = sa.bindparam("photo", type_=sa.Integer)
    told = sa.bindparam("told", type_=sa.Boolean)
    said = (
        sa.select(scores.c.critique_id)
        .where(scores.c.photo_id == photo)
        .order_by(scores.c.critique_id.desc())
        .limit(1)
        .scalar_subquery()
    )

    def of_newest(name: str) -> sa.ColumnElement[object]:
        column = scores.c["score" if name == "general" else name]
        known = sa.select(column).where(scores.c.photo_id == photo, scores.c.critique_id == said)
        given = sa.bindparam(name, type_=ratings.c[name].type)
        return sa.case((told, given), else_=known.limit(1).scalar_subquery())

    content = sa.select(photos.c.content_hash).where(photos.c.id == photo).scalar_subquery()
    return ratings.insert().values(
        photo_id=photo,
        profile=sa.bindparam("profile"),
        value=sa.bindparam("value"),
        rated_at=sa.bindparam("rated_at"),
        source=sa.bindparam("source"),
        content_hash=content,
        forgotten_at=sa.bindparam("forgotten_at", type_=ratings.c.forgotten_at.type),
        **{name: of_newest(name) for name in ("general", "critic_id", "revision")},
    )


_ADD = _adding()
