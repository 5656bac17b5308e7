"""How values that SQLite has no type for are kept in the catalogue."""

# ruff: noqa: ARG002, D102 - the methods and their arguments are SQLAlchemy's

import os
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path

from sqlalchemy import BigInteger, Dialect, String, TypeDecorator

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001, RUF100 - kept without zone
_MICROSECOND = timedelta(microseconds=1)


def stored_path(path: str) -> str | bytes:
    """A path as `PathText` keeps it, for statements that are handed to SQLite as they are."""
    if path.isascii():
        return path
    encoded = os.fsencode(path)
    try:
        return encoded.decode("utf-8")
    except UnicodeDecodeError:
        return encoded


class PathText(TypeDecorator[Path]):
    """An absolute path: text, or bytes where a file's name is no valid UTF-8, so that none is refused."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Path | None, dialect: Dialect) -> str | bytes | None:
        return None if value is None else stored_path(os.fspath(value))

    def process_result_value(self, value: str | bytes | None, dialect: Dialect) -> Path | None:
        return None if value is None else _path(value)


@lru_cache(maxsize=8192)
def _path(stored: str | bytes) -> Path:
    """The same ones are read again and again, as with each rating all that were rated before; making them is slow."""
    return Path(os.fsdecode(stored))


class CameraTime(TypeDecorator[datetime]):
    """A time without zone, as the camera's clock showed it: whole microseconds since 1970."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        return None if value is None else (value.replace(tzinfo=None) - _EPOCH) // _MICROSECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        return None if value is None else _EPOCH + value * _MICROSECOND


class UtcTime(TypeDecorator[datetime]):
    """A moment: whole microseconds since 1970 in UTC. A time without zone is taken for UTC."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        if value is None:
            return None
        moment = value.astimezone(UTC) if value.tzinfo else value
        return (moment.replace(tzinfo=None) - _EPOCH) // _MICROSECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        return None if value is None else (_EPOCH + value * _MICROSECOND).replace(tzinfo=UTC)
