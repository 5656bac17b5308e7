"""Assisted culling: photos as candidates, and the user's decision about them as one step that can be undone."""

from collections.abc import Iterable, Mapping

from aesthetic_studio.catalog.album_rows import load_albums, next_album_id
from aesthetic_studio.catalog.culling_rows import count_scores, load_candidates
from aesthetic_studio.catalog.opening import Catalog
from aesthetic_studio.catalog.places import resolved
from aesthetic_studio.domain.changes import (
    NO_CHANGES,
    AlbumChange,
    Changes,
    Edit,
    MarkChange,
    MarkValue,
    MemberChange,
    PhotoField,
)
from aesthetic_studio.domain.culling import Bucket, Candidate, Outcome
from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.domain.names import clean_name
from aesthetic_studio.domain.phrases import phrase
from aesthetic_studio.domain.query import PhotoQuery
from aesthetic_studio.domain.rating import CULLING
from aesthetic_studio.studio.history import History


class Culling:
    """Assisted culling in one library; see `studio.library.Library.culling`."""

    def __init__(self, catalog: Catalog, history: History, critic_id: str) -> None:
        """``critic_id``: whose scores count."""
        self._catalog, self._history, self._critic_id = catalog, history, critic_id

    def candidates(self, photo_ids: Iterable[int]) -> list[Candidate]:
        """What is known of these photos, and of the photos in the closed stacks that they lead."""
        with self._catalog.read() as connection:
            return load_candidates(connection, photo_ids, self._critic_id)

    def score_counts(self, query: PhotoQuery) -> dict[int, int]:
        """How many photos of the query's folder or album have which score, by the score in half points."""
        with self._catalog.read() as connection:
            asked, inside = resolved(connection, query)
            return count_scores(connection, self._critic_id, asked, inside)

    def apply(self, buckets: Mapping[int, Bucket], outcome: Outcome) -> Changes:
        """Do with the photos what was decided, in one step of the history.

        Stars that are given here are shown like the user's own, and never learned from.

        Raises:
            UsageError: a value is impossible, a photo unknown, or an album is a smart one.
        """
        chosen = {key: outcome.values[bucket] for key, bucket in buckets.items() if bucket in outcome.values}
        if not chosen:
            return NO_CHANGES
        if outcome.field is PhotoField.ALBUMS:
            edits = self._album_edits(chosen)
        else:
            edits = self._mark_edits(outcome.field, chosen)
        title = phrase(f"Cull {len(chosen):,} photos") if len(chosen) > 1 else phrase("Cull photo")
        return self._history.apply(edits, title)

    def _mark_edits(self, field: PhotoField, chosen: Mapping[int, MarkValue]) -> list[Edit]:
        """Marks; the same stars that the user has given stay the user's."""
        if field is not PhotoField.STARS:
            return [MarkChange(key, field, value) for key, value in chosen.items()]
        given = {each.photo_id: each.stars for each in self.candidates(chosen)}
        return [
            MarkChange(key, field, value, CULLING) for key, value in chosen.items() if given.get(key) != value
        ]

    def _album_edits(self, chosen: Mapping[int, MarkValue]) -> list[Edit]:
        """The photos into the albums of these names; those that are not there are made."""
        with self._catalog.read() as connection:
            known = {album.name.casefold(): album for album in load_albums(connection)}
            following = next_album_id(connection)
        edits: list[Edit] = []
        ids: dict[str, int] = {}
        for name in dict.fromkeys(clean_name(str(value)) for value in chosen.values()):
            folded = name.casefold()
            album = known.get(folded)
            if album is not None and album.filter is not None:
                raise UsageError(
                    f"{album.name} finds its photos itself.", "Choose an album that you fill yourself."
                )
            if folded not in ids:
                ids[folded] = following if album is None else album.id
                if album is None:
                    edits.append(AlbumChange(following, name))
                    following += 1
        edits += [MemberChange(ids[clean_name(str(name)).casefold()], key) for key, name in chosen.items()]
        return edits
