"""A round of quick rating: the photos whose ratings would tell most, from more and more of the library."""

import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

from aesthetic_studio.domain.errors import PhotoError
from aesthetic_studio.domain.photo import Photo
from aesthetic_studio.domain.progress import CancelToken, ProgressCallback, ignore_progress
from aesthetic_studio.domain.standing import Standing
from aesthetic_studio.studio.library import Library
from aesthetic_studio.studio.personal_taste import LearnedTaste

WIDENED_BY = 48
"""Photos that are looked at before each choice, beside those that were looked at already: a few seconds' work."""
_SEED = 20
SOURCE = "round"


class TellingPhotos(Protocol):
    """The part of `studio.session.CriticSession` that chooses photos."""

    def next_to_rate(
        self, paths: Sequence[Path], count: int, *, cancel: CancelToken, progress: ProgressCallback
    ) -> tuple[list[Path], list[tuple[Path, PhotoError]]]:
        """The photos whose ratings would tell most, and those that failed."""

    def taste(self, *, cancel: CancelToken) -> LearnedTaste:
        """The taste as of the latest rating."""


class RatingRound:
    """Chooses photos among some of a library; belongs to the critic's thread.

    Args:
        library: where they are.
        photo_ids: which of its photos may be asked about, in any order.
    """

    def __init__(self, library: Library, photo_ids: Iterable[int], *, seed: int = _SEED) -> None:
        self._library = library
        self._rest = sorted(photo_ids)
        random.Random(seed).shuffle(self._rest)  # noqa: S311 - no secret
        self._looked_at: list[int] = []
        self._served: set[Path] = set()

    def begin(self, count: int) -> list[Photo]:
        """Some photos without a rating, chosen by chance: to begin with while the critic is still loading."""
        rated = self._library.rated.rated_paths()
        first = self._library.photos(self._rest[:WIDENED_BY])
        chosen = [photo for photo in first if photo.error is None and photo.path not in rated][:count]
        self._served.update(photo.path for photo in chosen)
        return chosen

    def next(
        self,
        session: TellingPhotos,
        count: int,
        *,
        cancel: CancelToken,
        progress: ProgressCallback = ignore_progress,
    ) -> list[Photo]:
        """The next photos to rate, the most telling first; none where all are rated, served or unreadable.

        Raises:
            Cancelled: the token was cancelled; the next call goes on.
        """
        while True:
            fresh, self._rest = self._rest[:WIDENED_BY], self._rest[WIDENED_BY:]
            self._looked_at += fresh
            photos = {
                photo.path: photo
                for photo in self._library.photos(self._looked_at)
                if photo.error is None and photo.path not in self._served
            }
            chosen, _ = session.next_to_rate(list(photos), count, cancel=cancel, progress=progress)
            if chosen or not self._rest:
                self._served.update(chosen)
                return [photos[path] for path in chosen]

    def standing(self, session: TellingPhotos, *, cancel: CancelToken) -> Standing:
        """Where the learning stands; the proof may be some ratings old.

        Raises:
            Cancelled: the token was cancelled.
        """
        return session.taste(cancel=cancel).standing
