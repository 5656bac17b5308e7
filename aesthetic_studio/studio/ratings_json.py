"""A whole history of ratings as a JSON file: every event with what was known at its time, nothing lost."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.domain.rating import RATING_MAX, RATING_MIN, RatedEvent, Rating
from aesthetic_studio.domain.score import SCORE_MAX, SCORE_MIN
from aesthetic_studio.domain.text import printable
from aesthetic_studio.studio.files import write_file
from aesthetic_studio.studio.ratings_csv import SOURCE, named, time_text

FORMAT = "aesthetic-studio ratings"
VERSION = 1
_HASH_BYTES = 16


def write_history(file: Path, events: Sequence[RatedEvent], profile: str) -> int:
    """Write every event, replacing the file; photos below its folder are named relative to it.

    Returns:
        How many events were written.

    Raises:
        UsageError: the file cannot be written.
    """
    folder = file.absolute().parent
    content = {
        "format": FORMAT,
        "version": VERSION,
        "profile": profile,
        "scale": [RATING_MIN, RATING_MAX],
        "ratings": [_form(event, folder) for event in events],
    }
    text = json.dumps(content, indent=1, ensure_ascii=False)
    write_file(file, text.encode("utf-8", "surrogateescape"))
    return len(events)


def read_history(file: Path) -> list[RatedEvent]:
    """Read all events of a file that `write_history` wrote; relative paths are taken from the file's folder.

    Whether the photos exist is not looked at.

    Raises:
        UsageError: the file cannot be read, or is something else, or an entry is wrong (the message names it).
    """
    try:
        content = json.loads(file.read_bytes().decode("utf-8-sig", "surrogateescape"))
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}.") from error
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{file.name} is no JSON.") from error
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise UsageError(
            f"{file.name} is no history of ratings.", "Export one with `taste export NAME.json`."
        )
    if content.get("version") != VERSION:
        raise UsageError(f"{file.name} was written by a newer version.", "Update the program.")
    entries = content.get("ratings")
    if not isinstance(entries, list):
        raise UsageError(f"{file.name}: there is no list of ratings.")
    return [_event(entry, number, file) for number, entry in enumerate(entries, start=1)]


def _form(event: RatedEvent, folder: Path) -> dict[str, Any]:
    rating = event.rating
    form: dict[str, Any] = {
        "file": named(rating.path, folder),
        "rating": rating.value,
        "rated_at": time_text(rating.rated_at),
        "source": rating.source,
    }
    if event.general is not None:
        form["general_score"] = event.general
        form["critic"] = {"id": event.critic_id, "revision": event.revision}
    if event.content_hash:
        form["content"] = event.content_hash.hex()
    if event.forgotten:
        form["forgotten"] = True
    return form


def _event(entry: object, number: int, file: Path) -> RatedEvent:
    where = f"{file.name}, rating {number}"
    if not isinstance(entry, Mapping):
        raise UsageError(f"{where}: this is no rating.")
    name, value = entry.get("file"), entry.get("rating")
    if not isinstance(name, str) or not name or "\0" in name:
        raise UsageError(f"{where}: there is no file name.")
    rating = _number(value, RATING_MIN, RATING_MAX)
    if rating is None and value is not None:
        raise UsageError(f"{where}: {value!r} is no rating from 0 to 10.")
    general, critic = entry.get("general_score"), entry.get("critic")
    critic = critic if isinstance(critic, Mapping) else {}
    return RatedEvent(
        0,
        Rating(
            file.absolute().parent / name,
            rating,
            _moment(entry.get("rated_at"), where),
            _word(entry.get("source")) or SOURCE,
        ),
        general=_number(general, SCORE_MIN, SCORE_MAX),
        critic_id=_word(critic.get("id")),
        revision=_word(critic.get("revision")),
        content_hash=_content(entry.get("content")),
        forgotten=entry.get("forgotten") is True,
    )


def _number(value: object, low: float, high: float) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if low <= value <= high else None  # a NaN is in no range


def _moment(text: object, where: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text) if isinstance(text, str) else None
        if moment is not None:
            moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        moment = None
    if moment is None:
        raise UsageError(f"{where}: {text!r} is no time.", "Write it like 2026-11-20T18:00:00+00:00.")
    return moment


def _word(text: object) -> str:
    return printable(text)[:80] if isinstance(text, str) else ""


def _content(text: object) -> bytes | None:
    try:
        content = bytes.fromhex(text) if isinstance(text, str) else b""
    except ValueError:
        return None
    return content if len(content) == _HASH_BYTES else None
