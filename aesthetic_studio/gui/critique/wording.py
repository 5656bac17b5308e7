"""The panel's words for what the domain holds as names and numbers."""

import math
from collections.abc import Mapping

from aesthetic_studio.domain.critique import (
    Attribute,
    CriticInfo,
    CropBox,
    Operation,
    OperationName,
)

MINUS = "−"  # the typographic minus, as wide as the plus
WEAK_MARGIN = 1.0
"""Score points below the mean of the others from which an attribute is called weak."""
SMALLEST_TRIM = 0.005
"""A crop that takes less than this share off an edge leaves the edge alone."""

_QUANTIZATION = {"nf4": "4-bit", "none": "full precision"}


def one_decimal(value: float) -> str:
    """A score as it is shown everywhere."""
    return f"{value:.1f}"


def rating_figure(value: float) -> str:
    """A rating of 0–10 without a needless decimal."""
    return f"{value:.1f}".removesuffix(".0")


def counted_ratings(count: int) -> str:
    """E.g. ``1 rating``, ``1,204 ratings``."""
    return "1 rating" if count == 1 else f"{count:,} ratings"


def seconds(elapsed_s: float) -> str:
    """A short duration: ``12 s``, from a minute on ``1:05 min``."""
    whole = int(elapsed_s)
    return f"{whole} s" if whole < 60 else f"{whole // 60}:{whole % 60:02d} min"


def critic_words(critic: CriticInfo, name: str = "") -> str:
    """Who spoke and how precisely it was loaded, e.g. ``CALM nano · 4-bit``."""
    return f"{name or critic.id} · {_QUANTIZATION.get(critic.quantization, critic.quantization)}"


def weakest(attributes: Mapping[Attribute, float | None]) -> Attribute | None:
    """The attribute that clearly falls behind the others, None where none does."""
    known = {attribute: value for attribute, value in attributes.items() if value is not None}
    if len(known) < 2:
        return None
    lowest = min(known, key=lambda attribute: known[attribute])
    others = [value for attribute, value in known.items() if attribute is not lowest]
    return lowest if known[lowest] <= sum(others) / len(others) - WEAK_MARGIN else None


def operation_words(operation: Operation) -> str:
    """An edit in quiet words, e.g. ``exposure +0.7 EV``; only its name where no amount is known."""
    name, amount = operation.name, operation.amount
    if isinstance(amount, CropBox):
        return _crop_words(amount)
    if amount is None or not math.isfinite(amount):
        return name.value
    if name is OperationName.EXPOSURE:
        return f"{name.value} {_signed(amount, 1)} EV"
    if name is OperationName.STRAIGHTEN:
        direction = "clockwise" if amount >= 0 else "anticlockwise"
        return f"{name.value} {abs(amount):.1f}° {direction}"
    return f"{name.value} {_signed(amount * 100, 0)}"


def _signed(value: float, decimals: int) -> str:
    sign = MINUS if value < 0 else "+"
    return f"{sign}{abs(value):.{decimals}f}"


def _crop_words(box: CropBox) -> str:
    trims = {
        "left": box.left,
        "top": box.top,
        "right": 1 - box.left - box.width,
        "bottom": 1 - box.top - box.height,
    }
    words = [f"{edge} {share:.0%}" for edge, share in trims.items() if share >= SMALLEST_TRIM]
    return f"crop {', '.join(words)}" if words else "crop"
