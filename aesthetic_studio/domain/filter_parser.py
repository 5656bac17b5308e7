"""Reads a photo filter from what the user typed, e.g. ``rating>=6 and camera:"X-T5" and taken:2026-11``.

Words without a field are searched for; two conditions side by side must both hold. ``:`` means "contains" for text
and "is" for anything else; ``label:red,blue`` takes either, ``iso:100..800`` all between, ends included.
"""

import re

from aesthetic_studio.domain.errors import FilterError
from aesthetic_studio.domain.filter_values import read_value
from aesthetic_studio.domain.photo_filter import (
    Comparison,
    Either,
    Every,
    FilterField,
    Not,
    PhotoFilter,
    Sign,
    ValueKind,
)

MOST_NESTED = 50
MOST_CONDITIONS = 200
_BLANK = re.compile(r"\s*")
_FIELD = re.compile(r"(?P<name>[A-Za-z_]+)(?P<blank>\s*)(?P<sign>==|!=|<=|>=|[:=<>~])")
_WORD = re.compile(r"[^\s()\"]+")
_VALUE = re.compile(r"[^\s(),\"<>=~]+")
_QUOTED = {quote: re.compile(f"{quote}(?P<text>([^{quote}]|{quote}{quote})*){quote}") for quote in "\"'"}
_SIGNS_IN_WORDS = re.compile(r"[<>=~]")
_EXAMPLE = 'An example: rating>=6 and camera:"X-T5" and taken:2026-11'


def parse_filter(text: str) -> PhotoFilter:
    """Read a filter: conditions joined by ``and``, ``or``, ``not`` and brackets; ``and`` binds tighter.

    Raises:
        FilterError: the text is no filter; it says what was expected where.
    """
    parser = _Parser(text)
    found = parser.either()
    parser.expect_end()
    return found


