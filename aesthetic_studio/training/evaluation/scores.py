"""How well scores agree with people's: correlation, error, and good against bad, each with its interval."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aesthetic_studio.training.evaluation.bootstrap import (
    SEED,
    Figure,
    Statistic,
    Weights,
    bootstrap,
    mean_of,
)

GOOD_ABOVE = 5.0
"""A photo is good above this mean rating: AVA's protocol on its scale of 1–10 (Murray and others, CVPR 2012, §4.1)."""

_Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ScoreFigures:
    """Agreement of predicted scores with human ones, both on the scale 1–10.

    Attributes:
        srcc: Spearman's rank correlation, ties share their mean rank.
        plcc: Pearson's linear correlation, without a curve fitted between.
        rmse, mae: root mean square and mean absolute error in score points.
        accuracy: share of photos on the same side of `GOOD_ABOVE` in both.
    """

    srcc: Figure
    plcc: Figure
    rmse: Figure
    mae: Figure
    accuracy: Figure


def score_figures(predicted: Sequence[float], human: Sequence[float], *, seed: int = SEED) -> ScoreFigures:
    """Compare scores with people's mean ratings.

    Args:
        predicted: one score 1–10 for each photo.
        human: its mean rating on the same scale.
        seed: of the intervals.

    Raises:
        ValueError: the two differ in length.
    """
    ours, theirs = np.asarray(predicted, np.float64), np.asarray(human, np.float64)
    if ours.shape != theirs.shape:
        raise ValueError("each photo needs a predicted and a human score")
    error = ours - theirs
    return ScoreFigures(
        srcc=bootstrap(spearman(ours, theirs), len(ours), seed=seed),
        plcc=bootstrap(pearson(ours, theirs), len(ours), seed=seed),
        rmse=bootstrap(lambda weights: np.sqrt(weights @ error**2 / weights.sum(1)), len(ours), seed=seed),
        mae=mean_of(np.abs(error), seed=seed),
        accuracy=mean_of((ours > GOOD_ABOVE) == (theirs > GOOD_ABOVE), seed=seed),
    )


def pearson(one: _Floats, other: _Floats) -> Statistic:
    """Linear correlation of two values of each unit, as a statistic of weights."""
    one, other = one - one.mean(), other - other.mean()  # else squares of large numbers cancel
    return lambda weights: _correlation(weights, np.broadcast_to(one, weights.shape), other)


def spearman(one: _Floats, other: _Floats) -> Statistic:
    """Rank correlation of two values of each unit; every resample is ranked anew, ties share their mean rank."""
    ranks_of_one, ranks_of_other = _ranking(one), _ranking(other)
    return lambda weights: _correlation(weights, ranks_of_one(weights), ranks_of_other(weights))


def rank_correlation(predicted: _Floats, human: _Floats) -> float:
    """Spearman's correlation alone: 0 where the prediction is constant, NaN where people's side is, or has a NaN."""
    if np.isnan(predicted).any() or np.ptp(human) == 0:
        return float("nan")
    with np.errstate(divide="ignore", invalid="ignore"):
        found = float(spearman(predicted, human)(np.ones((1, len(human))))[0])
    return 0.0 if np.isnan(found) else found


def _correlation(weights: Weights, one: _Floats, other: _Floats) -> _Floats:
    one, other = _centred(weights, one), _centred(weights, other)
    spread = np.sqrt((weights * one * one).sum(1) * (weights * other * other).sum(1))
    return np.asarray((weights * one * other).sum(1) / spread)


def _centred(weights: Weights, values: _Floats) -> _Floats:
    """Deviations from each row's mean; exactly zero where all drawn values are equal but for rounding."""
    deviations = values - (weights * values).sum(1, keepdims=True) / weights.sum(1, keepdims=True)
    return np.where(np.abs(deviations) > _ROUNDING * np.abs(values).max(), deviations, 0.0)


_ROUNDING = 1e-12


def _ranking(values: _Floats) -> Statistic:
    """Ranks (resamples, units) of values in a resample, from how often each different value was drawn."""
    order = np.argsort(values, kind="stable")
    different, place = np.unique(values, return_inverse=True)
    starts = np.searchsorted(values[order], different)

    def ranks(weights: Weights) -> _Floats:
        drawn = np.add.reduceat(weights[:, order], starts, axis=1)
        middle = np.cumsum(drawn, axis=1) - (drawn - 1) / 2
        return np.asarray(middle[:, place])

    return ranks
