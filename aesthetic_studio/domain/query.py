"""Which photos to show, in which order."""

from dataclasses import dataclass
from enum import StrEnum


class SortKey(StrEnum):
    """What a view can be ordered by."""

    TAKEN = "taken"
    NAME = "name"
    SCORE = "score"
    PERSONAL = "personal"
    STARS = "stars"


@dataclass(frozen=True, slots=True)
class PhotoQuery:
    """Which photos to show, in which order; the empty query shows all, oldest first.

    Attributes:
        folder_id: only below this root folder.
        text: substring of file name, camera or lens, or of the comment of a critique.
        min_stars: 0 shows also the unrated.
        sort: the order; photos without the value come last.
    """

    folder_id: int | None = None
    text: str = ""
    min_stars: int = 0
    hide_rejected: bool = False
    sort: SortKey = SortKey.TAKEN
    descending: bool = False
