from pathlib import Path

import numpy as np

from aesthetic_studio.domain.progress import CancelToken, ignore_progress
from aesthetic_studio.studio.personal_taste import LearnedTaste, RatedSights
from aesthetic_studio.studio.taste_report import taste_report
from aesthetic_studio.taste.proof import PROVEN_BY, prove
from tests.taste.people import made


class LearnedFrom:
    """A session whose user has given these ratings."""

    def __init__(self, known):
        self.known = known

    def taste(self, *, cancel, progress, anew):
        assert anew
        paths = tuple(Path(f"/{number}.jpg") for number in range(len(self.known)))
        fitted = PROVEN_BY.fit(self.known)
        return LearnedTaste(RatedSights(paths, self.known), fitted, prove(self.known, cancel=cancel))

    def attribute_weights(self, rated):
        return []


def report(known):
    return taste_report(LearnedFrom(known), cancel=CancelToken(), progress=ignore_progress)


def test_every_rated_photo_is_told_of_with_its_prediction():
    known = made(40)
    told = report(known)
    assert [photo.mine for photo in told.photos] == known.values.tolist()
    assert all(photo.predicted is not None for photo in told.photos)
    assert told.curve


def test_a_slip_is_worth_a_second_look():
    known = made(60, noise=0.2)
    best = int(np.argmax(known.values))
    known.values[best] = 1.0
    told = report(known)
    assert told.surprises[0] == told.photos[best]


def test_without_ratings_there_is_little_to_tell():
    told = report(made(0))
    assert told.photos == told.curve == told.surprises == ()
    assert not told.proof.proven
