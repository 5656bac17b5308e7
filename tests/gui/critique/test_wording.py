import math
from dataclasses import replace

import pytest

from aesthetic_studio.domain.critique import Attribute, CropBox, Operation, OperationName
from aesthetic_studio.gui.critique.copy_text import critique_text
from aesthetic_studio.gui.critique.live import LiveCritique
from aesthetic_studio.gui.critique.wording import (
    critic_words,
    operation_words,
    rating_figure,
    seconds,
    weakest,
)
from tests.gui.critique.made import COMMENT, INFO, critique


@pytest.mark.parametrize(
    ("name", "amount", "words"),
    [
        (OperationName.EXPOSURE, 0.7, "exposure +0.7 EV"),
        (OperationName.EXPOSURE, -1.25, "exposure −1.2 EV"),
        (OperationName.CONTRAST, 0.2, "contrast +20"),
        (OperationName.SHADOWS, -0.35, "shadows −35"),
        (OperationName.STRAIGHTEN, 1.5, "straighten 1.5° clockwise"),
        (OperationName.STRAIGHTEN, -1.5, "straighten 1.5° anticlockwise"),
        (OperationName.CROP, CropBox(0.08, 0.0, 0.8, 1.0), "crop left 8\u202f%, right 12\u202f%"),
        (OperationName.CROP, CropBox(0.0, 0.0, 1.0, 1.0), "crop"),
        (OperationName.TINT, None, "tint"),
        (OperationName.TINT, math.nan, "tint"),
    ],
)
def test_an_operation_in_quiet_words(name, amount, words):
    assert operation_words(Operation(name, amount)) == words


def test_the_weakest_attribute_must_clearly_fall_behind():
    even = dict.fromkeys(Attribute, 7.0)
    assert weakest(even) is None
    assert weakest({**even, Attribute.LIGHT: 6.5}) is None
    assert weakest({**even, Attribute.LIGHT: 6.0}) is Attribute.LIGHT


def test_an_attribute_that_cannot_be_judged_is_not_weak():
    assert weakest({Attribute.LIGHT: None, Attribute.COLOUR: 2.0}) is None
    assert weakest({Attribute.LIGHT: None, Attribute.COLOUR: 4.0, Attribute.SUBJECT: 7.0}) is Attribute.COLOUR


def test_figures():
    assert [rating_figure(value) for value in (9.0, 4.5, 10.0)] == ["9", "4.5", "10"]
    assert [seconds(elapsed) for elapsed in (0.4, 59.9, 65)] == ["0 s", "59 s", "1:05 min"]


def test_the_critic_is_called_by_its_name_where_it_has_one():
    assert critic_words(INFO) == "calm-nano · 4-bit"
    assert critic_words(INFO, "CALM nano") == "CALM nano · 4-bit"


def test_the_copied_text_holds_everything():
    text = critique_text("a.jpg", LiveCritique.of(critique()), "CALM nano")
    assert text.startswith(
        "a.jpg\n\nScore 8.3 ± 0.6\nYour score 8.8 ± 0.7 (proven on your ratings)\n\nComposition 8.6"
    )
    assert COMMENT in text
    assert "\n1. Reduce noise in the sky (denoise +40)\n" in text
    assert text.endswith("Critic: CALM nano · 4-bit\n")


def test_the_copied_text_calls_only_a_proven_score_yours():
    unproven = replace(critique(), personal_score=replace(critique().personal_score, proven=False))
    text = critique_text("a.jpg", LiveCritique.of(unproven))
    assert "Your score" not in text
    assert "not proven: 8.8 ± 0.7" in text


def test_the_copied_text_says_that_a_critique_was_stopped():
    assert "(stopped before its end)" in critique_text("a.jpg", LiveCritique.of(critique(complete=False)))
