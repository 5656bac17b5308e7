"""Photos that must not prove each other."""

from datetime import datetime, timedelta

import numpy as np

from aesthetic_studio.taste.near_duplicates import near_duplicate_groups

START = datetime(2026, 5, 1, 12)


def around(centres, offsets):
    rows = np.array(centres, float) + np.array(offsets, float)
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def test_the_same_picture_is_one_group_however_far_apart_in_time():
    embeddings = around(
        [[1, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]], [[0, 0, 0], [0, 0.01, 0], [0, 0, 0], [0, 0, 0]]
    )
    groups = near_duplicate_groups(embeddings, [START, START + timedelta(days=9), None, None])
    assert groups[0] == groups[1]
    assert len(set(groups)) == 3


def test_a_burst_may_differ_more_than_other_photos():
    embeddings = around(
        [[1, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]], [[0, 0, 0], [0, 0.3, 0], [0, 0, 0], [0, 0, 0]]
    )
    second = timedelta(seconds=1)
    taken = [START, START + second, START + second, None]
    assert len(set(near_duplicate_groups(embeddings, taken))) == 3
    assert len(set(near_duplicate_groups(embeddings, [None] * 4))) == 4


def test_chains_are_one_group():
    angles = np.linspace(0, 0.6, 8)
    chain = np.stack([np.cos(angles), np.sin(angles), 0 * angles], 1)
    embeddings = np.concatenate([chain, [[0, 0, 1.0]], [[0, 0, -1.0]]]).astype(np.float32)
    groups = near_duplicate_groups(embeddings, [None] * 10)
    assert len(set(groups[:8])) == 1
    assert len(set(groups)) == 3
    assert len(near_duplicate_groups(np.empty((0, 3), np.float32), [])) == 0
