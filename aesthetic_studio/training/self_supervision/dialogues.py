"""What is asked about a sample and what the right answer is: the text half of the training data.

The record types follow the papers: scores and comments (CALM's S and C), attribute cues (U), suggestions, and questions
in the manner of AesMMIT (AesExpert, arXiv 2404.09624).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from aesthetic_studio.critics.prompts import (
    attribute_prompt,
    comment_prompt,
    compare_prompt,
    question_prompt,
    score_answer,
    score_prompt,
    suggest_prompt,
)
from aesthetic_studio.domain.critique import Attribute
from aesthetic_studio.training.self_supervision import questions, wording
from aesthetic_studio.training.self_supervision.grammar import cues, pick
from aesthetic_studio.training.self_supervision.samples import (
    JUDGED_ATTRIBUTES,
    Sample,
    attribute_scores,
    general_score,
)


class Task(StrEnum):
    """The type of a record."""

    SCORE = "score"
    ATTRIBUTE = "attribute"
    COMMENT = "comment"
    SUGGESTIONS = "suggestions"
    CUE = "cue"
    QUESTION = "question"
    COMPARISON = "comparison"


@dataclass(frozen=True, slots=True)
class Dialogue:
    """One instruction with an ``<image>`` mark for each photo, and its answer."""

    prompt: str
    answer: str
    task: Task

    @property
    def short(self) -> bool:
        """Whether the answer is a number."""
        return self.task in {Task.SCORE, Task.ATTRIBUTE}


TEXT_WEIGHTS: Mapping[Task, float] = {
    Task.COMMENT: 0.4,
    Task.SUGGESTIONS: 0.2,
    Task.CUE: 0.2,
    Task.QUESTION: 0.2,
}
"""How often each type of text is drawn; the comment is what people read."""

_PRESENT = 0.5
"""Share of cues about an attribute that has a defect, where there is one."""


def dialogues_of(sample: Sample, base: float, rng: np.random.Generator) -> list[Dialogue]:
    """Score, two attributes, comment, suggestions, a question and a cue about one sample.

    Args:
        sample: the damaged photo with its labels.
        base: score 1–10 of the undamaged photo.
        rng: chooses attributes, wordings and the question.
    """
    two = rng.permutation(len(JUDGED_ATTRIBUTES))[:2]
    return [
        score(sample, base, rng),
        *(attribute_score(sample, base, JUDGED_ATTRIBUTES[int(index)]) for index in two),
        comment(sample, base, rng),
        suggestions(sample, base, rng),
        question(sample, base, rng),
        cue(sample, base, rng),
    ]


def draw_dialogues(sample: Sample, base: float, rng: np.random.Generator, count: int) -> list[Dialogue]:
    """Some dialogues about one sample: a score, then an attribute's score, then texts by `TEXT_WEIGHTS`.

    Only what is drawn is worded. Texts of one type come twice only when there are more than types.

    Args:
        sample, base, rng: as for `dialogues_of`.
        count: how many.
    """
    numbers = [score(sample, base, rng), any_attribute_score(sample, base, rng)][:count]
    return [*numbers, *draw_texts(sample, base, rng, count - len(numbers))]


def draw_texts(sample: Sample, base: float, rng: np.random.Generator, count: int) -> list[Dialogue]:
    """Texts about one sample by `TEXT_WEIGHTS`, see `draw_dialogues`."""
    tasks, weights = list(TEXT_WEIGHTS), np.array(list(TEXT_WEIGHTS.values()))
    order: list[int] = []
    while len(order) < count:
        order += rng.choice(len(tasks), len(tasks), replace=False, p=weights / weights.sum()).tolist()
    return [MAKERS[tasks[index]](sample, base, rng) for index in order[:count]]


def score(sample: Sample, base: float, rng: np.random.Generator) -> Dialogue:  # noqa: ARG001 - a maker's signature
    """The general score."""
    return Dialogue(score_prompt(), score_answer(general_score(base, sample.defects)), Task.SCORE)


def attribute_score(sample: Sample, base: float, attribute: Attribute) -> Dialogue:
    """The score of one attribute."""
    value = attribute_scores(base, sample.defects)[attribute]
    return Dialogue(attribute_prompt(attribute), score_answer(value), Task.ATTRIBUTE)


def any_attribute_score(sample: Sample, base: float, rng: np.random.Generator) -> Dialogue:
    """The score of any attribute that operations can teach."""
    return attribute_score(sample, base, _any_attribute(rng))


def comment(sample: Sample, base: float, rng: np.random.Generator) -> Dialogue:  # noqa: ARG001
    """The comment that people read."""
    text = wording.comment(sample, general_score(base, sample.defects))
    return Dialogue(comment_prompt(), text, Task.COMMENT)


def suggestions(sample: Sample, base: float, rng: np.random.Generator) -> Dialogue:  # noqa: ARG001
    """One line of advice for each visible defect."""
    return Dialogue(suggest_prompt(), wording.suggestions(sample), Task.SUGGESTIONS)


def question(sample: Sample, base: float, rng: np.random.Generator) -> Dialogue:  # noqa: ARG001
    """Any question of `questions`."""
    asked = questions.ask(sample, rng)
    return Dialogue(question_prompt(asked.question), asked.answer, Task.QUESTION)


def cue(sample: Sample, base: float, rng: np.random.Generator) -> Dialogue:  # noqa: ARG001
    """The text of one attribute: what is there with direction and level, or that nothing is (CALM's U branch)."""
    spoiled = [defect.spec.attribute for defect in wording.mentioned(sample.defects)]
    present = bool(spoiled) and rng.random() < _PRESENT
    attribute = spoiled[int(rng.integers(len(spoiled)))] if present else _any_attribute(rng)
    asked = pick(cues("questions")["describe"][attribute], rng)
    return Dialogue(question_prompt(asked), wording.cue(sample, attribute, rng), Task.CUE)


def comparison(first: Sample, second: Sample, base: float, rng: np.random.Generator) -> Dialogue:
    """Which of two versions of one photo is better, as a whole or in one attribute; two ``<image>`` marks.

    Args:
        first, second: in the order of their images.
        base: score 1–10 of the undamaged photo.
        rng: chooses respect and wording.
    """
    respect = None if rng.random() < 1 / 3 else _any_attribute(rng)
    asked = questions.compare(first, second, base, rng, respect)
    return Dialogue(compare_prompt(asked.question), asked.answer, Task.COMPARISON)


MAKERS: Mapping[Task, Callable[[Sample, float, np.random.Generator], Dialogue]] = {
    Task.SCORE: score,
    Task.ATTRIBUTE: any_attribute_score,
    Task.COMMENT: comment,
    Task.SUGGESTIONS: suggestions,
    Task.CUE: cue,
    Task.QUESTION: question,
}
"""The dialogue of each type about one sample."""


def _any_attribute(rng: np.random.Generator) -> Attribute:
    return JUDGED_ATTRIBUTES[int(rng.integers(len(JUDGED_ATTRIBUTES)))]
