"""Statements about a taste: made where they hold, not made where they may be chance."""

import numpy as np
import pytest

from aesthetic_studio.domain.critique import Attribute
from aesthetic_studio.taste.blend import Blend
from aesthetic_studio.taste.explanation import LEAST_JUDGED, attribute_weights, strongest_pulls
from aesthetic_studio.taste.known_ratings import known_ratings
from tests.taste.people import made

JUDGED = [Attribute.LIGHT, Attribute.COLOUR, Attribute.SHARPNESS]


def judged(many, weights, seed=0, noise=1.0):
    """Ratings that follow attributes beyond the general score, and the attributes of each photo."""
    rng = np.random.default_rng(seed)
    values = rng.normal(5, 1.5, (many, 3))
    general = values.mean(1)
    own = general + (values - 5) @ np.array(weights) / 1.5 + noise * rng.normal(size=many)
    embeddings = rng.normal(size=(many, 4))
    attributes = [{**dict(zip(JUDGED, row.tolist(), strict=True)), Attribute.SUBJECT: None} for row in values]
    return known_ratings(embeddings, general, own), attributes


def test_who_forgives_soft_focus_and_loves_colour_is_told_so():
    known, attributes = judged(150, [0.0, 0.8, -0.8])
    found = {each.attribute: each for each in attribute_weights(known, attributes)}
    assert list(found) == JUDGED
    assert found[Attribute.COLOUR].differs
    assert found[Attribute.SHARPNESS].differs
    assert not found[Attribute.LIGHT].differs
    assert found[Attribute.COLOUR].weight.value == pytest.approx(0.8, abs=0.25)
    for each in found.values():
        assert each.weight.low < each.weight.value < each.weight.high


def test_of_those_who_weigh_as_the_crowd_does_hardly_anything_is_said():
    said = sum(
        any(each.differs for each in attribute_weights(*judged(60, [0, 0, 0], seed=seed)))
        for seed in range(30)
    )
    assert said <= 6


def test_too_few_photos_and_attributes_not_judged_say_nothing():
    known, attributes = judged(LEAST_JUDGED - 1, [0, 2, 0])
    assert attribute_weights(known, attributes) == []
    known, attributes = judged(30, [0, 0, 0])
    attributes[4][Attribute.LIGHT] = None
    assert [each.attribute for each in attribute_weights(known, attributes)] == JUDGED[1:]
    assert attribute_weights(known, [dict.fromkeys(Attribute, 5.0)] * 30) == []


def test_the_photos_that_moved_a_score_come_strongest_first():
    known = made(60, taste=2.5)
    fitted = Blend().fit(known)
    pulls = strongest_pulls(fitted.pulls(known, known.embeddings[0], float(known.general[0])), 8)
    sizes = [abs(pull.by) for pull in pulls]
    assert 0 < len(pulls) <= 8
    assert sizes == sorted(sizes, reverse=True)
