"""Recording ratings by the photos' paths."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

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
from aesthetic_studio.domain.phrases import phrase
from aesthetic_studio.domain.rating import CULLING, ME, RatedEvent


@dataclass(frozen=True, slots=True)
class RatingsToRecord:
    """Ratings, with all that has to be read before they can be written.

    Attributes:
        events: paths absolute, in any order; their numbers are not looked at, the newest of a photo counts.
        new: the files among them that the catalogue does not know yet.
        profile: whose ratings.
    """

    events: Sequence[RatedEvent]
    new: Mapping[Path, FoundFile]
    profile: str = ME

    def parts(self, size: int | None) -> Iterator["RatingsToRecord"]:
        """The same in parts of about ``size`` events, those of one photo together; None for one part."""
        if size is None:
            yield self
            return
        of_photo: dict[Path, list[RatedEvent]] = {}
        for event in self.events:
            of_photo.setdefault(event.rating.path, []).append(event)
        part: list[RatedEvent] = []
        for events in of_photo.values():
            part += events
            if len(part) >= size:
                yield self._of(part)
                part = []
        if part:
            yield self._of(part)

    def _of(self, events: Sequence[RatedEvent]) -> "RatingsToRecord":
        paths = {event.rating.path for event in events}
        new = {path: self.new[path] for path in paths if path in self.new}
        return replace(self, events=events, new=new)


def together(recorded: Sequence[Changes]) -> Changes:
    """The changes of several parts as one; undoing them brings back what was before the first that touched a photo."""
    inverse: dict[int, Edit] = {}
    for changes in recorded:
        for edit in changes.inverse:
            if isinstance(edit, MarkChange | RatingChange):
                inverse.setdefault(edit.photo_id, edit)
    return Changes(
        photo_ids=frozenset().union(*(changes.photo_ids for changes in recorded)),
        fields=frozenset().union(*(changes.fields for changes in recorded)),
        inverse=tuple(inverse.values()),
        title=rated_title(len(inverse)),
    )


def record_ratings(connection: sa.Connection, ratings: RatingsToRecord) -> Changes:
    """Append ratings as events in a write transaction; events that are recorded already are passed over."""
    events, profile = ratings.events, ratings.profile
    known_roots = roots(connection)
    new = list(ratings.new.values())
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
        title=rated_title(len(changed)),
    )


def rated_title(photos: int) -> str:
    """What ratings of so many photos are called."""
    return phrase("Rate 1 photo") if photos == 1 else phrase(f"Rate {photos:,} photos")


def _added(photo_id: int, event: RatedEvent, profile: str) -> RatingEvent:
    rating = event.rating
    return RatingEvent(
        *(photo_id, rating.value, rating.rated_at, rating.source, profile),
        general=event.general,
        critic_id=event.critic_id or None,
        revision=event.revision or None,
        forgotten_at=rating.rated_at if event.forgotten else None,
    )
