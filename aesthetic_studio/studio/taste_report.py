"""All that a page about the user's taste shows: how well it is known, and what it consists of."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np

from aesthetic_studio.domain.progress import CancelToken, ProgressCallback, ignore_progress
from aesthetic_studio.domain.standing import Standing
from aesthetic_studio.studio.personal_taste import LearnedTaste, RatedSights
from aesthetic_studio.taste.explanation import AttributeWeight
from aesthetic_studio.taste.learning_curve import CurvePoint, learning_curve
from aesthetic_studio.taste.proof import PROVEN_BY, Proof

_SURPRISING = 1.5
"""Times the usual miss by which a rating must be away from its prediction to be worth a second look."""
MOST_SURPRISES = 8


@dataclass(frozen=True, slots=True)
class RatedPhotoFigures:
    """One rated photo.

    Attributes:
        mine: the user's rating on the score scale, 1–10.
        general: the critic's score.
        predicted: the user's rating as it would have been predicted from the others; None while there are too few.
    """

    path: Path
    mine: float
    general: float
    predicted: float | None


@dataclass(frozen=True, slots=True)
class TasteReport:
    """What is known of a taste.

    Attributes:
        proof: of exactly these ratings.
        photos: the rated ones, oldest rating first.
        curve: the gain over the general score with fewer ratings.
        attributes: how the user weighs each against the crowd; only those that differ may be spoken of.
        surprises: those of ``photos`` whose rating is farthest from its prediction, and far.
    """

    proof: Proof
    photos: tuple[RatedPhotoFigures, ...]
    curve: tuple[CurvePoint, ...]
    attributes: tuple[AttributeWeight, ...]
    surprises: tuple[RatedPhotoFigures, ...]

    @property
    def standing(self) -> Standing:
        """Where the learning stands."""
        return Standing(self.proof.ratings, self.proof.proven, self.proof.learning.needed)


class TasteSource(Protocol):
    """The part of `studio.session.CriticSession` that a report needs."""

    def taste(self, *, cancel: CancelToken, progress: ProgressCallback, anew: bool) -> LearnedTaste:
        """The taste as of the latest rating."""

    def attribute_weights(self, rated: RatedSights) -> list[AttributeWeight]:
        """How the user weighs attributes."""


def taste_report(
    session: TasteSource, *, cancel: CancelToken, progress: ProgressCallback = ignore_progress
) -> TasteReport:
    """Prove the taste anew, and tell all about it.

    Args:
        session: with a loaded critic.
        cancel: stops within one photo, or one fold.
        progress: counts the photos that are looked at for the first time.

    Raises:
        Cancelled: the token was cancelled.
    """
    taste = session.taste(cancel=cancel, progress=progress, anew=True)
    proof = taste.proof
    assert proof is not None  # learned anew, it is proven anew
    photos = _photos(taste.rated, proof)
    return TasteReport(
        proof=proof,
        photos=photos,
        curve=tuple(learning_curve(taste.rated.known, cancel=cancel)),
        attributes=tuple(session.attribute_weights(taste.rated)),
        surprises=_surprises(photos),
    )


def _photos(rated: RatedSights, proof: Proof) -> tuple[RatedPhotoFigures, ...]:
    known = rated.known
    predicted = proof.predicted.get(PROVEN_BY.name)
    guesses: Sequence[float | None] = [None] * len(known) if predicted is None else predicted.tolist()
    rows = zip(rated.paths, known.values.tolist(), known.general.tolist(), guesses, strict=True)
    return tuple(RatedPhotoFigures(*row) for row in rows)


def _surprises(photos: Sequence[RatedPhotoFigures]) -> tuple[RatedPhotoFigures, ...]:
    """The rating may have been a slip; or the taste has more to learn there."""
    guessed = [photo for photo in photos if photo.predicted is not None]
    if not guessed:
        return ()
    misses = np.abs([photo.mine - (photo.predicted or 0.0) for photo in guessed])
    far = _SURPRISING * float(np.sqrt((misses**2).mean()))
    order = np.argsort(-misses, kind="stable")[:MOST_SURPRISES]
    return tuple(guessed[place] for place in order if misses[place] > far)
