"""Which photos are worth a rating."""

import numpy as np

from aesthetic_studio.taste.next_to_rate import photos_to_rate


def clusters(sizes, seed=0):
    """Photos in clusters along different axes; returns embeddings and the cluster of each."""
    rng = np.random.default_rng(seed)
    which = np.repeat(np.arange(len(sizes)), sizes)
    embeddings = np.eye(len(sizes) + 8)[which] + 0.1 * rng.normal(size=(len(which), len(sizes) + 8))
    return (embeddings / np.linalg.norm(embeddings, axis=1, keepdims=True)).astype(np.float32), which


def test_the_choice_is_spread_over_what_there_is():
    embeddings, which = clusters([20, 20, 20, 20])
    chosen = photos_to_rate(embeddings[:0], embeddings, 4)
    assert set(which[chosen]) == {0, 1, 2, 3}


def test_what_is_known_already_is_not_asked_again():
    embeddings, which = clusters([20, 20, 20])
    rated = embeddings[which != 2][::2]
    assert set(which[photos_to_rate(rated, embeddings, 2)]) == {2}


def test_odd_photos_come_after_those_that_tell_of_many():
    embeddings, which = clusters([30, 30, 1])
    assert which[photos_to_rate(embeddings[:0], embeddings, 1)][0] != 2


def test_no_photo_is_chosen_twice_and_few_are_all_chosen():
    embeddings, _ = clusters([3, 2])
    assert sorted(photos_to_rate(embeddings[:0], embeddings, 9)) == [0, 1, 2, 3, 4]
    assert photos_to_rate(embeddings, embeddings[:0], 3) == []
