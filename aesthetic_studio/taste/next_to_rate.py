"""Which photos to rate next: those whose ratings would tell most about all the others.

A rating is worth the more, the more it lessens the uncertainty of the taste over the whole collection (A-optimal
design, as in active learning with Gaussian processes; Krause and colleagues 2008). What was just chosen counts as
rated, so the choices are diverse by themselves, and an odd photo that tells of nothing but itself is left alone.
"""

import numpy as np
from numpy.typing import NDArray

from aesthetic_studio.taste.known_ratings import Floats
from aesthetic_studio.taste.likeness import Likeness

_SIGNAL = 0.5
"""Variance of the taste over that of the noise, as in most people."""


def photos_to_rate(rated: NDArray[np.float32], candidates: NDArray[np.float32], count: int) -> list[int]:
    """Places of the candidates to rate, the most telling first.

    Args:
        rated: embeddings of what was rated already, shape (ratings, dimensions).
        candidates: embeddings of what could be, shape (photos, dimensions).
        count: at most so many.
    """
    features, uncertainty = _unknown(rated, candidates)
    chosen: list[int] = []
    for _ in range(min(count, len(candidates))):
        worth = _worth(features, uncertainty)
        worth[chosen] = -np.inf
        best = int(worth.argmax())
        chosen.append(best)
        uncertainty = _after(uncertainty, features[best])
    return chosen


def _unknown(rated: NDArray[np.float32], candidates: NDArray[np.float32]) -> tuple[Floats, Floats]:
    """Features of the candidates, and the covariance of their weights once the rated photos are known."""
    likeness = Likeness.between(np.concatenate([rated, candidates]).astype(np.float32))
    known = likeness(rated)
    width = known.shape[1]
    uncertainty = np.asarray(np.linalg.inv(np.eye(width) / _SIGNAL + known.T @ known), np.float64)
    return likeness(candidates), uncertainty


def _worth(features: Floats, uncertainty: Floats) -> Floats:
    """How much the sum of variances over the features' photos would fall, for each row."""
    turned = features @ uncertainty
    common = features.T @ features / max(1, len(features))
    fallen = np.einsum("pf,fg,pg->p", turned, common, turned)
    return np.asarray(fallen / (1 + (turned * features).sum(1)))


def _after(uncertainty: Floats, features: Floats) -> Floats:
    """The covariance once a photo with these features is rated."""
    turned = uncertainty @ features
    return np.asarray(uncertainty - np.outer(turned, turned) / (1 + features @ turned))
