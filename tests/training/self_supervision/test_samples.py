"""Samples and their pseudo-labels."""

import numpy as np
import pytest
from skimage import data

from aesthetic_studio.domain.critique import Attribute
from aesthetic_studio.training.photo_sets import TrainingPhoto, held_out, theme_of
from aesthetic_studio.training.self_supervision.defects import DEFECTS, EXCLUSIVE, Defect, DefectKind
from aesthetic_studio.training.self_supervision.facts import (
    Chroma,
    Detail,
    Frame,
    Key,
    Palette,
    Weight,
    measure,
)
from aesthetic_studio.training.self_supervision.labels import FACT_KINDS, LABELS, label_vector, severities
from aesthetic_studio.training.self_supervision.samples import (
    attribute_scores,
    draw_defects,
    general_score,
    make_pair,
    make_sample,
    vary,
)


def test_a_sample_is_a_pure_function_of_its_seed() -> None:
    photo = TrainingPhoto("a.jpg", np.ascontiguousarray(data.coffee()[::2, ::2]), 6.0)
    one, two = (make_sample(photo, np.random.default_rng(5)) for _ in range(2))
    assert np.array_equal(one.image, two.image)
    assert one.defects == two.defects
    assert one.facts == two.facts


def test_drawn_defects_can_be_true_together() -> None:
    for seed in range(300):
        kinds = {defect.kind for defect in draw_defects(np.random.default_rng(seed))}
        assert all(len(kinds & group) <= 1 for group in EXCLUSIVE)


def test_the_score_falls_with_severity_and_stays_on_the_scale() -> None:
    for kind, spec in DEFECTS.items():
        scores = [
            general_score(7.0, [Defect(kind, spec.amount(severity))]) for severity in np.linspace(0.01, 1, 9)
        ]
        assert scores == sorted(scores, reverse=True)
        assert 1 <= scores[-1] < scores[0] < 7


def test_a_defect_lowers_its_own_attribute_most() -> None:
    for kind, spec in DEFECTS.items():
        scores = attribute_scores(6.0, [Defect(kind, spec.clear)])
        assert min(scores, key=lambda attribute: scores[attribute]) is spec.attribute
    assert Attribute.SUBJECT not in scores


def test_severities_stand_in_the_order_of_the_kinds() -> None:
    labels = severities([Defect(DefectKind.NOISE, DEFECTS[DefectKind.NOISE].amount(0.5))])
    assert labels[list(DEFECTS).index(DefectKind.NOISE)] == pytest.approx(0.5)
    assert np.count_nonzero(labels) == 1


def test_harmless_variation_keeps_much_of_the_photo() -> None:
    photo = np.ascontiguousarray(data.coffee()[::2, ::2])
    for seed in range(30):
        varied = vary(photo, np.random.default_rng(seed))
        assert varied.size > 0.15 * photo.size
        assert varied.flags.c_contiguous
        assert abs(float(varied.mean()) - float(photo.mean())) < 40


def test_a_pair_is_one_photo_damaged_twice() -> None:
    photo = TrainingPhoto("a.jpg", np.ascontiguousarray(data.coffee()[::2, ::2]), 6.0)
    pairs = [make_pair(photo, np.random.default_rng(seed)) for seed in range(60)]
    undamaged = [not first.defects for first, _ in pairs]
    assert 0.4 < np.mean(undamaged) < 0.9
    assert np.mean([bool(second.defects) for _, second in pairs]) > 0.7
    for first, second in pairs:
        if not first.defects and not second.defects:
            assert np.array_equal(first.image, second.image)


def test_facts_say_what_is_there() -> None:
    blue = np.zeros((120, 60, 3), np.uint8)
    blue[..., 2] = 200
    facts = measure(blue)
    assert (facts.frame, facts.palette, facts.chroma, facts.detail) == (
        Frame.TALL,
        Palette.BLUE,
        Chroma.VIVID,
        Detail.CALM,
    )
    white = np.full((60, 60, 3), 240, np.uint8)
    assert (measure(white).key, measure(white).frame, measure(white).palette) == (
        Key.HIGH,
        Frame.SQUARE,
        Palette.NEUTRAL,
    )
    left = np.full((90, 120, 3), 128, np.uint8)
    left[:, :30] = np.random.default_rng(0).integers(0, 255, (90, 30, 3), dtype=np.uint8)
    assert measure(left).weight is Weight.LEFT


def test_splits_depend_on_names_alone() -> None:
    assert theme_of("lake12.jpg") == theme_of("Lake 3.png") == "lake"
    kept = [held_out(f"photo{number}", 0.2, "x") for number in range(1000)]
    assert 150 < sum(kept) < 250
    assert kept == [held_out(f"photo{number}", 0.2, "x") for number in range(1000)]


def test_a_label_vector_holds_every_label_once() -> None:
    facts = measure(np.ascontiguousarray(data.coffee()))
    vector = label_vector([Defect(DefectKind.DARK, DEFECTS[DefectKind.DARK].most)], facts, 8.0)
    assert vector.shape == (LABELS,)
    assert vector[list(DEFECTS).index(DefectKind.DARK)] == 1
    assert vector[len(DEFECTS) : -1].sum() == len(FACT_KINDS)
    assert vector[-1] == 1
