"""A critique as JSON and back, without loss."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from aesthetic_studio.domain.critique import (
    Attribute,
    CriticInfo,
    Critique,
    CropBox,
    Operation,
    OperationName,
    Suggestion,
)
from aesthetic_studio.domain.score import PersonalScore, Score


def to_json(critique: Critique) -> str:
    """The critique as one line of JSON in ASCII, so that any text a model can utter survives."""
    return json.dumps(asdict(critique), separators=(",", ":"))


def from_json(text: str | bytes) -> Critique:
    """The critique that `to_json` wrote.

    Raises:
        ValueError: the text is none.
    """
    try:
        return _critique(json.loads(text))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a critique: {error}") from error


def _critique(data: Mapping[str, Any]) -> Critique:
    personal = data["personal_score"]
    return Critique(
        score=_score(data["score"]),
        attributes={Attribute(name): value for name, value in data["attributes"].items()},
        comment=data["comment"],
        suggestions=tuple(_suggestion(item) for item in data["suggestions"]),
        critic=CriticInfo(**data["critic"]),
        elapsed_s=data["elapsed_s"],
        personal_score=None if personal is None else _personal_score(personal),
        complete=data["complete"],
    )


def _score(data: Mapping[str, Any]) -> Score:
    distribution = {int(points): share for points, share in data["distribution"].items()}
    return Score(data["value"], data["std"], distribution)


def _personal_score(data: Mapping[str, Any]) -> PersonalScore:
    return PersonalScore(**{**data, "examples": tuple(data["examples"])})


def _suggestion(data: Mapping[str, Any]) -> Suggestion:
    attribute, operation = data["attribute"], data["operation"]
    return Suggestion(
        text=data["text"],
        attribute=None if attribute is None else Attribute(attribute),
        operation=None if operation is None else _operation(operation),
    )


def _operation(data: Mapping[str, Any]) -> Operation:
    amount = data["amount"]
    return Operation(OperationName(data["name"]), CropBox(**amount) if isinstance(amount, dict) else amount)
