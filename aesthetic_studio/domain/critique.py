"""A critique: score, attributes, comment and suggestions, and the events it arrives in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from aesthetic_studio.domain.score import PersonalScore, Score


class Attribute(StrEnum):
    """What a critique judges separately; the order is the order of display."""

    COMPOSITION = "composition"
    LIGHT = "light"
    COLOUR = "colour"
    SHARPNESS = "sharpness"
    SUBJECT = "subject"
    TECHNICAL = "technical"


class OperationName(StrEnum):
    """Parametric edits that a suggestion can stand for."""

    EXPOSURE = "exposure"
    CONTRAST = "contrast"
    SATURATION = "saturation"
    TEMPERATURE = "temperature"
    TINT = "tint"
    HIGHLIGHTS = "highlights"
    SHADOWS = "shadows"
    SHARPEN = "sharpen"
    DENOISE = "denoise"
    STRAIGHTEN = "straighten"
    CROP = "crop"


@dataclass(frozen=True, slots=True)
class CropBox:
    """A crop in fractions (0–1) of the picture's width and height."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Operation:
    """One parametric edit.

    Attributes:
        name: which edit.
        amount: EV for exposure, degrees (clockwise positive) for straighten, else −1…1;
            a `CropBox` for crop. None where the advice names a direction but no amount is known.
    """

    name: OperationName
    amount: float | CropBox | None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One piece of advice; ``operation`` is None where no edit can carry it out."""

    text: str
    attribute: Attribute | None = None
    operation: Operation | None = None


@dataclass(frozen=True, slots=True)
class CriticInfo:
    """Which critic spoke, and how it was loaded.

    Attributes:
        id: catalogue id, e.g. ``calm-nano``.
        revision: first 12 hex digits of the SHA-256 of the weights.
        quantization: ``nf4`` or ``none``.
        quantized_modules: number of 4-bit linear layers, counted after loading.
        device: ``cpu`` or ``cuda``.
    """

    id: str
    revision: str
    quantization: str
    quantized_modules: int
    device: str


@dataclass(frozen=True, slots=True)
class Critique:
    """Everything a critic said about one photo.

    Attributes:
        attributes: score 1–10 of each attribute; None where this critic cannot judge it.
        elapsed_s: seconds from the decoded photo to the last word.
        complete: False when the user stopped it before its end.
    """

    score: Score
    attributes: Mapping[Attribute, float | None]
    comment: str
    suggestions: tuple[Suggestion, ...]
    critic: CriticInfo
    elapsed_s: float
    personal_score: PersonalScore | None = None
    complete: bool = True


@dataclass(frozen=True, slots=True)
class ScoreReady:
    """The general score; always the first event."""

    score: Score


@dataclass(frozen=True, slots=True)
class PersonalScoreReady:
    """The personal score; absent without ratings."""

    personal_score: PersonalScore


@dataclass(frozen=True, slots=True)
class AttributesReady:
    """All attribute scores at once."""

    attributes: Mapping[Attribute, float | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CommentPiece:
    """The next few characters of the comment."""

    text: str


@dataclass(frozen=True, slots=True)
class SuggestionReady:
    """One whole suggestion."""

    suggestion: Suggestion


@dataclass(frozen=True, slots=True)
class CritiqueReady:
    """The finished critique; always the last event."""

    critique: Critique


CritiqueEvent: TypeAlias = (
    ScoreReady | PersonalScoreReady | AttributesReady | CommentPiece | SuggestionReady | CritiqueReady
)
