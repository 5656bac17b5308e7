"""How the gain over the general score has grown with a person's ratings: the same proof on fewer of them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from aesthetic_studio.domain.progress import CancelToken
from aesthetic_studio.taste.intervals import LEVEL, Interval, correlation, ranked
from aesthetic_studio.taste.known_ratings import Floats, KnownRatings
from aesthetic_studio.taste.predictors import Predictor
from aesthetic_studio.taste.proof import PROVEN_BY

SIZES = (10, 15, 25, 40, 60, 100, 150, 250, 400)
LEAST_TESTED = 10
"""Photos left to test on, below which a rank correlation says nothing."""
_DRAWS = 12
_SEED = 20


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """What a number of ratings would have gained.

    Attributes:
        photos: how many different photos were learned from.
        gain: in rank correlation over the general score, mean over the draws; the interval holds 90 % of them.
    """

    photos: int
    gain: Interval


def learning_curve(
    known: KnownRatings,
    *,
    cancel: CancelToken,
    predictor: Predictor = PROVEN_BY,
    sizes: Sequence[int] = SIZES,
    seed: int = _SEED,
) -> list[CurvePoint]:
    """Learn from random parts of the ratings, and predict the rest; near-duplicates are never on both sides.

    Returns:
        A point for each of the sizes that leaves enough photos to test on.

    Raises:
        Cancelled: the token was cancelled.
    """
    names, place = np.unique(known.groups, return_inverse=True)
    points: list[CurvePoint] = []
    for size in sizes:
        if len(names) < size + LEAST_TESTED:
            break
        gains = list[float]()
        for draw in range(_DRAWS):
            cancel.check()
            chosen = np.random.default_rng((seed, size, draw)).permutation(len(names))[:size]
            shown = np.isin(place, chosen)
            gains.append(_gain(known.chosen(shown), known.chosen(~shown), predictor))
        found = np.array([each for each in gains if np.isfinite(each)])
        if len(found):
            low, high = np.quantile(found, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
            points.append(
                CurvePoint(
                    size, Interval(float(found.mean()), float(low), float(high), float((found > 0).mean()))
                )
            )
    return points


def _gain(shown: KnownRatings, hidden: KnownRatings, predictor: Predictor) -> float:
    predicted = predictor.fit(shown).predict(hidden.embeddings, hidden.general)[0]
    truth = ranked(hidden.values)

    def agreement(guess: Floats) -> float:
        return float(correlation(ranked(guess), truth, np.ones((1, len(truth))))[0])

    return agreement(predicted) - agreement(hidden.general)
