"""Whether a personal score is better for this person than the general score: repeated cross-validation.

Only one predictor, chosen beforehand, is put to the proof: the best of several would pass by chance too often.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aesthetic_studio.domain.progress import CancelToken
from aesthetic_studio.taste.blend import Blend
from aesthetic_studio.taste.intervals import RESAMPLES, UNDEFINED, Interval, figures, gain, resampled
from aesthetic_studio.taste.known_ratings import Floats, KnownRatings
from aesthetic_studio.taste.learning import Learning, learning
from aesthetic_studio.taste.predictors import Calibrated, GeneralScore, LikenessToRated, Predictor, Ridge

FOLDS = 10
LEAST_PHOTOS = 20
"""Before so many different photos were rated nothing is shown, however well they are predicted."""
CONFIDENCE = 0.9
"""How sure it must be that the gain is positive."""
_SEED = 20
PROVEN_BY = LikenessToRated()
"""The predictor whose score is shown. Among people who rated photographs it gained most and did the least harm; the
blend trusts the weaker ones too much."""
PREDICTORS: Sequence[Predictor] = (GeneralScore(), Calibrated(), Ridge(), Blend(), PROVEN_BY)


@dataclass(frozen=True, slots=True)
class PredictorProof:
    """How well one predictor did on ratings it was not shown.

    Attributes:
        figures: ``srcc``, ``plcc``, ``mae`` in score points, ``agreement``.
        gain: its ``srcc`` minus the general score's.
        count: on how many ratings.
    """

    figures: Mapping[str, Interval]
    gain: Interval
    count: int


@dataclass(frozen=True, slots=True, eq=False)
class Proof:
    """What cross-validation on a person's own ratings found.

    Attributes:
        ratings: how many there are.
        photos: how many of them are no near-duplicates of others.
        predictors: by name.
        proven: whether the personal score may be shown as theirs.
        learning: how far it is, and how many more ratings may be needed.
        predicted: by each predictor, of each rating from the others, mean over the repeats.
    """

    ratings: int
    photos: int
    predictors: Mapping[str, PredictorProof]
    proven: bool
    learning: Learning
    predicted: Mapping[str, Floats]


def prove(
    known: KnownRatings,
    *,
    cancel: CancelToken,
    predictors: Sequence[Predictor] = PREDICTORS,
    seed: int = _SEED,
) -> Proof:
    """Compare the predictors on a person's ratings.

    Args:
        known: the ratings.
        cancel: stops within one fold.
        predictors: the general score first, and the one that is put to the proof last.
        seed: of folds and resamples.

    Raises:
        Cancelled: the token was cancelled.
    """
    found = {predictor.name: list[Floats]() for predictor in predictors}
    photos = len(np.unique(known.groups))
    if photos >= 3:
        for repeat in range(_repeats(len(known))):
            for name, predictions in cross_validate(known, predictors, (seed, repeat), cancel).items():
                found[name].append(predictions)
    predicted = {name: np.stack(each) for name, each in found.items() if each}
    judged = _judged(known, predicted, predictors[0].name, seed)
    last = judged.get(predictors[-1].name)
    proven = last is not None and photos >= LEAST_PHOTOS and _passes(last)
    return Proof(
        ratings=len(known),
        photos=photos,
        predictors=judged,
        proven=proven,
        learning=learning(photos, last.gain if last else UNDEFINED, proven=proven, least=LEAST_PHOTOS),
        predicted={name: each.mean(0) for name, each in predicted.items()},
    )


def cross_validate(
    known: KnownRatings, predictors: Sequence[Predictor], seed: tuple[int, ...], cancel: CancelToken
) -> Mapping[str, Floats]:
    """Each rating as each predictor would predict it from the other folds; groups stay in one fold.

    Raises:
        Cancelled: the token was cancelled.
    """
    fold = _folds(known.groups, seed)
    predicted = {predictor.name: np.empty(len(known)) for predictor in predictors}
    for number in range(fold.max() + 1):
        cancel.check()
        aside = fold == number
        shown, hidden = known.chosen(~aside), known.chosen(aside)
        for predictor in predictors:
            predicted[predictor.name][aside] = predictor.fit(shown).predict(
                hidden.embeddings, hidden.general
            )[0]
    return predicted


def _passes(found: PredictorProof) -> bool:
    """Better than the general score, and better than dice: of somebody who rolls them the general score tells less than
    nothing at times, and beating that is no taste.
    """
    return min(found.gain.above_zero, found.figures["srcc"].above_zero) >= CONFIDENCE


def _judged(
    known: KnownRatings, predicted: Mapping[str, Floats], general: str, seed: int
) -> dict[str, PredictorProof]:
    if not predicted:
        return {}
    weights = resampled(known.groups, RESAMPLES, seed)
    return {
        name: PredictorProof(
            figures(each, known.values, weights),
            gain(each, predicted[general], known.values, weights),
            len(known),
        )
        for name, each in predicted.items()
    }


def _folds(groups: NDArray[np.intp], seed: tuple[int, ...]) -> NDArray[np.intp]:
    names, place = np.unique(groups, return_inverse=True)
    order = np.random.default_rng(seed).permutation(len(names))
    return np.asarray((order % min(FOLDS, len(names)))[place], np.intp)


def _repeats(ratings: int) -> int:
    """Few ratings make figures that depend on the folds; many make each repeat dear and the next the same."""
    return 5 if ratings <= 200 else 2 if ratings <= 1000 else 1
