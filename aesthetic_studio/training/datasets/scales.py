"""Published rating scales, and how they are mapped onto the studio's scale from 1 to 10."""

import math
from dataclasses import dataclass
from typing import Any

from aesthetic_studio.domain.score import SCORE_MAX, SCORE_MIN

_TOLERANCE = 1e-6
"""Share of a scale by which rounding may carry a published mean beyond its end."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale of ratings; ``lowest`` is the worst photo, ``highest`` the best.

    The map is linear, worst to 1 and best to 10: it keeps ranks and linear correlations as they are published.
    """

    lowest: float
    highest: float

    @property
    def stretch(self) -> float:
        """Score points for one point of the scale; also for differences, such as standard deviations."""
        return (SCORE_MAX - SCORE_MIN) / (self.highest - self.lowest)

    def to_score(self, value: float) -> float:
        """The value on the scale from 1 to 10.

        Raises:
            ValueError: the value lies outside the scale.
        """
        slack = _TOLERANCE * (self.highest - self.lowest)
        if not self.lowest - slack <= value <= self.highest + slack:
            raise ValueError(f"{value:g} is outside the scale from {self.lowest:g} to {self.highest:g}")
        return min(SCORE_MAX, max(SCORE_MIN, SCORE_MIN + (value - self.lowest) * self.stretch))


SCORES = Scale(SCORE_MIN, SCORE_MAX)
"""Ratings that are published on the studio's own scale."""


@dataclass(slots=True)
class RunningMean:
    """Mean and standard deviation of ratings that arrive one by one (Welford 1962)."""

    count: int = 0
    mean: float = 0.0
    _squares: float = 0.0

    def add(self, value: float) -> None:
        """Take one rating in."""
        self.count += 1
        step = value - self.mean
        self.mean += step / self.count
        self._squares += step * (value - self.mean)

    @property
    def std(self) -> float | None:
        """Standard deviation over the raters; None for fewer than two."""
        return math.sqrt(self._squares / self.count) if self.count > 1 else None


def number(value: Any) -> float:
    """A finite number from a cell, a JSON value or a text.

    Raises:
        ValueError: it is none.
    """
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        raise ValueError(f"{value!r} is no number")
    try:
        parsed = float(value)
    except (ValueError, OverflowError):
        parsed = math.nan
    if not math.isfinite(parsed):
        raise ValueError(f"{str(value)[:40]!r} is no number")
    return parsed
