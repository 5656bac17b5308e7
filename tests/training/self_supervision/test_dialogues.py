"""Every record asks something and answers it truly."""

import re
from collections import Counter

import numpy as np
import pytest

from aesthetic_studio.critics.prompts import IMAGE_MARK, SCORE_ANSWERS
from aesthetic_studio.domain.critique import Attribute
from aesthetic_studio.training.self_supervision import questions
from aesthetic_studio.training.self_supervision.defects import DEFECTS, Defect, DefectKind
from aesthetic_studio.training.self_supervision.dialogues import (
    MAKERS,
    Task,
    comparison,
    cue,
    dialogues_of,
    draw_dialogues,
    draw_texts,
)
from aesthetic_studio.training.self_supervision.grammar import cues, raw_cues
from aesthetic_studio.training.self_supervision.samples import Sample
from aesthetic_studio.training.self_supervision.wording import accuses, named
from tests.training.self_supervision.test_wording import defect_of, sample_of

KINDS = list(DefectKind)


def chance(seed: int = 0) -> np.random.Generator:
    return np.random.default_rng(seed)


@pytest.mark.parametrize("kind", KINDS)
def test_all_dialogues_of_a_sample(kind: DefectKind) -> None:
    dialogues = dialogues_of(sample_of(defect_of(kind, 0.6)), 6.0, chance())
    assert [dialogue.task for dialogue in dialogues] == [
        Task.SCORE,
        Task.ATTRIBUTE,
        Task.ATTRIBUTE,
        Task.COMMENT,
        Task.SUGGESTIONS,
        Task.QUESTION,
        Task.CUE,
    ]
    for dialogue in dialogues:
        assert dialogue.prompt.count(IMAGE_MARK) == 1
        assert dialogue.short == (dialogue.answer in SCORE_ANSWERS)
        assert not set("{[|") & set(dialogue.prompt + dialogue.answer)
    assert named(dialogues[3].answer) == [kind]


def test_as_many_are_drawn_as_are_wanted_numbers_first() -> None:
    sample = sample_of(defect_of(DefectKind.HAZE, 0.6))
    for count in range(8):
        drawn = draw_dialogues(sample, 6.0, chance(count), count)
        assert len(drawn) == count
        assert [dialogue.task for dialogue in drawn[:2]] == [Task.SCORE, Task.ATTRIBUTE][:count]
        assert not any(dialogue.short for dialogue in drawn[2:])
    assert len({dialogue.task for dialogue in draw_texts(sample, 6.0, chance(), 4)}) == 4


def test_comments_are_drawn_most_often() -> None:
    sample = sample_of(defect_of(DefectKind.HAZE, 0.6))
    drawn = Counter(draw_texts(sample, 6.0, chance(seed), 1)[0].task for seed in range(200))
    assert drawn.most_common(1)[0][0] is Task.COMMENT
    assert set(drawn) == {Task.COMMENT, Task.SUGGESTIONS, Task.CUE, Task.QUESTION}


@pytest.mark.parametrize("task", list(MAKERS))
def test_the_same_chance_gives_the_same_dialogue(task: Task) -> None:
    sample = sample_of(defect_of(DefectKind.NOISE, 0.6))
    one, two = (MAKERS[task](sample, 6.0, chance(3)) for _ in range(2))
    assert one == two
    assert one.task is task


@pytest.mark.parametrize("kind", KINDS)
def test_cues_speak_of_what_is_there_as_often_as_of_what_is_not(kind: DefectKind) -> None:
    sample = sample_of(defect_of(kind, 0.6))
    said = [named(cue(sample, 6.0, chance(seed)).answer) for seed in range(60)]
    assert all(kinds in ([], [kind]) for kinds in said)
    assert 15 < said.count([kind]) < 55


@pytest.mark.parametrize("kind", KINDS)
def test_questions_are_answered_truly(kind: DefectKind) -> None:
    present, absent = sample_of(defect_of(kind, 0.6)), sample_of()
    for seed in range(60):
        assert set(named(questions.about_topic(present, chance(seed)).answer)) <= {kind}
        assert not accuses(questions.about_topic(absent, chance(seed)).answer.removeprefix("Yes. "))
    assert named(questions.worst(present, chance()).answer) == [kind]
    assert questions.worst(absent, chance()).answer == "Nothing serious."
    assert not accuses(questions.best(present, chance()).answer)


