"""Figures against scipy and by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from aesthetic_studio.taste import intervals

ONCE = np.ones((1, 12))


@settings(deadline=None)
@given(st.integers(0, 1000))
def test_ranks_and_correlations_are_scipys(seed):
    rng = np.random.default_rng(seed)
    one, other = rng.integers(0, 6, 12).astype(float), rng.normal(size=12)
    assert intervals.ranked(one) == pytest.approx(stats.rankdata(one))
    if np.ptp(one):
        found = intervals.correlation(intervals.ranked(one), intervals.ranked(other), ONCE)
        assert found[0] == pytest.approx(stats.spearmanr(one, other).statistic)


def test_weights_count_photos_as_often_as_they_were_drawn():
    rng = np.random.default_rng(1)
    one, other = rng.normal(size=12), rng.normal(size=12)
    times = rng.integers(0, 4, 12)
    repeated = np.corrcoef(np.repeat(one, times), np.repeat(other, times))[0, 1]
    assert intervals.correlation(one, other, times[None].astype(float))[0] == pytest.approx(repeated)


def test_pairs_rated_alike_do_not_count_and_guesses_alike_count_half():
    found = intervals.pairwise_agreement(np.array([1.0, 2, 2, 0]), np.array([1.0, 1, 2, 3]), np.ones((1, 4)))
    # 1<2 right, 1<3 wrong, (second) 1<2 undecided, 1<3 wrong, 2<3 wrong
    assert found[0] == pytest.approx(1.5 / 5)


def test_groups_are_drawn_whole():
    weights = intervals.resampled(np.array([4, 4, 9, 9, 9]), 50, 1)
    assert (weights[:, 0] == weights[:, 1]).all()
    assert (weights[:, 2] == weights[:, 4]).all()
    assert set((weights[:, 0] + weights[:, 2]).tolist()) == {2.0}


def test_the_interval_of_a_mean_is_as_wide_as_theory_says():
    values = np.random.default_rng(0).normal(size=400)
    weights = intervals.resampled(np.arange(400), 1000, 1)
    found = intervals.interval(lambda rows: rows @ values / rows.sum(1), weights)
    assert found.high - found.low == pytest.approx(2 * 1.645 * values.std() / 20, rel=0.1)


def test_a_constant_has_no_correlation():
    weights = intervals.resampled(np.arange(12), 20, 1)
    guess = np.ones((1, 12))
    found = intervals.figures(guess, np.arange(12.0), weights)
    assert found["srcc"] == intervals.UNDEFINED
    assert found["mae"].value == pytest.approx(np.abs(np.arange(12) - 1).mean())
