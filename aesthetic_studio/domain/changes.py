"""What a write touched, and how to take it back."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

from aesthetic_studio.domain.errors import StudioError
from aesthetic_studio.domain.kept_critique import KeptAnswer


class PhotoField(StrEnum):
    """Parts of a photo that a write can touch."""

    EXISTENCE = "existence"
    STARS = "stars"
    FLAG = "flag"
    LABEL = "label"
    STACK = "stack"
    KEYWORDS = "keywords"
    ALBUMS = "albums"
    CRITIQUE = "critique"
    METADATA = "metadata"
    CONFLICT = "conflict"
    TASTE = "taste"
    QUESTIONS = "questions"


MarkValue: TypeAlias = int | float | str


@dataclass(frozen=True, slots=True)
class MarkChange:
    """Set one of the user's marks of one photo to a value (stars 0–5, or a Flag or Label).

    The mark of a stack is the stack's number for the photo that leads it, the same below zero for those behind
    it, and 0 for a photo in none.

    Stars are whole, but where undoing brings back a finer rating, e.g. 3.5 stars for 7 of 10 points. A conflict
    with a sidecar is decided by an empty text; what undoing brings back is the catalogue's own.

    Attributes:
        by: `domain.rating.CULLING` for stars that are not the user's own opinion; empty for all else.
    """

    photo_id: int
    field: PhotoField
    value: MarkValue
    by: str = ""


@dataclass(frozen=True, slots=True)
class KeywordChange:
    """Give one photo a keyword, or take it away; with its parents as ``parent|child``, whatever its case."""

    photo_id: int
    keyword: str
    given: bool = True


@dataclass(frozen=True, slots=True)
class MemberChange:
    """Put one photo into an album, or take it out."""

    album_id: int
    photo_id: int
    inside: bool = True


@dataclass(frozen=True, slots=True)
class AlbumChange:
    """Let there be this album under this number; without a name, let there be none.

    Attributes:
        filter: of a smart album, as `parse_filter` reads it; None for one that the user fills.
    """

    album_id: int
    name: str | None = None
    filter: str | None = None


@dataclass(frozen=True, slots=True)
class RatingChange:
    """Let a profile's rating of one photo be this (0–10); None withdraws it. The stars are another profile's."""

    photo_id: int
    profile: str
    value: float | None


@dataclass(frozen=True, slots=True)
class ForgetChange:
    """Learn from this rating event no more, or again; the photo's stars stay."""

    rating_id: int
    forgotten: bool = True


@dataclass(frozen=True, slots=True)
class ProfileChange:
    """Let there be this profile, or none; its ratings wait for its return."""

    name: str
    exists: bool = True


@dataclass(frozen=True, slots=True)
class QuestionsChange:
    """Let these questions about one photo be kept with their answers, or not; others stay as they are."""

    photo_id: int
    answers: tuple[KeptAnswer, ...]
    kept: bool


@dataclass(frozen=True, slots=True)
class TrashedFile:
    """Where a file belongs, and where in the trash it lies; None where the system does not tell."""

    path: Path
    in_trash: Path | None


@dataclass(frozen=True, slots=True)
class TrashChange:
    """Move the files of one photo into the trash, or, ``there``, out of it; files whose rows have these keys."""

    photo_ids: tuple[int, ...]
    files: tuple[TrashedFile, ...]
    there: bool


Edit: TypeAlias = (
    MarkChange
    | KeywordChange
    | MemberChange
    | AlbumChange
    | RatingChange
    | ForgetChange
    | ProfileChange
    | QuestionsChange
    | TrashChange
)
"""One thing that the user changes, and can change back."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Which photos and fields a write touched.

    Attributes:
        inverse: what to change, in this order, to undo the write; empty where it cannot be undone.
        title: what happened, for the Edit menu, e.g. "Rate 3 photos".
        failures: why some of it was not done: files that could not be moved.
    """

    photo_ids: frozenset[int]
    fields: frozenset[PhotoField]
    inverse: tuple[Edit, ...] = ()
    title: str = ""
    failures: tuple[StudioError, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.photo_ids or self.fields)


NO_CHANGES = Changes(frozenset(), frozenset())
