"""How sure a measured figure is: the one place where figures get their interval.

A figure is computed from units that were drawn independently (photos, or people). It is computed again on many
samples of as many units, drawn with replacement; the middle 95 % of the results are the interval (percentile
bootstrap, Efron 1979). A resample is a row of weights, how often each unit was drawn, so that all resamples are
computed at once.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

RESAMPLES = 1000
SEED = 20
_LEVEL = 95.0
_CELLS_AT_ONCE = 2_000_000

Weights: TypeAlias = NDArray[np.float64]
"""How often each unit was drawn, shape (resamples, units); each row sums to the number of units."""
Statistic: TypeAlias = Callable[[Weights], NDArray[np.float64]]
"""The figure of each row of weights, shape (resamples,); NaN where it is not defined."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured figure; formats as its value, ``f"{figure:.0%}"``, or as a dash where it is not defined.

    Attributes:
        value: on all units; None where it is not defined, e.g. a correlation with a constant.
        low, high: the middle 95 % over resamples.
        units: how many photos, or people, it rests on.
    """

    value: float | None
    low: float | None
    high: float | None
    units: int

    def __format__(self, spec: str) -> str:
        return "–" if self.value is None else format(self.value, spec)

    def as_json(self) -> Mapping[str, float | int | None]:
        """The value, its interval and the number of units."""
        return {"value": self.value, "low": self.low, "high": self.high, "n": self.units}


def bootstrap(statistic: Statistic, units: int, *, resamples: int = RESAMPLES, seed: int = SEED) -> Figure:
    """A figure and its 95 % interval.

    Args:
        statistic: computes the figure of each row of weights.
        units: how many photos or people there are.
        resamples: 1,000 are enough for an interval of 95 %.
        seed: of the resamples; the same seed gives the same interval.
    """
    if not units:
        return Figure(None, None, None, 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        value = float(statistic(np.ones((1, units)))[0])
        if not np.isfinite(value):
            return Figure(None, None, None, units)
        found = np.concatenate([statistic(weights) for weights in _weights(units, resamples, seed)])
    outside = (100.0 - _LEVEL) / 2
    low, high = np.percentile(found[np.isfinite(found)], [outside, 100.0 - outside])
    return Figure(value, float(low), float(high), units)


def _weights(units: int, resamples: int, seed: int) -> Iterator[Weights]:
    rng = np.random.default_rng(seed)
    rows = max(1, _CELLS_AT_ONCE // units)
    for start in range(0, resamples, rows):
        count = min(rows, resamples - start)
        drawn = rng.integers(units, size=(count, units))
        drawn += units * np.arange(count)[:, None]
        yield np.bincount(drawn.ravel(), minlength=count * units).reshape(count, units).astype(np.float64)


def mean_of(values: ArrayLike, *, seed: int = SEED) -> Figure:
    """The mean of one value for each unit; shares are means of 0 and 1."""
    numbers = np.asarray(values, np.float64)
    return bootstrap(lambda weights: weights @ numbers / weights.sum(1), len(numbers), seed=seed)


def ratio_of(parts: ArrayLike, wholes: ArrayLike, *, seed: int = SEED) -> Figure:
    """Sum of the parts over sum of the wholes, e.g. of several copies of each photo how many were right.

    Copies of one photo are alike, so a photo is drawn with all its copies.
    """
    above, below = np.asarray(parts, np.float64), np.asarray(wholes, np.float64)
    return bootstrap(lambda weights: (weights @ above) / (weights @ below), len(above), seed=seed)


def median_of(values: ArrayLike, *, seed: int = SEED) -> Figure:
    """The median of one value for each unit."""
    ordered = np.sort(np.asarray(values, np.float64))
    order = np.argsort(np.asarray(values, np.float64), kind="stable")

    def median(weights: Weights) -> NDArray[np.float64]:
        drawn = np.cumsum(weights[:, order], axis=1)
        half = drawn[:, -1:] / 2
        lower, upper = (drawn >= half).argmax(1), (drawn > half).argmax(1)
        return np.asarray((ordered[lower] + ordered[upper]) / 2)

    return bootstrap(median, len(ordered), seed=seed)
