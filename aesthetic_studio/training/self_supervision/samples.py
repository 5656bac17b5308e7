"""One training sample: a photo, what was done to it, and the pseudo-labels that follow.

A sample is a pure function of its photo and its seed, so a run can be repeated and resumed anywhere.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from aesthetic_studio.domain.critique import Attribute
from aesthetic_studio.domain.image import RgbImage
from aesthetic_studio.training.photo_sets import TrainingPhoto
from aesthetic_studio.training.self_supervision.defects import DEFECTS, EXCLUSIVE, Defect, DefectKind, Scale
from aesthetic_studio.training.self_supervision.facts import Facts, measure
from aesthetic_studio.training.self_supervision.framing import crop_well
from aesthetic_studio.training.self_supervision.operations import damage, develop, jpeg, rotate, to_linear


@dataclass(frozen=True, slots=True)
class Mixture:
    """How often each defect is put into a photo.

    Attributes:
        counts: probability of no, one, two and three defects in a damaged version.
        undamaged: share of pairs whose first version is the undamaged photo: silence has to be learned as well.
        low, middle, high: how often a defect of each scale is drawn, relative to the others.
    """

    counts: tuple[float, float, float, float] = (0.16, 0.52, 0.23, 0.09)
    undamaged: float = 0.55
    low: float = 1.0
    middle: float = 1.0
    high: float = 1.0

    def weight(self, scale: Scale) -> float:
        """Of one kind of defect."""
        return {Scale.LOW: self.low, Scale.MIDDLE: self.middle, Scale.HIGH: self.high}[scale]


TO_SEE = Mixture(low=1.5, high=1.6)
"""For what learns to see: defects of the frame and of fine detail are the hardest, so they are shown more often."""
TO_SPEAK = Mixture(counts=(0.08, 0.6, 0.24, 0.08), undamaged=0.36)
"""For what learns to judge: as often as a network should believe in a defect before it looks. In doubt it says what it
was told most, so that many undamaged photos would make it call a damaged one sound."""

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
    """Vary a photo harmlessly (`vary`), put defects into it, measure it.

    Args:
        photo: the source; it is not modified.
        rng: the only source of randomness.
        defects: these instead of random ones; the photo is then not varied.
    """
    image = photo.image if defects is not None else vary(photo.image, rng)
    return _damaged(image, draw_defects(rng) if defects is None else defects, photo.beauty, rng)


def make_pair(
    photo: TrainingPhoto, rng: np.random.Generator, mixture: Mixture = TO_SEE
) -> tuple[Sample, Sample]:
    """Two versions of one photo, varied alike and damaged differently; the first is often undamaged.

    What differs between them is only the damage, so that a network cannot explain it by the motif.
    """
    image = vary(photo.image, rng)
    first = [] if rng.random() < mixture.undamaged else draw_defects(rng, mixture)
    second = draw_defects(rng, mixture)
    return _damaged(image, first, photo.beauty, rng), _damaged(image, second, photo.beauty, rng)


def without_damage(image: RgbImage, beauty: float | None) -> Sample:
    """A picture as it is."""
    return Sample(image, (), measure(image), beauty)


def _damaged(
    image: RgbImage, defects: Sequence[Defect], beauty: float | None, rng: np.random.Generator
) -> Sample:
    picture, made = damage(image, defects, rng)
    seen = sorted(made, key=lambda defect: defect.severity, reverse=True)
    return Sample(picture, tuple(seen), measure(picture), beauty)


def vary(image: RgbImage, rng: np.random.Generator) -> RgbImage:
    """Changes that no critique should mention: mirror, sound crop, a new aspect, other light by a hair, a new file.

    Each of them is also a by-product of some operation (a tilted photo is interpolated, a bad crop has fewer pixels);
    undamaged photos have to show them as well, or the by-product would be taken for the defect.
    """
    if rng.random() < 0.5:
        image = crop_well(image, rng)
    if rng.random() < 0.3:
        image = _trim(image, rng)
    if rng.random() < 0.25:
        image = rotate(image, float(rng.uniform(-1.0, 1.0)))
    if rng.random() < 0.5:
        image = image[:, ::-1]
    if rng.random() < 0.25:
        image = _relight(image, rng)
    if rng.random() < 0.2:
        image = jpeg(image, rng.uniform(85, 97))
    return np.ascontiguousarray(image)


def _trim(image: RgbImage, rng: np.random.Generator) -> RgbImage:
    height, width = image.shape[:2]
    keep_x, keep_y = rng.uniform(0.78, 1.0, 2)
    left, top = rng.uniform(0, 1 - keep_x), rng.uniform(0, 1 - keep_y)
    rows = slice(int(top * height), int((top + keep_y) * height))
    return image[rows, int(left * width) : int((left + keep_x) * width)]


def _relight(image: RgbImage, rng: np.random.Generator) -> RgbImage:
    """A fifth of a stop and a hair of white balance."""
    gains = np.exp2(rng.uniform(-0.2, 0.2)) * np.exp(rng.normal(0, 0.012, 3))
    curve = develop(to_linear(np.arange(256, dtype=np.uint8)[:, None]) * gains.astype(np.float32))
    table = (curve * 255 + 0.5).astype(np.uint8)
    return np.stack([cv2.LUT(image[..., channel], table[:, channel]) for channel in range(3)], axis=-1)


def draw_defects(rng: np.random.Generator, mixture: Mixture = TO_SEE) -> list[Defect]:
    """Draw none to three defects that can occur together, each with a random severity."""
    count = int(rng.choice(len(mixture.counts), p=mixture.counts))
    kinds = list(DEFECTS)
    weights = np.array([mixture.weight(DEFECTS[kind].scale) for kind in kinds])
    chosen: list[Defect] = []
    for index in rng.choice(len(kinds), len(kinds), replace=False, p=weights / weights.sum()):
        if len(chosen) == count:
            break
        kind = kinds[index]
        if any(_exclude_each_other(kind, defect.kind) for defect in chosen):
            continue
        chosen.append(Defect(kind, DEFECTS[kind].amount(float(rng.uniform(0.15, 1.0)))))
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
