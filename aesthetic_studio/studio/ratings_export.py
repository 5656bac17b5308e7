"""Writing the ratings of the chosen profile to a file."""

from pathlib import Path

from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.studio.library import Library
from aesthetic_studio.studio.ratings_csv import write_ratings
from aesthetic_studio.studio.ratings_json import write_history


def export_file(library: Library, file: Path) -> int:
    """The newest rating of each photo as CSV, or every event of the history as JSON, by the file's name.

    Returns:
        How many were written.

    Raises:
        UsageError: the file is named otherwise, or cannot be written.
    """
    kind = file.suffix.lower()
    if kind == ".json":
        return write_history(file, library.rated.events(every=True), library.rated.profile)
    if kind == ".csv":
        return write_ratings(file, library.ratings())
    raise UsageError(f"{file.name} is neither CSV nor JSON.", "Name it ratings.csv or ratings.json.")
