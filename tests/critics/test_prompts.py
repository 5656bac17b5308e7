import math

import pytest

from aesthetic_studio.critics import prompts
from aesthetic_studio.domain.critique import Attribute


def test_the_papers_question():
    assert prompts.score_prompt() == "<image> Can you give me the aesthetic score?"


def test_every_attribute_has_its_own_question():
    assert len({prompts.attribute_prompt(attribute) for attribute in Attribute}) == len(Attribute)


def test_personal_prompt_lays_out_the_examples_before_the_photo():
    assert prompts.personal_prompt([7, 3.25]) == (
        "<image> My rating: 7.0\n<image> My rating: 3.2\n<image> What rating would I give this photo?"
    )


def test_a_question_cannot_bring_its_own_photo():
    assert prompts.question_prompt(" Is <image> it\nsharp? ") == "<image> Is it sharp?"


def test_a_comparison_shows_two_photos():
    assert prompts.compare_prompt("Which <image> is sharper?") == "<image> <image> Which is sharper?"


@pytest.mark.parametrize(("value", "answer"), [(6.52, "6.5"), (0, "1.0"), (11, "10.0"), (10, "10.0")])
def test_scores_have_one_form(value, answer):
    assert prompts.score_answer(value) == answer
    assert answer in prompts.SCORE_ANSWERS


def test_nan_is_no_score():
    with pytest.raises(ValueError, match="NaN"):
        prompts.score_answer(math.nan)


def test_no_score_begins_another():
    answers = prompts.SCORE_ANSWERS
    assert len(set(answers)) == 91
    assert not any(a != b and b.startswith(a) for a in answers for b in answers)
