"""Ratings that come in numbers: from a file, another program, another machine."""

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from aesthetic_studio.catalog.opening import Catalog
from aesthetic_studio.catalog.photo_rows import ids_of, read_file
from aesthetic_studio.catalog.rating_import import RatingsToRecord, rated_title, record_ratings, together
from aesthetic_studio.domain.changes import Changes
from aesthetic_studio.domain.errors import StudioError, UsageError
from aesthetic_studio.domain.progress import CancelToken, Progress, ProgressCallback, ignore_progress
from aesthetic_studio.domain.rating import RATING_MAX, RATING_MIN, RatedEvent, Rating
from aesthetic_studio.settings import Settings
from aesthetic_studio.studio.history import History, Step
from aesthetic_studio.studio.rating_history import RatingHistory


class RatingRecording:
    """Records ratings in one library; see `studio.library.Library.recording`.

    What takes long, reading photos that are new, comes first and writes nothing; the rest is short transactions.
    """

    def __init__(self, catalog: Catalog, history: History, rated: RatingHistory, settings: Settings) -> None:
        self._catalog, self._history, self._rated = catalog, history, rated
        self._max_pixels = settings.max_pixels

    def prepare(
        self,
        ratings: Sequence[Rating | RatedEvent],
        *,
        cancel: CancelToken | None = None,
        progress: ProgressCallback = ignore_progress,
    ) -> RatingsToRecord:
        """Look at what is to be recorded, and read the photos that the library does not know yet; nothing is written.

        Args:
            ratings: of the chosen profile.
            cancel: stops within one photo.
            progress: counts the photos that are read.

        Raises:
            UsageError: a value is outside 0–10.
            Cancelled: ``cancel`` was cancelled.
        """
        now = datetime.now(UTC)
        events = [_event(each, now) for each in ratings]
        paths = [event.rating.path for event in events]
        with self._catalog.read() as connection:
            known = ids_of(connection, paths, present_only=True)
        unknown = list(dict.fromkeys(path for path in paths if path not in known))
        new = {}
        for done, path in enumerate(unknown, start=1):
            if cancel is not None:
                cancel.check()
            new[path] = read_file(path, self._max_pixels)
            progress(Progress(done, len(unknown), path.name))
        return RatingsToRecord(events, new, self._rated.profile)

    def record(
        self,
        ratings: RatingsToRecord,
        *,
        at_once: int | None = None,
        cancel: CancelToken | None = None,
        progress: ProgressCallback = ignore_progress,
    ) -> Changes:
        """Record ratings; what is recorded is passed over. They are one step of the history, if nobody writes between.

        Args:
            ratings: as `prepare` has prepared them.
            at_once: so many in each transaction, for others to write between; None for all or none.
            cancel: stops before the next transaction; what was recorded stays.
            progress: counts the ratings; between two transactions.

        Returns:
            what was written; its failures say why the rest was not.

        Raises:
            CatalogError: nothing could be written.
        """
        recorded: list[Changes] = []
        step: Step | None = None
        done = 0
        for part in ratings.parts(at_once):
            if cancel is not None and cancel.cancelled:
                break
            try:
                with self._catalog.write() as connection:
                    recorded.append(record_ratings(connection, part))
            except StudioError as error:
                if not recorded:
                    raise
                return replace(together(recorded), failures=(error,))
            step = self._history.extend(step, recorded[-1], rated_title)
            done += len(part.events)
            progress(Progress(done, len(ratings.events)))
        return together(recorded)


def _event(given: Rating | RatedEvent, now: datetime) -> RatedEvent:
    event = given if isinstance(given, RatedEvent) else RatedEvent(0, given)
    rating = event.rating
    if rating.value is not None and not RATING_MIN <= rating.value <= RATING_MAX:
        raise UsageError(f"A rating is a number from 0 to 10, not {rating.value:g}.")
    rated_at = _not_after(rating.rated_at, now)
    path = Path(os.path.abspath(rating.path))  # noqa: PTH100 - without following symbolic links
    return replace(event, rating=replace(rating, path=path, rated_at=rated_at))


def _not_after(moment: datetime, now: datetime) -> datetime:
    """``moment`` in UTC; one in the future would win over what the user says next, and becomes ``now``."""
    return min(moment if moment.tzinfo else moment.replace(tzinfo=UTC), now)
