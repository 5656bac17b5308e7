"""Predictors on made people, and the arithmetic against doing it again."""

import time

import numpy as np
import pytest

from aesthetic_studio.taste.blend import Blend
from aesthetic_studio.taste.intervals import ranked
from aesthetic_studio.taste.known_ratings import known_ratings
from aesthetic_studio.taste.predictors import Calibrated, GeneralScore, LikenessToRated, Ridge
from tests.taste.people import made

RESIDUALS = [Calibrated(), Ridge(), LikenessToRated(), Blend()]
ALL = [GeneralScore(), *RESIDUALS]


def rank_gain(predictor, known, shown: int) -> float:
    learned, rest = known.chosen(np.arange(shown)), known.chosen(np.arange(shown, len(known)))
    values, _ = predictor.fit(learned).predict(rest.embeddings, rest.general)
    truth = ranked(rest.values)
    return float(np.corrcoef(ranked(values), truth)[0, 1] - np.corrcoef(ranked(rest.general), truth)[0, 1])


@pytest.mark.parametrize("predictor", [Ridge(), LikenessToRated(), Blend()], ids=lambda each: each.name)
def test_a_taste_is_found_and_more_ratings_find_more_of_it(predictor):
    known = made(400)
    assert rank_gain(predictor, known, 100) > rank_gain(predictor, known, 15) > 0.02


@pytest.mark.parametrize("predictor", ALL, ids=lambda each: each.name)
def test_without_a_taste_hardly_anything_is_lost(predictor):
    gains = [rank_gain(predictor, made(200, taste=0.0, seed=seed), 40) for seed in range(5)]
    assert np.mean(gains) > -0.03


@pytest.mark.parametrize("predictor", ALL, ids=lambda each: each.name)
def test_without_ratings_the_general_score_stays(predictor):
    known = made(6)
    fitted = predictor.fit(known.chosen(np.zeros(6, bool)))
    values, spreads = fitted.predict(known.embeddings, known.general)
    assert values == pytest.approx(known.general)
    assert (spreads > 1).all()


def test_somebody_who_rates_lower_and_flatter_is_calibrated():
    known = made(200, taste=0.0, noise=0.3)
    strict = known_ratings(known.embeddings, known.general, 3 + 0.4 * (known.general - 5.5))
    values, _ = Calibrated().fit(strict).predict(known.embeddings, np.array([4.5] + [6.5] * 199))
    assert values[:2] == pytest.approx([2.6, 3.4], abs=0.2)


@pytest.mark.parametrize("predictor", [Calibrated(), Ridge(), LikenessToRated()], ids=lambda each: each.name)
def test_leave_one_out_is_what_leaving_one_out_predicts(predictor):
    known = made(30)
    fitted = predictor.fit(known)
    nobody = known.chosen(np.zeros(30, bool))
    for place in (0, 7, 29):
        one = known.chosen(np.array([place]))
        without = fitted.updated(nobody, one)
        quick = fitted.leave_one_out(known)[place]
        # How strong the signal is, is told from all ratings in one and from the others in the other.
        assert quick == pytest.approx(without.predict(one.embeddings, one.general)[0][0], abs=0.15)


@pytest.mark.parametrize("predictor", RESIDUALS, ids=lambda each: each.name)
def test_updating_is_fitting_again_with_the_same_features(predictor):
    known = made(60)
    first, later = known.chosen(np.arange(50)), known.chosen(np.arange(50, 60))
    fitted = predictor.fit(first)
    there_and_back = fitted.updated(later, later)
    before, _ = fitted.predict(known.embeddings, known.general)
    assert there_and_back.predict(known.embeddings, known.general)[0] == pytest.approx(before, abs=1e-6)
    after, _ = fitted.updated(later, first.chosen(np.zeros(50, bool))).predict(
        known.embeddings, known.general
    )
    again, _ = predictor.fit(known).predict(known.embeddings, known.general)
    assert np.corrcoef(after, again)[0, 1] > 0.97


@pytest.mark.parametrize("predictor", RESIDUALS, ids=lambda each: each.name)
def test_the_pulls_of_the_ratings_add_up_to_the_difference_from_the_general_score(predictor):
    known = made(40)
    fitted = predictor.fit(known)
    asked = made(3, seed=9)
    values, _ = fitted.predict(asked.embeddings, asked.general)
    for place in range(3):
        pulls = fitted.pulls(known, asked.embeddings[place], float(asked.general[place]))
        assert pulls.sum() == pytest.approx(values[place] - asked.general[place], abs=1e-6)


@pytest.mark.parametrize("predictor", RESIDUALS, ids=lambda each: each.name)
def test_the_same_photo_many_times_is_no_error(predictor):
    one = made(1)
    many = one.chosen(np.zeros(12, np.intp))
    values, spreads = predictor.fit(many).predict(one.embeddings, one.general)
    assert np.isfinite(values).all()
    assert np.isfinite(spreads).all()


def test_spreads_are_as_wide_as_the_misses():
    known = made(600)
    shown, rest = known.chosen(np.arange(200)), known.chosen(np.arange(200, 600))
    values, spreads = Blend().fit(shown).predict(rest.embeddings, rest.general)
    within = (np.abs(values - rest.values) < spreads).mean()
    assert 0.55 < within < 0.85


def test_the_blend_follows_the_member_that_predicts_best():
    fitted = Blend().fit(made(300, taste=2.5))
    calibrated, *tastes = fitted.shares
    assert sum(fitted.shares) == pytest.approx(1)
    assert calibrated < 0.01 < max(tastes)


def test_an_update_takes_no_time_with_thousands_of_ratings():
    rng = np.random.default_rng(0)
    wide = rng.normal(size=(3000, 448)).astype(np.float32)
    wide /= np.linalg.norm(wide, axis=1, keepdims=True)
    known = known_ratings(wide, rng.normal(5, 1, 3000), rng.uniform(1, 10, 3000))
    fitted = Blend().fit(known)
    began = time.process_time()
    fitted.updated(known.chosen(np.array([5])), known.chosen(np.zeros(3000, bool)))
    # The figure is measured elsewhere; this only tells that nothing is fitted over all ratings again.
    assert time.process_time() - began < 0.5
