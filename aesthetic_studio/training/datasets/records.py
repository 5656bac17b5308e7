"""What the training and the evaluation read: one small record for each kind of thing that people said.

Every score is on the studio's scale from 1 to 10; `scales` says how each published scale is mapped onto it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Protocol, TypeAlias


@dataclass(frozen=True, slots=True)
class ScoredPhoto:
    """A photo and what people thought of it on average.

    Attributes:
        score: mean over the raters, 1–10.
        std: standard deviation over the raters, in score points; None where only the mean is published.
        distribution: probability of each whole score 1 … 10, sums to 1; None where the votes are not published on
            that scale.
        attributes: mean 1–10 of each aspect judged separately, under the data set's own names.
    """

    path: Path
    score: float
    std: float | None = None
    distribution: Mapping[int, float] | None = None
    attributes: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CommentedPhoto:
    """A photo and people's comments on it.

    Attributes:
        comments: at least one, none of them empty, in the published order.
        aspects: the comments by the aspect they speak of, under the data set's own names; empty where the comments
            are not sorted by aspect.
    """

    path: Path
    comments: tuple[str, ...]
    aspects: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RatedBy:
    """One person's rating of one photo.

    Attributes:
        person: the data set's name for the rater.
        value: 1–10.
    """

    path: Path
    person: str
    value: float


class Speaker(StrEnum):
    """Who speaks in a conversation."""

    PERSON = "person"
    CRITIC = "critic"


@dataclass(frozen=True, slots=True)
class Turn:
    """What one of the two says; image placeholders are taken out of the text."""

    speaker: Speaker
    text: str


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation about a photo; the person begins, and the critic has the last word.

    Attributes:
        kind: what the conversation is about, as published; empty where it is not said.
        question_kind: the form of its question, as published; empty where it is not said.
    """

    path: Path
    turns: tuple[Turn, ...]
    kind: str = ""
    question_kind: str = ""


@dataclass(frozen=True, slots=True)
class MultipleChoice:
    """A question about a photo with the answers to choose from.

    Attributes:
        options: at least two, without their letters.
        answer: index of the right option; None where the answers are not published.
        dimension: what is examined, as published, e.g. ``AesP``; empty where it is not said.
    """

    path: Path
    question: str
    options: tuple[str, ...]
    answer: int | None = None
    dimension: str = ""


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question about a photo to be answered in free words; nobody publishes the right ones."""

    path: Path
    question: str
    dimension: str = ""


class PortraitDimension(StrEnum):
    """The twelve dimensions of HumanBeauty, in the order of its score lists (arXiv 2503.23907)."""

    FACIAL_BRIGHTNESS = "facial brightness"
    FACIAL_FEATURE_CLARITY = "facial feature clarity"
    FACIAL_SKIN_TONE = "facial skin tone"
    FACIAL_STRUCTURE = "facial structure"
    FACIAL_CONTOUR_CLARITY = "facial contour clarity"
    FACIAL_AESTHETIC = "facial aesthetic"
    OUTFIT = "outfit"
    BODY_SHAPE = "body shape"
    LOOKS = "looks"
    ENVIRONMENT = "environment"
    GENERAL_APPEARANCE = "general appearance aesthetic"
    COMPREHENSIVE = "comprehensive aesthetic"


@dataclass(frozen=True, slots=True)
class PortraitRecord:
    """A portrait and its scores.

    Attributes:
        score: the comprehensive one, 1–10.
        dimensions: all twelve, 1–10; empty where only the comprehensive score is published.
    """

    path: Path
    score: float
    dimensions: Mapping[PortraitDimension, float] = field(default_factory=dict)


Record: TypeAlias = (
    ScoredPhoto | CommentedPhoto | RatedBy | Conversation | MultipleChoice | OpenQuestion | PortraitRecord
)


class RecordMaker(Protocol):
    """Makes the record once it is known where its photo lies."""

    def __call__(self, *, path: Path) -> Record:
        """The record of the photo at ``path``."""
        ...
