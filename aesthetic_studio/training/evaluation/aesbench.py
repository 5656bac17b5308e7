"""Multiple-choice questions about photos, as AesBench asks them (arXiv 2401.08276; prompt as in AesExpert, 2404.09624).

Only AesP and AesE have a published prompt; AesA's options are asked for in the same form. AesI is answered in free
words that another language model marks, so it is not measured here.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aesthetic_studio.critics.protocol import Critic, EncodedPhoto
from aesthetic_studio.domain.progress import CancelToken, Progress, ProgressCallback, ignore_progress
from aesthetic_studio.training.datasets.records import MultipleChoice
from aesthetic_studio.training.evaluation.bootstrap import SEED, Figure, mean_of
from aesthetic_studio.training.evaluation.verdicts import Picture, encoded_pictures

LETTERS = "ABCDEFGH"
_ASKED = (
    "{question} Choose one from the following options:\n{options}\n"
    "You should output a correct option without explanation."
)
_LETTER = re.compile(
    r"\W*(?i:(?:the )?(?:(?:correct|right|best) )?(?:(?:answer|option)(?: is)?\W+)?)\(?([A-H])\s*(?:[).:,]|$)"
)
"""A letter that stands alone: "A photo of …" is no answer A."""


@dataclass(frozen=True, slots=True)
class ChoiceFigures:
    """Answers to multiple-choice questions; the interval is over questions.

    Attributes:
        accuracy: share of right answers; one that names no option counts as wrong.
        unreadable: share of answers that name no option.
        chance: the accuracy of guessing, from the number of options.
    """

    accuracy: Figure
    unreadable: Figure
    chance: float


def choice_figures(
    critic: Critic,
    questions: Sequence[tuple[MultipleChoice, Picture]],
    *,
    seed: int = SEED,
    cancel: CancelToken | None = None,
    progress: ProgressCallback = ignore_progress,
) -> Mapping[str, ChoiceFigures]:
    """Ask all questions whose answer is known, see `ChoiceFigures`, by dimension and in the order of appearance.

    Args:
        critic: must answer questions.
        questions: each with its photo; photos that cannot be read are left out.
        seed: of the intervals.
        cancel: stops within one token.
        progress: counts questions.

    Raises:
        ModelAnswerError: the critic answers no questions.
        Cancelled: the token was cancelled.
    """
    known = [(question, picture) for question, picture in questions if question.answer is not None]
    given: dict[str, list[tuple[MultipleChoice, int | None]]] = {}
    photos = encoded_pictures(critic, [picture for _, picture in known])
    for done, ((question, _), photo) in enumerate(zip(known, photos, strict=True), start=1):
        if photo is not None:
            answer = _answer(critic, photo, question, cancel or CancelToken())
            given.setdefault(question.dimension or "all", []).append((question, answer))
        progress(Progress(done, len(known), "questions"))
    return {dimension: _figures(answers, seed) for dimension, answers in given.items()}


def asked(question: MultipleChoice) -> str:
    """The prompt for a question, its options behind letters."""
    options = "\n".join(
        f"{letter}) {option}" for letter, option in zip(LETTERS, question.options, strict=False)
    )
    return _ASKED.format(question=question.question, options=options)


def chosen(answer: str, options: Sequence[str]) -> int | None:
    """Which option an answer means: by its letter at the beginning, else the one option whose words it holds.

    None where it names no option, or several.
    """
    letter = _LETTER.match(answer)
    if letter and LETTERS.index(letter[1]) < len(options):
        return LETTERS.index(letter[1])
    said = f" {_plain(answer)} "
    held = [index for index, option in enumerate(options) if f" {_plain(option)} " in said]
    longest = [
        index
        for index in held
        if not any(index != other and _plain(options[index]) in _plain(options[other]) for other in held)
    ]
    return longest[0] if len(longest) == 1 else None


def _answer(critic: Critic, photo: EncodedPhoto, question: MultipleChoice, cancel: CancelToken) -> int | None:
    return chosen("".join(critic.ask(photo, asked(question), cancel=cancel)), question.options)


def _figures(answers: Sequence[tuple[MultipleChoice, int | None]], seed: int) -> ChoiceFigures:
    return ChoiceFigures(
        accuracy=mean_of([answer == question.answer for question, answer in answers], seed=seed),
        unreadable=mean_of([answer is None for _, answer in answers], seed=seed),
        chance=sum(1 / len(question.options) for question, _ in answers) / len(answers),
    )


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
