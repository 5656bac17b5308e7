"""What went wrong, in the user's language.

The errors come from rooms that know no Qt and speak English; see `sentences`. A message that is none of those that
are known is said as it came.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from aesthetic_studio.domain.errors import StudioError
from aesthetic_studio.gui.language import counted
from aesthetic_studio.gui.sentences import ERRORS


def told(error: StudioError) -> str:
    """What happened and what to do, in one line."""
    return f"{said(error.message)} {said(error.advice)}".strip()


def with_failures(words: str, failures: Sequence[StudioError]) -> str:
    """What was done, then the first of the reasons why some of it was not, and how many more there are."""
    parts = [words, *(told(each) for each in failures[:1])]
    if len(failures) > 1:
        parts.append(counted("Failures", "and %Ln more", len(failures) - 1))
    return " · ".join(parts)


@lru_cache(maxsize=1024)
def said(text: str) -> str:
    """One sentence of an error, or two."""
    for end in re.finditer(r"(?<=[.])[ \n]", text):
        first, second = ERRORS.translated(text[: end.start()]), ERRORS.translated(text[end.end() :])
        if first is not None and second is not None:
            return f"{first}{end[0]}{second}"
    return ERRORS.translated(text) or text


def beside_name(reason: str, name: str) -> str:
    """A reason without the file's name that it begins with, where that name stands beside it already."""
    rest = reason.removeprefix(name).lstrip().removeprefix("is ")
    return rest[:1].upper() + rest[1:]
