"""What a write touched, and how to take it back."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class PhotoField(StrEnum):
    """Parts of a photo that a write can touch."""

    EXISTENCE = "existence"
    STARS = "stars"
    FLAG = "flag"
    LABEL = "label"
    KEYWORDS = "keywords"
    ALBUMS = "albums"
    CRITIQUE = "critique"
    METADATA = "metadata"
    CONFLICT = "conflict"


MarkValue: TypeAlias = int | float | str


@dataclass(frozen=True, slots=True)
class MarkChange:
    """Set one of the user's marks of one photo to a value (stars 0–5, or a Flag or Label).

    Stars are whole, but where undoing brings back a finer rating, e.g. 3.5 stars for 7 of 10 points. A conflict
    with a sidecar is decided by an empty text; what undoing brings back is the catalogue's own.
    """

    photo_id: int
    field: PhotoField
    value: MarkValue


@dataclass(frozen=True, slots=True)
class Changes:
    """Which photos and fields a write touched.

    Attributes:
        inverse: the marks to set to undo the write; empty where it cannot be undone.
        title: what happened, for the Edit menu, e.g. "Rate 3 photos".
    """

    photo_ids: frozenset[int]
    fields: frozenset[PhotoField]
    inverse: tuple[MarkChange, ...] = ()
    title: str = ""

    def __bool__(self) -> bool:
        return bool(self.photo_ids)


NO_CHANGES = Changes(frozenset(), frozenset())
