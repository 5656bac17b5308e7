"""Reads a photo filter from what the user typed."""

import re
from dataclasses import dataclass

from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.domain.photo import Flag, Label
from aesthetic_studio.studio.photo_filter import (
    CAN_BE_MISSING,
    NUMERIC,
    Comparison,
    Either,
    Every,
    FilterField,
    Not,
    PhotoFilter,
    Value,
)

MOST_NESTED = 50
_TOKEN = re.compile(
    r"""(?P<bracket>[()])|(?P<sign><=|>=|!=|==|=|<|>|~)|(?P<quoted>"[^"]*"|'[^']*')"""
    r"""|(?P<word>[^\s()<>=!~"']+)|(?P<space>\s+)"""
)
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?", re.IGNORECASE)
_EQUALITY = frozenset({"=", "==", "!="})
_WORDS_OF = {FilterField.FLAG: frozenset(Flag), FilterField.LABEL: frozenset(Label)}


def parse_filter(text: str) -> PhotoFilter:
    """Read a filter: comparisons joined by ``and``, ``or``, ``not`` and brackets; ``and`` binds tighter.

    Raises:
        UsageError: the text is no filter; the message says what was expected where.
    """
    parser = _Parser(text)
    found = parser.either()
    parser.expect_end()
    return found


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    position: int


class _Parser:
    """Recursive descent over the tokens."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = _tokens(text)
        self._next = 0
        self._depth = 0

    def either(self) -> PhotoFilter:
        parts = [self._every()]
        while self._took("word", "or"):
            parts.append(self._every())
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def expect_end(self) -> None:
        if self._token.kind != "end":
            raise self._expected("'and', 'or' or the end")

    def _every(self) -> PhotoFilter:
        parts = [self._one()]
        while self._took("word", "and"):
            parts.append(self._one())
        return parts[0] if len(parts) == 1 else Every(tuple(parts))

    def _one(self) -> PhotoFilter:
        self._depth += 1
        if self._depth > MOST_NESTED:
            raise UsageError("The filter is nested too deeply.")
        found: PhotoFilter
        if self._took("word", "not"):
            found = Not(self._one())
        elif self._took("bracket", "("):
            found = self.either()
            if not self._took("bracket", ")"):
                raise self._expected("')'")
        else:
            found = self._comparison()
        self._depth -= 1
        return found

    def _comparison(self) -> Comparison:
        name = self._token
        try:
            field = FilterField(name.text.lower() if name.kind == "word" else "")
        except ValueError as error:
            raise self._expected(f"one of {', '.join(FilterField)}") from error
        self._next += 1
        sign = self._token
        if sign.kind != "sign":
            raise self._expected("a comparison such as >=")
        if sign.text == "~" and field in NUMERIC:
            raise self._expected("a comparison of numbers")
        if sign.text not in _EQUALITY and field in _WORDS_OF:
            raise self._expected("= or !=")
        self._next += 1
        return Comparison(field, "=" if sign.text == "==" else sign.text, self._value(field, sign.text))

    def _value(self, field: FilterField, sign: str) -> Value:
        token = self._token
        if token.kind not in {"word", "quoted"}:
            raise self._expected("a value")
        bare = token.kind == "word"
        text = token.text if bare else token.text[1:-1]
        value: Value = text
        if bare and text.lower() == "none" and field in CAN_BE_MISSING:
            if sign not in _EQUALITY:
                raise self._expected("a number or a text")
            value = None
        elif field in NUMERIC:
            if not _NUMBER.fullmatch(text):
                raise self._expected("a number")
            value = float(text)
        elif field in _WORDS_OF and text.lower() not in _WORDS_OF[field]:
            raise self._expected(f"one of {', '.join(sorted(_WORDS_OF[field]))}")
        self._next += 1
        return value

    @property
    def _token(self) -> _Token:
        return self._tokens[self._next]

    def _took(self, kind: str, text: str) -> bool:
        """Step over this very token if it comes next."""
        found = self._token.kind == kind and self._token.text.lower() == text
        self._next += found
        return found

    def _expected(self, what: str) -> UsageError:
        token = self._token
        place = "at its end" if token.kind == "end" else f"at {token.text!r} (character {token.position + 1})"
        return UsageError(
            f"The filter {self._text!r} is wrong {place}: expected {what}.",
            "An example: score>7 and (rating>=6 or flag=pick)",
        )


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    position = 0
    while position < len(text):
        found = _TOKEN.match(text, position)
        if found is None:
            raise UsageError(
                f"The filter {text!r} is wrong at {text[position]!r} (character {position + 1})."
            )
        if found.lastgroup is not None and found.lastgroup != "space":
            tokens.append(_Token(found.lastgroup, found.group(), position))
        position = found.end()
    return [*tokens, _Token("end", "", len(text))]
