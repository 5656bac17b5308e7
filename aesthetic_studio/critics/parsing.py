"""Suggestions out of free text. Lenient: any text gives some suggestions or none, never an error.

The lexicon is ours: photographers' verbs and the edits they mean. Amounts follow `domain.critique.Operation`.
"""

import re
from dataclasses import dataclass
from itertools import islice

from aesthetic_studio.critics.distinct_advice import distinct
from aesthetic_studio.domain.critique import Attribute, Operation, OperationName, Suggestion
from aesthetic_studio.domain.text import one_line

MAX_SUGGESTIONS = 8
_LONGEST = 300  # characters of one suggestion

_MARK = re.compile(r"^\s*(?:\(?\d{1,2}\s*[.):]|[-*•–])\s+")
_INLINE = re.compile(r"(?<=[.!?;])\s+(?=\d{1,2}[.)]\s)")
_SOUND = re.compile(r"(nothing needs mending)\s*:.*", re.IGNORECASE)
"""What CALM nano adds to this for sound photos is a wish dealt out by chance: it has not seen what is in them."""
_REFUSAL = re.compile(r"\b(?:do not|don't|don’t|never|avoid|without|instead of)\b", re.IGNORECASE)

_MORE = r"(?:lift|raise|increase|boost|add|push|bring up|turn up|enhance|strengthen|more|higher|give)"
_LESS = (
    r"(?:lower|reduce|decrease|cut|drop|take back|bring down|turn down|tone down|pull down|soften|less|mute)"
)
_SPACE = r"[^\w.:;!?]+"
_GAP = rf"(?:{_SPACE}\w+){{0,4}}?{_SPACE}"


@dataclass(frozen=True, slots=True)
class _Rule:
    """One way to speak of an edit; ``sign`` is 0 where the words around it give the direction."""

    pattern: re.Pattern[str]
    name: OperationName
    sign: int


def _rule(pattern: str, name: OperationName, sign: int) -> _Rule:
    return _Rule(re.compile(rf"\b{pattern}", re.IGNORECASE), name, sign)


def _slider(noun: str, name: OperationName) -> list[_Rule]:
    return [_rule(rf"{verb}{_GAP}{noun}\b", name, sign) for verb, sign in ((_LESS, -1), (_MORE, +1))]


_WHITE_BALANCE = r"(?:white balance|colou?r balance|temperature|colou?rs?|tones?|photo|picture|image|it)"
_PICTURE = r"(?:photo|picture|image|frame|scene|whole|it|everything)"
_EASE = r"(?:recover|rescue|save|tame|bring back|pull back|lower|reduce|protect)"

