"""Taking ratings over from a file into the library."""

import os
from dataclasses import dataclass
from pathlib import Path

from aesthetic_studio.domain.changes import NO_CHANGES, Changes
from aesthetic_studio.studio.library import Library
from aesthetic_studio.studio.ratings_csv import RatingScale, read_ratings


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


def import_file(library: Library, file: Path, scale: RatingScale) -> ImportedRatings:
    """Take the ratings of a CSV file into the history, in one transaction.

    Raises:
        UsageError: the file cannot be read or a row is wrong; then nothing is taken over.
    """
    ratings = read_ratings(file, scale)
    present = [rating for rating in ratings if os.path.isfile(rating.path)]  # noqa: PTH113 - it never raises
    there = {rating.path for rating in present}
    return ImportedRatings(
        changes=library.import_ratings(present) if present else NO_CHANGES,
        count=len(present),
        missing=tuple(rating.path for rating in ratings if rating.path not in there),
    )
