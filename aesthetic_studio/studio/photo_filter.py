"""A small language for choosing photos, e.g. ``score > 7 and (rating >= 6 or flag = pick)``.

A comparison with something that a photo does not have (no score yet, not rated, no camera) is false; ``none``
asks for exactly that: ``score = none``. Text is compared without regard to case; ``~`` means "contains".
"""

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any, TypeAlias

from aesthetic_studio.domain.photo import Photo

Value: TypeAlias = float | str | None


class FilterField(StrEnum):
    """What can be compared; the rating is 0–10, stars are 0–5, the score is 1–10."""

    RATING = "rating"
    STARS = "stars"
    SCORE = "score"
    FLAG = "flag"
    LABEL = "label"
    CAMERA = "camera"
    NAME = "name"


NUMERIC = frozenset({FilterField.RATING, FilterField.STARS, FilterField.SCORE})
CAN_BE_MISSING = frozenset({FilterField.RATING, FilterField.SCORE, FilterField.CAMERA})
_COMPARE: Mapping[str, Callable[[Any, Any], bool]] = MappingProxyType(
    {
        "=": operator.eq,
        "!=": operator.ne,
        "<": operator.lt,
        "<=": operator.le,
        ">": operator.gt,
        ">=": operator.ge,
    }
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One field against one value; None asks whether the photo has none."""

    field: FilterField
    sign: str
    value: Value

    def matches(self, photo: Photo, rating: float | None) -> bool:
        """Whether the photo, rated 0–10 or not at all, passes."""
        actual = _read(self.field, photo, rating)
        if self.value is None:
            return (actual is None) == (self.sign == "=")
        if actual is None:
            return False
        if isinstance(actual, str) and isinstance(self.value, str):
            return _compare_text(actual.casefold(), self.sign, self.value.casefold())
        return _COMPARE[self.sign](actual, self.value)

    def __str__(self) -> str:
        if self.value is None:
            return f"{self.field} {self.sign} none"
        if isinstance(self.value, str):
            quote = "'" if '"' in self.value else '"'
            return f"{self.field} {self.sign} {quote}{self.value}{quote}"
        return f"{self.field} {self.sign} {self.value!r}"


@dataclass(frozen=True, slots=True)
class Not:
    """Photos that the part does not match."""

    part: "PhotoFilter"

    def matches(self, photo: Photo, rating: float | None) -> bool:
        """Whether the photo, rated 0–10 or not at all, passes."""
        return not self.part.matches(photo, rating)

    def __str__(self) -> str:
        return f"not ({self.part})"


@dataclass(frozen=True, slots=True)
class Every:
    """Photos that all parts match."""

    parts: tuple["PhotoFilter", ...]

    def matches(self, photo: Photo, rating: float | None) -> bool:
        """Whether the photo, rated 0–10 or not at all, passes."""
        return all(part.matches(photo, rating) for part in self.parts)

    def __str__(self) -> str:
        return " and ".join(f"({part})" for part in self.parts)


@dataclass(frozen=True, slots=True)
class Either:
    """Photos that at least one part matches."""

    parts: tuple["PhotoFilter", ...]

    def matches(self, photo: Photo, rating: float | None) -> bool:
        """Whether the photo, rated 0–10 or not at all, passes."""
        return any(part.matches(photo, rating) for part in self.parts)

    def __str__(self) -> str:
        return " or ".join(f"({part})" for part in self.parts)


PhotoFilter: TypeAlias = Comparison | Not | Every | Either


def _compare_text(actual: str, sign: str, wanted: str) -> bool:
    return wanted in actual if sign == "~" else _COMPARE[sign](actual, wanted)


def _read(field: FilterField, photo: Photo, rating: float | None) -> Value:
    values: Mapping[FilterField, Value] = {
        FilterField.RATING: rating,
        FilterField.STARS: photo.stars,
        FilterField.SCORE: photo.score,
        FilterField.FLAG: photo.flag.value,
        FilterField.LABEL: photo.label.value,
        FilterField.CAMERA: photo.metadata.camera if photo.metadata else None,
        FilterField.NAME: photo.path.name,
    }
    return values[field]
