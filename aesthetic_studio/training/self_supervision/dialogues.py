"""What is asked about a sample and what the right answer is: the text half of the training data.

The record types follow the papers: scores and comments (CALM's S and C), attribute texts (U), suggestions,
and questions in the manner of AesMMIT (AesExpert, arXiv 2404.09624).
"""

from dataclasses import dataclass

import numpy as np

from aesthetic_studio.critics.prompts import (
    attribute_prompt,
    comment_prompt,
    question_prompt,
    score_answer,
    score_prompt,
    suggest_prompt,
)
from aesthetic_studio.training.self_supervision.samples import Sample, attribute_scores, general_score
from aesthetic_studio.training.self_supervision.wording import Speaker


@dataclass(frozen=True, slots=True)
class Dialogue:
    """One instruction with ``<image>`` marks, and its answer.

    Attributes:
        short: whether the answer is a number.
    """

    prompt: str
    answer: str
    short: bool


def dialogues_of(sample: Sample, base: float, rng: np.random.Generator) -> list[Dialogue]:
    """Score, two attributes, comment, suggestions and a question about one sample.

    Args:
        sample: the damaged photo with its labels.
        base: score 1–10 of the undamaged photo.
        rng: chooses attributes, wordings and the question.
    """
    score = general_score(base, sample.defects)
    by_attribute = attribute_scores(base, sample.defects)
    picked = rng.choice(len(by_attribute), 2, replace=False)
    attributes = [list(by_attribute)[int(index)] for index in picked]
    speaker = Speaker(rng)
    question, answer = speaker.question(sample)
    return [
        Dialogue(score_prompt(), score_answer(score), short=True),
        *(
            Dialogue(attribute_prompt(name), score_answer(by_attribute[name]), short=True)
            for name in attributes
        ),
        Dialogue(comment_prompt(), speaker.comment(sample, score), short=False),
        Dialogue(suggest_prompt(), speaker.suggestions(sample), short=False),
        Dialogue(question_prompt(question), answer, short=False),
    ]
