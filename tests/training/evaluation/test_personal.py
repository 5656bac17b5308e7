"""Personal scores of made people with known tastes."""

import numpy as np
import pytest

from aesthetic_studio.domain.progress import Cancelled, CancelToken
from aesthetic_studio.training.evaluation.personal import InContext, RatedPhotos, draw, personal_figures
from tests.critics.scripted import ScriptedCritic


def _made(people: int = 12, photos: int = 90, *, taste: float = 1.0, seen: float = 0.9) -> RatedPhotos:
    """Ratings that are the general score, each person's own linear taste, and some noise."""
    rng = np.random.default_rng(0)
    embeddings = rng.normal(size=(photos, 6))
    embeddings /= np.linalg.norm(embeddings, axis=1, keepdims=True)
    general = rng.normal(5.5, 0.7, photos)
    tastes = rng.normal(size=(people, 6)) * 2 * taste
    ratings = general + tastes @ embeddings.T + rng.normal(size=(people, photos)) * 0.3
    ratings[rng.random(ratings.shape) > seen] = np.nan
    everything = np.ones(photos, bool)
    return RatedPhotos(ratings, general, embeddings, everything, everything)


def test_ridge_finds_a_taste_and_more_ratings_find_more() -> None:
    few, many = personal_figures(_made(), sizes=(10, 50), repeats=3)
    assert few.people == many.people == 12
    ridge = many.predictors["ridge"]
    assert ridge.gain.value > 0.2
    assert ridge.gain.low > 0
    assert ridge.worse.value == 0
    assert ridge.mean.value == pytest.approx(many.predictors["general"].mean.value + ridge.gain.value)
    assert few.predictors["ridge"].gain.value < ridge.gain.value
    assert many.predictors["likeness"].gain.low > 0
    assert many.shown.value > 0.5
    assert many.predictors["shown"].gain.value > 0
    assert many.silent.value > 0.8
    assert (few.shown.value, few.silent.value, few.predictors["shown"].gain.value) == (0, 1, 0)
    assert many.predictors["general"].gain.value == 0


def test_without_a_taste_nobody_is_promised_one() -> None:
    [found] = personal_figures(_made(taste=0.0), sizes=(50,), repeats=3)
    assert found.predictors["ridge"].gain.value == pytest.approx(0.0, abs=0.03)
    assert found.shown.value < 0.2
    assert found.predictors["others"].mean.value > 0.85


def test_support_is_never_tested_and_stays_on_its_side() -> None:
    rated = _made()
    half = np.arange(90) < 60
    sides = RatedPhotos(rated.ratings, rated.general, rated.embeddings, half, ~half)
    cases = draw(sides, 20, 2, seed=1)
    assert len(cases) == 24
    for case in cases:
        assert half[case.support].all()
        assert not half[case.tested].any()
        assert case.own.tolist() == rated.ratings[case.person, case.support].tolist()
        assert not np.isnan(case.truth).any()
    for case in draw(rated, 20, 2, seed=1):
        assert not set(case.support) & set(case.tested)
        assert len(case.support) + len(case.tested) == (~np.isnan(rated.ratings[case.person])).sum()


def test_sizes_that_nobody_has_are_left_out() -> None:
    assert [found.size for found in personal_figures(_made(), sizes=(10, 200), repeats=1)] == [10]


def test_in_context_is_asked_about_some_people_on_the_same_photos() -> None:
    critic = ScriptedCritic()
    images = [np.full((4, 4, 3), 2 * index, np.uint8) for index in range(90)]
    in_context = InContext(critic, images.__getitem__, 3, CancelToken())
    [found] = personal_figures(_made(), in_context=in_context, sizes=(10,), repeats=2)
    figures = found.predictors["in_context"]
    assert figures.mean.units == 3
    assert found.predictors["ridge"].mean.units == 12
    assert figures.gain.units == 3
    assert critic.encoded <= 90


def test_in_context_stops_when_asked_to() -> None:
    cancel = CancelToken()
    cancel.cancel()
    in_context = InContext(ScriptedCritic(), lambda at: np.full((4, 4, 3), 2 * at, np.uint8), 1, cancel)
    with pytest.raises(Cancelled):
        personal_figures(_made(), in_context=in_context, sizes=(10,), repeats=1)
