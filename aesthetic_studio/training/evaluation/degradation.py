"""How well a critic sees what was done to a photo, and how its score agrees with people. On unseen photos only."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from scipy.stats import spearmanr

from aesthetic_studio.critics.catalogue import read_folder
from aesthetic_studio.critics.loading import load_critic
from aesthetic_studio.critics.protocol import Critic
from aesthetic_studio.domain.critique import CriticInfo, Critique, CritiqueReady
from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.domain.image import RgbImage
from aesthetic_studio.domain.progress import CancelToken, ignore_progress
from aesthetic_studio.training.photo_sets import TrainingPhoto
from aesthetic_studio.training.self_supervision.defects import DEFECTS, Defect, DefectKind
from aesthetic_studio.training.self_supervision.operations import apply_defects
from aesthetic_studio.training.self_supervision.wording import named

CLEARLY_VISIBLE = 0.6
"""Severity of the evaluation's defects, in the middle of the level "clear"."""


@dataclass(frozen=True, slots=True)
class KindResult:
    """Shares 0–1 over the photos of one kind of defect.

    Attributes:
        scored_lower: the damaged copy got the lower score.
        named: its comment names the kind, or one that a person could not tell apart (the same attribute).
        attribute_lowest: the defect's attribute fell furthest.
        remedy_right: of the copies with a suggestion for the remedy's slider, those in the right direction.
    """

    photos: int
    scored_lower: float
    named: float
    attribute_lowest: float
    remedy_right: float | None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Figures of one critic.

    Attributes:
        critic: which one, and how it was loaded.
        accused: share of undamaged photos whose comment names a defect.
        beauty_srcc: rank correlation of score and mean human rating on unseen themes, None without ratings.
        rated_photos: how many photos that correlation rests on.
        distinct_comments: share of different comments among the undamaged photos.
    """

    critic: CriticInfo
    kinds: Mapping[DefectKind, KindResult]
    accused: float
    beauty_srcc: float | None
    rated_photos: int
    distinct_comments: float

    def as_json(self) -> Mapping[str, object]:
        """For the model card and the terminal."""
        return asdict(self)


def evaluate_folder(
    folder: Path, photos: Sequence[TrainingPhoto], *, device: str, quantization: str, copies: int
) -> Evaluation:
    """Load the critic in a model folder and evaluate it, see `evaluate`.

    Raises:
        CriticUnavailableError: the folder holds no critic, or it cannot be loaded.
        UsageError: there are no photos.
    """
    critic = load_critic(
        read_folder(folder), device=device, quantization=quantization, progress=ignore_progress
    )
    return evaluate(critic, photos, seed=20, copies=copies)


def evaluate(critic: Critic, photos: Sequence[TrainingPhoto], *, seed: int, copies: int) -> Evaluation:
    """Critique unseen photos and damaged copies of them.

    Args:
        critic: any critic that comments in the cue bank's language; for others ``named`` stays 0.
        photos: never trained on.
        seed: of the choice of photos and of the operations' own chance.
        copies: photos for each kind of defect.

    Raises:
        UsageError: there are no photos.
    """
    if not photos:
        raise UsageError("No photograph is kept aside to measure a critic on.")
    rng = np.random.default_rng(seed)
    originals = [_critique(critic, photo.image) for photo in photos]
    kinds: dict[DefectKind, KindResult] = {}
    for kind, spec in DEFECTS.items():
        chosen = rng.choice(len(photos), min(copies, len(photos)), replace=False)
        tally: dict[str, list[bool]] = defaultdict(list)
        for index in chosen:
            defect = Defect(kind, spec.amount(CLEARLY_VISIBLE))
            damaged = _critique(critic, apply_defects(photos[int(index)].image, [defect], rng))
            _judge(defect, originals[int(index)], damaged, tally)
        means = {name: float(np.mean(values)) for name, values in tally.items()}
        kinds[kind] = KindResult(
            len(chosen),
            means["scored_lower"],
            means["named"],
            means["attribute_lowest"],
            means.get("remedy_right"),
        )
    rated = [
        (photo.beauty, critique.score.value)
        for photo, critique in zip(photos, originals, strict=True)
        if photo.beauty
    ]
    srcc = float(spearmanr(*zip(*rated, strict=True)).statistic) if len(rated) > 2 else None
    return Evaluation(
        critic.info,
        kinds,
        accused=float(np.mean([bool(named(critique.comment)) for critique in originals])),
        beauty_srcc=srcc,
        rated_photos=len(rated),
        distinct_comments=len({critique.comment for critique in originals}) / len(originals),
    )


def _judge(defect: Defect, original: Critique, damaged: Critique, tally: dict[str, list[bool]]) -> None:
    spec = defect.spec
    tally["scored_lower"].append(damaged.score.value < original.score.value)
    mentioned = named(damaged.comment)
    tally["named"].append(any(DEFECTS[kind].attribute is spec.attribute for kind in mentioned))
    drops = {
        attribute: (original.attributes[attribute] or 0) - (value or 0)
        for attribute, value in damaged.attributes.items()
        if value is not None
    }
    tally["attribute_lowest"].append(max(drops, key=lambda attribute: drops[attribute]) is spec.attribute)
    for suggestion in damaged.suggestions:
        operation = suggestion.operation
        if operation is not None and operation.name is spec.remedy and isinstance(operation.amount, float):
            tally["remedy_right"].append(operation.amount * spec.remedy_sign > 0)


def _critique(critic: Critic, image: RgbImage) -> Critique:
    for event in critic.critique(critic.encode([image])[0], cancel=CancelToken()):
        if isinstance(event, CritiqueReady):
            return event.critique
    raise AssertionError("a critique ends with CritiqueReady")
