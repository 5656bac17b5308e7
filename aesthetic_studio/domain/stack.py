"""Photos shown as one: bursts and near-duplicates, and what makes photos belong together."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from aesthetic_studio.domain.photo import Flag


@dataclass(frozen=True, slots=True)
class Likeness:
    """When photos taken one after another belong into one stack.

    Attributes:
        burst_s: seconds between two shots of a burst at most.
        burst_bits: bits of 64 that their looks may differ in.
        near_s: seconds between two tries of the same picture at most.
        near_bits: bits that these may differ in: fewer.
    """

    burst_s: float = 2.0
    burst_bits: int = 14
    near_s: float = 120.0
    near_bits: int = 6


@dataclass(frozen=True, slots=True)
class Shot:
    """What stacking knows of a photo.

    Attributes:
        taken_at: the camera's clock; None where it is not known.
        look: its perceptual hash; None where it has none.
        score: the critic's general score 1–10.
    """

    photo_id: int
    taken_at: datetime | None
    camera: str | None
    look: bytes | None
    flag: Flag = Flag.NONE
    stars: int = 0
    score: float | None = None


def alike(
    shots: Iterable[Shot], likeness: Likeness, differ: Callable[[bytes, bytes], int]
) -> Iterator[list[Shot]]:
    """Bursts and near-duplicates among the shots, each in the order of time; single shots are left out.

    Neighbours in time by the same camera are compared. Shots without a time or a look are in no stack.

    Args:
        shots: in any order.
        likeness: what counts as alike.
        differ: in how many bits two looks differ.
    """
    timed = [
        (shot.camera or "", shot.taken_at, shot.photo_id, shot)
        for shot in shots
        if shot.taken_at and shot.look
    ]
    together: list[Shot] = []
    for *_, shot in sorted(timed, key=lambda each: each[:3]):
        if together and not _belong(together[-1], shot, likeness, differ):
            if len(together) > 1:
                yield together
            together = []
        together.append(shot)
    if len(together) > 1:
        yield together


def best(shots: Sequence[Shot]) -> Shot:
    """Who leads a stack: what the user thinks counts before the critic's score, then the first shot."""
    order = {Flag.PICK: 0, Flag.NONE: 1, Flag.REJECT: 2}

    def rank(shot: Shot) -> tuple[int, int, float, datetime, int]:
        return (
            order[shot.flag],
            -shot.stars,
            -(shot.score or 0.0),
            shot.taken_at or datetime.max,
            shot.photo_id,
        )

    return min(shots, key=rank)


def _belong(first: Shot, second: Shot, likeness: Likeness, differ: Callable[[bytes, bytes], int]) -> bool:
    if first.camera != second.camera or not (
        first.taken_at and second.taken_at and first.look and second.look
    ):
        return False
    gap = second.taken_at - first.taken_at
    bits = differ(first.look, second.look)
    in_burst = gap <= timedelta(seconds=likeness.burst_s) and bits <= likeness.burst_bits
    return in_burst or (gap <= timedelta(seconds=likeness.near_s) and bits <= likeness.near_bits)
