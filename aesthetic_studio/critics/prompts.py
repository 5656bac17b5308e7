"""What a critic is asked, and the form of its answers. Shared with training; no torch.

Each prompt is a text with one ``<image>`` mark per photo; the processor expands the mark into visual tokens.
The photo always comes first, so that every question about it shares the same prefix.
Only the score question is the paper's (arXiv 2412.11952, fig. 2); the other wordings and the form of the
answers are our own choice.
"""

import math
from collections.abc import Sequence

from aesthetic_studio.domain.critique import Attribute
from aesthetic_studio.domain.score import SCORE_MAX, SCORE_MIN

IMAGE_MARK = "<image>"

SCORE_INSTRUCTION = "Can you give me the aesthetic score?"
COMMENT_INSTRUCTION = "Comment on this photo."
SUGGEST_INSTRUCTION = "How could this photo be improved?"
PERSONAL_INSTRUCTION = "What rating would I give this photo?"

ATTRIBUTE_INSTRUCTIONS: dict[Attribute, str] = {
    Attribute.COMPOSITION: "Rate the composition.",
    Attribute.LIGHT: "Rate the light.",
    Attribute.COLOUR: "Rate the colour.",
    Attribute.SHARPNESS: "Rate the sharpness.",
    Attribute.SUBJECT: "Rate the subject.",
    Attribute.TECHNICAL: "Rate the technical quality.",
}

SCORE_ANSWERS: tuple[str, ...] = tuple(f"{tenths / 10:.1f}" for tenths in range(10, 101))
"""Every score a critic can say, ``1.0`` … ``10.0`` in steps of 0.1; none is a prefix of another."""


def score_prompt() -> str:
    """The paper's question for the aesthetic score; answered by `score_answer`."""
    return _about_photo(SCORE_INSTRUCTION)


def attribute_prompt(attribute: Attribute) -> str:
    """The question for the score of one attribute; answered by `score_answer`."""
    return _about_photo(ATTRIBUTE_INSTRUCTIONS[attribute])


def comment_prompt() -> str:
    """The request for a comment; answered in a few plain sentences."""
    return _about_photo(COMMENT_INSTRUCTION)


def suggest_prompt() -> str:
    """The request for suggestions; answered by `suggestions_answer`."""
    return _about_photo(SUGGEST_INSTRUCTION)


def question_prompt(question: str) -> str:
    """A free question about the photo; marks inside the question are taken out, it is a stranger's text."""
    return _about_photo(" ".join(question.replace(IMAGE_MARK, " ").split()))


def compare_prompt(question: str) -> str:
    """A question about two photos, shown in this order; marks inside the question are taken out."""
    return f"{IMAGE_MARK} {question_prompt(question)}"


def personal_prompt(ratings: Sequence[float]) -> str:
    """The in-context question for a personal score.

    Args:
        ratings: the person's ratings (1–10) of the example photos, in the order of their images.

    Returns:
        A text with ``len(ratings) + 1`` marks, the last one for the photo in question; answered by
        `score_answer`.
    """
    examples = "".join(f"{IMAGE_MARK} My rating: {score_answer(rating)}\n" for rating in ratings)
    return examples + _about_photo(PERSONAL_INSTRUCTION)


def score_answer(value: float) -> str:
    """A score in its fixed form, e.g. ``6.5``; values beyond 1–10 are clipped.

    Raises:
        ValueError: for NaN.
    """
    if math.isnan(value):
        raise ValueError("a score cannot be NaN")
    return f"{min(max(value, SCORE_MIN), SCORE_MAX):.1f}"


def suggestions_answer(suggestions: Sequence[str]) -> str:
    """Suggestions in their fixed form, one numbered line each."""
    return "\n".join(f"{number}. {text}" for number, text in enumerate(suggestions, start=1))


def _about_photo(instruction: str) -> str:
    return f"{IMAGE_MARK} {instruction}"
