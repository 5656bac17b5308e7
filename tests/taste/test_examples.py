from dataclasses import dataclass

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from aesthetic_studio.domain.image import Embedding
from aesthetic_studio.taste.examples import RatedPhoto, choose_examples, shared_examples


@dataclass(frozen=True)
class Encoded:
    embedding: Embedding


def direction(*numbers: float) -> Embedding:
    vector = np.array(numbers, dtype=np.float32)
    return vector / np.linalg.norm(vector)


def rated(name: str, value: float, *numbers: float) -> RatedPhoto:
    return RatedPhoto(name, value, Encoded(direction(*numbers)))


QUERY = direction(1, 0, 0)


def random_history(seed: int, count: int = 40) -> list[RatedPhoto]:
    numbers = np.random.default_rng(seed)
    return [
        RatedPhoto(
            f"{number:02}.jpg", float(numbers.uniform(1, 10)), Encoded(direction(*numbers.normal(size=8)))
        )
        for number in range(count)
    ]


def test_the_nearest_come_first_and_the_far_ones_not_at_all():
    history = [rated("near", 5, 1, 0.5, 0), rated("nearer", 5, 1, 0, 0.4), rated("far", 5, -1, 0.1, 0)]
    assert [photo.path for photo in choose_examples(QUERY, history, 2)] == ["nearer", "near"]


def test_every_third_of_the_rated_range_is_shown():
    history = [rated(f"liked-{n}", 9, 1, 0.2 + 0.15 * n, 0) for n in range(6)]
    history += [rated("middling", 5.5, -0.2, 0, 1), rated("disliked", 2, -1, -1, 0)]
    chosen = {photo.path for photo in choose_examples(QUERY, history, 4)}
    assert {"middling", "disliked"} <= chosen
    assert len(chosen) == 4


def test_copies_of_the_query_are_left_out():
    history = [rated("itself", 9, 1, 0, 0), rated("burst", 9, 1, 0.01, 0), rated("other", 4, 0, 1, 0)]
    assert [photo.path for photo in choose_examples(QUERY, history, 3)] == ["other"]


def test_copies_of_an_example_are_left_out():
    history = [rated("a", 9, 0.5, 1, 0), rated("copy of a", 9, 0.5, 1.01, 0), rated("b", 8, 0, 0, 1)]
    assert [photo.path for photo in choose_examples(QUERY, history, 3)] == ["a", "b"]


def test_a_single_rated_photo_serves():
    assert len(choose_examples(QUERY, [rated("only", 7, 0, 1, 0)], 8)) == 1


def test_without_ratings_or_room_there_are_none():
    assert choose_examples(QUERY, [], 4) == []
    assert choose_examples(QUERY, [rated("a", 7, 0, 1, 0)], 0) == []


@settings(deadline=None)
@given(st.integers(0, 50), st.integers(1, 16), st.randoms(use_true_random=False))
def test_the_choice_does_not_depend_on_the_order(seed, count, shuffler):
    history = random_history(seed)
    query = direction(*np.random.default_rng(seed + 1000).normal(size=8))
    chosen = choose_examples(query, history, count)
    shuffler.shuffle(history)
    assert choose_examples(query, history, count) == chosen
    assert len(chosen) == count
    distances = [float(np.linalg.norm(photo.encoded.embedding - query)) for photo in chosen]
    assert distances == sorted(distances)


def test_one_set_serves_many_photos_and_holds_none_that_is_nearly_one_of_them():
    history = [
        rated("a", 3, 1, 0.5, 0),
        rated("b", 8, 0, 1, 0.5),
        rated("same", 9, 0, 0, 1),
        rated("far", 2, -1, -1, 0),
    ]
    queries = [direction(1, 0, 0.1), direction(0, 0, 1)]
    chosen = {photo.path for photo in shared_examples(queries, history, 2)}
    assert "same" not in chosen
    assert len(chosen) == 2
    assert shared_examples([], history, 2) == []
    assert shared_examples(queries, [], 2) == []
