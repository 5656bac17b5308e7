"""What went wrong, in the user's language.

The errors come from rooms that know no Qt and speak English. ``packaging/translations.py`` collects their sentences
with gaps for what varies, e.g. ``{0} cannot be read: {1}.``, in ``resources/translations/errors.txt``; a message
that fits one of them is said in its translation, any other as it came.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QLocale

from aesthetic_studio.domain.errors import StudioError
from aesthetic_studio.gui.language import counted, translate
from aesthetic_studio.settings import resources

FILE = "errors.txt"
_GAP = re.compile(r"\\\{\d+\\\}")


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
        first, second = _sentence(text[: end.start()]), _sentence(text[end.end() :])
        if first is not None and second is not None:
            return f"{first}{end[0]}{second}"
    return _sentence(text) or text


def beside_name(reason: str, name: str) -> str:
    """A reason without the file's name that it begins with, where that name stands beside it already."""
    rest = reason.removeprefix(name).lstrip().removeprefix("is ")
    return rest[:1].upper() + rest[1:]


def _sentence(text: str) -> str | None:
    """The translation of a sentence; None where it is none that is known."""
    for pattern, template in _templates():
        found = pattern.fullmatch(text)
        if found is not None:
            return translate("Errors", template).format(*found.groups())
    return None


@lru_cache(maxsize=1)
def _templates() -> list[tuple[re.Pattern[str], str]]:
    """The sentences that are known; those with the most words of their own come first."""
    if QLocale().language() is QLocale.Language.English:
        return []  # as they are
    lines = (resources() / "translations" / FILE).read_text(encoding="utf-8").splitlines()
    known = sorted(filter(None, lines), key=lambda line: -len(re.sub(r"\{\d+\}", "", line)))
    return [(re.compile(_GAP.sub("(.+?)", re.escape(line)), re.DOTALL), line) for line in known]


def begin() -> None:
    """Another language is spoken from now on; its sentences are read at once, so that nobody waits later."""
    said.cache_clear()
    _templates.cache_clear()
    _templates()
