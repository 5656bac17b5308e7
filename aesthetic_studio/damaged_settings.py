"""Settings that cannot be read must not keep the window shut: what is sound in them holds, the old file is kept."""

import contextlib
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.settings import Home, Settings


@dataclass(frozen=True, slots=True)
class DamagedSettings:
    """What was wrong with the settings file.

    Attributes:
        problem: why it is no settings file, in the words of whoever read it; empty where only values are wrong.
        refused: settings whose values are impossible, as they stand in the file; they are as they came.
        kept_as: where the old file is now; None where it could not be set aside and is still in its place.
    """

    problem: str
    refused: tuple[str, ...]
    kept_as: Path | None


def read_or_mend(home: Home) -> tuple[Settings, DamagedSettings | None]:
    """The user's settings; of a damaged file what is sound, after it was set aside and written anew."""
    try:
        return home.read_settings(), None
    except UsageError:
        table, problem = _table(home.settings_file)
    sound = {name: value for name, value in table.items() if _holds(name, value)}
    refused = tuple(f"{name} = {value!r}" for name, value in table.items() if name not in sound)
    return Settings.model_validate(sound), DamagedSettings(problem, refused, _set_aside(home, sound))


def _table(file: Path) -> tuple[dict[str, Any], str]:
    """What the file says, and why that is nothing."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8")), ""
    except (OSError, ValueError) as error:
        return {}, str(error)


def _holds(name: str, value: object) -> bool:
    try:
        Settings.model_validate({name: value})
    except ValidationError:
        return False
    return True


def _set_aside(home: Home, sound: dict[str, Any]) -> Path | None:
    file = home.settings_file
    names = (file.with_name(f"settings-damaged{number}.toml") for number in ("", *range(2, 1000)))
    try:
        aside = next(each for each in names if not each.exists())
        file.rename(aside)
    except (OSError, StopIteration):
        return None
    try:
        home.write_settings({name: sound[name] for name in sound if name in Settings.model_fields})
    except UsageError:  # as on a full disk: what is sound must hold the next time too
        with contextlib.suppress(OSError):
            aside.rename(file)
            return None
    return aside