class _Parser:
    """Recursive descent over the text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._place = 0
        self._depth = 0
        self._conditions = 0
        self._skip_blanks()

    def either(self) -> PhotoFilter:
        parts = [self._every()]
        while self._took_word("or"):
            parts.append(self._every())
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def expect_end(self) -> None:
        if self._place < len(self._text):
            raise self._expected("the end")

    def _every(self) -> PhotoFilter:
        parts = [self._one()]
        while self._took_word("and") or not self._at_end_of_part():
            parts.append(self._one())
        return parts[0] if len(parts) == 1 else Every(tuple(parts))

    def _at_end_of_part(self) -> bool:
        return self._place == len(self._text) or self._text[self._place] == ")" or self._sees_word("or")

    def _one(self) -> PhotoFilter:
        self._depth += 1
        if self._depth > MOST_NESTED:
            raise FilterError("The filter is nested too deeply.", self._place)
        found: PhotoFilter
        if self._took_word("not"):
            found = Not(self._one())
        elif self._took("("):
            found = self.either()
            if not self._took(")"):
                raise self._expected("')'")
        else:
            found = self._condition()
        self._depth -= 1
        return found

    def _condition(self) -> PhotoFilter:
        self._count()
        named = _FIELD.match(self._text, self._place)
        if named is not None:
            return self._comparison(named)
        quoted = self._took_quoted()
        if quoted is not None:
            return Comparison(FilterField.TEXT, Sign.CONTAINS, quoted)
        word = _WORD.match(self._text, self._place)
        if word is None or self._sees_word("and") or self._sees_word("or"):
            raise self._expected("a condition or a word")
        if _SIGNS_IN_WORDS.search(word.group()):
            raise self._expected("a field before the comparison; quote words that hold such signs")
        self._move_to(word.end())
        return Comparison(FilterField.TEXT, Sign.CONTAINS, word.group())

    def _comparison(self, named: re.Match[str]) -> PhotoFilter:
        try:
            field = FilterField(named["name"].lower())
        except ValueError:
            place, name = named.start("name") + 1, named["name"]
            raise FilterError(
                f"The filter is wrong at {name!r} (character {place}): there is no such field.",
                named.start("name"),
                len(name),
                f"Quote it to search for it. Fields: {', '.join(FilterField)}.",
            ) from None
        sign = _sign(field, named["sign"])
        if sign is None:
            self._place = named.start("sign")
            raise self._expected(f"one of {' '.join(sorted(field.signs))}")
        self._move_to(named.end())
        return self._values(field, sign, spans=named["sign"] == ":")

    def _values(self, field: FilterField, sign: Sign, *, spans: bool) -> PhotoFilter:
        """One value, or several with commas between them."""
        parts = [self._value(field, sign, spans=spans)]
        while sign in {Sign.IS, Sign.CONTAINS} and self._took(","):
            self._count()
            parts.append(self._value(field, sign, spans=spans))
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def _value(self, field: FilterField, sign: Sign, *, spans: bool) -> PhotoFilter:
        start = self._place
        text = self._took_quoted()
        if text is not None:
            return Comparison(field, sign, read_value(field, text, start, quoted=True))
        bare = _VALUE.match(self._text, self._place)
        if bare is None:
            raise self._expected(field.kind.value)
        self._move_to(bare.end())
        if spans and ".." in bare.group() and field.kind in {ValueKind.NUMBER, ValueKind.TIME}:
            return _span(field, bare.group(), start)
        value = read_value(field, bare.group(), start, quoted=False)
        if value is None:
            if sign not in {Sign.IS, Sign.IS_NOT, Sign.CONTAINS}:
                raise FilterError(f"Nothing can be {sign} none.", start, len(bare.group()))
            sign = Sign.IS_NOT if sign is Sign.IS_NOT else Sign.IS
        return Comparison(field, sign, value)

    def _count(self) -> None:
        self._conditions += 1
        if self._conditions > MOST_CONDITIONS:
            raise FilterError(f"A filter has at most {MOST_CONDITIONS} conditions.", self._place)

    def _took_quoted(self) -> str | None:
        quote = self._text[self._place : self._place + 1]
        if quote not in _QUOTED:
            return None
        found = _QUOTED[quote].match(self._text, self._place)
        if found is None:
            raise FilterError(f"The quotation {quote} is never closed.", self._place, len(self._text))
        self._move_to(found.end())
        return found["text"].replace(quote * 2, quote)

    def _sees_word(self, word: str) -> bool:
        """Whether this very word comes next, and is not the name of something."""
        found = _WORD.match(self._text, self._place)
        return found is not None and found.group().lower() == word

    def _took_word(self, word: str) -> bool:
        found = self._sees_word(word)
        if found:
            self._move_to(self._place + len(word))
        return found

    def _took(self, sign: str) -> bool:
        found = self._text.startswith(sign, self._place)
        if found:
            self._move_to(self._place + 1)
        return found

    def _move_to(self, place: int) -> None:
        self._place = place
        self._skip_blanks()

    def _skip_blanks(self) -> None:
        blank = _BLANK.match(self._text, self._place)
        assert blank is not None  # it matches nothing, too
        self._place = blank.end()

    def _expected(self, what: str) -> FilterError:
        if self._place >= len(self._text):
            return FilterError(f"The filter ends too early: expected {what}.", len(self._text), 0, _EXAMPLE)
        seen = _WORD.match(self._text, self._place)
        word = seen.group() if seen is not None else self._text[self._place]
        return FilterError(
            f"The filter is wrong at {word!r} (character {self._place + 1}): expected {what}.",
            self._place,
            len(word),
            _EXAMPLE,
        )


def _sign(field: FilterField, written: str) -> Sign | None:
    """The comparison that is meant; None where the field knows none such."""
    contains = FilterField.TEXT.kind is field.kind
    meant = {":": Sign.CONTAINS if contains else Sign.IS, "==": Sign.IS}
    if contains:
        meant["~"] = Sign.CONTAINS
    sign = meant.get(written) or next((each for each in Sign if each == written), None)
    return sign if sign in field.signs else None


def _span(field: FilterField, text: str, start: int) -> PhotoFilter:
    """``low..high``, where one end may be left out."""
    low, high = text.split("..", 1)
    ends: list[PhotoFilter] = []
    for end, sign, place in ((low, Sign.AT_LEAST, start), (high, Sign.AT_MOST, start + len(low) + 2)):
        if end:
            value = read_value(field, end, place, quoted=True)
            ends.append(Comparison(field, sign, value))
    if not ends:
        raise FilterError("A span needs at least one end.", start, len(text), _EXAMPLE)
    return ends[0] if len(ends) == 1 else Every(tuple(ends))
