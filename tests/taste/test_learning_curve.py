from dataclasses import replace

import numpy as np
import pytest

from aesthetic_studio.domain.progress import Cancelled, CancelToken
from aesthetic_studio.taste.learning_curve import LEAST_TESTED, learning_curve
from tests.taste.people import made


def curve(known, **options):
    return learning_curve(known, cancel=CancelToken(), **options)


def test_a_person_with_a_taste_gains_more_from_more_ratings():
    points = curve(made(160, taste=2.0, noise=0.5), sizes=(10, 100))
    assert [point.photos for point in points] == [10, 100]
    assert points[1].gain.value > points[0].gain.value > 0
    assert points[1].gain.low <= points[1].gain.value <= points[1].gain.high


def test_a_person_without_one_gains_nothing():
    [point] = curve(made(200, taste=0.0), sizes=(60,))
    assert point.gain.value < 0.03


def test_sizes_that_leave_too_few_photos_to_test_on_are_left_out():
    assert curve(made(19)) == []
    assert [point.photos for point in curve(made(10 + LEAST_TESTED))] == [10]


def test_near_duplicates_are_counted_once():
    known = made(40)
    assert curve(replace(known, groups=np.arange(40) // 4)) == []


def test_it_can_be_cancelled():
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        learning_curve(made(60), cancel=cancel)
