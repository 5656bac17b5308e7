"""Photos are kept or out only where that is clear; the user's marks and ties are left to the user."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aesthetic_studio.domain.culling import Bucket, Candidate, CullingRule, propose, usual_rule
from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.domain.photo import Flag, Label

PLAIN = CullingRule(keep_from=6.0, out_below=4.0, sure=0.5)
KEEP, UNSURE, OUT = Bucket.KEEP, Bucket.UNSURE, Bucket.OUT


def photo(number: int, score: float | None, **more) -> Candidate:
    return Candidate(number, score, **more)


def buckets(rule: CullingRule, *candidates: Candidate) -> list[Bucket | None]:
    found = propose(candidates, rule).buckets
    return [found.get(each.photo_id) for each in candidates]


def test_scores_are_compared_as_they_are_shown():
    shown = [photo(number, score) for number, score in enumerate((5.94, 5.951, 6.0, 6.04, 4.0, 3.96, 3.94))]
    assert buckets(PLAIN, *shown) == [UNSURE, KEEP, KEEP, KEEP, UNSURE, UNSURE, OUT]


def test_what_the_critic_is_unsure_of_is_unsure():
    rule = CullingRule(6.0, 4.0, sure=0.84)  # about one standard deviation
    near, far = photo(1, 6.5, score_std=1.0), photo(2, 7.1, score_std=1.0)
    low, lower = photo(3, 3.5, score_std=1.0), photo(4, 2.9, score_std=1.0)
    assert buckets(rule, near, far, low, lower) == [UNSURE, KEEP, UNSURE, OUT]


def test_a_photo_without_a_score_is_in_no_bucket():
    proposal = propose([photo(1, None), photo(2, 8.0)], PLAIN)
    assert proposal.unscored == (1,)
    assert proposal.buckets == {2: KEEP}


def test_a_photo_that_cannot_be_read_waits_for_no_score_and_holds_up_no_stack():
    lost, best, weaker = photo(1, None, readable=False, stack_id=1), photo(2, 8.0, stack_id=1), photo(3, 6.5)
    proposal = propose([lost, best, weaker], PLAIN)
    assert (proposal.unscored, proposal.unreadable) == ((), (1,))
    assert proposal.buckets[2] is KEEP
    assert proposal.moved({1: OUT}).unreadable == ()


@pytest.mark.parametrize("mark", [{"flag": Flag.REJECT}, {"stars": 1}, {"label": Label.RED}])
def test_what_the_user_has_marked_is_left_alone_unless_told_otherwise(mark):
    marked = photo(1, 8.0, **mark)
    assert propose([marked], PLAIN).left == (1,)
    assert buckets(CullingRule(6.0, 4.0, sure=0.5, leave_marked=False), marked) == [KEEP]


def test_of_a_stack_the_best_alone_is_kept_and_ties_are_unsure():
    one = [photo(1, 7.5, stack_id=1), photo(2, 7.0, stack_id=1), photo(3, 6.4, stack_id=1)]
    tied = [photo(4, 7.5, stack_id=2), photo(5, 7.3, stack_id=2), photo(6, 6.4, stack_id=2)]
    middling = [photo(7, 5.0, stack_id=3), photo(8, 4.5, stack_id=3)]
    assert buckets(PLAIN, *one) == [KEEP, OUT, OUT]
    assert buckets(PLAIN, *tied) == [UNSURE, UNSURE, OUT]
    assert buckets(PLAIN, *middling) == [UNSURE, OUT]
    every = CullingRule(6.0, 4.0, sure=0.5, best_of_stack=False)
    assert buckets(every, *one, *middling) == [KEEP, KEEP, KEEP, UNSURE, UNSURE]


def test_a_stack_in_which_the_user_picked_one_or_one_is_unknown_has_no_best():
    picked = [photo(1, 5.0, stack_id=1, flag=Flag.PICK), photo(2, 7.0, stack_id=1), photo(3, 2.0, stack_id=1)]
    assert buckets(PLAIN, *picked) == [None, UNSURE, OUT]
    unknown = [photo(1, None, stack_id=1), photo(2, 7.0, stack_id=1)]
    assert buckets(PLAIN, *unknown) == [None, UNSURE]


def test_a_rejected_photo_is_no_rival():
    rejected = [photo(1, 9.0, stack_id=1, flag=Flag.REJECT), photo(2, 7.0, stack_id=1)]
    assert buckets(PLAIN, *rejected) == [None, KEEP]


def test_the_users_own_score_counts_once_all_have_it():
    proven = [photo(1, 3.0, personal_score=8.0), photo(2, 9.0, personal_score=2.0)]
    rule = usual_rule(proven)
    assert rule.personal
    assert buckets(rule, *proven) == [KEEP, UNSURE]
    assert not usual_rule([*proven, photo(3, 5.0)]).personal
    assert propose([photo(3, 5.0)], rule).unscored == (3,)


def test_the_usual_rule_splits_the_photos_into_quarters():
    shoot = [photo(number, 3.0 + number / 10) for number in range(41)]
    assert usual_rule(shoot) == CullingRule(6.0, 4.0)
    assert usual_rule([photo(1, None)]) == CullingRule(6.0, 4.0)


def test_photos_are_moved_by_hand():
    proposal = propose([photo(1, None), photo(2, 8.0), photo(3, 8.0, stars=2), photo(4, 2.0)], PLAIN)
    moved = proposal.moved({1: KEEP, 2: OUT, 3: OUT})
    assert moved.buckets == {1: KEEP, 2: OUT, 3: OUT, 4: OUT}
    assert (moved.unscored, moved.left) == ((), ())
    assert moved.of(OUT) == [2, 4, 3]


def test_impossible_rules():
    for wrong in ({"keep_from": 3.0}, {"sure": 0.3}, {"sure": 1.0}, {"tie": -1.0}):
        with pytest.raises(UsageError):
            CullingRule(**{"keep_from": 6.0, "out_below": 4.0, **wrong})


@given(
    st.lists(
        st.builds(
            Candidate,
            photo_id=st.integers(1, 10_000),
            score=st.none() | st.floats(1, 10),
            score_std=st.floats(0, 3),
            stack_id=st.none() | st.integers(1, 3),
            flag=st.sampled_from(Flag),
        ),
        unique_by=lambda each: each.photo_id,
        max_size=12,
    ),
    st.floats(1, 10),
    st.floats(1, 10),
    st.floats(0.5, 0.98),
)
def test_being_surer_moves_photos_to_unsure_only(candidates, one, other, sure):
    low, high = sorted((one, other))
    loose = propose(candidates, CullingRule(high, low, sure=sure, best_of_stack=False))
    strict = propose(candidates, CullingRule(high, low, sure=sure + 0.01, best_of_stack=False))
    assert all(strict.buckets[key] in {bucket, UNSURE} for key, bucket in loose.buckets.items())
    whole = propose(candidates, CullingRule(high, low, sure=sure))
    known = {*whole.buckets, *whole.unscored, *whole.left}
    assert known == {each.photo_id for each in candidates}
    kept = [
        each.stack_id for each in candidates if whole.buckets.get(each.photo_id) is KEEP and each.stack_id
    ]
    assert len(kept) == len(set(kept))