@pytest.mark.parametrize(
    ("kind", "topic", "bad", "good"),
    [
        (DefectKind.DARK, "darkness", "Yes.", "No."),
        (DefectKind.DARK, "brightness", "No.", "Yes."),
        (DefectKind.COOL, "cast", "Yes.", "No."),
        (DefectKind.MOTION, "focus", "No.", "Yes."),
        (DefectKind.NOISE, "level", "No.", "Yes."),
    ],
)
def test_yes_and_no(
    kind: DefectKind, topic: str, bad: str, good: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    bank = cues("questions")
    monkeypatch.setattr(questions, "cues", lambda _: {**bank, "topics": {topic: bank["topics"][topic]}})
    asked = [questions.about_topic(sample_of(defect_of(kind, 0.9)), chance(seed)) for seed in range(40)]
    said = {True: set[str](), False: set[str]()}
    for each in asked:
        word = each.answer.split(" ")[0]
        if word in {"Yes.", "No."}:
            means_bad = any(each.question in grammar for grammar in bank["topics"][topic]["bad"])
            said[means_bad].add(word)
    assert said == {True: {bad}, False: {good}}


def test_held_out_questions_are_never_asked_in_training_and_answered_as_truly() -> None:
    def asked(file: str) -> set[str]:
        topics = cues(file)["topics"].values()
        forms = [topic[form] for topic in topics for form in ("bad", "good", "open")]
        return {question for wordings in forms for grammar in wordings for question in grammar}

    assert not asked("held_out_questions") & asked("questions")
    dark = sample_of(defect_of(DefectKind.DARK, 0.6))
    for seed in range(60):
        held_out = questions.about_topic(dark, chance(seed), held_out=True)
        assert held_out.question in asked("held_out_questions")
        assert set(named(held_out.answer)) <= {DefectKind.DARK}


def test_how_strong_is_answered_by_the_level() -> None:
    noisy = sample_of(defect_of(DefectKind.NOISE, 0.9))
    answers = [questions.how_strong(noisy, chance(seed)) for seed in range(40)]
    for asked in answers:
        about_noise = "noise" in asked.question.lower()
        assert asked.answer == ("Strong." if about_noise else "None.")
    assert {asked.answer for asked in answers} == {"Strong.", "None."}


@pytest.mark.parametrize("kind", KINDS)
def test_one_option_is_right(kind: DefectKind) -> None:
    for seed in range(20):
        asked = questions.one_of_several(sample_of(defect_of(kind, 0.6)), chance(seed))
        assert asked.answer.rstrip(".") in asked.question
        assert "nothing serious" not in asked.answer
        assert all(asked.question.count(f" {letter}. ") == 1 for letter in "ABCD")
        clean = questions.one_of_several(sample_of(), chance(seed))
        assert clean.answer == "D. nothing serious."


def test_options_never_hold_what_could_be_taken_for_the_truth() -> None:
    for seed in range(60):
        asked = questions.one_of_several(sample_of(defect_of(DefectKind.FLAT, 0.6)), chance(seed))
        assert "haze" not in asked.question


@pytest.mark.parametrize("kind", KINDS)
def test_two_versions_are_compared_with_a_reason(kind: DefectKind) -> None:
    fine, poor = sample_of(), sample_of(defect_of(kind, 0.8))
    own = DEFECTS[kind].attribute
    for respect in (None, own):
        first = questions.compare(fine, poor, 6.0, chance(), respect)
        second = questions.compare(poor, fine, 6.0, chance(), respect)
        assert first.answer.startswith("The first. In the second, ")
        assert second.answer.startswith("The second. In the first, ")
        assert named(first.answer) == named(second.answer) == [kind]
    other = Attribute.LIGHT if own is not Attribute.LIGHT else Attribute.COLOUR
    assert questions.compare(fine, poor, 6.0, chance(), other).answer == "They are alike."


def test_a_comparison_shows_two_photos() -> None:
    pair: tuple[Sample, Sample] = (sample_of(), sample_of(Defect(DefectKind.DARK, 3.0)))
    dialogue = comparison(*pair, 6.0, chance())
    assert dialogue.prompt.startswith(f"{IMAGE_MARK} {IMAGE_MARK} Which")
    assert dialogue.task is Task.COMPARISON
    assert not dialogue.short


def test_questions_are_about_what_the_critic_says_it_can_be_asked():
    known = set(raw_cues("topics")["words"].split())
    topics = [*cues("questions")["topics"].values(), *cues("held_out_questions")["topics"].values()]
    asked = {
        sentence
        for topic in topics
        for kind in ("bad", "good", "open")
        for wording in topic.get(kind, ())
        for sentence in wording
    }
    assert len(asked) > 100
    assert {sentence for sentence in asked if known.isdisjoint(re.findall(r"\w+", sentence.lower()))} == {
        "Is the view clear?"
    }
