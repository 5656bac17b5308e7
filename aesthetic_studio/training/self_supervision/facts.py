"""What can be measured about any photo: the pseudo-labels that make each comment speak of its own photo.

The network learns to name these from the picture; at inference nothing is measured, everything is read.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray

from aesthetic_studio.domain.image import RgbImage

T = TypeVar("T")


class Frame(StrEnum):
    """The format of the picture."""

    WIDE = "wide"
    TALL = "tall"
    SQUARE = "square"


class Key(StrEnum):
    """Where its tones lie."""

    LOW = "low"
    MIDDLE = "middle"
    HIGH = "high"


class Palette(StrEnum):
    """The family of hues that carries most of the chroma."""

    NEUTRAL = "neutral"
    RED = "red"
    ORANGE = "orange"
    YELLOW = "yellow"
    GREEN = "green"
    TEAL = "teal"
    BLUE = "blue"
    VIOLET = "violet"
    MIXED = "mixed"


class Chroma(StrEnum):
    """How colourful it is."""

    MUTED = "muted"
    NATURAL = "natural"
    VIVID = "vivid"


class Contrast(StrEnum):
    """The spread of its tones."""

    SOFT = "soft"
    MEDIUM = "medium"
    STRONG = "strong"


class Detail(StrEnum):
    """How much is going on."""

    CALM = "calm"
    MODERATE = "moderate"
    BUSY = "busy"


class Weight(StrEnum):
    """Where the detail gathers."""

    LEFT = "left"
    RIGHT = "right"
    TOP = "top"
    BOTTOM = "bottom"
    CENTRE = "centre"
    SPREAD = "spread"


@dataclass(frozen=True, slots=True)
class Facts:
    """The measured description of one photo."""

    frame: Frame
    key: Key
    palette: Palette
    chroma: Chroma
    contrast: Contrast
    detail: Detail
    weight: Weight


# Upper hue borders in degrees of CIE L*a*b* hue angle.
_HUES = (
    (40.0, Palette.RED),
    (75.0, Palette.ORANGE),
    (108.0, Palette.YELLOW),
    (160.0, Palette.GREEN),
    (235.0, Palette.TEAL),
    (312.0, Palette.BLUE),
    (345.0, Palette.VIOLET),
    (360.0, Palette.RED),
)


def measure(image: RgbImage) -> Facts:
    """Measure a photo, on a 96-px copy; about 0.5 ms."""
    height, width = image.shape[:2]
    scale = 96.0 / max(height, width)
    small = cv2.resize(
        image, (max(8, round(width * scale)), max(8, round(height * scale))), interpolation=cv2.INTER_AREA
    )
    lab: NDArray[np.float32] = np.asarray(
        cv2.cvtColor(small.astype(np.float32) / 255, cv2.COLOR_RGB2LAB), dtype=np.float32
    )
    lightness, a, b = lab[..., 0], lab[..., 1], lab[..., 2]
    chroma = np.hypot(a, b)
    detail, weight = _detail(lightness)
    return Facts(
        frame=_frame(width / height),
        key=_three(float(lightness.mean()), 38.0, 62.0, (Key.LOW, Key.MIDDLE, Key.HIGH)),
        palette=_palette(chroma, np.degrees(np.arctan2(b, a)) % 360),
        chroma=_three(float(chroma.mean()), 9.0, 24.0, (Chroma.MUTED, Chroma.NATURAL, Chroma.VIVID)),
        contrast=_three(
            float(lightness.std()), 15.0, 25.0, (Contrast.SOFT, Contrast.MEDIUM, Contrast.STRONG)
        ),
        detail=detail,
        weight=weight,
    )


def _three(value: float, low: float, high: float, kinds: tuple[T, T, T]) -> T:
    return kinds[0] if value < low else kinds[1] if value < high else kinds[2]


def _frame(aspect: float) -> Frame:
    return _three(aspect, 0.93, 1.07, (Frame.TALL, Frame.SQUARE, Frame.WIDE))


def _palette(chroma: NDArray[np.float32], hue: NDArray[np.float32]) -> Palette:
    total = float(chroma.sum())
    if total / chroma.size < 4.0:
        return Palette.NEUTRAL
    shares: dict[Palette, float] = {}
    lower = 0.0
    for upper, palette in _HUES:
        inside = (hue >= lower) & (hue < upper)
        shares[palette] = shares.get(palette, 0.0) + float(chroma[inside].sum()) / total
        lower = upper
    palette, share = max(shares.items(), key=lambda item: item[1])
    return palette if share >= 0.45 else Palette.MIXED


def _detail(lightness: NDArray[np.float32]) -> tuple[Detail, Weight]:
    smooth = np.asarray(cv2.GaussianBlur(lightness, (0, 0), 1.0), dtype=np.float32)
    edges: NDArray[np.float32] = np.hypot(
        cv2.Sobel(smooth, cv2.CV_32F, 1, 0), cv2.Sobel(smooth, cv2.CV_32F, 0, 1)
    )
    amount = float((edges > 25).mean())
    total = float(edges.sum()) + 1e-6
    height, width = edges.shape
    x = float((edges.sum(axis=0) * np.linspace(-1, 1, width)).sum()) / total
    y = float((edges.sum(axis=1) * np.linspace(-1, 1, height)).sum()) / total
    inner = edges[height // 4 : -(height // 4), width // 4 : -(width // 4)].sum() / total
    detail = _three(amount, 0.24, 0.44, (Detail.CALM, Detail.MODERATE, Detail.BUSY))
    if max(abs(x), abs(y)) > 0.10:
        if abs(x) > abs(y):
            return detail, Weight.LEFT if x < 0 else Weight.RIGHT
        return detail, Weight.TOP if y < 0 else Weight.BOTTOM
    return detail, Weight.CENTRE if inner > 0.34 else Weight.SPREAD
