"""The rating history of each profile: what was given when, what is forgotten, and whose tastes there are."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from aesthetic_studio.catalog.rating_rows import RatingEvent, add_events, newest_events, newest_values
from aesthetic_studio.catalog.schema import photos, profiles, ratings
from aesthetic_studio.domain.changes import (
    NO_CHANGES,
    Changes,
    ForgetChange,
    PhotoField,
    ProfileChange,
    RatingChange,
)
from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.domain.rating import CULLING, ME, Profile, RatedEvent, Rating

MOST_LETTERS = 60


def load_history(connection: sa.Connection, profile: str, *, every: bool = False) -> list[RatedEvent]:
    """The newest event of each photo that is rated, oldest first, forgotten ones included.

    Args:
        connection: any transaction.
        profile: whose.
        every: all events, withdrawn and outdated ones too.
    """
    newest = newest_events(profile)
    columns = (
        *(newest.c.id, photos.c.path, newest.c.value, newest.c.rated_at, newest.c.source),
        *(newest.c.general, newest.c.critic_id, newest.c.revision, newest.c.content_hash),
        *(newest.c.forgotten_at, photos.c.missing),
    )
    statement = sa.select(*columns).join(photos, photos.c.id == newest.c.photo_id)
    statement = statement.where(photos.c.leader_id.is_(None), newest.c.source != CULLING)
    if not every:
        statement = statement.where(newest.c.age == 1, newest.c.value.is_not(None))
    return [_event(row) for row in connection.execute(statement.order_by(newest.c.rated_at, newest.c.id))]


def load_profiles(connection: sa.Connection) -> list[Profile]:
    """The profiles that were not deleted, the user's own first, the others by name."""
    rated = photos.c.leader_id.is_(None)
    found: list[Profile] = []
    names = connection.execute(sa.select(profiles.c.name).where(profiles.c.deleted_at.is_(None))).scalars()
    for name in sorted(names, key=lambda name: (name != ME, name.casefold())):
        newest = newest_events(name)
        counted = sa.select(sa.func.count()).select_from(
            newest.join(photos, photos.c.id == newest.c.photo_id)
        )
        own = (newest.c.value.is_not(None), newest.c.source != CULLING, newest.c.forgotten_at.is_(None))
        count = connection.execute(counted.where(newest.c.age == 1, rated, *own)).scalar_one()
        found.append(Profile(name, count))
    return found


def change_ratings(
    connection: sa.Connection, changes: Sequence[RatingChange], title: str, source: str, now: datetime
) -> Changes:
    """Append events to the histories of profiles other than `ME`."""
    inverse: list[RatingChange] = []
    for change in changes:
        before = newest_values(connection, [change.photo_id], change.profile).get(change.photo_id)
        if before != change.value:
            event = RatingEvent(change.photo_id, change.value, now, source, change.profile)
            add_events(connection, [event])
            inverse.append(RatingChange(change.photo_id, change.profile, before))
    return _changes([each.photo_id for each in inverse], tuple(reversed(inverse)), title)


def forget(connection: sa.Connection, changes: Sequence[ForgetChange], title: str, now: datetime) -> Changes:
    """Learn from rating events no more, or again; they stay in the history."""
    wanted = {change.rating_id: change.forgotten for change in changes}
    statement = sa.select(ratings.c.id, ratings.c.photo_id, ratings.c.forgotten_at.is_not(None))
    keys = sa.func.json_each(str(sorted(wanted))).table_valued("value")
    rows = connection.execute(statement.where(ratings.c.id.in_(sa.select(keys.c.value)))).all()
    changed = [(key, photo, forgotten) for key, photo, forgotten in rows if wanted[key] != forgotten]
    if not changed:
        return NO_CHANGES
    step = ratings.update().where(ratings.c.id == sa.bindparam("key"))
    connection.execute(
        step.values(forgotten_at=sa.bindparam("moment", type_=ratings.c.forgotten_at.type)),
        [{"key": key, "moment": None if forgotten else now} for key, _, forgotten in changed],
    )
    inverse = tuple(ForgetChange(key, bool(forgotten)) for key, _, forgotten in changed)
    return _changes([photo for _, photo, _ in changed], inverse, title)


def change_profile(connection: sa.Connection, change: ProfileChange, title: str, now: datetime) -> Changes:
    """Make a profile, or delete one; one that comes back has its ratings again.

    Raises:
        UsageError: the name is empty or too long, or the user's own is to be deleted.
    """
    name = change.name
    if not name.strip() or name != name.strip() or len(name) > MOST_LETTERS or not name.isprintable():
        raise UsageError(f"{name!r} is no name for a profile.", f"Use 1 to {MOST_LETTERS} letters.")
    if name == ME and not change.exists:
        raise UsageError("Your own profile cannot be deleted.", "Its ratings can be reset.")
    there = connection.execute(
        sa.select(profiles.c.deleted_at.is_(None)).where(profiles.c.name == name)
    ).scalar_one_or_none()
    if bool(there) == change.exists:
        return NO_CHANGES
    if there is None:
        connection.execute(profiles.insert(), {"name": name, "made_at": now})
    else:
        step = profiles.update().where(profiles.c.name == name)
        connection.execute(step.values(deleted_at=None if change.exists else now))
    return _changes([], (ProfileChange(name, not change.exists),), title)


def _changes(
    photo_ids: Sequence[int],
    inverse: tuple[RatingChange | ForgetChange | ProfileChange, ...],
    title: str,
) -> Changes:
    if not inverse:
        return NO_CHANGES
    return Changes(frozenset(photo_ids), frozenset({PhotoField.TASTE}), inverse, title)


def _event(row: Any) -> RatedEvent:
    key, path, value, rated_at, source, general, critic_id, revision, content, forgotten_at, missing = row
    rating = Rating(path, value, rated_at, source)
    return RatedEvent(
        key,
        rating,
        general,
        critic_id or "",
        revision or "",
        content,
        forgotten_at is not None,
        bool(missing),
    )
