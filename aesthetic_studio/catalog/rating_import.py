"""Recording ratings by the photos' paths."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import sqlalchemy as sa

from aesthetic_studio.catalog.folder_rows import innermost_root, roots
from aesthetic_studio.catalog.mark_rows import exact_stars
from aesthetic_studio.catalog.pair_rows import mates
from aesthetic_studio.catalog.photo_rows import FoundFile, ids_of, save_files
from aesthetic_studio.catalog.rating_rows import (
    RatingEvent,
    add_events,
    culled,
    existing_events,
    newest_values,
)
from aesthetic_studio.domain.changes import Changes, Edit, MarkChange, PhotoField, RatingChange
from aesthetic_studio.domain.rating import CULLING, ME, RatedEvent


def record_ratings(
    connection: sa.Connection, events: Sequence[RatedEvent], new: Iterable[FoundFile], profile: str = ME
) -> Changes:
    """Append ratings (paths absolute) as events; events that are recorded already are passed over.

    Args:
        connection: a write transaction.
        events: in any order, their numbers are not looked at; the newest of a photo counts.
        new: the files among them that the catalogue does not know yet.
        profile: whose ratings.
    """
    known_roots = roots(connection)
    new = list(new)
    found = [(file, innermost_root(known_roots, file.path)) for file in new]
    save_files(connection, found, marks=False)  # what the user says now comes before what a file says
    ids = ids_of(connection, [event.rating.path for event in events])
    asked = [_added(ids[event.rating.path], event, profile) for event in events]
    others = mates(connection, ids.values())
    asked += [replace(event, photo_id=other) for event in asked for other in others.get(event.photo_id, ())]
    rated = {event.photo_id for event in asked}
    recorded = existing_events(connection, rated, profile)
    before = newest_values(connection, rated, profile)
    not_own = culled(connection, rated)
    add_events(connection, [event for event in dict.fromkeys(asked) if event not in recorded])
    after = newest_values(connection, rated, profile)
    changed = [key for key in after if before.get(key) != after[key]]
    rated_field = PhotoField.STARS if profile == ME else PhotoField.TASTE
    fields = ({rated_field} if changed else set()) | ({PhotoField.EXISTENCE} if new else set())

    def as_it_was(key: int) -> Edit:
        if profile != ME:
            return RatingChange(key, profile, before.get(key))
        by = CULLING if key in not_own else ""
        return MarkChange(key, PhotoField.STARS, exact_stars(before.get(key)), by)

    added = {ids[file.path] for file in new}
    return Changes(
        photo_ids=frozenset(changed) | added,
        fields=frozenset(fields),
        inverse=tuple(as_it_was(key) for key in changed),
        title="Rate 1 photo" if len(changed) == 1 else f"Rate {len(changed)} photos",
    )


def _added(photo_id: int, event: RatedEvent, profile: str) -> RatingEvent:
    rating = event.rating
    return RatingEvent(
        *(photo_id, rating.value, rating.rated_at, rating.source, profile),
        general=event.general,
        critic_id=event.critic_id or None,
        revision=event.revision or None,
        forgotten_at=rating.rated_at if event.forgotten else None,
    )
