"""Sentences that rooms without Qt have made, said in the user's language.

They come in English with values in them. ``packaging/translations.py`` collects them with gaps for what varies,
e.g. ``{0} cannot be read: {1}.``, in a file of ``resources/translations``; what fits one of them is said in its
translation.
"""

import re

from PySide6.QtCore import QLocale

from aesthetic_studio.gui.language import translate
from aesthetic_studio.settings import resources

_GAP = re.compile(r"\\\{\d+\\\}")


class Sentences:
    """The sentences of one file, translated in one context."""

    def __init__(self, context: str, file: str) -> None:
        self.context, self.file = context, file
        self._templates: list[tuple[re.Pattern[str], str]] = []

    def translated(self, text: str) -> str | None:
        """The translation of a sentence; None where it is none that is known."""
        for pattern, template in self._templates:
            found = pattern.fullmatch(text)
            if found is not None:
                return translate(self.context, template).format(*found.groups())
        return None

    def begin(self) -> None:
        """Read the sentences of the language that is spoken now; those with the most words of their own come first."""
        self._templates = []
        if QLocale().language() is QLocale.Language.English:
            return  # as they are
        lines = (resources() / "translations" / self.file).read_text(encoding="utf-8").splitlines()
        known = sorted(filter(None, lines), key=lambda line: -len(re.sub(r"\{\d+\}", "", line)))
        self._templates = [(_pattern(line), line) for line in known]


def _pattern(line: str) -> re.Pattern[str]:
    return re.compile(_GAP.sub("(.+?)", re.escape(line)), re.DOTALL)


ERRORS = Sentences("Errors", "errors.txt")
PHRASES = Sentences("Phrases", "phrases.txt")


def begin() -> None:
    """Another language is spoken from now on; its sentences are read at once, so that nobody waits later."""
    for each in (ERRORS, PHRASES):
        each.begin()


def phrased(text: str) -> str:
    """The title of a step, or a note of progress; one that is in the user's language already stays."""
    return PHRASES.translated(text) or text
