"""Figures and their intervals."""

import numpy as np
import pytest

from aesthetic_studio.training.evaluation.bootstrap import bootstrap, mean_of, median_of, ratio_of


def test_the_interval_of_a_mean_is_that_of_theory() -> None:
    values = np.random.default_rng(1).normal(3.0, 2.0, 400)
    figure = mean_of(values)
    error = 1.96 * values.std() / 20
    assert figure.value == pytest.approx(values.mean())
    assert figure.low == pytest.approx(values.mean() - error, abs=0.05)
    assert figure.high == pytest.approx(values.mean() + error, abs=0.05)
    assert figure.units == 400


def test_the_same_seed_gives_the_same_interval_and_another_another() -> None:
    values = np.arange(50.0)
    assert mean_of(values, seed=3) == mean_of(values, seed=3)
    assert mean_of(values, seed=3) != mean_of(values, seed=4)


@pytest.mark.parametrize("many", [5, 6])
def test_the_median_is_numpys_in_every_resample(many: int) -> None:
    values = np.random.default_rng(2).normal(size=many)
    figure = median_of(values)
    assert figure.value == pytest.approx(np.median(values))
    drawn = np.median(np.random.default_rng(0).choice(values, (20_000, many)), axis=1)
    assert figure.low == pytest.approx(np.percentile(drawn, 2.5), abs=0.35)


def test_copies_of_one_photo_are_drawn_together() -> None:
    alike = ratio_of([5, 0] * 20, [5, 5] * 20)
    apart = mean_of([1, 0] * 100)
    assert alike.value == apart.value == 0.5
    assert alike.high - alike.low > 1.8 * (apart.high - apart.low)


def test_units_without_a_whole_count_nothing() -> None:
    assert ratio_of([1, 0, 0], [1, 1, 0]).value == 0.5
    assert ratio_of([0, 0], [0, 0]).value is None


def test_nothing_measured_is_a_dash() -> None:
    nothing = mean_of([])
    assert f"{nothing:.0%}" == "–"
    assert nothing.as_json() == {"value": None, "low": None, "high": None, "n": 0}
    assert f"{mean_of([1, 1]):.0%}" == "100%"


def test_resamples_without_a_value_are_left_out() -> None:
    figure = bootstrap(
        lambda weights: np.where(weights[:, 0] > 0, weights[:, 0] / weights[:, 0], np.nan), 3, seed=1
    )
    assert (figure.value, figure.low, figure.high) == (1.0, 1.0, 1.0)
