"""The cue bank speaks of exactly what is known of a sample."""

import numpy as np
import pytest

from aesthetic_studio.critics.parsing import parse_line
from aesthetic_studio.training.self_supervision.defects import DEFECTS, Defect, DefectKind
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
from aesthetic_studio.training.self_supervision.samples import Sample
from aesthetic_studio.training.self_supervision.wording import Speaker, named, remedy_amount

FACTS = Facts(Frame.TALL, Key.LOW, Palette.BLUE, Chroma.MUTED, Contrast.SOFT, Detail.CALM, Weight.LEFT)


def sample_of(*defects: Defect) -> Sample:
    return Sample(np.zeros((8, 8, 3), np.uint8), defects, FACTS, None)


def defect_of(kind: DefectKind, severity: float) -> Defect:
    return Defect(kind, DEFECTS[kind].amount(severity))


@pytest.mark.parametrize("kind", list(DefectKind))
@pytest.mark.parametrize("severity", [0.3, 0.55, 0.9])
def test_a_comment_names_the_defect_and_no_other(kind: DefectKind, severity: float) -> None:
    for seed in range(12):
        comment = Speaker(np.random.default_rng(seed)).comment(sample_of(defect_of(kind, severity)), 4.0)
        assert named(comment) == [kind], comment
        assert "{" not in comment
        assert "[" not in comment


def test_an_undamaged_photo_is_not_accused() -> None:
    for seed in range(50):
        assert named(Speaker(np.random.default_rng(seed)).comment(sample_of(), 7.0)) == []


def test_wordings_vary() -> None:
    defect = defect_of(DefectKind.DARK, 0.6)
    said = {Speaker(np.random.default_rng(seed)).weakness(defect) for seed in range(300)}
    assert len(said) >= 25


@pytest.mark.parametrize("kind", [kind for kind in DefectKind if DEFECTS[kind].remedy is not None])
def test_a_suggestion_is_read_as_the_remedy_in_the_right_direction(kind: DefectKind) -> None:
    spec = DEFECTS[kind]
    defect = defect_of(kind, 0.6)
    for seed in range(15):
        text = Speaker(np.random.default_rng(seed)).suggestions(sample_of(defect))
        suggestion = parse_line(text)
        assert suggestion is not None
        assert suggestion.operation is not None, text
        assert suggestion.operation.name is spec.remedy, text
        amount = suggestion.operation.amount
        if amount is not None:
            assert isinstance(amount, float)
            assert amount * spec.remedy_sign > 0, text
            assert abs(amount) == pytest.approx(remedy_amount(defect), abs=0.51), text
