"""Assisted culling: which photos to keep and which to leave out by their scores, proposed for the user to decide."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from statistics import NormalDist

from aesthetic_studio.domain.changes import MarkValue, PhotoField
from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.domain.photo import Flag, Label

LEAST_SURE, MOST_SURE = 0.5, 0.99


class Bucket(StrEnum):
    """Where a photo is put."""

    KEEP = "keep"
    UNSURE = "unsure"
    OUT = "out"


@dataclass(frozen=True, slots=True)
class Candidate:
    """What culling knows of a photo.

    Attributes:
        score, score_std: the critic's general score 1–10 and how unsure it is, None before a critique.
        personal_score: the user's own score, None where it is not proven.
        stack_id: the stack that it is in.
        readable: whether its file can be read; one that cannot be will never have a score.
        failed: whether the critic was asked for it last and failed.
    """

    photo_id: int
    score: float | None
    score_std: float | None = None
    personal_score: float | None = None
    stack_id: int | None = None
    flag: Flag = Flag.NONE
    stars: int = 0
    label: Label = Label.NONE
    readable: bool = True
    failed: bool = False

    @property
    def marked(self) -> bool:
        """Whether the user has judged it."""
        return self.flag is not Flag.NONE or self.stars > 0 or self.label is not Label.NONE


@dataclass(frozen=True, slots=True)
class CullingRule:
    """Who is kept and who is out.

    Attributes:
        keep_from, out_below: scores 1–10, compared as they are shown: with one decimal.
        sure: how likely the score must lie on its side of a threshold, `LEAST_SURE` … `MOST_SURE`; with a half
            only the score itself counts.
        best_of_stack: whether of each stack the best photo alone can be kept.
        tie: scores of a stack that differ by no more than so many points are equally good.
        leave_marked: whether photos that the user has marked are left alone.
        personal: whether the user's own scores count instead of the general ones.

    Raises:
        UsageError: more would be out than is not kept, or a value is impossible.
    """

    keep_from: float
    out_below: float
    sure: float = 0.6
    best_of_stack: bool = True
    tie: float = 0.2
    leave_marked: bool = True
    personal: bool = False

    def __post_init__(self) -> None:
        if self.out_below > self.keep_from:
            raise UsageError("A photo cannot be both kept and out.", "Keep from a higher score.")
        if not LEAST_SURE <= self.sure <= MOST_SURE or self.tie < 0:
            raise UsageError(
                "How sure the critic must be is a number from 0.5 to 0.99, a tie is never negative."
            )

    def score(self, candidate: Candidate) -> float | None:
        """The score that counts."""
        return candidate.personal_score if self.personal else candidate.score


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the rule makes of the photos.

    Attributes:
        buckets: of each photo that was judged.
        unscored: photos without the score that counts, which a critic may give them.
        unreadable: photos without it that no critic can see.
        left: photos that the user has marked, left alone.
    """

    buckets: Mapping[int, Bucket] = field(default_factory=dict)
    unscored: tuple[int, ...] = ()
    unreadable: tuple[int, ...] = ()
    left: tuple[int, ...] = ()

    def of(self, bucket: Bucket) -> list[int]:
        """The photos in a bucket."""
        return [key for key, chosen in self.buckets.items() if chosen is bucket]

    def moved(self, by_hand: Mapping[int, Bucket]) -> "Proposal":
        """The same after the user has put photos elsewhere; those that were left alone or have no score too."""
        if not by_hand:
            return self
        return replace(
            self,
            buckets={**self.buckets, **by_hand},
            unscored=tuple(key for key in self.unscored if key not in by_hand),
            unreadable=tuple(key for key in self.unreadable if key not in by_hand),
            left=tuple(key for key in self.left if key not in by_hand),
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of the photos of each bucket; a bucket that is not named stays as it is.

    Attributes:
        field: flag, stars, label, or albums.
        values: a flag, a number of stars, a label, or the name of an album that the user fills, or is made.
    """

    field: PhotoField
    values: Mapping[Bucket, MarkValue]


FLAGS = Outcome(PhotoField.FLAG, {Bucket.KEEP: Flag.PICK, Bucket.OUT: Flag.REJECT})
STARS = Outcome(PhotoField.STARS, {Bucket.KEEP: 3, Bucket.UNSURE: 1})
LABELS = Outcome(
    PhotoField.LABEL, {Bucket.KEEP: Label.GREEN, Bucket.UNSURE: Label.YELLOW, Bucket.OUT: Label.RED}
)


def propose(candidates: Sequence[Candidate], rule: CullingRule) -> Proposal:
    """Put photos into buckets; whoever is not clearly above or below the thresholds is in `Bucket.UNSURE`.

    Of a stack whose best photos are equally good, none is kept. Whoever is clearly worse than the best photo of
    its stack is out. Where the user has picked one of a stack, or one of it has no score yet, none is the best.
    """
    left = {each.photo_id for each in candidates if rule.leave_marked and each.marked}
    open_ones = [each for each in candidates if each.photo_id not in left]
    margin = NormalDist().inv_cdf(rule.sure)
    buckets = {
        each.photo_id: _by_score(score, margin * (each.score_std or 0.0), rule)
        for each in open_ones
        if (score := rule.score(each)) is not None
    }
    if rule.best_of_stack:
        for members in _stacks(candidates):
            buckets.update(_best_alone(members, buckets, rule))
    without = [each for each in open_ones if each.photo_id not in buckets]
    return Proposal(
        buckets=buckets,
        unscored=tuple(each.photo_id for each in without if each.readable),
        unreadable=tuple(each.photo_id for each in without if not each.readable),
        left=tuple(each.photo_id for each in candidates if each.photo_id in left),
    )


def usual_rule(candidates: Iterable[Candidate]) -> CullingRule:
    """A rule to begin with: about the best quarter is kept and the weakest quarter out, before doubts."""
    known = list(candidates)
    judged = [each for each in known if each.score is not None]
    personal = bool(judged) and all(each.personal_score is not None for each in judged)
    scores = sorted(
        score for each in judged if (score := each.personal_score if personal else each.score) is not None
    )
    if not scores:
        return CullingRule(6.0, 4.0)
    low, high = (scores[round(part * (len(scores) - 1))] for part in (0.25, 0.75))
    return CullingRule(round(high, 1), round(low, 1), personal=personal)


def _by_score(score: float, margin: float, rule: CullingRule) -> Bucket:
    above = _tenths(score) - _tenths(rule.keep_from)
    below = _tenths(rule.out_below) - _tenths(score)
    if above >= 0 and above >= 10 * margin:
        return Bucket.KEEP
    if below > 0 and below >= 10 * margin:
        return Bucket.OUT
    return Bucket.UNSURE


def _best_alone(
    members: Sequence[Candidate], buckets: Mapping[int, Bucket], rule: CullingRule
) -> dict[int, Bucket]:
    """The buckets of a stack's photos after they have been compared with each other."""
    scores = {each.photo_id: rule.score(each) for each in members if each.photo_id in buckets}
    known = {key: _tenths(score) for key, score in scores.items() if score is not None}
    decided = any(each.flag is Flag.PICK and each.photo_id not in buckets for each in members)
    unknown = any(each.photo_id not in buckets and each.readable and not each.marked for each in members)
    if decided or unknown or not known:
        return {key: Bucket.UNSURE for key in known if buckets[key] is Bucket.KEEP}
    best = max(known.values())
    near = [key for key, score in known.items() if best - score <= _tenths(rule.tie)]
    worse = {key: Bucket.OUT for key in known if key not in near}
    if len(near) == 1:
        return worse
    return worse | {key: Bucket.UNSURE for key in near if buckets[key] is Bucket.KEEP}


def _stacks(candidates: Iterable[Candidate]) -> list[list[Candidate]]:
    """The photos of each stack, of those with two or more."""
    stacks: dict[int, list[Candidate]] = {}
    for each in candidates:
        if each.stack_id is not None:
            stacks.setdefault(each.stack_id, []).append(each)
    return [members for members in stacks.values() if len(members) > 1]


def _tenths(score: float) -> int:
    """The score as it is shown, in whole tenths: photos that show the same are treated the same."""
    return round(10 * score)
