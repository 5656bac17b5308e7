"""From pseudo-labels to sentences: the cue bank of ``resources/cues`` spoken by chance.

CALM's authors let a large language model vary the wording of each attribute's cue; ours are written by hand as
small grammars, so that every label has many wordings and the licence is clear.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

import numpy as np
import yaml

from aesthetic_studio.critics.prompts import suggestions_answer
from aesthetic_studio.domain.critique import Attribute
from aesthetic_studio.settings import resources
from aesthetic_studio.training.self_supervision.defects import Defect, DefectKind
from aesthetic_studio.training.self_supervision.samples import JUDGED_ATTRIBUTES, Sample

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_MENTIONED_FROM = 0.2
"""Severity from which a defect is spoken of: below, a person does not see it."""

_QUESTION_TOPICS: Mapping[str, frozenset[DefectKind]] = {
    "sharp": frozenset({DefectKind.DEFOCUS, DefectKind.MOTION, DefectKind.UPSCALED}),
    "exposure": frozenset({DefectKind.DARK, DefectKind.BRIGHT}),
    "colour": frozenset(
        {
            DefectKind.WARM,
            DefectKind.COOL,
            DefectKind.GREEN,
            DefectKind.MAGENTA,
            DefectKind.DULL,
            DefectKind.GARISH,
        }
    ),
    "noise": frozenset({DefectKind.NOISE, DefectKind.JPEG, DefectKind.OVERSHARP}),
    "level": frozenset({DefectKind.TILT_LEFT, DefectKind.TILT_RIGHT}),
}
_TOPIC_ATTRIBUTE = {
    "sharp": Attribute.SHARPNESS,
    "exposure": Attribute.LIGHT,
    "colour": Attribute.COLOUR,
    "noise": Attribute.TECHNICAL,
    "level": Attribute.COMPOSITION,
}


@cache
def _cues() -> Mapping[str, Any]:
    text = (resources() / "cues" / "english.yaml").read_text(encoding="utf-8")
    cues: Mapping[str, Any] = yaml.safe_load(text)
    return cues


@dataclass(frozen=True, slots=True)
class Speaker:
    """Words samples; all chance comes from ``rng``."""

    rng: np.random.Generator

    def comment(self, sample: Sample, score: float) -> str:
        """A critique as a club judge gives it: impression, one strength, then what fails, most severe first."""
        seen = mentioned(sample.defects)
        sentences = [self._impression(sample)]
        strengths = self._strengths(sample.defects)
        sentences += [self._say(strengths[0])] if strengths else []
        if seen:
            sentences += [self.weakness(defect) for defect in seen]
        else:
            sentences += [self._say(strengths[1])] if len(strengths) > 1 else []
            sentences.append(self._say(_cues()["neutral_detail"]))
        sentences.append(self._say(_cues()["verdict"][_tier(score)]))
        return " ".join(sentences)

    def suggestions(self, sample: Sample) -> str:
        """Numbered advice, one line for each visible defect, at most three."""
        seen = mentioned(sample.defects)
        lines = [self._remedy(defect) for defect in seen[:3]] or [self._say(_cues()["nothing_to_mend"])]
        return suggestions_answer(lines)

    def question(self, sample: Sample) -> tuple[str, str]:
        """A question about the photo and its true answer."""
        topic = str(self.rng.choice(list(_cues()["questions"])))
        question = self._say(_cues()["questions"][topic])
        seen = mentioned(sample.defects)
        if topic == "best":
            strengths = self._strengths(sample.defects)
            return question, " ".join(self._say(strength) for strength in strengths[:2]) or self._impression(
                sample
            )
        if topic == "worst":
            return question, self.weakness(seen[0]) if seen else self._say(_cues()["neutral_detail"])
        about = [defect for defect in seen if defect.kind in _QUESTION_TOPICS[topic]]
        if about:
            return question, " ".join(self.weakness(defect) for defect in about)
        return question, self._say(_cues()["strengths"][_TOPIC_ATTRIBUTE[topic]])

    def weakness(self, defect: Defect) -> str:
        """One sentence that names the defect with its level and direction."""
        words = _cues()["levels"][defect.level]
        sentence = self._say(_cues()["weaknesses"][defect.kind])
        return sentence.format(too=self.rng.choice(words["too"]), adv=self.rng.choice(words["adv"]))

    def _remedy(self, defect: Defect) -> str:
        return self._say(_cues()["remedies"][defect.kind]).format(amount=_spoken(remedy_amount(defect)))

    def _strengths(self, defects: Sequence[Defect]) -> list[Sequence[str]]:
        spoiled = {defect.spec.attribute for defect in defects}
        whole = [attribute for attribute in JUDGED_ATTRIBUTES if attribute not in spoiled]
        self.rng.shuffle(whole)
        return [_cues()["strengths"][attribute] for attribute in whole]

    def _impression(self, sample: Sample) -> str:
        said = {
            field.name: self._choose(_cues()["impression"][field.name][getattr(sample.facts, field.name)])
            for field in fields(sample.facts)
        }
        subject = " ".join(word for word in (said["key"], said["detail"], said["frame"]) if word)
        colours = (
            said["palette"].replace("in ", f"in {said['chroma']} ", 1) if said["chroma"] else said["palette"]
        )
        article = "An" if subject[0] in "aeiou" else "A"
        first = f"{article} {subject} frame {colours} with {said['contrast']}"
        return f"{first}; {said['weight']}."

    def _say(self, grammars: Sequence[str]) -> str:
        return self._choose(str(self.rng.choice(list(grammars))))

    def _choose(self, grammar: str) -> str:
        return _CHOICE.sub(lambda match: str(self.rng.choice(match.group(1).split("|"))), grammar)


def mentioned(defects: Sequence[Defect]) -> list[Defect]:
    """The defects a person would see and speak of, most severe first."""
    seen = [defect for defect in defects if defect.severity >= _MENTIONED_FROM]
    return sorted(seen, key=lambda defect: defect.severity, reverse=True)


def remedy_amount(defect: Defect) -> float:
    """How much of the remedy undoes the defect, without sign: EV, degrees, or 0–1 of a slider."""
    kind, amount = defect.kind, defect.amount
    if kind in {DefectKind.DARK, DefectKind.BRIGHT, DefectKind.TILT_LEFT, DefectKind.TILT_RIGHT}:
        return amount
    return float(np.clip(defect.severity, 0.1, 1.0))


def _spoken(amount: float) -> str:
    return f"{amount:.1f}" if amount < 3 else f"{amount:.0f}"


def _tier(score: float) -> str:
    return "poor" if score < 3.5 else "fair" if score < 5.2 else "good" if score < 7 else "fine"


def named(comment: str) -> list[DefectKind]:
    """The defects that a comment in the cue bank's language speaks of, in the order of mention."""
    found = [
        (match.start(), kind) for kind, pattern in _weakness_patterns() if (match := pattern.search(comment))
    ]
    return [kind for _, kind in sorted(found)]


@cache
def _weakness_patterns() -> list[tuple[DefectKind, re.Pattern[str]]]:
    levels = _cues()["levels"].values()
    words = {
        name: "(?:" + "|".join(re.escape(word) for level in levels for word in level[name]) + ")"
        for name in ("too", "adv")
    }
    return [
        (kind, re.compile("|".join(_pattern(grammar, words) for grammar in _cues()["weaknesses"][kind])))
        for kind in DefectKind
    ]


def _pattern(grammar: str, words: Mapping[str, str]) -> str:
    """A grammar as a regular expression of all its sentences."""
    parts = _CHOICE.split(grammar)
    plain = [re.escape(part) for part in parts[::2]]
    choices = ["(?:" + "|".join(re.escape(each) for each in part.split("|")) + ")" for part in parts[1::2]]
    joined = "".join(piece for pair in zip(plain, [*choices, ""], strict=True) for piece in pair)
    for name, pattern in words.items():
        joined = joined.replace(re.escape("{" + name + "}"), pattern)
    return joined
