"""Taking ratings over into the history: from CSV and JSON files, Lightroom catalogues, and the photos' own XMP."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from aesthetic_studio.catalog.photo_rows import read_file
from aesthetic_studio.catalog.rating_import import RatingsToRecord
from aesthetic_studio.domain.changes import Changes
from aesthetic_studio.domain.errors import PhotoError, UsageError
from aesthetic_studio.domain.progress import CancelToken, Progress, ProgressCallback, ignore_progress
from aesthetic_studio.domain.rating import ME, POINTS_PER_STAR, RatedEvent, Rating
from aesthetic_studio.photos.walk import walk
from aesthetic_studio.settings import Settings
from aesthetic_studio.studio.library import Library
from aesthetic_studio.studio.lightroom_ratings import SUFFIX, read_lightroom
from aesthetic_studio.studio.ratings_csv import RatingScale, read_ratings
from aesthetic_studio.studio.ratings_json import read_history

FROM_XMP = "sidecar"
_WHOLE = RatingScale()


@dataclass(frozen=True, slots=True)
class ImportedRatings:
    """How an import went.

    Attributes:
        count: ratings taken over, those that were known already included.
        missing: photos that the file names and the disk does not have; their ratings are left out.
    """

    changes: Changes
    count: int
    missing: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class FoundRatings:
    """What a file holds, ready to be recorded by `Library.record`.

    Attributes:
        to_record: the ratings of photos that are there.
        count, missing: as in `ImportedRatings`.
    """

    to_record: RatingsToRecord
    count: int
    missing: tuple[Path, ...]


def import_file(
    library: Library,
    file: Path,
    scale: RatingScale = _WHOLE,
    *,
    cancel: CancelToken | None = None,
    progress: ProgressCallback = ignore_progress,
) -> ImportedRatings:
    """Take ratings into the history of the chosen profile, in one transaction; see `find_ratings`.

    Raises:
        UsageError: the file cannot be read or a row is wrong; then nothing is taken over.
        Cancelled: ``cancel`` was cancelled; then nothing is either.
    """
    found = find_ratings(library, file, scale, cancel=cancel, progress=progress)
    return ImportedRatings(library.recording.record(found.to_record), found.count, found.missing)


def find_ratings(
    library: Library,
    file: Path,
    scale: RatingScale = _WHOLE,
    *,
    cancel: CancelToken | None = None,
    progress: ProgressCallback = ignore_progress,
) -> FoundRatings:
    """Read ratings for the chosen profile, and the photos among them that the library does not know.

    Args:
        library: whose history.
        file: CSV, JSON as exported, ``.lrcat``, or a folder whose photos' XMP is read.
        scale: of the numbers of a CSV file.
        cancel: stops within one photo.
        progress: counts the photos that are looked for, then those that are read.

    Raises:
        UsageError: the file cannot be read or a row is wrong.
        Cancelled: ``cancel`` was cancelled.
    """
    cancel = cancel or CancelToken()
    kind = file.suffix.lower()
    if file.is_dir():
        events = _with(_from_photos(file, cancel, progress))
    elif kind == ".json":
        events = read_history(file)
    elif kind == SUFFIX:
        events = _with(read_lightroom(file, cancel=cancel))
    else:
        events = _with(read_ratings(file, scale))
    if kind in {".json", SUFFIX} and scale != _WHOLE:
        raise UsageError(f"{file.name} has a scale of its own.", "Leave --scale out.")
    events, there = _where_they_are(library, events, cancel, progress)
    present = [event for event in events if event.rating.path in there]
    new = _unknown(library, present) if file.is_dir() else present
    return FoundRatings(
        to_record=library.recording.prepare(new, cancel=cancel, progress=progress),
        count=len(present),
        missing=tuple(dict.fromkeys(event.rating.path for event in events if event.rating.path not in there)),
    )


def _unknown(library: Library, events: Sequence[RatedEvent]) -> list[RatedEvent]:
    """Without the stars that photos have already: they would be rated anew at each import, and what assisted culling
    gave and a sidecar says too would become the user's own.
    """
    own = {rating.path: rating.value for rating in library.ratings()}

    def known(path: Path) -> float | None:
        if library.rated.profile != ME:
            return own.get(Path(os.path.abspath(path)))  # noqa: PTH100 - as the library names it
        photo = library.photo_at(path)
        return None if photo is None else float(photo.stars * POINTS_PER_STAR)

    return [event for event in events if known(event.rating.path) != event.rating.value]


def _with(ratings: Sequence[Rating]) -> list[RatedEvent]:
    return [RatedEvent(0, rating) for rating in ratings]


def _where_they_are(
    library: Library, events: Sequence[RatedEvent], cancel: CancelToken, progress: ProgressCallback
) -> tuple[list[RatedEvent], set[Path]]:
    """The events with the places where photos are now that are known by their content; and which photos are there."""
    paths = list(dict.fromkeys(event.rating.path for event in events))
    there: set[Path] = set()
    for done, path in enumerate(paths, start=1):
        cancel.check()
        if os.path.isfile(path):  # noqa: PTH113 - it never raises
            there.add(path)
        progress(Progress(done, len(paths), path.name))
    gone = {event.content_hash for event in events if event.rating.path not in there} - {None, b""}
    moved = library.paths_by_content(each for each in gone if each) if gone else {}
    there.update(path for path in moved.values() if os.path.isfile(path))  # noqa: PTH113
    return [
        replace(event, rating=replace(event.rating, path=moved[event.content_hash]))
        if event.content_hash in moved and event.content_hash in gone
        else event
        for event in events
    ], there


def _from_photos(folder: Path, cancel: CancelToken, progress: ProgressCallback) -> list[Rating]:
    """The stars that other programs wrote into the photos below a folder, or into files beside them."""
    found: list[Rating] = []
    now, limit = datetime.now(UTC), Settings().max_pixels
    for done, path in enumerate(walk([folder], cancel=cancel), start=1):
        if isinstance(path, PhotoError):
            continue
        read = read_file(path, limit)
        stars = read.metadata.rating if read.metadata else None
        if stars is not None and stars > 0:
            found.append(Rating(path, stars * POINTS_PER_STAR, now, FROM_XMP))
        progress(Progress(done, None, path.name))
    return found
