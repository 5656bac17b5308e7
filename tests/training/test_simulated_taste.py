import numpy as np
import pytest
from scipy.stats import spearmanr

from aesthetic_studio.training.simulated_taste import Taste, draw_taste

NAMES = ("composition", "light", "colour")


def photos(count: int) -> list[tuple[float, dict[str, float]]]:
    rng = np.random.default_rng(1)
    rows = rng.uniform(1, 10, (count, len(NAMES)))
    return [(float(row.mean()), dict(zip(NAMES, row.tolist(), strict=True))) for row in rows]


def test_ratings_are_repeatable_and_on_the_scale() -> None:
    one, other = ([*_ratings(seed=3)] for _ in range(2))
    assert one == other
    assert one != [*_ratings(seed=4)]
    for seed in range(50):
        ratings = _ratings(seed=seed)
        assert min(ratings) >= 1
        assert max(ratings) <= 10


def _ratings(seed: int) -> list[float]:
    rng = np.random.default_rng(seed)
    taste = draw_taste(NAMES, rng)
    return [taste.rate(general, attributes, rng) for general, attributes in photos(30)]


def test_people_differ_but_agree_on_much() -> None:
    pairs = [
        spearmanr(_ratings(seed=seed), [general for general, _ in photos(30)]).statistic for seed in range(60)
    ]
    assert 0.4 < float(np.median(pairs)) < 0.95
    assert np.std(pairs) > 0.05


def test_a_taste_is_what_it_says() -> None:
    taste = Taste(agreement=0.0, weights={"light": 1.0}, offset=0.0, spread=1.0, noise=0.0, step=1.0)
    rng = np.random.default_rng(0)
    dark, bright = {"light": 2.2, "colour": 10.0}, {"light": 8.0, "colour": 1.0}
    assert taste.rate(10.0, dark, rng) == 2.0
    assert taste.rate(1.0, bright, rng) == 8.0
    kind = Taste(agreement=1.0, weights={"light": 1.0}, offset=2.0, spread=2.0, noise=0.0, step=0.1)
    assert kind.rate(6.0, dark, rng) == pytest.approx(8.5)
    assert kind.rate(9.9, dark, rng) == 10.0


def test_most_of_a_taste_is_for_and_not_against() -> None:
    for seed in range(100):
        weights = draw_taste(NAMES, np.random.default_rng(seed)).weights
        assert sum(map(abs, weights.values())) == pytest.approx(1)
        assert max(weights.values(), key=abs) > 0
