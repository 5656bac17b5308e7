"""From pseudo-labels to sentences, and back: what the cue bank says of a sample, and which defects a text names."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TypeVar

import numpy as np

from aesthetic_studio.critics.prompts import suggestions_answer
from aesthetic_studio.domain.critique import Attribute, OperationName
from aesthetic_studio.training.self_supervision.defects import Defect, DefectKind, Level
from aesthetic_studio.training.self_supervision.facts import Facts
from aesthetic_studio.training.self_supervision.grammar import Wordings, cues, pick, raw_cues
from aesthetic_studio.training.self_supervision.labels import FACT_KINDS
from aesthetic_studio.training.self_supervision.samples import JUDGED_ATTRIBUTES, Sample

T = TypeVar("T")

MENTIONED_FROM = 0.25
"""Severity from which a defect is spoken of, just above where the level "slight" begins: what is harder to see is more
often imagined than found."""

_MOST_SUGGESTIONS = 3

_SIDES = {"left", "right", "top", "bottom"}
_KEY_BLAMED = {DefectKind.DARK, DefectKind.BRIGHT}
_CONTRAST_BLAMED = {DefectKind.FLAT, DefectKind.HARSH, DefectKind.HAZE}
_CHROMA_BLAMED = {DefectKind.DULL, DefectKind.GARISH, DefectKind.HAZE}
_PLACE_BLAMED = {DefectKind.CUT_SUBJECT, DefectKind.EMPTY, DefectKind.UNBALANCED}


def comment(sample: Sample, score: float) -> str:
    """A critique as a club judge gives it: impression, what fails (most severe first), what holds, verdict.

    There is no chance in it: the photo's facts pick the wording. A small network takes the likeliest word each time, so
    chance would make it say the same of every photo; what it can see makes it vary.

    Args:
        sample: what is seen.
        score: 1–10 of the damaged photo; decides the verdict.
    """
    seen = mentioned(sample.defects)
    whole = whole_attributes(sample)
    parts = [impression(sample.facts, {defect.kind for defect in seen})]
    if seen:
        parts += [weakness(defect, sample.facts) for defect in seen]
        parts += [f"Still, {_strength(whole[0], sample.facts)}."] if whole else []
    else:
        parts += [_praise(whole[0], sample.facts)] if whole else []
        parts += [strength(whole[1], sample.facts)] if len(whole) > 1 else []
    parts.append(_by_facts(cues("comments")["verdict"][_tier(score)], sample.facts, "detail", "palette"))
    return " ".join(parts)


def suggestions(sample: Sample) -> str:
    """Numbered advice, one line for each visible defect, at most three; worded by the facts, as `comment` is."""
    seen = mentioned(sample.defects)[:_MOST_SUGGESTIONS]
    nothing = cues("remedies")["nothing_to_mend"]
    lines = [remedy(defect, sample.facts) for defect in seen]
    return suggestions_answer(lines or [_by_facts(nothing, sample.facts, "detail", "weight")])


def cue(sample: Sample, attribute: Attribute, rng: np.random.Generator) -> str:
    """What is seen of one attribute: its defects with direction and level, or that there are none."""
    about = [defect for defect in mentioned(sample.defects) if defect.spec.attribute is attribute]
    told = [_defect_cue(defect.kind, defect.level, rng) for defect in about]
    return " ".join(told) or pick(cues("absent")[attribute], rng)


def mentioned(defects: Sequence[Defect]) -> list[Defect]:
    """The defects a person would see and speak of, most severe first."""
    seen = [defect for defect in defects if defect.severity >= MENTIONED_FROM]
    return sorted(seen, key=lambda defect: defect.severity, reverse=True)


def impression(facts: Facts, blamed: set[DefectKind]) -> str:
    """The first sentence: what kind of picture it is.

    Args:
        facts: measured.
        blamed: kinds that will be spoken of; what they concern is not first called a quality of the picture.
    """
    words = cues("comments")["impression"]
    key = "" if blamed & _KEY_BLAMED else words["key"][facts.key]
    chroma = "" if blamed & _CHROMA_BLAMED else words["chroma"][facts.chroma]
    contrast = "" if blamed & _CONTRAST_BLAMED else words["contrast"][facts.contrast]
    weight = "" if blamed & _PLACE_BLAMED else words["weight"][facts.weight]
    looks = ", ".join(
        word for word in (words["detail"][facts.detail], key, words["frame"][facts.frame]) if word
    )
    colours = " ".join(word for word in (chroma, words["palette"][facts.palette]) if word)
    aside = weight and facts.weight in _SIDES
    rest = f", with {contrast}" if contrast and not aside else f"; {weight}" if weight else ""
    sentence: str = _at(facts, "detail", words["sentences"])[0]
    return sentence.format(looks=looks, colours=colours, Colours=capital(colours), rest=rest)


def weakness(defect: Defect, facts: Facts) -> str:
    """One sentence that opens with the defect and says its level and direction."""
    comments = cues("comments")
    levels = {
        name: _at(facts, "detail", words)[0] for name, words in comments["levels"][defect.level].items()
    }
    return _by_facts(comments["weaknesses"][defect.kind], facts, "weight", "palette").format(
        **levels, **_fact_words(facts)
    )


def remedy(defect: Defect, facts: Facts) -> str:
    """One line of advice; where an edit mends the defect, `critics.parsing` reads that edit from it."""
    lines = cues("remedies")["remedies"][defect.kind]
    return _by_facts(lines, facts, "detail", "weight").format(amount=_spoken(defect))


def strength(attribute: Attribute, facts: Facts) -> str:
    """What is good about an undamaged attribute, one sentence."""
    return f"{capital(_strength(attribute, facts))}."


def whole_attributes(sample: Sample) -> list[Attribute]:
    """The attributes that nothing spoils; which comes first is the photo's."""
    start = _at(sample.facts, "palette", range(len(JUDGED_ATTRIBUTES)))
    spoiled = {defect.spec.attribute for defect in sample.defects}
    ordered = [*JUDGED_ATTRIBUTES[start:], *JUDGED_ATTRIBUTES[:start]]
    return [attribute for attribute in ordered if attribute not in spoiled]


