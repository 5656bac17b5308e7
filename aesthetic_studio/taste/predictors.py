"""Predictors of a person's rating, behind one protocol: the general score, calibrated, ridge, likeness."""

from dataclasses import dataclass
from typing import Protocol, Self

import numpy as np
from numpy.typing import NDArray

from aesthetic_studio.domain.score import SCORE_MAX, SCORE_MIN
from aesthetic_studio.taste.evidence import Moments, Regression
from aesthetic_studio.taste.known_ratings import Floats, KnownRatings
from aesthetic_studio.taste.likeness import Likeness

_MIDDLE = (SCORE_MIN + SCORE_MAX) / 2
_OFFSET = 0.7
_SLOPE = 0.15
"""How people differ in the mean and in the spread of their ratings, beside 1 for their taste."""
_LEAST_SHARE = 1e-5
_MOST_AXES = 128
"""Axes of an embedding beyond these vary so little that they tell nothing."""
_UNKNOWN = 2.0
"""Standard deviation of a person's rating around the general score, in score points, before they rated anything."""


class Fitted(Protocol):
    """A predictor that has learned one person's taste."""

    def predict(self, embeddings: NDArray[np.float32], general: Floats) -> tuple[Floats, Floats]:
        """Expected ratings on the score scale, unclipped, and their standard deviations, shape (photos,) each."""


class Predictor(Protocol):
    """A way to predict a person's ratings."""

    @property
    def name(self) -> str:
        """As it is called in figures and beside a score."""

    def fit(self, known: KnownRatings) -> Fitted:
        """Learn from ratings; none are enough."""


@dataclass(frozen=True, slots=True)
class GeneralScore:
    """The general score itself: what every other predictor has to beat."""

    name: str = "general"

    def fit(self, known: KnownRatings) -> Fitted:
        """Only the spread around the general score is learned."""
        misses = known.values - known.general
        return _Unchanged(float(np.sqrt((_UNKNOWN**2 * 5 + misses @ misses) / (5 + len(known)))))


@dataclass(frozen=True, slots=True)
class _Unchanged:
    spread: float

    def predict(self, embeddings: NDArray[np.float32], general: Floats) -> tuple[Floats, Floats]:
        """The general score."""
        return general.astype(np.float64), np.full(len(embeddings), self.spread)


class FeatureMap(Protocol):
    """Turns embeddings into what taste is linear in."""

    def __call__(self, embeddings: NDArray[np.float32]) -> Floats:
        """Features, shape (photos, features)."""


@dataclass(frozen=True, slots=True)
class Calibrated:
    """The general score, shifted and stretched into the person's own use of the scale."""

    name: str = "calibrated"

    def fit(self, known: KnownRatings) -> "Residual":
        """Learn offset and slope, held near those of most people."""
        return Residual.fit(known, _nothing)


@dataclass(frozen=True, slots=True)
class Ridge:
    """A straight line through the embedding space: how far the person is above the general score, and where."""

    name: str = "ridge"

    def fit(self, known: KnownRatings) -> "Residual":
        """Learn a direction; the embedding's units are those of the person's own photos."""
        middle = known.embeddings.mean(0) if len(known) else np.zeros(known.embeddings.shape[1], np.float32)
        spread = float(((known.embeddings - middle) ** 2).sum(1).mean()) if len(known) else 0.0
        return Residual.fit(known, _Axes.of(known.embeddings - middle, middle, spread))


@dataclass(frozen=True, slots=True)
class LikenessToRated:
    """Photos like those the person rated above the general score are rated above it too."""

    name: str = "likeness"

    def fit(self, known: KnownRatings) -> "Residual":
        """Learn from what is alike."""
        return Residual.fit(known, Likeness.between(known.embeddings) if len(known) else _nothing)


