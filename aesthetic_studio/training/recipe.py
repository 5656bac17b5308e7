"""A training recipe: one flat YAML file, checked before anything starts."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml

from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.training.alignment import AlignmentRecipe
from aesthetic_studio.training.encoder import EncoderRecipe
from aesthetic_studio.training.language import LanguageRecipe
from aesthetic_studio.training.stages import StageRecipe

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class SplitRecipe:
    """Shares 0–1 of what is kept aside for testing, chosen by name."""

    held_out_photos: float = 0.1
    held_out_themes: float = 0.2
    held_out_raters: float = 0.2


@dataclass(frozen=True, slots=True)
class NanoRecipe:
    """Everything that decides the weights, beside the photos.

    Attributes:
        mfam: fields of `CalmConfig`.
        text: the file as it was read, for the model card.
    """

    image_size: int
    encoder: EncoderRecipe
    mfam: Mapping[str, int]
    language: LanguageRecipe
    alignment: AlignmentRecipe
    stage1: StageRecipe
    stage2: StageRecipe
    split: SplitRecipe
    text: str


def read_recipe(file: Path) -> NanoRecipe:
    """Read a recipe.

    Raises:
        UsageError: the file is missing, no YAML, or has an unknown or missing key.
    """
    try:
        text = file.read_text(encoding="utf-8")
        flat = yaml.safe_load(text)
    except (OSError, yaml.YAMLError) as error:
        raise UsageError(f"The recipe {file} cannot be read: {error}.") from error
    if not isinstance(flat, dict):
        raise UsageError(f"The recipe {file} is not a list of keys and values.")
    parts: dict[str, dict[str, Any]] = {}
    for key, value in flat.items():
        part, _, field = str(key).partition(".")
        parts.setdefault(part, {})[field] = value
    try:
        recipe = NanoRecipe(
            image_size=int(parts.pop("image_size")[""]),
            encoder=_part(EncoderRecipe, parts, "encoder"),
            mfam=parts.pop("mfam"),
            language=_part(LanguageRecipe, parts, "language"),
            alignment=_part(AlignmentRecipe, parts, "alignment"),
            stage1=_part(StageRecipe, parts, "stage1"),
            stage2=_part(StageRecipe, parts, "stage2"),
            split=_part(SplitRecipe, parts, "split"),
            text=text,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise UsageError(f"The recipe {file} is incomplete or has an unknown key: {error}.") from error
    if parts:
        raise UsageError(f"The recipe {file} has unknown keys: {', '.join(sorted(parts))}.")
    return recipe


def _part(kind: type[R], parts: dict[str, dict[str, Any]], name: str) -> R:
    values = parts.pop(name)
    known = {field.name for field in dataclasses.fields(kind)}  # type: ignore[arg-type]
    if unknown := set(values) - known:
        raise ValueError(", ".join(f"{name}.{key}" for key in sorted(unknown)))
    return kind(**values)
