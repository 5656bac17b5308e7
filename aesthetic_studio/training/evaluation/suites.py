"""All measurements of one critic, in one report."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from aesthetic_studio.critics.catalogue import read_folder
from aesthetic_studio.critics.loading import load_critic
from aesthetic_studio.critics.protocol import Critic
from aesthetic_studio.domain.critique import CriticInfo
from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.domain.progress import CancelToken, Progress, ProgressCallback, ignore_progress
from aesthetic_studio.training.evaluation.aesbench import ChoiceFigures, choice_figures
from aesthetic_studio.training.evaluation.bootstrap import SEED
from aesthetic_studio.training.evaluation.comments import CommentFigures, Variety, comment_figures, variety
from aesthetic_studio.training.evaluation.degradation import Evaluation, evaluate
from aesthetic_studio.training.evaluation.material import Material
from aesthetic_studio.training.evaluation.personal import (
    InContext,
    PersonalFigures,
    RatedPhotos,
    personal_figures,
)
from aesthetic_studio.training.evaluation.published import Suite
from aesthetic_studio.training.evaluation.scores import ScoreFigures, score_figures
from aesthetic_studio.training.evaluation.verdicts import (
    Picture,
    Verdict,
    critique_of,
    encoded_pictures,
    in_memory,
    verdicts,
)


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is measured.

    Attributes:
        copies: photos damaged by each kind of defect.
        critiques: of these, how many are critiqued in words; all where None.
        in_context: people whose ratings are predicted from examples in the prompt; 0 leaves it out.
        seed: of all choices and intervals.
    """

    copies: int = 60
    critiques: int | None = None
    in_context: int = 20
    seed: int = SEED


@dataclass(frozen=True, slots=True)
class Report:
    """What was measured; None or empty where it was not.

    Attributes:
        critic: which one, and how it was loaded.
        data_set: its name in the catalogue, empty for a user's own photos.
        suites: which were run.
        effort: how much was measured.
        unreadable: pictures that could not be decoded and were left out.
    """

    critic: CriticInfo
    data_set: str
    suites: tuple[Suite, ...]
    effort: Effort
    defects: Evaluation | None = None
    scores: ScoreFigures | None = None
    personal: Sequence[PersonalFigures] = ()
    comments: CommentFigures | None = None
    variety: Variety | None = None
    aesbench: Mapping[str, ChoiceFigures] = field(default_factory=dict)
    unreadable: int = 0


def possible(material: Material) -> list[Suite]:
    """The suites that there is material for."""
    there = {
        Suite.DEFECTS: material.photos,
        Suite.SCORES: len(material.means) > 1,
        Suite.PERSONAL: material.people,
        Suite.COMMENTS: material.commented or material.photos,
        Suite.AESBENCH: any(question.answer is not None for question, _ in material.questions),
    }
    return [suite for suite in Suite if there[suite]]


def measure_folder(
    folder: Path,
    material: Material,
    *,
    device: str,
    quantization: str,
    effort: Effort | None = None,
    progress: ProgressCallback = ignore_progress,
) -> Report:
    """Load the critic in a model folder and measure all that the material allows.

    Raises:
        CriticUnavailableError: the folder holds no critic, or it cannot be loaded.
        UsageError: there is nothing to measure on.
    """
    critic = load_critic(read_folder(folder), device=device, quantization=quantization, progress=progress)
    return measure(critic, material, possible(material), effort or Effort(), progress=progress)


def measure(
    critic: Critic,
    material: Material,
    suites: Collection[Suite],
    effort: Effort,
    *,
    cancel: CancelToken | None = None,
    progress: ProgressCallback = ignore_progress,
) -> Report:
    """Run suites one after the other.

    Args:
        critic: any critic.
        material: what to measure on.
        suites: which measurements.
        effort: how much is measured.
        cancel: stops within one photo.
        progress: counts within each suite.

    Raises:
        UsageError: there is nothing to measure on, or no material for one of the suites.
        Cancelled: the token was cancelled.
    """
    _need(material, suites)
    sitting = _Sitting(critic, material, effort, cancel or CancelToken(), progress)
    defects = sitting.defects() if Suite.DEFECTS in suites else None
    judged = sitting.verdicts(suites)
    comments, varied = sitting.comments(defects) if Suite.COMMENTS in suites else (None, None)
    return Report(
        critic.info,
        material.data_set,
        tuple(suite for suite in Suite if suite in suites),
        effort,
        defects=defects,
        scores=sitting.scores(judged) if Suite.SCORES in suites else None,
        personal=sitting.personal(judged) if Suite.PERSONAL in suites else (),
        comments=comments,
        variety=varied,
        aesbench=sitting.aesbench() if Suite.AESBENCH in suites else {},
        unreadable=sum(verdict is None for verdict in judged.values()),
    )


