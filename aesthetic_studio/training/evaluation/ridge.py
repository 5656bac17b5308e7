"""What a person likes beyond the general score: ridge regression on the critic's embeddings, in closed form.

Ridge on a network's features beats in-context examples where both were measured (arXiv 2604.11374); that it predicts
the residual over the general score, and how strong it is, are our own choice.
"""

import numpy as np
from numpy.typing import NDArray

_STRENGTHS = np.append(np.logspace(-2, 3, 16), np.inf)
"""Penalties relative to the mean squared length of the centred embeddings; the last one predicts nothing personal."""

_Floats = NDArray[np.float64]


def predicted_residuals(embeddings: _Floats, residuals: _Floats, queries: _Floats) -> _Floats:
    """How far above the general score a person would rate photos, learned from the few they rated.

    The penalty is the one with the smallest leave-one-out error on the support, which ridge regression with a free
    intercept gives without fitting again. The system is solved in the support's own space, so it costs as little for
    long embeddings as for short ones.

    Args:
        embeddings: of the support, shape (support, dimensions).
        residuals: rating minus general score, shape (support,).
        queries: shape (photos, dimensions).

    Returns:
        Predicted residuals, shape (photos,), in the residuals' unit.
    """
    many = len(residuals)
    usual = residuals.mean() if many else 0.0
    if many < 2 or not np.ptp(embeddings, axis=0).any():
        return np.full(len(queries), usual)
    middle = embeddings.mean(0)
    support, wanted = embeddings - middle, residuals - usual
    variances, axes = np.linalg.eigh(support @ support.T)
    variances = np.maximum(variances, 0.0)
    penalties = _STRENGTHS[:, None] * variances.mean()
    along = axes.T @ wanted
    kept = variances / (variances + penalties)
    errors = (wanted - (kept * along) @ axes.T) / (1 - 1 / many - kept @ (axes**2).T)
    best = int((errors**2).sum(1).argmin())
    weights = axes @ (along / (variances + penalties[best]))
    return np.asarray(usual + (queries - middle) @ (support.T @ weights))
