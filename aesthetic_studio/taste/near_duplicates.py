"""Which rated photos are nearly the same picture, so that one must not prove the other."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from aesthetic_studio.taste.examples import duplicate_distance

BURST = timedelta(seconds=3)
"""Photos taken within so short a time of each other are one burst, if they look alike too."""
_ALIKE_IN_A_BURST = 3.0
"""How many times farther apart than near-duplicates photos of one burst may look."""
_ROWS = 512


def near_duplicate_groups(
    embeddings: NDArray[np.float32], taken: Sequence[datetime | None]
) -> NDArray[np.intp]:
    """The group of each photo; chains count, so a long burst is one group.

    Args:
        embeddings: unit length, shape (photos, dimensions).
        taken: when each was taken, by its camera; None where that is not known.

    Returns:
        Group numbers from 0, shape (photos,).
    """
    many = len(embeddings)
    if not many:
        return np.empty(0, np.intp)
    near = duplicate_distance(embeddings)
    known = np.array([moment is not None for moment in taken])
    seconds = np.array([moment.timestamp() if moment else 0.0 for moment in taken])
    leader = np.arange(many)
    for start in range(0, many, _ROWS):
        rows = slice(start, min(start + _ROWS, many))
        apart = np.sqrt(np.maximum(2 - 2 * (embeddings[rows] @ embeddings.T), 0.0))
        together = np.abs(seconds[rows, None] - seconds[None]) <= BURST.total_seconds()
        burst = together & known[rows, None] & known[None]
        pairs = np.argwhere((apart <= near) | (burst & (apart <= _ALIKE_IN_A_BURST * near)))
        for one, other in pairs:
            _join(leader, int(one) + start, int(other))
    roots = [_root(leader, place) for place in range(many)]
    return np.asarray(np.unique(roots, return_inverse=True)[1], np.intp)


def _root(leader: NDArray[np.intp], place: int) -> int:
    while leader[place] != place:
        leader[place] = leader[leader[place]]
        place = int(leader[place])
    return place


def _join(leader: NDArray[np.intp], one: int, other: int) -> None:
    first, second = sorted((_root(leader, one), _root(leader, other)))
    leader[second] = first