def _need(material: Material, suites: Collection[Suite]) -> None:
    if not suites:
        raise UsageError("There is nothing to measure on.", "Give photographs, or a data set.")
    if missing := [suite.value for suite in suites if suite not in possible(material)]:
        raise UsageError(
            f"What was given does not suffice to measure {' and '.join(missing)}.",
            "Scores and personal scores need rated photos, aesbench needs a data set of questions with answers.",
        )


def _need_some(readable: Collection[object]) -> None:
    if not readable:
        raise UsageError("None of the pictures can be read.", "Look at one of them with another program.")


@dataclass(frozen=True, slots=True)
class _Sitting:
    """One critic in front of the material."""

    critic: Critic
    material: Material
    effort: Effort
    cancel: CancelToken
    progress: ProgressCallback

    def defects(self) -> Evaluation:
        return evaluate(
            self.critic,
            self.material.photos,
            copies=self.effort.copies,
            critiques=self.effort.critiques,
            seed=self.effort.seed,
            cancel=self.cancel,
            progress=self.progress,
        )

    def verdicts(self, suites: Collection[Suite]) -> Mapping[int, Verdict | None]:
        """By index in the gallery, of the pictures that the suites need."""
        wanted = set(self.material.means) if Suite.SCORES in suites else set()
        if Suite.PERSONAL in suites:
            wanted |= set(range(len(self.material.gallery)))
        order = sorted(wanted)
        pictures = [self.material.gallery[index] for index in order]
        found = verdicts(self.critic, pictures, cancel=self.cancel, progress=self.progress)
        if found:
            _need_some([verdict for verdict in found if verdict is not None])
        return dict(zip(order, found, strict=True))

    def scores(self, judged: Mapping[int, Verdict | None]) -> ScoreFigures:
        pairs = [
            (verdict.score, mean)
            for index, mean in self.material.means.items()
            if (verdict := judged[index]) is not None
        ]
        return score_figures(*map(list, zip(*pairs, strict=True)), seed=self.effort.seed)

    def personal(self, judged: Mapping[int, Verdict | None]) -> list[PersonalFigures]:
        people = self.material.people
        if people is None:
            return []
        kept = [index for index, verdict in judged.items() if verdict is not None]
        known = [verdict for verdict in judged.values() if verdict is not None]
        rated = RatedPhotos(
            people.ratings[:, kept],
            np.array([verdict.score for verdict in known]),
            np.stack([verdict.embedding for verdict in known]).astype(np.float64),
            people.support[kept],
            people.tested[kept],
        )
        in_context = None
        if self.critic.max_examples and self.effort.in_context:
            pictures = [self.material.gallery[index] for index in kept]
            in_context = InContext(
                self.critic, lambda index: pictures[index](), self.effort.in_context, self.cancel
            )
        return personal_figures(rated, in_context=in_context, seed=self.effort.seed, progress=self.progress)

    def comments(self, defects: Evaluation | None) -> tuple[CommentFigures | None, Variety | None]:
        """Against people's where there are any; else their variety alone, on undamaged photos."""
        people = self.material.commented
        if not people and defects is not None:
            return None, defects.variety
        pictures: list[Picture] = [picture for picture, _ in people] or [
            in_memory(photo.image) for photo in self.material.photos
        ]
        said = self._said(pictures)
        spoken = [comment for comment in said if comment is not None]
        _need_some(spoken)
        if not people:
            return None, variety(spoken)
        references = [
            comments for (_, comments), comment in zip(people, said, strict=True) if comment is not None
        ]
        return comment_figures(spoken, references, seed=self.effort.seed), variety(spoken)

    def _said(self, pictures: Sequence[Picture]) -> list[str | None]:
        said: list[str | None] = []
        for photo in encoded_pictures(self.critic, pictures):
            said.append(None if photo is None else critique_of(self.critic, photo, self.cancel).comment)
            self.progress(Progress(len(said), len(pictures), "comments"))
        return said

    def aesbench(self) -> Mapping[str, ChoiceFigures]:
        return choice_figures(
            self.critic,
            self.material.questions,
            seed=self.effort.seed,
            cancel=self.cancel,
            progress=self.progress,
        )
