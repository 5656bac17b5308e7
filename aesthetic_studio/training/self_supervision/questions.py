"""Questions about a photo, or about two versions of it, and their true answers.

The forms are those of AesMMIT (AesExpert, arXiv 2404.09624): yes or no, what, how much, one of several options; the
comparison of two versions is our own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from aesthetic_studio.domain.critique import Attribute
from aesthetic_studio.training.self_supervision.defects import EXCLUSIVE, Defect, DefectKind
from aesthetic_studio.training.self_supervision.grammar import cues, pick, raw_cues
from aesthetic_studio.training.self_supervision.samples import Sample, attribute_scores, general_score
from aesthetic_studio.training.self_supervision.wording import (
    capital,
    mentioned,
    strength,
    weakness,
    whole_attributes,
)

_OPTIONS = 4
_ALIKE = 0.6
"""Two versions whose scores lie closer than this are called alike."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and its true answer."""

    question: str
    answer: str


def ask(sample: Sample, rng: np.random.Generator) -> Asked:
    """Any question about a sample: half of them on one topic, the others on the best, the worst, or a level."""
    forms = (about_topic, about_topic, about_topic, about_topic, best, worst, how_strong, one_of_several)
    return forms[int(rng.integers(len(forms)))](sample, rng)


def about_topic(sample: Sample, rng: np.random.Generator, *, held_out: bool = False) -> Asked:
    """Yes or no, or how: on what is there as often as on any topic.

    Args:
        sample: what is asked about.
        rng: chooses topic, form and wording.
        held_out: ask in wordings that training never uses, to measure understanding.
    """
    topics = cues("held_out_questions" if held_out else "questions")["topics"]
    names = list(topics)
    present = {defect.kind for defect in mentioned(sample.defects)}
    concerned = [name for name in names if present & _kinds(name, "kinds")]
    choices = concerned if concerned and rng.random() < 0.5 else names
    name = choices[int(rng.integers(len(choices)))]
    form = ("bad", "good", "open")[int(rng.integers(3))]
    question = pick(topics[name][form], rng)
    return Asked(question, _on_topic(sample, name, form, rng))


def best(sample: Sample, rng: np.random.Generator) -> Asked:
    """What is good about it."""
    whole = whole_attributes(sample)
    praise = " ".join(strength(attribute, sample.facts) for attribute in whole[:2])
    return Asked(pick(cues("questions")["best"], rng), praise or _nothing_good())


def worst(sample: Sample, rng: np.random.Generator) -> Asked:
    """What the biggest problem is."""
    seen = mentioned(sample.defects)
    answer = weakness(seen[0], sample.facts) if seen else _nothing_wrong()
    return Asked(pick(cues("questions")["worst"], rng), answer)


def how_strong(sample: Sample, rng: np.random.Generator) -> Asked:
    """How strong one defect is, which is there half of the time."""
    seen = {defect.kind: defect for defect in mentioned(sample.defects)}
    kinds = list(seen) if seen and rng.random() < 0.5 else list(DefectKind)
    kind = kinds[int(rng.integers(len(kinds)))]
    answers = cues("questions")["level_answers"]
    question = pick(cues("questions")["strength"], rng).format(name=_name(kind), Name=capital(_name(kind)))
    return Asked(question, answers[seen[kind].level] if kind in seen else answers["none"])


def one_of_several(sample: Sample, rng: np.random.Generator) -> Asked:
    """The main defect out of options, of which the last is "nothing serious"."""
    seen = mentioned(sample.defects)
    wrong = [kind for kind in DefectKind if not _could_be_meant(kind, sample.defects)]
    chosen = [wrong[int(index)] for index in rng.permutation(len(wrong))[: _OPTIONS - 1 - bool(seen)]]
    if seen:
        chosen.insert(int(rng.integers(len(chosen) + 1)), seen[0].kind)
    options = [f"{letter}. {text}" for letter, text in zip("ABCD", _options(chosen), strict=True)]
    right = chosen.index(seen[0].kind) if seen else -1
    question = pick(cues("questions")["choice"], rng).format(options=" ".join(options))
    return Asked(question, f"{options[right]}.")


def compare(
    first: Sample, second: Sample, base: float, rng: np.random.Generator, respect: Attribute | None = None
) -> Asked:
    """Which of two versions of one photo is better, and why.

    Args:
        first, second: in the order in which they are shown.
        base: score 1–10 of the undamaged photo.
        rng: chooses the wording.
        respect: the attribute to compare, None for the whole.
    """
    comparison = cues("questions")
    question = pick(comparison["comparison"][respect or "whole"], rng)
    lead = _score(first, base, respect) - _score(second, base, respect)
    if abs(lead) < _ALIKE:
        return Asked(question, comparison["comparison_answers"]["alike"])
    better, loser = ("first", second) if lead > 0 else ("second", first)
    answer = comparison["comparison_answers"][better]
    blamed = [defect for defect in mentioned(loser.defects) if respect in (None, defect.spec.attribute)]
    if not blamed:
        return Asked(question, answer)
    reason = weakness(blamed[0], loser.facts)
    return Asked(question, f"{answer} {comparison['comparison_reason'][better]}{_lower(reason)}")


def _on_topic(sample: Sample, topic: str, form: str, rng: np.random.Generator) -> str:
    seen = mentioned(sample.defects)
    about = [defect for defect in seen if defect.kind in _kinds(topic, "kinds")]
    rivals = [defect for defect in seen if defect.kind in _kinds(topic, "rivals")]
    yes_no = "Yes. " if bool(about) == (form == "bad") else "No. "
    word = "" if form == "open" else yes_no
    told = about or (rivals if word != "Yes. " else [])
    if told:
        return word + " ".join(weakness(defect, sample.facts) for defect in told)
    if word == "Yes. " and rivals:
        return "Yes."  # the rival spoils what the sentence would praise
    return word + pick(cues("questions")["topics"][topic]["none"], rng)


def _kinds(topic: str, which: str) -> frozenset[DefectKind]:
    return frozenset(DefectKind(kind) for kind in raw_cues("questions")["topics"][topic].get(which, ()))


def _could_be_meant(kind: DefectKind, defects: Sequence[Defect]) -> bool:
    """A defect that is there, or that could be taken for one that is."""
    return any(
        kind is defect.kind or any(kind in group and defect.kind in group for group in EXCLUSIVE)
        for defect in defects
    )


def _options(kinds: Sequence[DefectKind]) -> list[str]:
    return [*(_name(kind) for kind in kinds), str(cues("questions")["no_option"])]


def _name(kind: DefectKind) -> str:
    names: Any = raw_cues("names")["kinds"]
    return str(names[kind]["name"])


def _score(sample: Sample, base: float, respect: Attribute | None) -> float:
    if respect is None:
        return general_score(base, sample.defects)
    return attribute_scores(base, sample.defects)[respect]


def _nothing_wrong() -> str:
    return str(cues("questions")["nothing_wrong"])


def _nothing_good() -> str:
    return str(cues("questions")["nothing_good"])


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
