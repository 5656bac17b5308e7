"""Figures as plain values, for JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from aesthetic_studio.training.evaluation.bootstrap import Figure

_DIGITS = 5


def plain(value: Any) -> Any:
    """A result, of any depth, as objects, lists, text and finite numbers; what is not defined is None."""
    if isinstance(value, Figure):
        value = value.as_json()
    elif is_dataclass(value):
        value = {field.name: getattr(value, field.name) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(each) for key, each in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [plain(each) for each in value]
    if isinstance(value, float):
        return round(value, _DIGITS)
    return value.value if isinstance(value, Enum) else value
