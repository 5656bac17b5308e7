"""Reads the values in a filter, in the units in which photographers write them."""

import math
import re

from aesthetic_studio.domain.errors import FilterError
from aesthetic_studio.domain.period import parse_period
from aesthetic_studio.domain.photo_filter import FilterField, FilterValue, ValueKind

_NUMBER = r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?"
_FORMS = {
    FilterField.APERTURE: re.compile(rf"(?:f/?)?(?P<number>{_NUMBER})", re.IGNORECASE),
    FilterField.SHUTTER: re.compile(rf"(?:(?P<of>1)/)?(?P<number>{_NUMBER})s?", re.IGNORECASE),
    FilterField.FOCAL: re.compile(rf"(?P<number>{_NUMBER})(?:mm)?", re.IGNORECASE),
    FilterField.SIZE: re.compile(rf"(?P<number>{_NUMBER})(?:mb)?", re.IGNORECASE),
}
_PLAIN = re.compile(rf"(?P<number>{_NUMBER})", re.IGNORECASE)
_YES, _NO = frozenset({"yes", "true", "1"}), frozenset({"no", "false", "0"})


def read_value(field: FilterField, text: str, place: int, *, quoted: bool) -> FilterValue:
    """The value that a field is compared with; None for a bare ``none``.

    Args:
        field: whose value it is.
        text: as typed, without quotes.
        place: where in the filter it stands, for the message.
        quoted: it is taken literally.

    Raises:
        FilterError: the field cannot have such a value.
    """
    if not quoted and text.lower() == "none" and field.can_be_missing:
        return None
    value: FilterValue = text
    match field.kind:
        case ValueKind.NUMBER:
            value = _number(field, text)
        case ValueKind.TIME:
            value = parse_period(text)
        case ValueKind.YES_OR_NO:
            value = True if text.lower() in _YES else False if text.lower() in _NO else None
        case ValueKind.WORD:
            value = text.lower() if text.lower() in field.words else None
    if value is None:
        raise _refused(field, text, place)
    return value


def _refused(field: FilterField, text: str, place: int) -> FilterError:
    at, size = place + 1, len(text)
    match field.kind:
        case ValueKind.NUMBER:
            return FilterError(f"{text!r} (character {at}) is not a number, as {field} needs.", place, size)
        case ValueKind.TIME:
            return FilterError(
                f"{text!r} (character {at}) is not a year, a month or a day, e.g. 2026-11.", place, size
            )
        case ValueKind.YES_OR_NO:
            return FilterError(f"{text!r} (character {at}) is neither yes nor no.", place, size)
        case _:
            words = ", ".join(field.words)
            return FilterError(f"{text!r} (character {at}) is not one of {words}.", place, size)


def _number(field: FilterField, text: str) -> float | None:
    found = _FORMS.get(field, _PLAIN).fullmatch(text)
    if found is None:
        return None
    number = float(found["number"])
    if found.groupdict().get("of"):
        number = 1 / number if number else math.inf
    return number if math.isfinite(number) else None
