"""A blend of predictors, weighted by how well each would have predicted the ratings it was not shown."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aesthetic_studio.taste.known_ratings import Floats, KnownRatings
from aesthetic_studio.taste.predictors import TASTES, Calibrated, LikenessToRated, Residual, Ridge


@dataclass(frozen=True, slots=True)
class Blend:
    """The predictor whose score is shown: stacked from the others by their leave-one-out likelihood.

    With few ratings the best leave-one-out error alone is mostly chance; weights by likelihood are then about equal,
    and with many they single out the best.
    """

    members: tuple[Calibrated | Ridge | LikenessToRated, ...] = TASTES
    name: str = "blend"

    def fit(self, known: KnownRatings) -> "FittedBlend":
        """Fit every member, and weigh them on one photo of each group."""
        fitted = tuple(member.fit(known) for member in self.members)
        return FittedBlend(fitted, _shares(fitted, known))


@dataclass(frozen=True, slots=True, eq=False)
class FittedBlend:
    """Fitted members and their shares, which sum to 1."""

    members: tuple[Residual, ...]
    shares: Floats

    def predict(self, embeddings: NDArray[np.float32], general: Floats) -> tuple[Floats, Floats]:
        """Expected ratings and their standard deviations; members that disagree make it less sure."""
        each = [member.predict(embeddings, general) for member in self.members]
        values = np.stack([value for value, _ in each])
        spreads = np.stack([spread for _, spread in each])
        expected = self.shares @ values
        return expected, np.sqrt(self.shares @ (spreads**2 + (values - expected) ** 2))

    def updated(self, come: KnownRatings, gone: KnownRatings) -> "FittedBlend":
        """With further ratings and without others; the members' features and shares stay."""
        return FittedBlend(tuple(member.updated(come, gone) for member in self.members), self.shares)

    def pulls(self, known: KnownRatings, embedding: NDArray[np.float32], general: float) -> Floats:
        """How far each of the ratings learned from moved the score of one photo, in score points."""
        each = np.stack([member.pulls(known, embedding, general) for member in self.members])
        return np.asarray(self.shares @ each)


def _shares(members: tuple[Residual, ...], known: KnownRatings) -> Floats:
    equal = np.full(len(members), 1 / len(members))
    _, first = np.unique(known.groups, return_index=True)
    if len(first) < 3:
        return equal
    squares = np.stack(
        [((member.leave_one_out(known) - known.values)[first] ** 2).mean() for member in members]
    )
    squares = np.maximum(squares, 1e-9)
    shares = (squares.min() / squares) ** (len(first) / 2)
    return np.asarray(shares / shares.sum())
