"""Text from strangers (file names, metadata, model output), made safe to show."""

import unicodedata

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_KEPT = frozenset("\n\t")
_INVISIBLE = frozenset({"Cc", "Cs"})  # control characters (terminal escapes) and halves of broken file names
_DIRECTION_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def printable(text: str) -> str:
    """The text without characters that steer a terminal, a renderer or an encoder; line breaks stay."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(character if _is_harmless(character) else REPLACEMENT for character in text)


def one_line(text: str) -> str:
    """The printable text with every run of white space as one space: for names in lists and titles."""
    return " ".join(printable(text).split())


def _is_harmless(character: str) -> bool:
    if character in _KEPT:
        return True
    return character not in _DIRECTION_OVERRIDES and unicodedata.category(character) not in _INVISIBLE