_RULES: tuple[_Rule, ...] = (
    _rule(rf"(?:reduce|remove|lower|less|clean up){_GAP}(?:noise|grain)\b", OperationName.DENOISE, +1),
    _rule(r"(?:denoise|noise reduction)\b", OperationName.DENOISE, +1),
    _rule(rf"{_LESS}{_GAP}sharpening\b", OperationName.SHARPEN, -1),
    _rule(r"sharpen\b", OperationName.SHARPEN, +1),
    _rule(rf"(?:add|more|increase|apply){_GAP}sharp(?:ening|ness)\b", OperationName.SHARPEN, +1),
    _rule(r"(?:straighten|level|rotate)\b", OperationName.STRAIGHTEN, 0),
    *_slider("exposure", OperationName.EXPOSURE),
    _rule(rf"brighten{_GAP}{_PICTURE}\b", OperationName.EXPOSURE, +1),
    _rule(rf"darken{_GAP}{_PICTURE}\b", OperationName.EXPOSURE, -1),
    *_slider("contrast", OperationName.CONTRAST),
    _rule(r"dehaze\b", OperationName.CONTRAST, +1),
    *_slider("(?:saturation|vibrance)", OperationName.SATURATION),
    _rule(r"desaturate\b", OperationName.SATURATION, -1),
    _rule(rf"(?:white balance|temperature|shift|move){_GAP}towards? (?:blue|cooler)\b",
          OperationName.TEMPERATURE, -1),
    _rule(rf"(?:white balance|temperature|shift|move){_GAP}towards? (?:yellow|orange|warmer)\b",
          OperationName.TEMPERATURE, +1),
    _rule(rf"(?:(?:tint|shift|move){_GAP}towards? magenta|add{_GAP}magenta)\b",
          OperationName.TINT, +1),
    _rule(rf"(?:(?:tint|shift|move){_GAP}towards? green|add{_GAP}green to the tint)\b",
          OperationName.TINT, -1),
    _rule(rf"warm(?: up)?{_GAP}{_WHITE_BALANCE}\b", OperationName.TEMPERATURE, +1),
    _rule(rf"cool(?: down)?{_GAP}{_WHITE_BALANCE}\b", OperationName.TEMPERATURE, -1),
    _rule(rf"{_EASE}{_GAP}highlights\b", OperationName.HIGHLIGHTS, -1),
    _rule(rf"(?:lift|raise|brighten){_GAP}highlights\b", OperationName.HIGHLIGHTS, +1),
    _rule(rf"(?:open(?: up)?|lift|raise|brighten|lighten){_GAP}shadows\b", OperationName.SHADOWS, +1),
    _rule(rf"(?:deepen|darken|lower){_GAP}shadows\b", OperationName.SHADOWS, -1),
    _rule(r"crop\b", OperationName.CROP, 0),
)  # fmt: skip

_ATTRIBUTE_OF: dict[OperationName, Attribute] = {
    OperationName.EXPOSURE: Attribute.LIGHT,
    OperationName.CONTRAST: Attribute.LIGHT,
    OperationName.HIGHLIGHTS: Attribute.LIGHT,
    OperationName.SHADOWS: Attribute.LIGHT,
    OperationName.SATURATION: Attribute.COLOUR,
    OperationName.TEMPERATURE: Attribute.COLOUR,
    OperationName.TINT: Attribute.COLOUR,
    OperationName.SHARPEN: Attribute.SHARPNESS,
    OperationName.DENOISE: Attribute.TECHNICAL,
    OperationName.STRAIGHTEN: Attribute.COMPOSITION,
    OperationName.CROP: Attribute.COMPOSITION,
}

_TOPICS: tuple[tuple[re.Pattern[str], Attribute], ...] = tuple(
    (re.compile(rf"\b(?:{words})", re.IGNORECASE), attribute)
    for words, attribute in (
        (r"focus|sharp|blur|tripod|shutter|aperture|steady|depth of field", Attribute.SHARPNESS),
        (r"noise|grain|iso\b|jpeg|compress|raw\b|artefact|original file|vignett|lens", Attribute.TECHNICAL),
        (r"crop|fram(?:e|ing)|compos|horizon|viewpoint|angle|closer|thirds|edge", Attribute.COMPOSITION),
        (r"colou?r|white balance|saturat|hue|tint|palette", Attribute.COLOUR),
        (r"light|expos|shadow|highlight|flash|contrast|sun\b|bright|dark", Attribute.LIGHT),
        (r"subject|moment|expression|pose|gesture|story", Attribute.SUBJECT),
    )
)  # fmt: skip

