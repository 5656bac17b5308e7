"""One training sample: a photo, what was done to it, and the pseudo-labels that follow.

A sample is a pure function of its photo and its seed, so a run can be repeated and resumed anywhere.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from aesthetic_studio.domain.critique import Attribute
from aesthetic_studio.domain.image import RgbImage
from aesthetic_studio.training.photo_sets import TrainingPhoto
from aesthetic_studio.training.self_supervision.defects import DEFECTS, EXCLUSIVE, Defect, DefectKind, Scale
from aesthetic_studio.training.self_supervision.facts import Facts, measure
from aesthetic_studio.training.self_supervision.operations import apply_defects

_DEFECT_COUNTS = (0.28, 0.44, 0.20, 0.08)
"""Probability of no, one, two and three defects in a sample."""

JUDGED_ATTRIBUTES = (
    Attribute.COMPOSITION,
    Attribute.LIGHT,
    Attribute.COLOUR,
    Attribute.SHARPNESS,
    Attribute.TECHNICAL,
)
"""What operations on pixels can teach; nobody can make a subject boring by an operation."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A photo as the network sees it in training, and everything that is known about it.

    Attributes:
        defects: most severe first.
        beauty: human mean rating of the undamaged photo, 1–10, None where nobody rated it.
    """

    image: RgbImage
    defects: tuple[Defect, ...]
    facts: Facts
    beauty: float | None


def make_sample(
    photo: TrainingPhoto, rng: np.random.Generator, defects: Sequence[Defect] | None = None
) -> Sample:
    """Vary a photo harmlessly (mirror, crop), put defects into it, measure it.

    Args:
        photo: the source; it is not modified.
        rng: the only source of randomness.
        defects: these instead of random ones; the photo is then not varied.
    """
    image = photo.image if defects is not None else vary(photo.image, rng)
    chosen = draw_defects(rng) if defects is None else list(defects)
    chosen.sort(key=lambda defect: defect.severity, reverse=True)
    damaged = apply_defects(image, chosen, rng)
    return Sample(damaged, tuple(chosen), measure(damaged), photo.beauty)


def vary(image: RgbImage, rng: np.random.Generator) -> RgbImage:
    """Mirror half of the photos, crop most of them lightly: changes that no critique should mention."""
    height, width = image.shape[:2]
    if rng.random() < 0.6:
        keep_x, keep_y = rng.uniform(0.8, 1.0, 2)
        left, top = rng.uniform(0, 1 - keep_x), rng.uniform(0, 1 - keep_y)
        image = image[
            int(top * height) : int((top + keep_y) * height), int(left * width) : int((left + keep_x) * width)
        ]
    if rng.random() < 0.5:
        image = image[:, ::-1]
    return np.ascontiguousarray(image)


def draw_defects(rng: np.random.Generator) -> list[Defect]:
    """Draw none to three defects that can occur together, each with a random severity."""
    count = int(rng.choice(len(_DEFECT_COUNTS), p=_DEFECT_COUNTS))
    kinds = list(DEFECTS)
    # Low-level defects are the hardest to see in a small picture, so they are shown twice as often.
    weights = np.array([2.0 if DEFECTS[kind].scale is Scale.LOW else 1.0 for kind in kinds])
    chosen: list[Defect] = []
    for index in rng.choice(len(kinds), len(kinds), replace=False, p=weights / weights.sum()):
        if len(chosen) == count:
            break
        kind = kinds[index]
        if any(_exclude_each_other(kind, defect.kind) for defect in chosen):
            continue
        chosen.append(Defect(kind, DEFECTS[kind].amount(float(rng.uniform(0.12, 1.0)))))
    return chosen


def _exclude_each_other(one: DefectKind, other: DefectKind) -> bool:
    return any(one in group and other in group for group in EXCLUSIVE)


def quality(defects: Sequence[Defect], attribute: Attribute | None = None) -> float:
    """What the defects leave of a photo, 0–1: of one attribute, or of the whole.

    An attribute suffers more from its own defect than the whole does.
    """
    left = 1.0
    for defect in defects:
        if attribute is None:
            left *= 1 - defect.spec.harm * defect.severity
        elif defect.spec.attribute is attribute:
            left *= 1 - 0.95 * defect.severity**0.8
    return left


def general_score(base: float, defects: Sequence[Defect]) -> float:
    """The pseudo-score of a damaged photo, 1–10, whose undamaged original has the score ``base``."""
    return 1 + (base - 1) * quality(defects)


def attribute_scores(base: float, defects: Sequence[Defect]) -> Mapping[Attribute, float]:
    """The pseudo-scores of the attributes that operations can teach.

    An undamaged attribute leans on the photo's own score: good photos tend to be good in each respect.
    """
    undamaged = 8.0 + 0.35 * (base - 6.0)
    return {
        attribute: float(np.clip(1 + (undamaged - 1) * quality(defects, attribute), 1, 10))
        for attribute in JUDGED_ATTRIBUTES
    }
