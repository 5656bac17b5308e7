"""Advice that says something new: a model may name one fault twice, or ask for an edit and for its opposite."""

import re
from collections.abc import Iterable, Iterator

from aesthetic_studio.domain.critique import OperationName, Suggestion

_NOTHING = "nothing"
_FAULTS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (fault, re.compile(rf"\W*(?:(?:a little|slightly|much|very|visible|some)\s+)?(?:{words})\b[^:.;]{{0,24}}[:.]",
                       re.IGNORECASE))
    for fault, words in (
        # One sees that it is not sharp, and guesses why: two guesses are one fault.
        ("blur", r"blur\w*|motion blur|camera shake|missed focus|out of focus|soft focus|unsharp"),
        ("oversharpened", r"oversharpened|halos"),
        ("resolution", r"low resolution|upscaled|enlarged"),
        ("noise", r"nois[ey]|grain\w*"),
        ("compression", r"compress\w*|jpeg"),
        ("exposure", r"too (?:dark|bright)|(?:under|over)exposed"),
        ("contrast", r"(?:flat|low|harsh|high|hard) contrast|haz[ey]"),
        ("corners", r"dark corners|vignett\w*"),
        ("blue-orange", r"(?:blue|orange|yellow|warm|cool|cold) cast"),
        ("green-magenta", r"(?:green|magenta) cast"),
        ("mixed light", r"mixed light"),
        ("saturation", r"(?:dull|garish|pale|faded) colou?rs"),
        ("tilt", r"tilted|crooked|slanting|leaning"),
        ("cut subject", r"cut subject"),
        ("empty space", r"empty space"),
        ("balance", r"off balance|unbalanced"),
        ("proportions", r"squeezed|stretched"),
        (_NOTHING, r"nothing (?:needs mending|to mend|is wrong)"),
    )
)  # fmt: skip


def distinct(found: Iterable[Suggestion | None], said: set[str]) -> Iterator[Suggestion]:
    """The suggestions that say something new.

    Args:
        found: in the order of their importance; None says nothing.
        said: what was said before; what is said now is added.
    """
    for suggestion in found:
        meanings = set() if suggestion is None else _meanings(suggestion)
        if suggestion is None or meanings & said or (said and _NOTHING in meanings):
            continue
        said |= meanings
        yield suggestion


def _meanings(suggestion: Suggestion) -> set[str]:
    """The words, the fault that they begin with, and the edit; only of crops a photo may need several."""
    meanings = {suggestion.text.lower()}
    meanings |= {fault for fault, pattern in _FAULTS if pattern.match(suggestion.text)}
    edit = suggestion.operation
    if edit is not None and edit.name is not OperationName.CROP:
        meanings.add(f"edit {edit.name}")
    return meanings
