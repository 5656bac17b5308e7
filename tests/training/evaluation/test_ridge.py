"""The closed form against fitting again and again."""

import numpy as np
import pytest
from sklearn.linear_model import Ridge
from sklearn.model_selection import LeaveOneOut, cross_val_predict

from aesthetic_studio.training.evaluation.ridge import STRENGTHS, predicted_residuals


def _people(seed: int, noise: float) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(40, 12))
    return x, x @ rng.normal(size=12) + noise * rng.normal(size=40) + 3.0


@pytest.mark.parametrize("noise", [0.1, 3.0])
def test_strengths_count_by_their_leave_one_out_likelihood(noise: float) -> None:
    x, y = _people(3, noise)
    queries = np.random.default_rng(9).normal(size=(5, 12))
    centred = x - x.mean(0)
    scale = np.linalg.eigvalsh(centred @ centred.T).mean()
    predictions, likelihoods = [], []
    for strength in STRENGTHS * scale:
        left_out = cross_val_predict(Ridge(strength), x, y, cv=LeaveOneOut()) - y
        likelihoods.append(np.mean(left_out**2) ** (-len(y) / 2))
        predictions.append(Ridge(strength).fit(x, y).predict(queries))
    expected = np.average(predictions, axis=0, weights=likelihoods)
    assert predicted_residuals(x, y, queries) == pytest.approx(expected)


def test_where_nothing_can_be_learned_the_general_score_stays() -> None:
    x = np.random.default_rng(1).normal(size=(30, 8))
    y = np.random.default_rng(2).normal(size=30)
    assert np.std(predicted_residuals(x, y, x)) < 0.3


def test_one_rating_shifts_and_none_changes_nothing() -> None:
    queries = np.ones((3, 2))
    assert predicted_residuals(np.ones((1, 2)), np.array([1.5]), queries).tolist() == [1.5] * 3
    assert predicted_residuals(np.empty((0, 2)), np.empty(0), queries).tolist() == [0.0] * 3


def test_a_person_who_agrees_exactly_gets_the_general_score() -> None:
    x = np.random.default_rng(1).normal(size=(30, 8))
    assert predicted_residuals(x, np.zeros(30), x).tolist() == [0.0] * 30


def test_the_same_photo_many_times_is_no_error() -> None:
    found = predicted_residuals(np.ones((4, 2)), np.array([1.0, 2.0, 3.0, 4.0]), np.zeros((2, 2)))
    assert found == pytest.approx([2.5, 2.5])
