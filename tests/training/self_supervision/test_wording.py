"""The cue bank speaks of exactly what is known of a sample."""

import itertools
import re
from enum import StrEnum
from typing import TypeVar

import numpy as np
import pytest

from aesthetic_studio.critics.parsing import parse_line
from aesthetic_studio.domain.critique import Attribute
from aesthetic_studio.training.self_supervision import wording
from aesthetic_studio.training.self_supervision.defects import DEFECTS, Defect, DefectKind, Level
from aesthetic_studio.training.self_supervision.facts import (
    Chroma,
    Contrast,
    Detail,
    Facts,
    Frame,
    Key,
    Palette,
    Weight,
)
from aesthetic_studio.training.self_supervision.grammar import cues, sentences
from aesthetic_studio.training.self_supervision.samples import JUDGED_ATTRIBUTES, Sample
from aesthetic_studio.training.self_supervision.wording import (
    MENTIONED_FROM,
    accuses,
    cue_sentences,
    mentioned,
    named,
    remedy_amount,
    weakness,
)

FACTS = Facts(Frame.TALL, Key.LOW, Palette.BLUE, Chroma.MUTED, Contrast.SOFT, Detail.CALM, Weight.LEFT)
KINDS = list(DefectKind)
Fact = TypeVar("Fact", bound=StrEnum)


def sample_of(*defects: Defect, facts: Facts = FACTS) -> Sample:
    return Sample(np.zeros((8, 8, 3), np.uint8), defects, facts, None)


def defect_of(kind: DefectKind, severity: float) -> Defect:
    return Defect(kind, DEFECTS[kind].amount(severity))


def any_facts(count: int) -> list[Facts]:
    """Photos of all sorts, the same each time."""
    return _FACTS[:count]


def _any(rng: np.random.Generator, of: type[Fact]) -> Fact:
    return list(of)[int(rng.integers(len(of)))]


def _drawn(rng: np.random.Generator) -> Facts:
    return Facts(
        _any(rng, Frame),
        _any(rng, Key),
        _any(rng, Palette),
        _any(rng, Chroma),
        _any(rng, Contrast),
        _any(rng, Detail),
        _any(rng, Weight),
    )


_FACTS = [_drawn(rng) for rng in [np.random.default_rng(4)] for _ in range(200)]


def test_a_grammar_is_all_its_sentences() -> None:
    assert sentences("[A|The [big|small]] cat[|s].") == (
        "A cat.",
        "A cats.",
        "The big cat.",
        "The big cats.",
        "The small cat.",
        "The small cats.",
    )
    assert sentences("Noise [|at night].") == ("Noise.", "Noise at night.")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("severity", [0.3, 0.55, 0.9])
def test_a_comment_names_the_defect_and_no_other(kind: DefectKind, severity: float) -> None:
    for facts in any_facts(12):
        comment = wording.comment(sample_of(defect_of(kind, severity), facts=facts), 4.0)
        assert named(comment) == [kind], comment
        assert not set("{[|") & set(comment)


def test_each_kind_opens_with_a_word_of_its_own() -> None:
    openers = {
        kind: {re.split("[ :;,]", weakness(defect_of(kind, 0.5), facts))[0] for facts in any_facts(30)}
        for kind in KINDS
    }
    assert openers.pop(DefectKind.TILT_RIGHT) == openers[DefectKind.TILT_LEFT] == {"Tilted"}
    assert all(len(words) == 1 for words in openers.values())
    assert len(set().union(*openers.values())) == len(openers)


def test_defects_are_named_most_severe_first_and_early() -> None:
    defects = (
        defect_of(DefectKind.NOISE, 0.4),
        defect_of(DefectKind.DARK, 0.9),
        defect_of(DefectKind.WARM, 0.1),
    )
    comment = wording.comment(sample_of(*defects), 4.0)
    assert named(comment) == [DefectKind.DARK, DefectKind.NOISE]
    assert named(comment.split(". ")[1]) == [DefectKind.DARK]


def test_mentioned_begins_at_its_threshold() -> None:
    below, above = (defect_of(DefectKind.HAZE, MENTIONED_FROM + step) for step in (-0.01, 0.01))
    assert mentioned([below, above]) == [above]


def test_an_undamaged_photo_is_not_accused_of_anything() -> None:
    for facts, score in zip(any_facts(200), itertools.cycle((2.0, 4.5, 6.0, 8.0))):
        said = wording.comment(sample_of(facts=facts), score)
        assert not accuses(said), said


@pytest.mark.parametrize("attribute", JUDGED_ATTRIBUTES)
def test_nothing_said_of_an_undamaged_attribute_accuses(attribute: Attribute) -> None:
    comments = cues("comments")
    for wordings in (
        comments["praise"][attribute],
        comments["strengths"][attribute],
        cues("absent")[attribute],
    ):
        for sentence in (sentence for grammar in wordings for sentence in grammar):
            assert not accuses(sentence.format(place="on the left", hues="reds")), sentence


