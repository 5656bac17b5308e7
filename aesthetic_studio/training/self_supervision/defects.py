"""The ways a photograph fails that training can make on purpose: what, how much, what would mend it.

The three scales are the paper's (CALM, arXiv 2412.11952, text-guided self-supervision: low, middle, high level);
which operation belongs to which scale, their units and their ranges are our own choice.
"""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from aesthetic_studio.domain.critique import Attribute, OperationName


class Scale(StrEnum):
    """The level of perception an operation acts on."""

    LOW = "low"
    MIDDLE = "middle"
    HIGH = "high"


class DefectKind(StrEnum):
    """A defect with its direction: too dark and too bright are two kinds."""

    DEFOCUS = "defocus"
    MOTION = "motion"
    NOISE = "noise"
    JPEG = "jpeg"
    OVERSHARP = "oversharp"
    UPSCALED = "upscaled"
    DARK = "dark"
    BRIGHT = "bright"
    FLAT = "flat"
    HARSH = "harsh"
    HAZE = "haze"
    WARM = "warm"
    COOL = "cool"
    GREEN = "green"
    MAGENTA = "magenta"
    MIXED_LIGHT = "mixed_light"
    DULL = "dull"
    GARISH = "garish"
    VIGNETTE = "vignette"
    TILT_LEFT = "tilt_left"
    TILT_RIGHT = "tilt_right"
    CUT_SUBJECT = "cut_subject"
    EMPTY = "empty"
    UNBALANCED = "unbalanced"
    SQUEEZED = "squeezed"
    STRETCHED = "stretched"


class Level(StrEnum):
    """How much of a defect a person sees."""

    SLIGHT = "slight"
    CLEAR = "clear"
    STRONG = "strong"


@dataclass(frozen=True, slots=True)
class DefectSpec:
    """What is known about one kind of defect.

    Attributes:
        attribute: which attribute of a critique it lowers.
        unit: of the amount, for people.
        slight, clear, strong: the amounts where each level begins.
        most: the largest amount that is made.
        harm: fraction of the score above 1 that the largest amount destroys, 0–1.
        remedy: the edit that mends it, None where none can.
        remedy_sign: sign of that edit's amount.
    """

    scale: Scale
    attribute: Attribute
    unit: str
    slight: float
    clear: float
    strong: float
    most: float
    harm: float
    remedy: OperationName | None
    remedy_sign: int = 1

    def level(self, amount: float) -> Level:
        """The level a person would call this amount."""
        if amount >= self.strong:
            return Level.STRONG
        return Level.CLEAR if amount >= self.clear else Level.SLIGHT

    def severity(self, amount: float) -> float:
        """Amount on a perceptual 0–1 scale: slight begins at 0.2, clear at 0.45, strong at 0.7, most is 1."""
        points = ((0.0, 0.0), (self.slight, 0.2), (self.clear, 0.45), (self.strong, 0.7), (self.most, 1.0))
        for (left, low), (right, high) in itertools.pairwise(points):
            if amount <= right:
                return low + (high - low) * (amount - left) / (right - left)
        return 1.0

    def amount(self, severity: float) -> float:
        """The inverse of `severity`."""
        points = ((0.0, 0.0), (0.2, self.slight), (0.45, self.clear), (0.7, self.strong), (1.0, self.most))
        for (left, low), (right, high) in itertools.pairwise(points):
            if severity <= right:
                return low + (high - low) * (severity - left) / (right - left)
        return self.most


_LOW, _MIDDLE, _HIGH = Scale.LOW, Scale.MIDDLE, Scale.HIGH
_A, _O = Attribute, OperationName

