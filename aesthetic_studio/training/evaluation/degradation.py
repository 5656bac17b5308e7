"""How well a critic sees what was done to a photo: is it worth less, what is wrong, what would mend it.

Each photo is damaged by one kind of defect at a time, in several severities made with the same chance, so that they
differ in nothing but the amount. The protocol is ours; CALM's authors publish none for suggestions or defects.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from aesthetic_studio.critics.catalogue import read_folder
from aesthetic_studio.critics.loading import load_critic
from aesthetic_studio.critics.protocol import Critic
from aesthetic_studio.domain.critique import CriticInfo, Critique, OperationName, Suggestion
from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.domain.image import RgbImage
from aesthetic_studio.domain.progress import CancelToken, Progress, ProgressCallback, ignore_progress
from aesthetic_studio.training.evaluation.bootstrap import SEED, Figure, mean_of, ratio_of
from aesthetic_studio.training.evaluation.comments import Variety, variety
from aesthetic_studio.training.evaluation.plain import plain
from aesthetic_studio.training.evaluation.scores import rank_correlation
from aesthetic_studio.training.evaluation.verdicts import critique_of
from aesthetic_studio.training.photo_sets import TrainingPhoto
from aesthetic_studio.training.self_supervision.defects import DEFECTS, Defect, DefectKind, DefectSpec
from aesthetic_studio.training.self_supervision.operations import apply_defects
from aesthetic_studio.training.self_supervision.wording import named

SEVERITIES = (0.2, 0.4, 0.6, 0.8, 1.0)
"""Of the damaged copies of a photo, on the perceptual scale of `DefectSpec.severity`."""
CLEARLY_VISIBLE = 0.6
"""Severity of the copies that are compared and critiqued, in the middle of the level "clear"."""
_SEEN = SEVERITIES.index(CLEARLY_VISIBLE)


@dataclass(frozen=True, slots=True)
class KindResult:
    """Figures of one kind of defect, or of all; the interval is over photos.

    Attributes:
        scored_lower: share of clearly damaged copies whose score is below their original's.
        sharpness_lower: the same by a baseline without a network, the variance of the Laplacian.
        monotone: mean over photos of the rank correlation of severity (0 and `SEVERITIES`) with the score, sign turned.
        kind_named: share of clearly damaged copies whose comment names the kind.
        named: whose comment names the kind or one that a person could not tell apart (the same attribute).
        attribute_lowest: whose lowest attribute is the defect's.
        found: either of the last two.
        remedied: of the copies in which a defect that an edit mends was found, those with that edit suggested in the
            right direction.
        remedy_right: of the copies with that edit suggested in any direction, found or not, those in the right one.
    """

    scored_lower: Figure
    sharpness_lower: Figure
    monotone: Figure
    kind_named: Figure
    named: Figure
    attribute_lowest: Figure
    found: Figure
    remedied: Figure
    remedy_right: Figure

    @property
    def photos(self) -> int:
        """How many photos were damaged."""
        return self.scored_lower.units


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Figures of one critic on photos it was not trained on.

    Attributes:
        critic: which one, and how it was loaded.
        kinds: by kind of defect.
        overall: over all kinds.
        accused: share of undamaged photos whose comment names a defect; some have one, they are ordinary photos.
        variety: of the comments on undamaged photos.
    """

    critic: CriticInfo
    kinds: Mapping[DefectKind, KindResult]
    overall: KindResult
    accused: Figure
    variety: Variety

    def as_json(self) -> Mapping[str, Any]:
        """For the model card and the terminal."""
        return dict(plain(self))


@dataclass(frozen=True, slots=True)
class _Original:
    """An undamaged photo and what the critic says of it."""

    image: RgbImage
    score: float
    sharpness: float
    critique: Critique


@dataclass(frozen=True, slots=True)
class _Observation:
    """What was seen of one photo's copies of one kind: for each figure its part and its whole, 0 of 0 if not asked."""

    photo: int
    counts: Mapping[str, tuple[float, float]]


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
    return evaluate(critic, photos, copies=copies)


