"""What is proven, and what must stay silent."""

import numpy as np
import pytest

from aesthetic_studio.domain.progress import Cancelled, CancelToken
from aesthetic_studio.taste.intervals import Interval
from aesthetic_studio.taste.known_ratings import KnownRatings
from aesthetic_studio.taste.learning import learning, usual_gain
from aesthetic_studio.taste.predictors import GeneralScore, LikenessToRated
from aesthetic_studio.taste.proof import CONFIDENCE, LEAST_PHOTOS, cross_validate, prove
from tests.taste.people import made

QUICK = (GeneralScore(), LikenessToRated())


def proof_of(known):
    return prove(known, cancel=CancelToken(), predictors=QUICK)


def test_a_strong_taste_is_proven():
    proof = proof_of(made(80, taste=2.0))
    assert proof.proven
    assert proof.learning.needed == 0
    found = proof.predictors["likeness"]
    assert found.gain.above_zero >= CONFIDENCE
    assert found.figures["srcc"].value - proof.predictors["general"].figures["srcc"].value == pytest.approx(
        found.gain.value
    )
    assert found.figures["mae"].value < proof.predictors["general"].figures["mae"].value
    assert found.figures["agreement"].value > proof.predictors["general"].figures["agreement"].value


def test_people_without_a_taste_of_their_own_are_promised_none():
    proven = 0
    for seed in range(30):
        proven += proof_of(made(40, taste=0.0, seed=seed)).proven
    assert proven <= 2


def test_ratings_by_dice_prove_nothing():
    proven = 0
    for seed in range(30):
        known = made(40, seed=seed)
        dice = np.random.default_rng(seed).uniform(1, 10, 40)
        proven += proof_of(KnownRatings(known.embeddings, known.general, dice, known.groups)).proven
    assert proven <= 2


@pytest.mark.parametrize("many", [0, 1, 2, 5])
def test_few_ratings_prove_nothing_and_say_what_is_needed(many):
    proof = proof_of(made(many))
    assert not proof.proven
    assert proof.ratings == many
    assert proof.learning.needed >= LEAST_PHOTOS - many


def test_a_burst_does_not_prove_itself():
    """Ten pictures, each taken eight times and rated by dice: from a copy the rating is known, from others not."""
    known = made(10)
    copies = np.repeat(np.arange(10), 8)
    dice = np.random.default_rng(3).uniform(1, 10, 10)[copies]
    burst = KnownRatings(known.embeddings[copies], known.general[copies], dice, copies.astype(np.intp))
    assert proof_of(burst).photos == 10
    assert not proof_of(burst).proven
    loose = KnownRatings(burst.embeddings, burst.general, burst.values, np.arange(80))
    assert proof_of(loose).proven


def test_groups_stay_in_one_fold():
    known = made(30)
    groups = np.repeat(np.arange(10), 3)

    class Watching:
        name = "watching"

        def fit(self, shown):
            self.shown = set(shown.groups.tolist())
            return self

        def predict(self, embeddings, general):
            hidden = {int(groups[np.flatnonzero((known.embeddings == row).all(1))[0]]) for row in embeddings}
            assert not hidden & self.shown
            return general, general

    together = KnownRatings(known.embeddings, known.general, known.values, groups)
    found = cross_validate(together, [Watching()], (1,), CancelToken())
    assert found["watching"] == pytest.approx(known.general)


def test_a_rater_of_one_value_is_no_error():
    known = made(30)
    constant = KnownRatings(known.embeddings, known.general, np.full(30, 7.0), known.groups)
    proof = proof_of(constant)
    assert not proof.proven
    assert proof.predictors["likeness"].figures["srcc"].value is None


def test_the_same_ratings_give_the_same_proof():
    one, other = proof_of(made(40)), proof_of(made(40))
    assert one.predictors == other.predictors


def test_proving_can_be_cancelled():
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        prove(made(40), cancel=cancel, predictors=QUICK)


def test_who_gains_more_needs_fewer_ratings():
    slow, usual, quick = (
        learning(40, Interval(gain, gain - 0.05, gain + 0.05), proven=False, least=20).needed
        for gain in (0.0, usual_gain(40), 0.045)
    )
    assert quick < usual
    assert slow is None or slow > usual
    assert learning(14, Interval(None, None, None), proven=False, least=20).needed > 0