def test_what_is_blamed_is_not_praised() -> None:
    for kind in KINDS:
        for facts in any_facts(10):
            comment = wording.comment(sample_of(defect_of(kind, 0.5), facts=facts), 4.0)
            praised = comment.split("Still, ")[1].split(".")[0]
            own = [s for g in cues("comments")["strengths"][DEFECTS[kind].attribute] for s in g]
            assert praised not in own, comment
    dark = wording.comment(sample_of(defect_of(DefectKind.DARK, 0.5)), 4.0)
    assert "low-key" in wording.comment(sample_of(), 6.0)
    assert "low-key" not in dark


def test_comments_vary_with_the_photo_and_stay_short() -> None:
    comments = [wording.comment(sample_of(facts=facts), 6.0) for facts in any_facts(200)]
    assert len(set(comments)) > 150
    said = [sentence for comment in comments for sentence in comment.split(". ")]
    assert np.mean([len(sentence.split()) <= 14 for sentence in said]) > 0.8
    assert max(said.count(sentence) for sentence in said) < 0.15 * len(comments)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("level", list(Level))
def test_each_cue_names_its_kind_alone_and_there_are_many(kind: DefectKind, level: Level) -> None:
    bank = cues("cues")["cues"][kind]
    grammars = (*bank["any"], *bank[level])
    assert len(grammars) >= 8
    assert len({sentence for grammar in grammars for sentence in grammar}) >= 25  # level words not counted
    assert len(cues("held_out")["cues"][kind]["any"]) >= 6
    for held_out in (False, True):
        for cue in cue_sentences(kind, level, held_out=held_out):
            assert named(cue) == [kind], cue
            assert not set("{[|") & set(cue)


@pytest.mark.parametrize("kind", KINDS)
def test_levels_speak_differently_and_held_out_cues_are_never_trained_on(kind: DefectKind) -> None:
    trained = {level: set(cue_sentences(kind, level)) for level in Level}
    for one, other in itertools.combinations(Level, 2):
        assert not trained[one] & trained[other]
    held_out = {cue for level in Level for cue in cue_sentences(kind, level, held_out=True)}
    spoken = {
        weakness(defect_of(kind, severity), facts) for facts in any_facts(20) for severity in (0.3, 0.6, 0.9)
    }
    assert not held_out & (set().union(*trained.values()) | spoken)


def test_a_cue_is_of_its_attribute_or_says_that_nothing_is_there() -> None:
    sample = sample_of(defect_of(DefectKind.COOL, 0.8), defect_of(DefectKind.MOTION, 0.4))
    for seed in range(20):
        assert named(wording.cue(sample, Attribute.COLOUR, np.random.default_rng(seed))) == [DefectKind.COOL]
        assert named(wording.cue(sample, Attribute.SHARPNESS, np.random.default_rng(seed))) == [
            DefectKind.MOTION
        ]
        assert not accuses(wording.cue(sample, Attribute.LIGHT, np.random.default_rng(seed)))


@pytest.mark.parametrize("kind", KINDS)
def test_every_remedy_is_read_as_its_edit_in_the_right_direction(kind: DefectKind) -> None:
    spec = DEFECTS[kind]
    lines = {sentence for grammar in cues("remedies")["remedies"][kind] for sentence in grammar}
    assert len(lines) >= 8
    for line in lines:
        suggestion = parse_line(f"1. {line.format(amount=40)}")
        assert suggestion is not None
        operation = suggestion.operation
        if spec.remedy is None:
            assert operation is None, line
            continue
        assert operation is not None, line
        assert operation.name is spec.remedy, line
        assert isinstance(operation.amount, float) == ("{amount}" in line), line
        if isinstance(operation.amount, float):
            assert operation.amount * spec.remedy_sign > 0, line


@pytest.mark.parametrize("kind", [kind for kind in KINDS if DEFECTS[kind].remedy is not None])
def test_a_remedy_says_how_much(kind: DefectKind) -> None:
    defect = defect_of(kind, 0.6)
    for facts in any_facts(8):
        suggestion = parse_line(wording.suggestions(sample_of(defect, facts=facts)))
        assert suggestion is not None
        assert suggestion.operation is not None
        amount = suggestion.operation.amount
        if amount is not None:
            assert isinstance(amount, float)
            assert abs(amount) == pytest.approx(remedy_amount(defect), abs=0.51)


def test_nothing_to_mend_is_never_an_edit() -> None:
    for line in (sentence for grammar in cues("remedies")["nothing_to_mend"] for sentence in grammar):
        suggestion = parse_line(line)
        assert suggestion is not None
        assert suggestion.operation is None, line
        assert not named(line)


def test_one_line_of_advice_for_each_of_three_defects() -> None:
    kinds = (DefectKind.NOISE, DefectKind.DARK, DefectKind.WARM, DefectKind.TILT_LEFT)
    sample = sample_of(*(defect_of(kind, 0.9 - 0.1 * place) for place, kind in enumerate(kinds)))
    lines = wording.suggestions(sample).splitlines()
    assert [line[:3] for line in lines] == ["1. ", "2. ", "3. "]
    assert [named(line.split(":")[0])[0] for line in lines] == list(kinds[:3])


def test_a_denied_defect_is_not_named() -> None:
    assert named("There is no noise, and it is free of haze; edges without halos.") == []
    assert named("No noise. But it is too dark.") == [DefectKind.DARK]
    assert not accuses("A clean, level frame.")
    assert accuses("A weak picture.")
