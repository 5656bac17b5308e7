"""Figures of agreement between predictions and ratings, with intervals."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aesthetic_studio.taste.known_ratings import Floats

LEVEL = 0.9
RESAMPLES = 1000
_PAIRED = 600
"""Pairs are counted among so many photos at most, drawn evenly: their number grows with the square."""

Weights = Floats
"""How often each photo was drawn, shape (resamples, photos)."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure and what resamples make of it.

    Attributes:
        value: on all photos; None where it is not defined.
        low, high: the middle 90 %.
        above_zero: share of the resamples in which it is positive.
    """

    value: float | None
    low: float | None
    high: float | None
    above_zero: float = 0.0


UNDEFINED = Interval(None, None, None)


def resampled(groups: NDArray[np.intp], resamples: int, seed: int) -> Weights:
    """Draws of whole groups, with replacement, as weights of photos."""
    names, place = np.unique(groups, return_inverse=True)
    drawn = np.random.default_rng(seed).integers(len(names), size=(resamples, len(names)))
    drawn += len(names) * np.arange(resamples)[:, None]
    counts = np.bincount(drawn.ravel(), minlength=resamples * len(names)).reshape(resamples, -1)
    return counts[:, place].astype(np.float64)


def interval(statistic: Callable[[Weights], Floats], weights: Weights) -> Interval:
    """A figure, once on all photos and on each resample."""
    with np.errstate(divide="ignore", invalid="ignore"):
        value = float(statistic(np.ones((1, weights.shape[1])))[0])
        found = statistic(weights)
    found = found[np.isfinite(found)]
    if not np.isfinite(value) or not len(found):
        return UNDEFINED
    low, high = np.quantile(found, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Interval(value, float(low), float(high), float((found > 0).mean()))


def correlation(one: Floats, other: Floats, weights: Weights) -> Floats:
    """Pearson's correlation under each row of weights; of ranks, Spearman's."""
    total = weights.sum(1)
    first, second = one - one.mean(), other - other.mean()
    along, across = weights @ first / total, weights @ second / total
    together = weights @ (first * second) / total - along * across
    spread = (weights @ first**2 / total - along**2) * (weights @ second**2 / total - across**2)
    return np.asarray(np.where(spread > 1e-18, together / np.sqrt(np.maximum(spread, 1e-18)), np.nan))


def absolute_error(one: Floats, other: Floats, weights: Weights) -> Floats:
    """Mean absolute difference under each row of weights."""
    return np.asarray(weights @ np.abs(one - other) / weights.sum(1))


def pairwise_agreement(predicted: Floats, values: Floats, weights: Weights) -> Floats:
    """Share of the pairs that the person rated differently which are predicted in the same order."""
    places = np.unique(np.linspace(0, len(values) - 1, min(len(values), _PAIRED)).astype(np.intp))
    ordered = np.sign(values[places][:, None] - values[places][None])
    same = (np.sign(predicted[places][:, None] - predicted[places][None]) * ordered + 1) / 2 * ordered**2
    drawn = weights[:, places]
    return np.asarray(((drawn @ same) * drawn).sum(1) / ((drawn @ ordered**2) * drawn).sum(1))


def figures(predictions: Floats, values: Floats, weights: Weights) -> Mapping[str, Interval]:
    """``srcc``, ``plcc``, ``mae`` and ``agreement`` of predictions, each the mean over the repeats.

    Args:
        predictions: shape (repeats, photos).
        values: shape (photos,).
        weights: from `resampled`.
    """
    ranks = ranked(values)

    def mean_over(each: Callable[[Floats, Weights], Floats]) -> Interval:
        return interval(
            lambda rows: np.asarray(np.mean([each(guess, rows) for guess in predictions], axis=0)), weights
        )

    return {
        "srcc": mean_over(lambda guess, rows: correlation(ranked(guess), ranks, rows)),
        "plcc": mean_over(lambda guess, rows: correlation(guess, values, rows)),
        "mae": mean_over(lambda guess, rows: absolute_error(guess, values, rows)),
        "agreement": mean_over(lambda guess, rows: pairwise_agreement(guess, values, rows)),
    }


def gain(predictions: Floats, others: Floats, values: Floats, weights: Weights) -> Interval:
    """How much better the first predictions rank the photos than the others do: the difference in ``srcc``."""
    ranks = ranked(values)
    pairs = [(ranked(one), ranked(other)) for one, other in zip(predictions, others, strict=True)]
    return interval(
        lambda rows: np.asarray(
            np.mean(
                [correlation(one, ranks, rows) - correlation(other, ranks, rows) for one, other in pairs],
                axis=0,
            )
        ),
        weights,
    )


def ranked(values: Floats) -> Floats:
    """Ranks from 1, ties shared."""
    _, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    return np.asarray((last - (counts - 1) / 2)[place], np.float64)