def evaluate(
    critic: Critic,
    photos: Sequence[TrainingPhoto],
    *,
    copies: int,
    critiques: int | None = None,
    seed: int = SEED,
    cancel: CancelToken | None = None,
    progress: ProgressCallback = ignore_progress,
) -> Evaluation:
    """Critique unseen photos and damaged copies of them.

    Args:
        critic: any critic; its comments are searched for the cue bank's names of the defects.
        photos: never trained on.
        copies: photos damaged by each kind.
        critiques: of these, how many are critiqued in words; all where None. Scores alone are many times faster.
        seed: of the choice of photos, of the operations' own chance and of the intervals.
        cancel: stops within one photo.
        progress: counts undamaged photos and kinds.

    Raises:
        UsageError: there are no photos.
        Cancelled: the token was cancelled.
    """
    if not photos:
        raise UsageError("No photograph is kept aside to measure a critic on.")
    cancel, total = cancel or CancelToken(), len(photos) + len(DEFECTS)
    originals: list[_Original] = []
    for photo in photos:
        originals.append(_original(critic, photo.image, cancel))
        progress(Progress(len(originals), total, "undamaged"))
    observed: dict[DefectKind, list[_Observation]] = {}
    for kind in DEFECTS:
        rng = np.random.default_rng((seed, list(DEFECTS).index(kind)))
        chosen = rng.choice(len(photos), min(copies, len(photos)), replace=False).tolist()
        asked = chosen[:critiques]
        observed[kind] = [
            _observe(critic, originals[photo], kind, photo, asked=photo in asked, seed=seed, cancel=cancel)
            for photo in chosen
        ]
        progress(Progress(len(photos) + len(observed), total, kind.replace("_", " ")))
    comments = [original.critique.comment for original in originals]
    return Evaluation(
        critic.info,
        {kind: _result(observations, seed) for kind, observations in observed.items()},
        overall=_result([each for observations in observed.values() for each in observations], seed),
        accused=mean_of([bool(named(comment)) for comment in comments], seed=seed),
        variety=variety(comments),
    )


def sharpness(image: RgbImage) -> float:
    """Variance of the Laplacian of the grey picture: the usual measure of sharpness without a network."""
    grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    return float(cv2.Laplacian(grey, cv2.CV_64F).var())


def _original(critic: Critic, image: RgbImage, cancel: CancelToken) -> _Original:
    [encoded] = critic.encode([image])
    [score] = critic.score([encoded], cancel=cancel)
    return _Original(image, score.value, sharpness(image), critique_of(critic, encoded, cancel))


def _observe(
    critic: Critic,
    original: _Original,
    kind: DefectKind,
    photo: int,
    *,
    asked: bool,
    seed: int,
    cancel: CancelToken,
) -> _Observation:
    spec = DEFECTS[kind]
    damaged = [
        apply_defects(
            original.image,
            [Defect(kind, spec.amount(severity))],
            np.random.default_rng((seed, photo)),  # the same chance in every severity
        )
        for severity in SEVERITIES
    ]
    encoded = critic.encode(damaged)
    scores = [score.value for score in critic.score(encoded, cancel=cancel)]
    counts: dict[str, tuple[float, float]] = {
        "scored_lower": (scores[_SEEN] < original.score, 1),
        "sharpness_lower": (sharpness(damaged[_SEEN]) < original.sharpness, 1),
        "monotone": (-rank_correlation(np.array([original.score, *scores]), np.array([0.0, *SEVERITIES])), 1),
    }
    if asked:
        counts |= _judged(critique_of(critic, encoded[_SEEN], cancel), kind)
    return _Observation(photo, counts)


def _judged(critique: Critique, kind: DefectKind) -> Mapping[str, tuple[float, float]]:
    """What a critique of a clearly damaged copy got right."""
    spec = DEFECTS[kind]
    mentioned = named(critique.comment)
    alike = any(DEFECTS[each].attribute is spec.attribute for each in mentioned)
    values = {attribute: value for attribute, value in critique.attributes.items() if value is not None}
    own = values.pop(spec.attribute, np.inf)
    lowest = own < min(values.values(), default=np.inf)
    found = alike or lowest
    directions = _directions(critique.suggestions, spec)
    right = bool(directions) and directions[0] > 0
    return {
        "kind_named": (kind in mentioned, 1),
        "named": (alike, 1),
        "attribute_lowest": (lowest, 1),
        "found": (found, 1),
        "remedied": (found and right, found and spec.remedy is not None),
        "remedy_right": (right, bool(directions)),
    }


def _directions(suggestions: Sequence[Suggestion], spec: DefectSpec) -> list[float]:
    """Above 0 for each suggestion of the remedy that points the right way; a crop has no other way."""
    amounts = [
        each.operation.amount for each in suggestions if each.operation and each.operation.name is spec.remedy
    ]
    if spec.remedy is OperationName.CROP:
        return [1.0] * len(amounts)
    return [amount * spec.remedy_sign for amount in amounts if isinstance(amount, float) and amount]


def _result(observations: Sequence[_Observation], seed: int) -> KindResult:
    figures: dict[str, Figure] = {}
    for name in (field.name for field in fields(KindResult)):
        of_photos: dict[int, tuple[float, float]] = {}
        for each in observations:
            part, whole = each.counts.get(name, (0.0, 0.0))
            if whole:
                parts, wholes = of_photos.get(each.photo, (0.0, 0.0))
                of_photos[each.photo] = parts + part, wholes + whole
        counted = np.array(list(of_photos.values())).reshape(-1, 2)
        figures[name] = ratio_of(counted[:, 0], counted[:, 1], seed=seed)
    return KindResult(**figures)
