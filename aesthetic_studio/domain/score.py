"""Scores: how good a photo is, and how sure the one who says so is."""

from collections.abc import Mapping
from dataclasses import dataclass, field

SCORE_MIN = 1.0
SCORE_MAX = 10.0
WEAK_BELOW = 5.0
"""An attribute below this is marked as weak in reports and in the terminal."""


@dataclass(frozen=True, slots=True)
class Score:
    """A critic's aesthetic score.

    Attributes:
        value: expectation over the score distribution, 1–10.
        std: standard deviation of the distribution, in score points.
        distribution: probability of each whole score 1…10; sums to 1.
    """

    value: float
    std: float
    distribution: Mapping[int, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PersonalScore:
    """The score this user would give, predicted from their rating history.

    Attributes:
        value: predicted score, 1–10.
        std: standard deviation, in score points.
        proven: whether the predictor has beaten the general score on the user's own history.
        predictor: which predictor gave it, e.g. ``likeness``.
        examples: paths of the rated photos that moved it most, the strongest first.
        proven_at: with about so many ratings it would be proven; None once it is, or where that is not in sight.
    """

    value: float
    std: float
    proven: bool
    predictor: str
    examples: tuple[str, ...] = ()
    proven_at: int | None = None
