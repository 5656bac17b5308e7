"""People who do not exist: tastes over attributes, whose ratings make personal episodes where real raters are few.

Ours: the paper does not say whether it trains on personal episodes (CALM, arXiv 2412.11952). Each of these people
agrees with the general score in part, cares for attributes of their own, uses a part of the scale and is not quite
consistent; the sizes are our choice.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from aesthetic_studio.domain.score import SCORE_MAX, SCORE_MIN

MIDDLE = (SCORE_MIN + SCORE_MAX) / 2


@dataclass(frozen=True, slots=True)
class Taste:
    """How one imagined person rates.

    Attributes:
        agreement: share 0–1 of the general score in the person's liking; the rest is their own.
        weights: how much each attribute counts in the rest; their sizes sum to 1, and some are negative: not
            everybody likes what most do.
        offset: how much kinder than others the person is, in score points.
        spread: how much of the scale the person uses, 1 for as much as the scores themselves.
        noise: standard deviation between two ratings of the same photo by this person, in score points.
        step: ratings are multiples of this many points.
    """

    agreement: float
    weights: Mapping[str, float]
    offset: float
    spread: float
    noise: float
    step: float

    def liking(self, general: float, attributes: Mapping[str, float]) -> float:
        """How much the person likes a photo, without noise; about 1–10, more at the ends of the scale.

        Args:
            general: the general score, 1–10.
            attributes: score 1–10 of each attribute that the taste weighs.
        """
        own = sum(weight * (attributes[name] - MIDDLE) for name, weight in self.weights.items())
        shared = self.agreement * (general - MIDDLE)
        return MIDDLE + self.offset + self.spread * (shared + (1 - self.agreement) * own)

    def rate(self, general: float, attributes: Mapping[str, float], rng: np.random.Generator) -> float:
        """The rating that the person gives this time, 1–10.

        Args:
            general: the general score, 1–10.
            attributes: score 1–10 of each attribute that the taste weighs.
            rng: the noise.
        """
        felt = self.liking(general, attributes) + rng.normal(0, self.noise)
        return float(np.clip(round(felt / self.step) * self.step, SCORE_MIN, SCORE_MAX))


def draw_taste(attributes: Sequence[str], rng: np.random.Generator) -> Taste:
    """Imagine a person.

    Args:
        attributes: what the person may care for, at least one.
        rng: the only source of randomness.
    """
    shares = rng.dirichlet(np.full(len(attributes), 0.6))  # a few attributes count for most people
    signs = np.where(rng.random(len(attributes)) < 0.15, -1.0, 1.0)
    # A taste that is against everything would only turn the scale round.
    signs[int(np.argmax(shares))] = 1.0
    weights = shares * signs / np.abs(shares * signs).sum()
    return Taste(
        agreement=float(rng.uniform(0.2, 0.8)),
        weights={str(name): float(weight) for name, weight in zip(attributes, weights, strict=True)},
        offset=float(rng.normal(0, 0.8)),
        spread=float(rng.uniform(0.7, 1.6)),
        noise=float(rng.uniform(0.2, 0.9)),
        step=float(rng.choice([0.1, 0.5, 1.0, 2.0])),
    )
