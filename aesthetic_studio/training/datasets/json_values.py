"""Taking values out of JSON that strangers wrote: whatever does not fit raises one kind of error."""

from typing import Any


def as_object(value: Any) -> dict[str, Any]:
    """The value as an object.

    Raises:
        ValueError: it is none.
    """
    if not isinstance(value, dict):
        raise ValueError("this is no JSON object")
    return value


def member(value: dict[str, Any], *keys: str) -> Any:
    """The first member that is there and not null.

    Raises:
        ValueError: there is none under any of the keys.
    """
    for key in keys:
        if value.get(key) is not None:
            return value[key]
    raise ValueError(f"there is no {' or '.join(map(repr, keys))}")


def text(value: Any) -> str:
    """The value as text with single blanks; empty where it is no text."""
    return " ".join(value.split()) if isinstance(value, str) else ""


def name(value: Any) -> str:
    """A file name or a person's name, which may be published as a number.

    Raises:
        ValueError: it is empty or neither text nor a whole number.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, str) and value.strip():
        return value.strip()
    raise ValueError(f"{str(value)[:40]!r} is no name")
