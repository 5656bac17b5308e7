"""Which photos are wanted: comparisons joined by and, or, not. Written as `parse_filter` reads it.

A comparison with something that a photo does not have (no score yet, not rated, no camera) is false, and ``none``
asks for exactly that: ``score = none``.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import TypeAlias

from aesthetic_studio.domain.period import Period
from aesthetic_studio.domain.photo import Flag, Label


class ValueKind(Enum):
    """What a field is compared with."""

    NUMBER = "a number"
    TEXT = "a text"
    WORD = "one of some words"
    TIME = "a year, a month or a day, e.g. 2026-11"
    YES_OR_NO = "yes or no"


class Sign(StrEnum):
    """How a field is compared with a value. ``:`` asks of text whether it contains the value."""

    CONTAINS = ":"
    IS = "="
    IS_NOT = "!="
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="


class FilterField(StrEnum):
    """What can be asked of a photo.

    The rating is 0–10 and stars are 0–5; scores are 1–10; focal length is in mm, shutter time in seconds, size in
    MB, width and height in pixels. ``folder`` is the path of the folder, ``format`` the suffix of the file's name.
    ``text`` is what a search for words looks through. A ``conflict`` is a photo that was marked here and, otherwise,
    in another program.
    """

    RATING = "rating"
    STARS = "stars"
    SCORE = "score"
    PERSONAL = "personal"
    UNCERTAINTY = "uncertainty"
    ISO = "iso"
    FOCAL = "focal"
    APERTURE = "aperture"
    SHUTTER = "shutter"
    SIZE = "size"
    WIDTH = "width"
    HEIGHT = "height"
    TAKEN = "taken"
    ADDED = "added"
    FLAG = "flag"
    LABEL = "label"
    TEXT = "text"
    NAME = "name"
    FOLDER = "folder"
    FORMAT = "format"
    CAMERA = "camera"
    LENS = "lens"
    KEYWORD = "keyword"
    ALBUM = "album"
    PAIR = "pair"
    STACKED = "stacked"
    LOCATED = "located"
    BROKEN = "broken"
    CONFLICT = "conflict"
    MISSING = "missing"

    @property
    def kind(self) -> ValueKind:
        """What it is compared with."""
        return _KINDS.get(self, ValueKind.TEXT)

    @property
    def signs(self) -> frozenset[Sign]:
        """The comparisons that mean something for it."""
        if self is FilterField.TEXT:
            return frozenset({Sign.CONTAINS})
        return _SIGNS[self.kind]

    @property
    def words(self) -> tuple[str, ...]:
        """The words that it can be, where these are given."""
        return _WORDS.get(self, ())

    @property
    def can_be_missing(self) -> bool:
        """Whether ``none`` may be asked for; flag and label have it among their words."""
        return self not in _ALWAYS_THERE and self.kind not in {ValueKind.WORD, ValueKind.YES_OR_NO}


_NUMBERS = (
    FilterField.RATING, FilterField.STARS, FilterField.SCORE, FilterField.PERSONAL, FilterField.UNCERTAINTY,
    FilterField.ISO, FilterField.FOCAL, FilterField.APERTURE, FilterField.SHUTTER, FilterField.SIZE,
    FilterField.WIDTH, FilterField.HEIGHT,
)  # fmt: skip
_YES_OR_NO = (
    *(FilterField.PAIR, FilterField.STACKED, FilterField.LOCATED, FilterField.BROKEN, FilterField.CONFLICT),
    FilterField.MISSING,
)
_KINDS = {
    **dict.fromkeys(_NUMBERS, ValueKind.NUMBER),
    **dict.fromkeys((FilterField.TAKEN, FilterField.ADDED), ValueKind.TIME),
    **dict.fromkeys((FilterField.FLAG, FilterField.LABEL), ValueKind.WORD),
    **dict.fromkeys(_YES_OR_NO, ValueKind.YES_OR_NO),
}
_WORDS = {
    FilterField.FLAG: tuple(flag.value for flag in Flag),
    FilterField.LABEL: tuple(label.value for label in Label),
}
_EQUAL = frozenset({Sign.IS, Sign.IS_NOT})
_ORDERED = _EQUAL | {Sign.LESS, Sign.AT_MOST, Sign.MORE, Sign.AT_LEAST}
_SIGNS = {
    ValueKind.NUMBER: _ORDERED,
    ValueKind.TIME: _ORDERED,
    ValueKind.WORD: _EQUAL,
    ValueKind.YES_OR_NO: _EQUAL,
    ValueKind.TEXT: _EQUAL | {Sign.CONTAINS},
}
_ALWAYS_THERE = frozenset(
    (
        *(FilterField.STARS, FilterField.SIZE, FilterField.TEXT),
        *(FilterField.NAME, FilterField.FOLDER, FilterField.FORMAT),
    )
)

FilterValue: TypeAlias = float | str | bool | Period | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """One field against one value; None asks whether the photo has none."""

    field: FilterField
    sign: Sign
    value: FilterValue

    def __str__(self) -> str:
        bare = self.field.words and isinstance(self.value, str)
        return f"{self.field}{self.sign}{self.value if bare else _written(self.value)}"


@dataclass(frozen=True, slots=True)
class Not:
    """Photos that the part does not match."""

    part: "PhotoFilter"

    def __str__(self) -> str:
        return f"not {_inside(self.part)}"


@dataclass(frozen=True, slots=True)
class Every:
    """Photos that all parts match; two or more."""

    parts: tuple["PhotoFilter", ...]

    def __str__(self) -> str:
        return " and ".join(_inside(part) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Either:
    """Photos that at least one part matches; two or more."""

    parts: tuple["PhotoFilter", ...]

    def __str__(self) -> str:
        return " or ".join(_inside(part) for part in self.parts)


PhotoFilter: TypeAlias = Comparison | Not | Every | Either


def every(parts: Iterable[PhotoFilter | None]) -> PhotoFilter | None:
    """What matches all of the parts that are there; None where none is."""
    wanted = [part for part in parts if part is not None]
    return Every(tuple(wanted)) if len(wanted) > 1 else next(iter(wanted), None)


def either(parts: Iterable[PhotoFilter]) -> PhotoFilter | None:
    """What matches one of the parts; None without parts."""
    wanted = tuple(parts)
    return Either(wanted) if len(wanted) > 1 else next(iter(wanted), None)


def comparisons(wanted: PhotoFilter | None) -> Iterator[Comparison]:
    """Every comparison in a filter, from left to right."""
    match wanted:
        case None:
            return
        case Comparison():
            yield wanted
        case Not(part):
            yield from comparisons(part)
        case Every(parts) | Either(parts):
            for part in parts:
                yield from comparisons(part)


def _inside(part: PhotoFilter) -> str:
    return str(part) if isinstance(part, Comparison) else f"({part})"


def _written(value: FilterValue) -> str:
    match value:
        case None:
            return "none"
        case bool():
            return "yes" if value else "no"
        case str():
            return '"' + value.replace('"', '""') + '"'
        case float():
            return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return str(value)
