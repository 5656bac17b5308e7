"""Lessons are what the papers' data say, repeatable, and cost one lesson where a photo is broken."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from aesthetic_studio.domain.errors import PhotoError, UsageError
from aesthetic_studio.training.batches import IGNORED
from aesthetic_studio.training.large.data_rows import Rows, read_rows
from aesthetic_studio.training.large.lesson_samples import LessonSamples, batch_lessons, plan
from aesthetic_studio.training.large.lessons import Lesson, LessonMakers
from aesthetic_studio.training.large.packed_rows import PackedRows
from aesthetic_studio.training.large.recipe import DataRecipe, LessonRecipe
from tests.networks.calm.parts import tiny_calm
from tests.training.large.made import make_data

DATA = DataRecipe(
    unlabeled=["plain"],
    captions=["laion-cc-sbu"],
    scores=["ava:train"],
    comments=["ava-captions:without_ava_test"],
    questions=["aesmmit"],
    people=["flickr-aes:train"],
    held_out=0.0,
)
_, PROCESSOR = tiny_calm()


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_data(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def rows(data: Path) -> Rows:
    return read_rows(DATA, data, examples=2)[0]


@pytest.fixture(scope="module")
def makers(rows: Rows) -> LessonMakers:
    return LessonMakers(rows, PROCESSOR, LessonRecipe(photo_side=96, examples=2, longest=400))


def answers(lesson: Lesson) -> Iterator[str]:
    for told in lesson.told:
        learned = [label for label in told.labels if label != IGNORED]
        yield PROCESSOR.tokenizer.decode(learned, skip_special_tokens=True)


def prompts(lesson: Lesson) -> Iterator[str]:
    for told in lesson.told:
        yield PROCESSOR.tokenizer.decode(told.ids, skip_special_tokens=True)


def lesson(makers: LessonMakers, name: str, row: int = 0, seed: int = 0) -> Lesson:
    make, source = makers.by_name()[name]
    return make(source[row], np.random.default_rng(seed))


def test_rows_are_read_and_the_test_photo_is_not(rows: Rows) -> None:
    assert rows.sizes() == {
        "unlabeled": 12,
        "captions": 12,
        "scores": 11,
        "comments": 11,
        "questions": 12,
        "people": 8,
    }
    assert not any(path.endswith("/12.jpg") for path, _, _ in rows.scores)


def test_what_is_held_out_is_held_out_everywhere(data: Path) -> None:
    train, aside = read_rows(DataRecipe(**{**_fields(DATA), "held_out": 0.4}), data, examples=2)
    names = [
        {Path(row[0]).name for name in ("unlabeled", "captions", "questions") for row in getattr(half, name)}
        for half in (train, aside)
    ]
    assert not names[0] & names[1]
    assert len(names[0]) > 2
    assert len(names[1]) > 2
    assert len(train.people) + len(aside.people) == 8


def _fields(recipe: DataRecipe) -> dict[str, object]:
    return {name: getattr(recipe, name) for name in DataRecipe.__slots__}


def test_every_kind_is_repeatable_and_fits(makers: LessonMakers) -> None:
    for name in makers.by_name():
        one, other = lesson(makers, name), lesson(makers, name)
        assert one.told == other.told
        assert all(np.array_equal(a, b) for a, b in zip(one.images, other.images, strict=True))
        batch = batch_lessons([one, other], PROCESSOR)
        for kind, group in batch.groups.items():
            places = sum(int((group.padded["input_ids"] == token).sum()) for token in _placeholders())
            assert places == len(group.shown) * (3 * PROCESSOR.num_queries + PROCESSOR.num_thematic_tokens)
            assert batch.counts[kind] == int((group.padded["labels"] != IGNORED).sum())
            assert int(group.shown.max()) < len(batch.pixel_values)


def _placeholders() -> list[int]:
    return list(PROCESSOR.placeholder_ids().values())


def test_scores_and_comments_are_what_people_said(makers: LessonMakers, rows: Rows) -> None:
    assert list(answers(lesson(makers, "scores", 3))) == [f"{rows.scores[3][1]:.1f}"]
    assert list(answers(lesson(makers, "comments"))) == ["The light is soft."]
    assert list(answers(lesson(makers, "captions"))) == ["the colours are warm"]


def test_any_exchange_of_a_conversation_is_asked(makers: LessonMakers) -> None:
    said = {next(answers(lesson(makers, "questions", seed=seed))) for seed in range(12)}
    assert said == {"Yes, the light is soft.", "They are warm."}


def test_damage_lowers_the_score_that_people_gave(makers: LessonMakers, rows: Rows) -> None:
    for seed in range(6):
        made = lesson(makers, "damaged", seed=seed)
        general = [
            float(answer)
            for prompt, answer in zip(prompts(made), answers(made), strict=True)
            if "aesthetic score" in prompt
        ]
        assert len(general) == 2
        assert max(general) <= rows.scores[0][1] + 0.05


def test_an_episode_learns_every_rating_but_shows_only_the_examples(makers: LessonMakers) -> None:
    for name in ("episodes", "simulated"):
        made = lesson(makers, name, seed=2)
        assert len(made.images) == 3
        assert made.told[0].shown == (0, 1, 2)
        assert next(answers(made)).count(".") == 3


def test_long_answers_are_cut_and_long_prompts_are_not(rows: Rows) -> None:
    short = LessonMakers(rows, PROCESSOR, LessonRecipe(photo_side=96, examples=2, longest=1))
    told = lesson(short, "comments").told[0]
    assert sum(label != IGNORED for label in told.labels) == 1
    assert told.labels[-1] != IGNORED


def test_every_row_is_shown_before_any_is_shown_again() -> None:
    planned = plan([5, 7], [1.0, 3.0], length=400, seed=1)
    assert np.array_equal(planned, plan([5, 7], [1.0, 3.0], length=400, seed=1))
    assert not np.array_equal(planned, plan([5, 7], [1.0, 3.0], length=400, seed=2))
    for kind, size in ((0, 5), (1, 7)):
        mine = planned[planned[:, 0] == kind, 1]
        counts = Counter(mine.tolist())
        assert set(counts) == set(range(size))
        assert max(counts.values()) - min(counts.values()) <= 1
        assert sorted(mine[:size]) == list(range(size))
    assert 0.65 < (planned[:, 0] == 1).mean() < 0.85


def test_a_broken_photo_costs_one_lesson(tmp_path: Path) -> None:
    data = make_data(tmp_path)
    broken = data / "plain" / "3.jpg"
    broken.write_bytes(b"no photo")
    rows, _ = read_rows(DATA, data, examples=2)
    makers = LessonMakers(rows, PROCESSOR, LessonRecipe(photo_side=96, examples=2))
    samples = LessonSamples(makers, {"cues": 1.0}, length=12, seed=0)
    assert all(len(samples[index].images) == 2 for index in range(12))
    for photo in (data / "plain").iterdir():
        photo.write_bytes(b"no photo")
    with pytest.raises(PhotoError):
        samples[0]


def test_a_kind_without_rows_is_named(makers: LessonMakers) -> None:
    empty = LessonMakers(Rows(*(PackedRows() for _ in range(6))), PROCESSOR, LessonRecipe())
    with pytest.raises(UsageError, match="comments"):
        LessonSamples(empty, {"comments": 1.0}, length=1, seed=0)
