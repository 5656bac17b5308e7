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
from aesthetic_studio.gui.language import counted, to_translate, translate

MOST_NAMED = 2
"""More of a kind are counted: the bar is narrow."""
_FLAG_NAMES = {
    Flag.PICK: to_translate("Filter", "picked"),
    Flag.NONE: to_translate("Filter", "unflagged"),
    Flag.REJECT: to_translate("Filter", "rejected"),
}
_LABEL_NAMES = {
    Label.NONE: to_translate("Filter", "no label"),
    Label.RED: to_translate("Filter", "red"),
    Label.YELLOW: to_translate("Filter", "yellow"),
    Label.GREEN: to_translate("Filter", "green"),
    Label.BLUE: to_translate("Filter", "blue"),
}


@dataclass(frozen=True, slots=True)
class FilterChoice:
    """What the controls are set to; nothing chosen in a kind means anything goes.

    Attributes:
        typed: the filter that was typed into the search field.
        at_least: so many stars or more; 0 for any.
        exactly: these numbers of stars, instead of ``at_least``.
        score: this general score or more; 0 for any, and for photos without one.
    """

    typed: PhotoFilter | None = None
    at_least: int = 0
    exactly: frozenset[int] = frozenset()
    flags: frozenset[Flag] = frozenset()
    labels: frozenset[Label] = frozenset()
    score: float = 0.0

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
        score = Comparison(FilterField.SCORE, Sign.AT_LEAST, self.score) if self.score else None
        return every((self.typed, stars, flags, labels, score))

    @property
    def stars_text(self) -> str:
        """For the stars' button."""
        if self.at_least:
            return f"★ ≥ {self.at_least}"
        if self.exactly:
            return f"★ {', '.join(str(stars) for stars in sorted(self.exactly))}"
        return translate("Filter", "any stars")

    @property
    def flags_text(self) -> str:
        """For the flags' button."""
        if self.flags == {Flag.PICK, Flag.NONE}:
            return translate("Filter", "not rejected")
        if len(self.flags) > MOST_NAMED:
            return counted("Filter", "%Ln flags", len(self.flags))
        named = ", ".join(flag_name(flag) for flag in _FLAG_NAMES if flag in self.flags)
        return named or translate("Filter", "any flag")

    @property
    def labels_text(self) -> str:
        """For the labels' button."""
        if len(self.labels) > MOST_NAMED:
            return counted("Filter", "%Ln labels", len(self.labels))
        named = ", ".join(label_name(label) for label in Label if label in self.labels)
        return named or translate("Filter", "any label")


def label_name(label: Label) -> str:
    """As it is shown."""
    return translate("Filter", _LABEL_NAMES[label]) if label in _LABEL_NAMES else label.value


def flag_name(flag: Flag) -> str:
    """As it is shown."""
    return translate("Filter", _FLAG_NAMES[flag])


def _either(field: FilterField, values: list[str]) -> PhotoFilter | None:
    return either(Comparison(field, Sign.IS, value) for value in values)
