"""Where the learning of a taste stands."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a personal score is from being shown.

    Attributes:
        ratings: how many there are.
        proven: whether the personal score may be shown.
        needed: about so many more until it may; None where that is not in sight.
    """

    ratings: int
    proven: bool
    needed: int | None
