"""What is chosen in the filter bar: one of several inside a kind, all kinds together."""

from dataclasses import dataclass

from aesthetic_studio.domain.photo import Flag, Label
from aesthetic_studio.domain.photo_filter import (
    Comparison,
    FilterField,
    PhotoFilter,
    Sign,
    either,
    every,
)

_FLAG_NAMES = {Flag.PICK: "picked", Flag.NONE: "unflagged", Flag.REJECT: "rejected"}


@dataclass(frozen=True, slots=True)
class FilterChoice:
    """What the controls are set to; nothing chosen in a kind means anything goes.

    Attributes:
        typed: the filter that was typed into the search field.
        at_least: so many stars or more; 0 for any.
        exactly: these numbers of stars, instead of ``at_least``.
    """

    typed: PhotoFilter | None = None
    at_least: int = 0
    exactly: frozenset[int] = frozenset()
    flags: frozenset[Flag] = frozenset()
    labels: frozenset[Label] = frozenset()

    def __bool__(self) -> bool:
        return self.filter is not None

    @property
    def filter(self) -> PhotoFilter | None:
        """All of it as one filter; None where everything goes."""
        stars: PhotoFilter | None = either(
            Comparison(FilterField.STARS, Sign.IS, float(stars)) for stars in sorted(self.exactly)
        )
        if self.at_least:
            stars = Comparison(FilterField.STARS, Sign.AT_LEAST, float(self.at_least))
        flags = _either(FilterField.FLAG, [flag.value for flag in Flag if flag in self.flags])
        labels = _either(FilterField.LABEL, [label.value for label in Label if label in self.labels])
        return every((self.typed, stars, flags, labels))

    @property
    def stars_text(self) -> str:
        """For the stars' button."""
        if self.at_least:
            return f"★ ≥ {self.at_least}"
        return f"★ {', '.join(str(stars) for stars in sorted(self.exactly))}" if self.exactly else "any stars"

    @property
    def flags_text(self) -> str:
        """For the flags' button."""
        if self.flags == {Flag.PICK, Flag.NONE}:
            return "not rejected"
        return _named([name for flag, name in _FLAG_NAMES.items() if flag in self.flags], "flag")

    @property
    def labels_text(self) -> str:
        """For the labels' button."""
        return _named([label_name(label) for label in Label if label in self.labels], "label")


def label_name(label: Label) -> str:
    """As it is shown."""
    return "no label" if label is Label.NONE else label.value


def flag_name(flag: Flag) -> str:
    """As it is shown."""
    return _FLAG_NAMES[flag]


def _named(chosen: list[str], kind: str) -> str:
    """At most two by their names: the bar is narrow."""
    return f"{len(chosen)} {kind}s" if len(chosen) > 2 else ", ".join(chosen) or f"any {kind}"


def _either(field: FilterField, values: list[str]) -> PhotoFilter | None:
    return either(Comparison(field, Sign.IS, value) for value in values)
