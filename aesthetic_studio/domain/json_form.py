"""The one JSON form of scores, critiques and failures, for the command line and the JSON report."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeAlias

from aesthetic_studio.domain.critique import Attribute, CriticInfo, Critique, CropBox, Operation, Suggestion
from aesthetic_studio.domain.errors import PhotoError
from aesthetic_studio.domain.score import PersonalScore, Score

JsonObject: TypeAlias = dict[str, Any]


def as_line(value: Mapping[str, Any]) -> str:
    """The object as one line of pure ASCII, so that no terminal encoding and no odd file name can break it.

    Raises:
        ValueError: a number is not finite; such a result must not be passed on as JSON.
    """
    return json.dumps(value, ensure_ascii=True, allow_nan=False)


def score_form(score: Score) -> JsonObject:
    """``value``, ``std`` and the probability of each whole score under the keys ``"1"`` … ``"10"``."""
    return {
        "value": round(score.value, 2),
        "std": round(score.std, 2),
        "distribution": {str(point): round(score.distribution.get(point, 0.0), 4) for point in range(1, 11)},
    }


def personal_score_form(personal: PersonalScore | None) -> JsonObject | None:
    """``value``, ``std``, ``proven``, ``predictor``, ``examples``; None without ratings."""
    if personal is None:
        return None
    return {
        "value": round(personal.value, 2),
        "std": round(personal.std, 2),
        "proven": personal.proven,
        "predictor": personal.predictor,
        "examples": list(personal.examples),
    }


def critic_form(critic: CriticInfo) -> JsonObject:
    """Which critic spoke and how it was loaded."""
    return asdict(critic)


def scored_photo_form(path: Path, score: Score, critic: CriticInfo, elapsed_s: float) -> JsonObject:
    """One line of ``score --json``."""
    return {
        "path": str(path),
        "score": score_form(score),
        "critic": critic_form(critic),
        "elapsed_s": round(elapsed_s, 3),
    }


def predicted_photo_form(
    path: Path, score: Score, personal: PersonalScore | None, critic: CriticInfo, elapsed_s: float
) -> JsonObject:
    """One line of ``taste predict --json``."""
    return {
        "path": str(path),
        "score": score_form(score),
        "personal_score": personal_score_form(personal),
        "critic": critic_form(critic),
        "elapsed_s": round(elapsed_s, 3),
    }


def critique_form(path: Path, critique: Critique) -> JsonObject:
    """One line of ``critique --json``."""
    return {
        "path": str(path),
        "score": score_form(critique.score),
        "personal_score": personal_score_form(critique.personal_score),
        "attributes": {
            attribute.value: {"value": _rounded(critique.attributes.get(attribute), 2)}
            for attribute in Attribute
        },
        "comment": critique.comment,
        "suggestions": [_suggestion_form(suggestion) for suggestion in critique.suggestions],
        "critic": critic_form(critique.critic),
        "elapsed_s": round(critique.elapsed_s, 3),
    }


def failure_form(path: Path, error: PhotoError) -> JsonObject:
    """The line of a photo that failed."""
    return {"path": str(path), "error": dict(error.as_json())}


def _suggestion_form(suggestion: Suggestion) -> JsonObject:
    return {
        "text": suggestion.text,
        "attribute": suggestion.attribute.value if suggestion.attribute else None,
        "operation": _operation_form(suggestion.operation),
    }


def _operation_form(operation: Operation | None) -> JsonObject | None:
    if operation is None:
        return None
    amount = operation.amount
    if isinstance(amount, CropBox):
        box = {side: round(fraction, 4) for side, fraction in asdict(amount).items()}
        return {"name": operation.name.value, "amount": box}
    return {"name": operation.name.value, "amount": _rounded(amount, 3)}


def _rounded(value: float | None, digits: int) -> float | None:
    return None if value is None else round(value, digits)
