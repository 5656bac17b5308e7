import statistics

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aesthetic_studio.training.datasets.scales import RunningMean, Scale, number

SCALES = st.tuples(st.integers(-100, 100), st.integers(1, 200)).map(lambda ends: Scale(ends[0], sum(ends)))
SHARES = st.floats(0, 1)


def at(scale: Scale, share: float) -> float:
    return scale.lowest + share * (scale.highest - scale.lowest)


@settings(deadline=None)
@given(SCALES, SHARES)
def test_scores_lie_on_the_studios_scale_and_at_the_same_share_of_it(scale, share):
    score = scale.to_score(at(scale, share))
    assert 1 <= score <= 10
    assert score == pytest.approx(1 + 9 * share, abs=1e-4)


@settings(deadline=None)
@given(SCALES, SHARES, SHARES)
def test_the_order_of_ratings_is_kept_and_differences_stretch_alike(scale, first, second):
    low, high = sorted((first, second))
    difference = scale.to_score(at(scale, high)) - scale.to_score(at(scale, low))
    assert difference >= 0
    assert difference == pytest.approx((at(scale, high) - at(scale, low)) * scale.stretch, abs=1e-4)


@settings(deadline=None)
@given(SCALES, st.floats(0.01, 1000))
def test_a_rating_outside_the_scale_is_refused(scale, beyond):
    reach = scale.highest - scale.lowest
    for value in (scale.lowest - beyond * reach, scale.highest + beyond * reach):
        with pytest.raises(ValueError, match="outside the scale"):
            scale.to_score(value)


def test_rounding_at_the_ends_is_forgiven():
    assert Scale(0, 1).to_score(1 + 1e-9) == 10
    assert Scale(1, 5).to_score(1 - 1e-9) == 1


@settings(deadline=None)
@given(st.lists(st.floats(-1e3, 1e3), min_size=1, max_size=30))
def test_the_running_mean_is_the_mean(values):
    running = RunningMean()
    for value in values:
        running.add(value)
    assert running.mean == pytest.approx(statistics.fmean(values), abs=1e-6)
    if len(values) == 1:
        assert running.std is None
    else:
        assert running.std == pytest.approx(statistics.pstdev(values), abs=1e-6)


@settings(deadline=None)
@given(st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_are_read_from_text_and_from_numbers(value):
    assert number(value) == number(repr(value)) == number(f"  {value!r} ") == value


@pytest.mark.parametrize(
    "value", ["", "N", "nan", "inf", "-Infinity", "1,5", None, True, [1], float("nan"), 10**400]
)
def test_what_is_no_number(value):
    with pytest.raises(ValueError, match="is no number"):
        number(value)
