"""Opening the catalogue file: its connections, its version, and what to say when it will not open."""

import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from aesthetic_studio.catalog.schema import REVISIONS
from aesthetic_studio.catalog.snapshots import RESTORE
from aesthetic_studio.domain.errors import CatalogError, DamagedCatalogError

BUSY_S = 15.0
"""How long a write waits for another program that is writing to the same catalogue."""


class Catalog:
    """The open catalogue: short transactions for any thread, one writer at a time.

    Readers see the state of one moment and never wait for the writer.
    """

    def __init__(self, path: Path) -> None:
        """Open the catalogue at ``path``, made or brought up to date where necessary.

        Raises:
            CatalogError: it cannot be read or written, is damaged, or was made by a newer version.
        """
        self._path = path
        self._write_lock = threading.Lock()
        _check_file(path)
        url = sa.URL.create("sqlite", database=str(path))
        # isolation_level=None leaves BEGIN to us: a writer takes its lock at once, never halfway through.
        self._readers = sa.create_engine(url, connect_args={"isolation_level": None, "timeout": BUSY_S})
        self._writers = self._readers.execution_options(writes=True)
        sa.event.listen(self._readers, "connect", _configure)
        sa.event.listen(self._readers, "begin", _begin)
        try:
            self._bring_up_to_date()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close all connections; idempotent."""
        self._readers.dispose()

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """A transaction that sees one moment of the catalogue."""
        with _database_errors(self._path), self._readers.begin() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[sa.Connection]:
        """A transaction that is kept as a whole, or not at all if an exception leaves it."""
        with self._write_lock, _database_errors(self._path), self._writers.begin() as connection:
            yield connection

    def _bring_up_to_date(self) -> None:
        with self.read() as connection:
            if _version(connection, self._path) == REVISIONS[-1]:
                return
        with self.write() as connection:
            _version(connection, self._path)
            _migrate(connection)


def _check_file(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CatalogError(
            f"The folder {path.parent} cannot be made: {error.strerror}.", "Choose another home folder."
        ) from error
    if path.is_dir():
        raise CatalogError(f"The catalogue {path} is a folder.", "Choose another home folder.")
    if not os.access(path if path.exists() else path.parent, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise CatalogError(
            f"The catalogue {path} cannot be written.",
            "Check its permissions, or choose another home folder.",
        )


def _configure(connection: sqlite3.Connection, _: Any) -> None:
    _write_ahead(connection)
    for pragma in ("synchronous = NORMAL", "foreign_keys = ON", "temp_store = MEMORY"):
        connection.execute(f"PRAGMA {pragma}")


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Switch a new file to a write-ahead log; SQLite does not wait here for others that do the same."""
    deadline = time.monotonic() + BUSY_S
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(0.01)


def _begin(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _version(connection: sa.Connection, path: Path) -> str | None:
    """The schema's version in the file, None where it is new; raises `CatalogError` where it is foreign."""
    tables = set(connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars())
    if not tables:
        return None
    version = None
    if "alembic_version" in tables:
        version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if version is None:
        raise CatalogError(f"{path} is not a catalogue of Aesthetic Studio.", "Choose another home folder.")
    if version not in REVISIONS:
        raise CatalogError(
            f"The catalogue {path} was made by a newer version of Aesthetic Studio.", "Update the program."
        )
    return str(version)


def _migrate(connection: sa.Connection) -> None:
    from alembic import command  # slow to import, and hardly ever needed
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


@contextmanager
def _database_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        reason = str(cause).lower()
        if "malformed" in reason or "not a database" in reason:
            raise DamagedCatalogError(f"The catalogue {path} is damaged.", RESTORE) from error
        if "locked" in reason:
            raise CatalogError(f"Another program is holding the catalogue {path}.", "Close it.") from error
        if "readonly" in reason:
            raise CatalogError(
                f"The catalogue {path} may only be read; nothing was changed.", "Check its permissions."
            ) from error
        if "full" in reason:
            raise CatalogError(
                f"The disk of the catalogue {path} is full; nothing was changed.", "Free some space."
            ) from error
        raise CatalogError(
            f"The catalogue {path} cannot be used: {cause}.", "Check the disk and the permissions."
        ) from error
