from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from aesthetic_studio.domain.photo import Flag
from aesthetic_studio.domain.stack import Likeness, Shot, alike, best

START = datetime(2026, 11, 1)
A, B = b"\0" * 8, b"\xff" * 8


def differ(first: bytes, second: bytes) -> int:
    return (int.from_bytes(first) ^ int.from_bytes(second)).bit_count()


def shot(number: int, seconds: float, look: bytes | None = A, camera: str = "Q3", **more) -> Shot:
    return Shot(number, START + timedelta(seconds=seconds), camera, look, **more)


def groups(*shots: Shot) -> list[list[int]]:
    return [[each.photo_id for each in group] for group in alike(shots, Likeness(), differ)]


def test_neighbours_in_time_that_look_alike():
    assert groups(shot(1, 0), shot(2, 1), shot(3, 1, B), shot(4, 2, B), shot(5, 400, B)) == [[1, 2], [3, 4]]


def test_two_cameras_at_once_are_two_bursts():
    assert groups(shot(1, 0), shot(2, 0.5, camera="X-T5"), shot(3, 1), shot(4, 1.5, camera="X-T5")) == [
        [1, 3],
        [2, 4],
    ]


def test_without_time_or_look_no_stack():
    assert groups(Shot(1, None, "Q3", A), Shot(2, None, "Q3", A), shot(3, 0, None), shot(4, 0, b"")) == []


def test_a_small_difference_counts_only_within_a_burst():
    bits = (1 << 10) - 1
    other = bits.to_bytes(8)
    assert groups(shot(1, 0), shot(2, 1, other)) == [[1, 2]]
    assert groups(shot(1, 0), shot(2, 60, other)) == []
    assert groups(shot(1, 0), shot(2, 60)) == [[1, 2]]


def test_the_users_mind_comes_before_the_score():
    assert best([shot(1, 0, score=9.0), shot(2, 1, stars=2)]).photo_id == 2
    assert best([shot(1, 0, stars=5), shot(2, 1, flag=Flag.PICK)]).photo_id == 2
    assert best([shot(1, 0, flag=Flag.REJECT, stars=5), shot(2, 1)]).photo_id == 2
    assert best([shot(1, 0, score=3.0), shot(2, 1, score=4.0)]).photo_id == 2
    assert best([shot(2, 1), shot(1, 0)]).photo_id == 1


@given(
    st.lists(
        st.builds(
            shot,
            st.integers(1, 10**6),
            st.floats(0, 1_000),
            st.one_of(st.none(), st.binary(min_size=8, max_size=8)),
            st.sampled_from(["Q3", "X-T5", None]),
        ),
        unique_by=lambda each: each.photo_id,
    )
)
def test_no_photo_is_in_two_stacks_and_none_is_alone(shots):
    found = groups(*shots)
    members = [key for group in found for key in group]
    assert len(members) == len(set(members))
    assert all(len(group) > 1 for group in found)
    assert set(members) <= {each.photo_id for each in shots}
