"""Multiple-choice questions, and reading the answers."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from aesthetic_studio.critics.protocol import EncodedPhoto
from aesthetic_studio.domain.errors import UnreadableImageError
from aesthetic_studio.domain.image import RgbImage
from aesthetic_studio.domain.progress import CancelToken
from aesthetic_studio.training.datasets.records import MultipleChoice
from aesthetic_studio.training.evaluation.aesbench import asked, choice_figures, chosen
from tests.critics.scripted import ScriptedCritic

OPTIONS = ("Low", "Medium", "High")
QUESTION = MultipleChoice(Path("a.jpg"), "How good is it?", OPTIONS, answer=2, dimension="AesA")


@pytest.mark.parametrize(
    ("answer", "option"),
    [
        ("C", 2),
        ("(B) Medium", 1),
        ("A) Low", 0),
        ("The answer is B.", 1),
        ("Option C: High", 2),
        ("It has a high quality.", 2),
        ("medium", 1),
        ("H", None),
        ("A photo of high and low tones.", None),
        ("B Medium", 1),
        ("It lies between low and high.", None),
        ("No idea.", None),
        ("", None),
    ],
)
def test_answers_are_read_by_letter_or_by_words(answer: str, option: int | None) -> None:
    assert chosen(answer, OPTIONS) == option


def test_an_option_inside_another_is_not_meant() -> None:
    assert chosen("It is very sharp", ("Sharp", "Very sharp")) == 1


def test_the_prompt_is_the_published_one() -> None:
    assert asked(QUESTION) == (
        "How good is it? Choose one from the following options:\nA) Low\nB) Medium\nC) High\n"
        "You should output a correct option without explanation."
    )


class _Answering(ScriptedCritic):
    """Bright photos are high; of dark ones it says nothing that can be read."""

    def ask(self, photo: EncodedPhoto, question: str, *, cancel: CancelToken) -> Iterator[str]:
        cancel.check()
        yield from ("(", "C)") if self._value(photo) > 5 else ("Hm", ".")


def test_accuracy_by_dimension() -> None:
    def light() -> RgbImage:
        return np.full((4, 4, 3), 250, np.uint8)

    def dark() -> RgbImage:
        return np.zeros((4, 4, 3), np.uint8)

    def broken() -> RgbImage:
        raise UnreadableImageError("damaged")

    wrong = MultipleChoice(Path("b.jpg"), "?", OPTIONS, answer=0, dimension="AesP")
    unknown = MultipleChoice(Path("c.jpg"), "?", OPTIONS)
    found = choice_figures(
        _Answering(),
        [(QUESTION, light), (QUESTION, dark), (wrong, light), (QUESTION, broken), (unknown, light)],
    )
    assert list(found) == ["AesA", "AesP"]
    assert found["AesA"].accuracy.value == 0.5
    assert found["AesA"].unreadable.value == 0.5
    assert found["AesA"].accuracy.units == 2
    assert found["AesA"].chance == pytest.approx(1 / 3)
    assert found["AesP"].accuracy.value == 0.0
