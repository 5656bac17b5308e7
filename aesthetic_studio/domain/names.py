"""Names that the user gives: to albums and keywords."""

from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.domain.text import one_line

LONGEST = 200
PARENT = "|"
"""Stands between a keyword and its parent: ``places|Iceland``."""


def clean_name(text: str) -> str:
    """The name on one line.

    Raises:
        UsageError: there is none, or it is longer than `LONGEST` characters.
    """
    name = one_line(text)
    if not name:
        raise UsageError("A name is needed.")
    if len(name) > LONGEST:
        raise UsageError(f"The name {name[:30]}… is too long.", f"{LONGEST} characters are allowed.")
    return name


def clean_keyword(text: str) -> str:
    """The keyword with its parents, each on one line, empty ones left out; see `clean_name`.

    Raises:
        UsageError: nothing is left, or it is too long.
    """
    parts = (one_line(part) for part in text.split(PARENT))
    return clean_name(PARENT.join(part for part in parts if part))


def typed_keywords(text: str) -> list[str]:
    """The keywords in what was typed: between commas or semicolons, with ``>`` or ``|`` after a parent.

    Raises:
        UsageError: one of them is too long.
    """
    words = [part.replace(">", PARENT) for part in text.replace(";", ",").split(",")]
    cleaned = (clean_keyword(word) for word in words if word.strip(f" {PARENT}\t\n"))
    return list({keyword.casefold(): keyword for keyword in cleaned}.values())
