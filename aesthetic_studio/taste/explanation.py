"""Why a personal score is what it is: the rated photos that moved it, and the attributes the person weighs otherwise.

Every statement comes with its interval, and is made only where the interval leaves zero.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from aesthetic_studio.domain.critique import Attribute
from aesthetic_studio.taste.intervals import LEVEL, RESAMPLES, Interval, resampled
from aesthetic_studio.taste.known_ratings import Floats, KnownRatings

LEAST_JUDGED = 20
_PENALTY = 3.0
"""Keeps the weights of attributes that mostly rise and fall together from running apart."""
_WORTH_SAYING = 0.05
"""A photo that moved the score by less, in score points, did not move it."""


@dataclass(frozen=True, slots=True)
class Pull:
    """A rated photo that moved a score.

    Attributes:
        place: which of the ratings.
        by: how far, in score points; negative lowers.
    """

    place: int
    by: float


@dataclass(frozen=True, slots=True)
class AttributeWeight:
    """How much more an attribute counts for this person than for the crowd.

    Attributes:
        weight: score points by which the rating moves beyond the general score when the attribute rises by one
            standard deviation; the interval holds for all attributes at once.
        differs: whether the interval leaves zero; only then may it be said.
    """

    attribute: Attribute
    weight: Interval
    differs: bool


def strongest_pulls(by: Floats, count: int) -> list[Pull]:
    """The ratings that moved a photo's score most, the strongest first.

    Args:
        by: how far each rating moved it, as a fitted predictor's ``pulls`` tells.
        count: at most so many.
    """
    order = np.argsort(-np.abs(by), kind="stable")[:count]
    return [Pull(int(place), float(by[place])) for place in order if abs(by[place]) >= _WORTH_SAYING]


def attribute_weights(
    known: KnownRatings, attributes: Sequence[Mapping[Attribute, float | None]], *, seed: int = 20
) -> list[AttributeWeight]:
    """How the person weighs the attributes against the crowd.

    What the crowd makes of an attribute is in the general score already; so the difference between rating and
    general score is regressed on the attributes. The intervals are simultaneous (by the largest deviation of any
    attribute in each resample), for many statements of 90 % would together be mostly wrong somewhere.

    Args:
        known: the ratings.
        attributes: the critic's values for each of them; one without a value for some photo is left out.
        seed: of the resamples.

    Returns:
        One for each attribute with a value for every photo, or none where there are fewer than `LEAST_JUDGED` photos.
    """
    judged = [
        attribute
        for attribute in Attribute
        if attributes and all(each.get(attribute) is not None for each in attributes)
    ]
    if not judged or len(np.unique(known.groups)) < LEAST_JUDGED:
        return []
    table = np.array([[each[attribute] for attribute in judged] for each in attributes], np.float64)
    spread = table.std(0)
    varied = spread > 1e-6
    if not varied.any():
        return []
    table = (table[:, varied] - table[:, varied].mean(0)) / spread[varied]
    misses = known.values - known.general
    weights = resampled(known.groups, RESAMPLES, seed)
    found = _weights(table, misses, np.ones((1, len(misses))))[0]
    again = _weights(table, misses, weights)
    errors = np.maximum(again.std(0), 1e-9)
    reach = float(np.quantile((np.abs(again - found) / errors).max(1), LEVEL)) * errors
    names = [attribute for attribute, kept in zip(judged, varied, strict=True) if kept]
    return [
        AttributeWeight(
            name, Interval(float(value), float(value - far), float(value + far)), bool(abs(value) > far)
        )
        for name, value, far in zip(names, found, reach, strict=True)
    ]


def _weights(table: Floats, misses: Floats, weights: Floats) -> Floats:
    """Ridge regression with an offset under each row of weights, shape (rows, attributes)."""
    total = weights.sum(1)
    middle = weights @ table / total[:, None]
    usual = weights @ misses / total
    many = table.shape[1]
    products = (table[:, :, None] * table[:, None, :]).reshape(len(table), -1)
    gram = (weights @ products).reshape(-1, many, many)
    gram -= total[:, None, None] * middle[:, :, None] * middle[:, None, :]
    cross = weights @ (table * misses[:, None]) - total[:, None] * middle * usual[:, None]
    return np.asarray(np.linalg.solve(gram + _PENALTY * np.eye(many), cross[..., None])[..., 0])
