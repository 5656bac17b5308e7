"""Agreement of scores with people's."""

import time

import numpy as np
import pytest
from scipy.stats import pearsonr, spearmanr

from aesthetic_studio.training.evaluation.bootstrap import bootstrap
from aesthetic_studio.training.evaluation.scores import score_figures, spearman


def test_figures_are_those_of_scipy() -> None:
    rng = np.random.default_rng(5)
    human = rng.uniform(1, 10, 200).round(0)
    predicted = human * 0.3 + rng.normal(4, 1.5, 200)
    figures = score_figures(predicted, human)
    assert figures.srcc.value == pytest.approx(spearmanr(predicted, human).statistic)
    assert figures.plcc.value == pytest.approx(pearsonr(predicted, human).statistic)
    assert figures.rmse.value == pytest.approx(np.sqrt(np.mean((predicted - human) ** 2)))
    assert figures.mae.value == pytest.approx(np.mean(np.abs(predicted - human)))
    assert figures.accuracy.value == pytest.approx(np.mean((predicted > 5) == (human > 5)))
    for figure in (figures.srcc, figures.plcc, figures.rmse, figures.mae, figures.accuracy):
        assert figure.low < figure.value < figure.high


def test_each_resample_is_ranked_as_scipy_ranks_it() -> None:
    rng = np.random.default_rng(6)
    one, other = rng.integers(0, 5, 30).astype(float), rng.normal(size=30)
    drawn = rng.integers(30, size=30)
    weights = np.bincount(drawn, minlength=30)[None].astype(float)
    assert spearman(one, other)(weights)[0] == pytest.approx(spearmanr(one[drawn], other[drawn]).statistic)


def test_five_is_bad_and_more_is_good() -> None:
    assert score_figures([5.0, 5.1, 4.0], [4.0, 9.0, 5.1]).accuracy.value == pytest.approx(2 / 3)


def test_a_constant_score_has_no_correlation() -> None:
    figures = score_figures([5.3] * 7, [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0])
    assert figures.srcc.value is None
    assert figures.plcc.value is None
    assert figures.mae.value is not None


def test_lengths_must_agree() -> None:
    with pytest.raises(ValueError, match="each photo"):
        score_figures([1.0], [1.0, 2.0])


def test_twenty_thousand_photos_take_seconds() -> None:
    rng = np.random.default_rng(0)
    human = rng.normal(5.5, 0.7, 20_000)
    began = time.process_time()
    bootstrap(spearman(human, human + rng.normal(size=20_000)), 20_000)
    assert time.process_time() - began < 60
