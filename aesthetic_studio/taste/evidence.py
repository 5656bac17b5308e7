"""Linear regression with a Gaussian prior, averaged over how strong the signal may be.

How much of a person's ratings is taste and how much is chance differs between people, and few ratings do not tell it.
So no single penalty is chosen: each counts by the evidence for it (the marginal likelihood, the noise integrated out
under an inverse gamma prior; MacKay 1992). Where there is nothing to learn, the weakest signal wins by itself.
"""

from dataclasses import dataclass

import numpy as np

from aesthetic_studio.taste.known_ratings import Floats

SIGNALS = np.array([0.1, 0.35, 0.75, 1.5])
"""Variance of a feature's weight over the variance of a rating that no taste explains."""
_PRIOR = np.array([1.0, 3.0, 8.0, 3.0]) / 15.0
"""How often each is met; see `taste.predictors` for what they were chosen on."""
_NOISE = 3.0
_NOISE_SEEN = 6.0
"""The noise expected before any rating, in squared score points, and how many ratings that expectation is worth."""


@dataclass(frozen=True, slots=True, eq=False)
class Moments:
    """All that the regression has to know of its data; another rating is added in no time.

    Attributes:
        gram: sum of the features' outer products, shape (features, features).
        cross: sum of features times targets, shape (features,).
        square: sum of squared targets.
        count: how many targets.
    """

    gram: Floats
    cross: Floats
    square: float
    count: int

    @classmethod
    def of(cls, features: Floats, targets: Floats) -> "Moments":
        """From features (photos, features) and targets (photos,)."""
        return cls(features.T @ features, features.T @ targets, float(targets @ targets), len(targets))

    def __add__(self, other: "Moments") -> "Moments":
        return Moments(
            self.gram + other.gram,
            self.cross + other.cross,
            self.square + other.square,
            self.count + other.count,
        )

    def __sub__(self, other: "Moments") -> "Moments":
        return Moments(
            self.gram - other.gram,
            self.cross - other.cross,
            self.square - other.square,
            self.count - other.count,
        )


@dataclass(frozen=True, slots=True, eq=False)
class Regression:
    """The weights under each signal strength, and how much each strength counts.

    Attributes:
        axes, variances: eigenvectors (features, features) and eigenvalues of the features' Gram matrix.
        along: the targets along the axes.
        shares: how much each of `SIGNALS` counts; sums to 1.
        noises: the variance of a rating around its prediction under each, in squared score points.
        freedom: degrees of freedom of the prediction's distribution.
    """

    axes: Floats
    variances: Floats
    along: Floats
    shares: Floats
    noises: Floats
    freedom: float

    @classmethod
    def fit(cls, moments: Moments) -> "Regression":
        """The regression on these moments; with none, the prior."""
        variances, axes = np.linalg.eigh(moments.gram)
        variances = np.maximum(variances, 0.0)
        along = axes.T @ moments.cross
        stretched = SIGNALS[:, None] * variances
        unexplained = max(moments.square, 0.0) - (along**2 * SIGNALS[:, None] / (1 + stretched)).sum(1)
        squares = np.maximum(unexplained, 0.0) + _NOISE_SEEN * _NOISE
        freedom = _NOISE_SEEN + moments.count
        evidence = np.log(_PRIOR) - (np.log1p(stretched).sum(1) + freedom * np.log(squares)) / 2
        shares = np.exp(evidence - evidence.max())
        return cls(axes, variances, along, shares / shares.sum(), squares / freedom, freedom)

    @property
    def weights(self) -> Floats:
        """The expected weight of each feature, shape (features,)."""
        return np.asarray(self.axes @ (self.shares @ (self.along * self._kept)))

    def predict(self, features: Floats) -> tuple[Floats, Floats]:
        """Expected targets and their variance, noise included, for features (photos, features)."""
        turned = features @ self.axes
        each = turned @ (self.along * self._kept).T
        spread = self.noises * (1 + turned**2 @ self._kept.T)
        expected = each @ self.shares
        return expected, spread @ self.shares + (each - expected[:, None]) ** 2 @ self.shares

    def influence(self, turned: Floats, features: Floats) -> Floats:
        """How much a unit of each target learned from adds to predictions, shape (photos, targets).

        Args:
            turned: the features learned from along the axes, shape (targets, features).
            features: of the photos, shape (photos, features).
        """
        return np.asarray((features @ self.axes) * (self.shares @ self._kept) @ turned.T)

    def leave_one_out(self, features: Floats, targets: Floats) -> Floats:
        """What each target would be predicted to be from the others; the features are those that were learned from."""
        turned = features @ self.axes
        each = turned @ (self.along * self._kept).T
        leverage = turned**2 @ self._kept.T
        left_out = targets[:, None] - (targets[:, None] - each) / np.maximum(1 - leverage, 1e-6)
        return np.asarray(left_out @ self.shares)

    @property
    def _kept(self) -> Floats:
        return np.asarray(SIGNALS[:, None] / (1 + SIGNALS[:, None] * self.variances))
