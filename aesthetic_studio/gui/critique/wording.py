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
from aesthetic_studio.gui.language import counted, to_translate, translate

MINUS = "−"  # the typographic minus, as wide as the plus
WEAK_MARGIN = 1.0
"""Score points below the mean of the others from which an attribute is called weak."""
SMALLEST_TRIM = 0.005
"""A crop that takes less than this share off an edge leaves the edge alone."""

_QUANTIZATION = {"nf4": to_translate("Critique", "4-bit"), "none": to_translate("Critique", "full precision")}
_ATTRIBUTES = {
    Attribute.COMPOSITION: to_translate("Critique", "Composition"),
    Attribute.LIGHT: to_translate("Critique", "Light"),
    Attribute.COLOUR: to_translate("Critique", "Colour"),
    Attribute.SHARPNESS: to_translate("Critique", "Sharpness"),
    Attribute.SUBJECT: to_translate("Critique", "Subject"),
    Attribute.TECHNICAL: to_translate("Critique", "Technical"),
}
_OPERATIONS = {
    OperationName.EXPOSURE: to_translate("Critique", "exposure"),
    OperationName.CONTRAST: to_translate("Critique", "contrast"),
    OperationName.SATURATION: to_translate("Critique", "saturation"),
    OperationName.TEMPERATURE: to_translate("Critique", "temperature"),
    OperationName.TINT: to_translate("Critique", "tint"),
    OperationName.HIGHLIGHTS: to_translate("Critique", "highlights"),
    OperationName.SHADOWS: to_translate("Critique", "shadows"),
    OperationName.SHARPEN: to_translate("Critique", "sharpen"),
    OperationName.DENOISE: to_translate("Critique", "denoise"),
    OperationName.STRAIGHTEN: to_translate("Critique", "straighten"),
    OperationName.CROP: to_translate("Critique", "crop"),
}


def attribute_name(attribute: Attribute) -> str:
    """What an attribute is called."""
    return translate("Critique", _ATTRIBUTES[attribute])


def one_decimal(value: float) -> str:
    """A score as it is shown everywhere."""
    return f"{value:.1f}"


def signed(value: float, decimals: int) -> str:
    """A difference: ``+0.3``, ``−1.2``; what rounds to nothing has no sign."""
    figure = f"{abs(value):.{decimals}f}"
    sign = "" if not float(figure) else MINUS if value < 0 else "+"
    return f"{sign}{figure}"


def share(value: float) -> str:
    """A share 0–1 in whole percent."""
    return f"{100 * value:.0f}\u202f%"


def rating_figure(value: float) -> str:
    """A rating of 0–10 without a needless decimal."""
    return f"{value:.1f}".removesuffix(".0")


def counted_ratings(count: int) -> str:
    """E.g. ``1 rating``, ``1,204 ratings``."""
    return counted("Critique", "%Ln ratings", count)


def seconds(elapsed_s: float) -> str:
    """A short duration: ``12 s``, from a minute on ``1:05 min``."""
    whole = int(elapsed_s)
    if whole < 60:
        return translate("Critique", "{seconds} s").format(seconds=whole)
    return translate("Critique", "{time} min").format(time=f"{whole // 60}:{whole % 60:02d}")


def critic_words(critic: CriticInfo, name: str = "") -> str:
    """Who spoke and how precisely it was loaded, e.g. ``CALM nano · 4-bit``."""
    bits = _QUANTIZATION.get(critic.quantization, "")
    return f"{name or critic.id} · {translate('Critique', bits) if bits else critic.quantization}"


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
    name, amount = translate("Critique", _OPERATIONS[operation.name]), operation.amount
    if isinstance(amount, CropBox):
        return _crop_words(amount)
    if amount is None or not math.isfinite(amount):
        return name
    if operation.name is OperationName.EXPOSURE:
        return f"{name} {signed(amount, 1)} EV"
    if operation.name is OperationName.STRAIGHTEN:
        turned = translate("Critique", "clockwise") if amount >= 0 else translate("Critique", "anticlockwise")
        return f"{name} {abs(amount):.1f}° {turned}"
    return f"{name} {signed(amount * 100, 0)}"


def _crop_words(box: CropBox) -> str:
    trims = {
        translate("Critique", "left"): box.left,
        translate("Critique", "top"): box.top,
        translate("Critique", "right"): 1 - box.left - box.width,
        translate("Critique", "bottom"): 1 - box.top - box.height,
    }
    words = [f"{edge} {share(part)}" for edge, part in trims.items() if part >= SMALLEST_TRIM]
    return " ".join((translate("Critique", "crop"), ", ".join(words))).rstrip()
