"""Training recipes: flat YAML files, one level of keys ``part.number``, checked before anything starts."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml

from aesthetic_studio.domain.errors import UsageError

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class SplitRecipe:
    """Shares 0–1 of what is kept aside for testing, chosen by name."""

    held_out_photos: float = 0.1
    held_out_themes: float = 0.2
    held_out_raters: float = 0.2


class RecipeFile:
    """A recipe as it was written, taken apart part by part.

    Attributes:
        file: where it stands.
        text: as it was read, for the model card.
        model: what the recipe makes, its key ``model``.

    Raises:
        UsageError: the file is missing or no flat YAML.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        try:
            self.text = file.read_text(encoding="utf-8")
            flat = yaml.safe_load(self.text)
        except (OSError, yaml.YAMLError) as error:
            raise UsageError(f"The recipe {file} cannot be read: {error}.") from error
        if not isinstance(flat, dict) or "model" not in flat:
            raise UsageError(f"The recipe {file} is not a list of keys and values that names its model.")
        self.model = str(flat.pop("model"))
        self._parts: dict[str, dict[str, Any]] = {}
        for key, value in flat.items():
            part, dot, field = str(key).partition(".")
            if not dot:
                raise UsageError(f"The recipe {file} has an unknown key: {key}.")
            self._parts.setdefault(part, {})[field] = value

    def has(self, part: str) -> bool:
        """Whether any key of a part is there that was not taken yet."""
        return part in self._parts

    def take(self, part: str, kind: type[R]) -> R:
        """All keys of a part as a data class.

        Raises:
            UsageError: a key is unknown or missing, or a value is impossible.
        """
        values = self.take_all(part)
        known = {field.name for field in dataclasses.fields(kind)}  # type: ignore[arg-type]
        if unknown := sorted(set(values) - known):
            raise UsageError(
                f"The recipe {self.file} has unknown keys: {', '.join(f'{part}.{key}' for key in unknown)}."
            )
        try:
            return kind(**values)
        except (TypeError, ValueError) as error:
            raise UsageError(f"The part {part} of the recipe {self.file} is incomplete: {error}.") from error

    def take_all(self, part: str) -> Mapping[str, Any]:
        """All keys of a part as they are; none where it is absent."""
        return self._parts.pop(part, {})

    def finish(self) -> None:
        """Complain of parts that nobody took.

        Raises:
            UsageError: there are some.
        """
        if self._parts:
            raise UsageError(f"The recipe {self.file} has unknown parts: {', '.join(sorted(self._parts))}.")