_WORDS = {
    "a quarter": 0.25,
    "a third": 1 / 3,
    "half": 0.5,
    "two thirds": 2 / 3,
    "one": 1.0,
    "a": 1.0,
    "two": 2.0,
}
_NUMBER = r"(\d{1,3}(?:[.,]\d{1,2})?(?:\s?/\s?[1-9]\d?)?|" + "|".join(_WORDS) + r")"
_STOPS = re.compile(_NUMBER + r"\W{0,2}(?:(?:of )?an? )?(?:stops?|ev)\b", re.IGNORECASE)
_DEGREES = re.compile(_NUMBER + r"\W{0,2}(?:degrees?\b|°)", re.IGNORECASE)
_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d{1,2})?)\s?(?:%|per ?cent\b)", re.IGNORECASE)
_BY = re.compile(
    r"\b(?:by|about|around|roughly|approximately)\W{1,3}(\d{1,3}(?:[.,]\d{1,2})?)", re.IGNORECASE
)
_TURN = re.compile(r"\b(?P<back>counter|anti)?[\s-]?clockwise\b", re.IGNORECASE)
_LEFT = re.compile(r"\bto the left\b|\bleftwards?\b", re.IGNORECASE)
_SLIGHTLY = re.compile(r"\b(?:slight|little|touch|bit|subtl|gentl)", re.IGNORECASE)

_USUAL_EV, _SLIGHT_EV = 0.5, 0.3
_USUAL_STEP, _SLIGHT_STEP = 0.25, 0.1


def parse_suggestions(text: str) -> tuple[Suggestion, ...]:
    """The suggestions in a text, one a line, numbered or not; at most `MAX_SUGGESTIONS`, none twice."""
    lines = _INLINE.sub("\n", text).splitlines()
    return tuple(islice(distinct(map(parse_line, lines), set()), MAX_SUGGESTIONS))


def parse_line(line: str) -> Suggestion | None:
    """The suggestion in one line; None where the line says nothing."""
    text = one_line(_MARK.sub("", line, count=1))[:_LONGEST].strip()
    text = _SOUND.sub(r"\1.", text)
    if not any(character.isalpha() for character in text):
        return None
    operation = _operation(text)
    attribute = _ATTRIBUTE_OF[operation.name] if operation else _topic(text)
    return Suggestion(text, attribute, operation)


def _operation(text: str) -> Operation | None:
    """The first edit that the text speaks of, unless it advises against it."""
    matches = [(match.start(), rule) for rule in _RULES if (match := rule.pattern.search(text))]
    if not matches:
        return None
    start, rule = min(matches, key=lambda found: found[0])
    refused = _REFUSAL.search(text)
    if refused is not None and refused.start() < start:
        return None
    return Operation(rule.name, _amount(text, rule))


def _amount(text: str, rule: _Rule) -> float | None:
    match rule.name:
        case OperationName.CROP:
            return None
        case OperationName.STRAIGHTEN:
            degrees = _number(_DEGREES.search(text))
            return None if degrees is None else min(degrees, 45.0) * _turn(text)
        case OperationName.EXPOSURE:
            stops = _number(_STOPS.search(text)) or _number(_BY.search(text))
            usual = _SLIGHT_EV if _SLIGHTLY.search(text) else _USUAL_EV
            return rule.sign * min(stops or usual, 5.0)
    step = _step(text) or (_SLIGHT_STEP if _SLIGHTLY.search(text) else _USUAL_STEP)
    return rule.sign * min(step, 1.0)


def _turn(text: str) -> int:
    """1 for clockwise; said outright it counts more than "to the left", which may tell how the frame leans."""
    if turn := _TURN.search(text):
        return -1 if turn["back"] else 1
    return -1 if _LEFT.search(text) else 1


def _step(text: str) -> float | None:
    """How far a slider moves, 0–1; numbers above 1 are percent."""
    percent = _number(_PERCENT.search(text))
    if percent is not None:
        return percent / 100.0
    step = _number(_BY.search(text))
    return step / 100.0 if step is not None and step > 1.0 else step


def _number(match: re.Match[str] | None) -> float | None:
    if match is None:
        return None
    said = match.group(1).lower()
    if said in _WORDS:
        return _WORDS[said]
    whole, _, parts = said.replace(",", ".").partition("/")
    return float(whole) / float(parts) if parts else float(whole)


def _topic(text: str) -> Attribute | None:
    return next((attribute for pattern, attribute in _TOPICS if pattern.search(text)), None)