@dataclass(frozen=True, slots=True, eq=False)
class Residual:
    """What is added to the general score: an offset, a slope, and a taste that is linear in some features."""

    features: FeatureMap
    moments: Moments
    regression: Regression

    @classmethod
    def fit(cls, known: KnownRatings, features: FeatureMap) -> Self:
        """Learn from ratings, with these features."""
        moments = Moments.of(_rows(features, known.embeddings, known.general), known.values - known.general)
        return cls(features, moments, Regression.fit(moments))

    def updated(self, come: KnownRatings, gone: KnownRatings) -> Self:
        """With further ratings and without others; the cost does not grow with how many there are.

        The features stay those of the ratings first learned from.
        """
        moments = self.moments + self._moments(come) - self._moments(gone)
        return type(self)(self.features, moments, Regression.fit(moments))

    def predict(self, embeddings: NDArray[np.float32], general: Floats) -> tuple[Floats, Floats]:
        """Expected ratings and their standard deviations."""
        residuals, variances = self.regression.predict(_rows(self.features, embeddings, general))
        return general + residuals, np.sqrt(variances)

    def leave_one_out(self, known: KnownRatings) -> Floats:
        """Each of the ratings learned from, predicted from the others."""
        rows = _rows(self.features, known.embeddings, known.general)
        return np.asarray(known.general + self.regression.leave_one_out(rows, known.values - known.general))

    def influences(self, known: KnownRatings) -> "Influences":
        """What each of the ratings learned from does to scores; made once for many photos."""
        rows = _rows(self.features, known.embeddings, known.general)
        return Influences(self, rows @ self.regression.axes, known.values - known.general)

    def pulls(self, known: KnownRatings, embedding: NDArray[np.float32], general: float) -> Floats:
        """How far each of the ratings learned from moved the score of one photo; see `Influences.pulls`."""
        return self.influences(known).pulls(embedding, general)

    def _moments(self, known: KnownRatings) -> Moments:
        rows = _rows(self.features, known.embeddings, known.general)
        return Moments.of(rows, known.values - known.general)


@dataclass(frozen=True, slots=True, eq=False)
class Influences:
    """The ratings that a taste was learned from, as they enter its scores.

    Attributes:
        taste: learned from them.
        turned: their features along the regression's axes, shape (ratings, features).
        targets: how far they are above the general score, shape (ratings,).
    """

    taste: Residual
    turned: Floats
    targets: Floats

    def pulls(self, embedding: NDArray[np.float32], general: float) -> Floats:
        """How far each rating moved the score of one photo, in score points, shape (ratings,).

        They sum to what is added to the general score.
        """
        row = _rows(self.taste.features, embedding[None], np.array([general]))
        return np.asarray(self.taste.regression.influence(self.turned, row)[0] * self.targets)


@dataclass(frozen=True, slots=True, eq=False)
class _Axes:
    """The embedding along the main axes of some photos, in units of their spread."""

    middle: NDArray[np.float32]
    axes: NDArray[np.float32]

    @classmethod
    def of(
        cls, centred: NDArray[np.float32], middle: NDArray[np.float32], spread: float
    ) -> "_Axes | _Nothing":
        if spread <= 0:
            return _nothing
        # Of the smaller of the two Gram matrices: embeddings are long, and mostly there are few ratings.
        few = len(centred) < centred.shape[1]
        strengths, axes = np.linalg.eigh(centred @ centred.T if few else centred.T @ centred)
        kept = strengths > strengths[-1] * _LEAST_SHARE
        kept[:-_MOST_AXES] = False
        across = centred.T @ axes[:, kept] / np.sqrt(strengths[kept]) if few else axes[:, kept]
        return cls(middle, (across / np.sqrt(spread)).astype(np.float32))

    def __call__(self, embeddings: NDArray[np.float32]) -> Floats:
        return np.asarray((embeddings - self.middle) @ self.axes, np.float64)


class _Nothing:
    """No features."""

    def __call__(self, embeddings: NDArray[np.float32]) -> Floats:
        return np.empty((len(embeddings), 0))


_nothing = _Nothing()


def _rows(features: FeatureMap, embeddings: NDArray[np.float32], general: Floats) -> Floats:
    """Offset, slope and features of photos, shape (photos, 2 + features)."""
    offset = np.full(len(embeddings), _OFFSET)
    slope = _SLOPE * (np.asarray(general, np.float64) - _MIDDLE)
    return np.column_stack([offset, slope, features(embeddings)])


TASTES: tuple[Calibrated | Ridge | LikenessToRated, ...] = (Calibrated(), Ridge(), LikenessToRated())
"""All that change the general score, simplest first."""
