"""Which photos to show, in which order."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from aesthetic_studio.domain.albums import Album
from aesthetic_studio.domain.changes import PhotoField
from aesthetic_studio.domain.photo_filter import FilterField, PhotoFilter, comparisons, every


class SortKey(StrEnum):
    """What a view can be ordered by."""

    TAKEN = "taken"
    ADDED = "added"
    NAME = "name"
    STARS = "stars"
    SCORE = "score"
    PERSONAL = "personal"
    CAMERA = "camera"
    LENS = "lens"
    ISO = "iso"
    FOCAL = "focal"
    APERTURE = "aperture"
    SHUTTER = "shutter"
    SIZE = "size"


@dataclass(frozen=True, slots=True)
class PhotoQuery:
    """Which photos to show, in which order; the empty query shows all, oldest first.

    Attributes:
        folder_id: only below this root folder.
        within: only in this folder, a root or one inside it, and in those inside it.
        album_id: only in this album, one that the user has filled.
        filter: only what it matches; None for all.
        folded: of a stack only the photo that leads it.
        open_stacks: but all photos of these stacks.
        sort: the order; photos without the value come last. Equal ones are in the order of their names.
    """

    folder_id: int | None = None
    within: Path | None = None
    album_id: int | None = None
    filter: PhotoFilter | None = None
    sort: SortKey = SortKey.TAKEN
    descending: bool = False
    folded: bool = False
    open_stacks: frozenset[int] = frozenset()

    def inside(self, album: Album) -> "PhotoQuery":
        """The same within an album: one that the user fills, or what a smart one finds."""
        if album.filter is None:
            return replace(self, album_id=album.id)
        return replace(self, album_id=None, filter=every((album.filter, self.filter)))

    def may_find_others(self, changed: Collection[PhotoField]) -> bool:
        """Whether other photos may be found after these parts of some photos have changed."""
        if PhotoField.EXISTENCE in changed or (self.album_id is not None and PhotoField.ALBUMS in changed):
            return True
        if self.folded and PhotoField.STACK in changed:
            return True
        asked = {each.field for each in comparisons(self.filter)}
        return any(asked & _ASKED_OF.get(field, frozenset(FilterField)) for field in changed)

    def may_reorder(self, changed: Collection[PhotoField]) -> bool:
        """Whether the photos may be found in another order after these parts of some have changed."""
        return any(self.sort in _SORTED_BY.get(field, frozenset(SortKey)) for field in changed)


_ASKED_OF = {
    PhotoField.STARS: frozenset({FilterField.STARS, FilterField.RATING}),
    PhotoField.FLAG: frozenset({FilterField.FLAG}),
    PhotoField.LABEL: frozenset({FilterField.LABEL}),
    PhotoField.STACK: frozenset({FilterField.STACKED}),
    PhotoField.KEYWORDS: frozenset({FilterField.KEYWORD, FilterField.TEXT}),
    PhotoField.ALBUMS: frozenset({FilterField.ALBUM}),
    PhotoField.TASTE: frozenset(),
    PhotoField.QUESTIONS: frozenset(),
    PhotoField.CRITIQUE: frozenset(
        {FilterField.SCORE, FilterField.PERSONAL, FilterField.UNCERTAINTY, FilterField.TEXT}
    ),
}
_UNSORTED = (
    *(PhotoField.FLAG, PhotoField.LABEL, PhotoField.STACK, PhotoField.KEYWORDS, PhotoField.ALBUMS),
    *(PhotoField.TASTE, PhotoField.QUESTIONS),
)
_SORTED_BY: dict[PhotoField, frozenset[SortKey]] = {
    PhotoField.STARS: frozenset({SortKey.STARS}),
    PhotoField.CRITIQUE: frozenset({SortKey.SCORE, SortKey.PERSONAL}),
    **dict.fromkeys(_UNSORTED, frozenset()),
}
