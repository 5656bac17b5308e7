"""Lessons of a large CALM: photos and dialogues about them, each a function of one row of the data and of chance."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np

from aesthetic_studio.critics.prompts import (
    attribute_prompt,
    comment_prompt,
    question_prompt,
    score_answer,
    score_prompt,
)
from aesthetic_studio.domain.critique import Attribute
from aesthetic_studio.domain.image import RgbImage
from aesthetic_studio.networks.calm.processing_calm import CalmProcessor
from aesthetic_studio.photos.decode import decode
from aesthetic_studio.training.batches import IGNORED, episode_ids
from aesthetic_studio.training.large.data_rows import Rows
from aesthetic_studio.training.large.packed_rows import PackedRows
from aesthetic_studio.training.large.recipe import LessonRecipe
from aesthetic_studio.training.photo_sets import TrainingPhoto
from aesthetic_studio.training.self_supervision import dialogues
from aesthetic_studio.training.self_supervision.dialogues import Dialogue
from aesthetic_studio.training.self_supervision.samples import (
    JUDGED_ATTRIBUTES,
    TO_SPEAK,
    Sample,
    attribute_scores,
    general_score,
    make_pair,
    make_sample,
)
from aesthetic_studio.training.simulated_taste import draw_taste

NUMBERS, TEXTS, EPISODES = "numbers", "texts", "episodes"
KINDS = (NUMBERS, TEXTS, EPISODES)
"""Each kind has a loss of its own, so that numbers are not drowned by words."""

UNRATED = 6.0
"""The score 1–10 of an undamaged photo that nobody rated, where one is needed to say what its damage costs."""
_MOST_ATTRIBUTES = 2


@dataclass(frozen=True, slots=True)
class Told:
    """One dialogue as token ids.

    Attributes:
        ids: of the whole.
        labels: the ids that are learned, −100 elsewhere.
        shown: which of the lesson's photos stand in it, in order.
        kind: one of `KINDS`.
    """

    ids: list[int]
    labels: list[int]
    shown: tuple[int, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """Photos and what is told of them."""

    images: Sequence[RgbImage]
    told: Sequence[Told]


Maker: TypeAlias = Callable[[Any, np.random.Generator], Lesson]
"""A row of one kind and the only source of chance → a lesson."""


class LessonMakers:
    """Makes every kind of lesson from a row of `Rows`.

    Args:
        rows: what the lessons are made from.
        processor: of the network in training.
        recipe: sizes.
    """

    def __init__(self, rows: Rows, processor: CalmProcessor, recipe: LessonRecipe) -> None:
        self.rows, self.processor, self.recipe = rows, processor, recipe

    def by_name(self) -> Mapping[str, tuple[Maker, PackedRows]]:
        """Name in a recipe's mix → maker and the rows it takes."""
        rows = self.rows
        return {
            "cues": (self.cues, rows.unlabeled),
            "captions": (self.caption, rows.captions),
            "scores": (self.scores, rows.scores),
            "comments": (self.comment, rows.comments),
            "questions": (self.question, rows.questions),
            "operations": (self.operations, rows.unlabeled),
            "damaged": (self.damaged, rows.scores),
            "episodes": (self.episode, rows.people),
            "simulated": (self.simulated, rows.scores),
        }

    def cues(self, row: Any, rng: np.random.Generator) -> Lesson:
        """U: attribute texts about two damaged versions of an unlabeled photo, and which of them is better."""
        pair = make_pair(self._training_photo(row[0]), rng, TO_SPEAK)
        told = [
            *(self._tell(dialogues.cue(sample, UNRATED, rng), place) for place, sample in enumerate(pair)),
            *(
                self._tell(dialogues.question(sample, UNRATED, rng), place)
                for place, sample in enumerate(pair)
            ),
            self._tell(dialogues.comparison(*pair, UNRATED, rng), 0, 1),
        ]
        return Lesson([sample.image for sample in pair], told)

    def caption(self, row: Any, rng: np.random.Generator) -> Lesson:  # noqa: ARG002 - a maker's signature
        """G: what a photo shows."""
        path, question, answer = row
        return Lesson([self._open(path)], [self._words(question_prompt(question), answer)])

    def scores(self, row: Any, rng: np.random.Generator) -> Lesson:
        """S: people's mean score, and their scores of attributes."""
        path, score, attributes = row
        told = [self._number(score_prompt(), score)]
        for index in rng.permutation(len(attributes))[:_MOST_ATTRIBUTES]:
            name, value = list(attributes.items())[int(index)]
            told.append(self._number(attribute_prompt(Attribute(name)), value))
        return Lesson([self._mirrored(path, rng)], told)

    def comment(self, row: Any, rng: np.random.Generator) -> Lesson:
        """C: one of people's comments, and a comment on one aspect."""
        path, comments, aspects = row
        told = [self._words(comment_prompt(), comments[int(rng.integers(len(comments)))])]
        if aspects:
            question, answer = aspects[int(rng.integers(len(aspects)))]
            told.append(self._words(question_prompt(question), answer))
        return Lesson([self._open(path)], told)

    def question(self, row: Any, rng: np.random.Generator) -> Lesson:
        """Any exchange of a conversation, asked by itself."""
        path, exchanges = row
        question, answer = exchanges[int(rng.integers(len(exchanges)))]
        return Lesson([self._open(path)], [self._words(question_prompt(question), answer)])

    def operations(self, row: Any, rng: np.random.Generator) -> Lesson:
        """Scores of attributes, suggestions and cues about damage; suggesting is zero-shot in the paper."""
        pair = make_pair(self._training_photo(row[0]), rng, TO_SPEAK)
        told = []
        for place, sample in enumerate(pair):
            told.append(self._tell(dialogues.any_attribute_score(sample, UNRATED, rng), place))
            told.append(self._tell(dialogues.suggestions(sample, UNRATED, rng), place))
        told.append(self._tell(dialogues.comparison(*pair, UNRATED, rng), 0, 1))
        return Lesson([sample.image for sample in pair], told)

    def damaged(self, row: Any, rng: np.random.Generator) -> Lesson:
        """What damage costs a photo that people scored, as a whole and in one attribute."""
        path, score, _ = row
        pair = make_pair(self._training_photo(path), rng, TO_SPEAK)
        told = []
        for place, sample in enumerate(pair):
            told.append(self._tell(dialogues.score(sample, score, rng), place))
            told.append(self._tell(dialogues.any_attribute_score(sample, score, rng), place))
        told.append(self._tell(dialogues.comparison(*pair, score, rng), 0, 1))
        return Lesson([sample.image for sample in pair], told)

    def episode(self, row: Any, rng: np.random.Generator) -> Lesson:
        """PIAA: photos that a person rated, and the rating of one more."""
        chosen = [row[int(index)] for index in rng.permutation(len(row))[: self.recipe.examples + 1]]
        images = [self._mirrored(path, rng) for path, _ in chosen]
        return self._episode(images, [float(value) for _, value in chosen])

    def simulated(self, row: Any, rng: np.random.Generator) -> Lesson:
        """PIAA with an imagined person, whose taste weighs attributes that are known from operations."""
        count = len(self.rows.scores)
        others = rng.choice(count, self.recipe.examples, replace=count < self.recipe.examples)
        taste = draw_taste([str(attribute) for attribute in JUDGED_ATTRIBUTES], rng)
        images, ratings = [], []
        for path, score, _ in [*(self.rows.scores[int(index)] for index in others), row]:
            sample = make_sample(self._training_photo(path), rng)
            images.append(sample.image)
            ratings.append(taste.rate(general_score(score, sample.defects), _by_name(sample, score), rng))
        return self._episode(images, ratings)

    def _episode(self, images: Sequence[RgbImage], ratings: Sequence[float]) -> Lesson:
        ids, labels = episode_ids(self.processor, ratings[:-1], ratings[-1])
        return Lesson(images, [Told(ids, labels, tuple(range(len(images))), EPISODES)])

    def _training_photo(self, path: str) -> TrainingPhoto:
        return TrainingPhoto(Path(path).name, self._open(path))

    def _open(self, path: str) -> RgbImage:
        return decode(Path(path), max_side=self.recipe.photo_side)

    def _mirrored(self, path: str, rng: np.random.Generator) -> RgbImage:
        """Half of the photos in the mirror, which no score should mind; a text may say left and right."""
        image = self._open(path)
        return np.ascontiguousarray(image[:, ::-1]) if rng.random() < 0.5 else image

    def _tell(self, dialogue: Dialogue, *shown: int) -> Told:
        ids, labels = self.processor.training_ids(dialogue.prompt, dialogue.answer)
        return self._cut(ids, labels, shown, NUMBERS if dialogue.short else TEXTS)

    def _words(self, prompt: str, answer: str) -> Told:
        return self._cut(*self.processor.training_ids(prompt, answer), (0,), TEXTS)

    def _number(self, prompt: str, value: float) -> Told:
        return self._cut(*self.processor.training_ids(prompt, score_answer(value)), (0,), NUMBERS)

    def _cut(self, ids: list[int], labels: list[int], shown: tuple[int, ...], kind: str) -> Told:
        """Cut a long answer off; the prompt holds the photos' places and stays whole."""
        prompt = next(place for place, label in enumerate(labels) if label != IGNORED)
        end = max(self.recipe.longest, prompt + 1)
        return Told(ids[:end], labels[:end], shown, kind)


def _by_name(sample: Sample, score: float) -> dict[str, float]:
    return {str(name): value for name, value in attribute_scores(score, sample.defects).items()}