# Pixels are those of a picture whose long side is 512.
DEFECTS: Mapping[DefectKind, DefectSpec] = {
    DefectKind.DEFOCUS: DefectSpec(_LOW, _A.SHARPNESS, "px radius", 0.9, 1.7, 3.2, 7.0, 0.80, None),
    DefectKind.MOTION: DefectSpec(_LOW, _A.SHARPNESS, "px", 3.5, 7.0, 13.0, 30.0, 0.75, None),
    DefectKind.UPSCALED: DefectSpec(_LOW, _A.SHARPNESS, "×", 1.7, 2.6, 4.0, 7.0, 0.75, None),
    DefectKind.OVERSHARP: DefectSpec(
        _LOW, _A.TECHNICAL, "unsharp amount", 1.2, 2.4, 4.0, 8.0, 0.50, _O.SHARPEN, -1
    ),
    DefectKind.NOISE: DefectSpec(_LOW, _A.TECHNICAL, "% of white", 2.0, 4.5, 8.0, 18.0, 0.65, _O.DENOISE),
    DefectKind.JPEG: DefectSpec(_LOW, _A.TECHNICAL, "100 − quality", 72.0, 84.0, 91.0, 97.0, 0.65, None),
    DefectKind.DARK: DefectSpec(_MIDDLE, _A.LIGHT, "EV", 0.6, 1.2, 2.1, 4.0, 0.75, _O.EXPOSURE),
    DefectKind.BRIGHT: DefectSpec(_MIDDLE, _A.LIGHT, "EV", 0.5, 1.0, 1.7, 3.0, 0.80, _O.EXPOSURE, -1),
    DefectKind.FLAT: DefectSpec(_MIDDLE, _A.LIGHT, "contrast lost", 0.2, 0.38, 0.55, 0.8, 0.55, _O.CONTRAST),
    DefectKind.HARSH: DefectSpec(
        _MIDDLE, _A.LIGHT, "contrast added", 0.4, 0.8, 1.4, 2.5, 0.55, _O.CONTRAST, -1
    ),
    DefectKind.HAZE: DefectSpec(_MIDDLE, _A.LIGHT, "veil", 0.15, 0.3, 0.5, 0.8, 0.60, _O.CONTRAST),
    DefectKind.VIGNETTE: DefectSpec(_MIDDLE, _A.LIGHT, "EV in the corners", 0.8, 1.5, 2.5, 4.5, 0.50, None),
    DefectKind.WARM: DefectSpec(_MIDDLE, _A.COLOUR, "share", 0.14, 0.27, 0.45, 0.8, 0.55, _O.TEMPERATURE, -1),
    DefectKind.COOL: DefectSpec(_MIDDLE, _A.COLOUR, "share", 0.14, 0.27, 0.45, 0.8, 0.55, _O.TEMPERATURE),
    DefectKind.GREEN: DefectSpec(_MIDDLE, _A.COLOUR, "share", 0.10, 0.2, 0.34, 0.6, 0.60, _O.TINT),
    DefectKind.MAGENTA: DefectSpec(_MIDDLE, _A.COLOUR, "share", 0.10, 0.2, 0.34, 0.6, 0.60, _O.TINT, -1),
    DefectKind.MIXED_LIGHT: DefectSpec(
        _MIDDLE, _A.COLOUR, "share between the two sides", 0.25, 0.5, 0.85, 1.5, 0.50, None
    ),
    DefectKind.DULL: DefectSpec(
        _MIDDLE, _A.COLOUR, "saturation lost", 0.3, 0.5, 0.7, 0.95, 0.50, _O.SATURATION
    ),
    DefectKind.GARISH: DefectSpec(
        _MIDDLE, _A.COLOUR, "saturation added", 0.5, 1.0, 1.8, 3.5, 0.55, _O.SATURATION, -1
    ),
    DefectKind.TILT_LEFT: DefectSpec(
        _HIGH, _A.COMPOSITION, "degrees", 2.5, 5.0, 9.0, 18.0, 0.50, _O.STRAIGHTEN
    ),
    DefectKind.TILT_RIGHT: DefectSpec(
        _HIGH, _A.COMPOSITION, "degrees", 2.5, 5.0, 9.0, 18.0, 0.50, _O.STRAIGHTEN, -1
    ),
    DefectKind.CUT_SUBJECT: DefectSpec(
        _HIGH, _A.COMPOSITION, "% of the subject", 12.0, 25.0, 40.0, 65.0, 0.50, None
    ),
    DefectKind.EMPTY: DefectSpec(
        _HIGH, _A.COMPOSITION, "% less to see", 25.0, 40.0, 55.0, 80.0, 0.50, _O.CROP
    ),
    DefectKind.UNBALANCED: DefectSpec(
        _HIGH, _A.COMPOSITION, "% of the way to the edge", 20.0, 32.0, 45.0, 70.0, 0.50, _O.CROP
    ),
    DefectKind.SQUEEZED: DefectSpec(
        _HIGH, _A.COMPOSITION, "% of the width", 9.0, 17.0, 27.0, 45.0, 0.50, None
    ),
    DefectKind.STRETCHED: DefectSpec(
        _HIGH, _A.COMPOSITION, "% of the height", 9.0, 17.0, 27.0, 45.0, 0.50, None
    ),
}

# Of each group at most one can be true of a photo.
EXCLUSIVE: tuple[frozenset[DefectKind], ...] = (
    frozenset({DefectKind.DEFOCUS, DefectKind.MOTION, DefectKind.UPSCALED, DefectKind.OVERSHARP}),
    frozenset({DefectKind.DARK, DefectKind.BRIGHT}),
    frozenset({DefectKind.FLAT, DefectKind.HARSH, DefectKind.HAZE}),
    frozenset(
        {
            DefectKind.WARM,
            DefectKind.COOL,
            DefectKind.GREEN,
            DefectKind.MAGENTA,
            DefectKind.MIXED_LIGHT,
        }
    ),
    frozenset({DefectKind.DULL, DefectKind.GARISH}),
    frozenset({DefectKind.TILT_LEFT, DefectKind.TILT_RIGHT}),
    frozenset({DefectKind.CUT_SUBJECT, DefectKind.EMPTY, DefectKind.UNBALANCED}),
    frozenset({DefectKind.SQUEEZED, DefectKind.STRETCHED}),
)


@dataclass(frozen=True, slots=True)
class Defect:
    """One defect that was put into a photo; the amount is in the unit of its `DefectSpec`."""

    kind: DefectKind
    amount: float

    @property
    def spec(self) -> DefectSpec:
        """What is known about the kind."""
        return DEFECTS[self.kind]

    @property
    def severity(self) -> float:
        """0–1, see `DefectSpec.severity`."""
        return self.spec.severity(self.amount)

    @property
    def level(self) -> Level:
        """What a person would call it."""
        return self.spec.level(self.amount)