def capital(text: str) -> str:
    """With a capital letter at its beginning."""
    return text[:1].upper() + text[1:]


def cue_sentences(kind: DefectKind, level: Level, *, held_out: bool = False) -> tuple[str, ...]:
    """All that the bank says of one kind and level, in every level word.

    Args:
        kind, level: what is spoken of.
        held_out: the wordings that training never speaks instead, to measure understanding.
    """
    bank = cues("held_out" if held_out else "cues")["cues"][kind]
    words = cues("comments")["levels"][level]
    spoken = (
        sentence.format(**{name: choices[turn][0] for name, choices in words.items()})
        for grammar in (*bank["any"], *bank.get(level, ()))
        for sentence in grammar
        for turn in range(min(len(choices) for choices in words.values()))
    )
    return tuple(dict.fromkeys(spoken))


def _defect_cue(kind: DefectKind, level: Level, rng: np.random.Generator) -> str:
    bank = cues("cues")["cues"][kind]
    words = cues("comments")["levels"][level]
    chosen = pick((*bank["any"], *bank[level]), rng)
    return chosen.format(**{name: pick(choices, rng) for name, choices in words.items()})


def remedy_amount(defect: Defect) -> float:
    """How much of the remedy undoes the defect, without sign: EV, degrees, or 0–1 of a slider in tenths."""
    if defect.spec.remedy in {OperationName.EXPOSURE, OperationName.STRAIGHTEN}:
        return defect.amount
    return float(np.clip(round(defect.severity, 1), 0.1, 1.0))


def named(comment: str) -> list[DefectKind]:
    """The defects that a comment in the cue bank's language speaks of, in the order of mention."""
    found: dict[DefectKind, int] = {}
    for clause in _CLAUSES.finditer(comment):
        text = _DENIED.sub("", clause.group())
        for match in _names().finditer(text):
            kind = DefectKind(str(match.lastgroup))
            found.setdefault(kind, clause.start() + match.start())
    return sorted(found, key=lambda kind: found[kind])


def accuses(text: str) -> bool:
    """Whether a text blames a picture for anything: it names a defect or has a word of blame."""
    return bool(named(text)) or any(
        _accusing().search(_DENIED.sub("", clause.group())) for clause in _CLAUSES.finditer(text)
    )


_CLAUSES = re.compile(r"[^.;:!?\n]+")
_DENIED = re.compile(r"\b(?:no|not|without|free (?:of|from)|never|nor|neither)\b.*", re.IGNORECASE)


@cache
def _names() -> re.Pattern[str]:
    """Every name of every kind; the group that matched last is the kind."""
    kinds: Mapping[str, Mapping[str, Sequence[str]]] = raw_cues("names")["kinds"]
    groups = (
        f"(?P<{kind}>{'|'.join(re.sub(r'[(](?![?])', '(?:', name) for name in about['seen_as'])})"
        for kind, about in kinds.items()
    )
    return re.compile(rf"\b(?:{'|'.join(groups)})(?!\w)", re.IGNORECASE)


@cache
def _accusing() -> re.Pattern[str]:
    return re.compile("|".join(raw_cues("names")["accusing"]), re.IGNORECASE)


def _by_facts(wordings: Wordings, facts: Facts, grammar: str, sentence: str) -> str:
    """The wording that belongs to such a photo: one fact picks the grammar, another the sentence."""
    return _at(facts, sentence, _at(facts, grammar, wordings))


def _at(facts: Facts, name: str, choices: Sequence[T]) -> T:
    """The choice that belongs to one fact."""
    return choices[FACT_KINDS[name].index(getattr(facts, name)) % len(choices)]


def _praise(attribute: Attribute, facts: Facts) -> str:
    return _by_facts(cues("comments")["praise"][attribute], facts, "contrast", "weight").format(
        **_fact_words(facts)
    )


def _strength(attribute: Attribute, facts: Facts) -> str:
    return _by_facts(cues("comments")["strengths"][attribute], facts, "detail", "weight").format(
        **_fact_words(facts)
    )


def _fact_words(facts: Facts) -> Mapping[str, str]:
    words = cues("comments")["impression"]
    return {"place": words["place"][facts.weight], "hues": words["hues"][facts.palette]}


def _spoken(defect: Defect) -> str:
    amount = remedy_amount(defect)
    if defect.spec.remedy is OperationName.EXPOSURE:
        return f"{amount:.1f}"
    if defect.spec.remedy is OperationName.STRAIGHTEN:
        return f"{amount:.0f}"
    return f"{100 * amount:.0f}"


def _tier(score: float) -> str:
    return "poor" if score < 3.5 else "fair" if score < 5.2 else "good" if score < 7 else "fine"
