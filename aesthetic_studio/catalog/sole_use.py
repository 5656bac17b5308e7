"""One window a library: a lock that ends with the program that holds it, however it ends."""

import sqlite3
from pathlib import Path

from aesthetic_studio.domain.errors import CatalogError


class SoleUse:
    """Holds the lock of a library until it is closed, or its process ends."""

    def __init__(self, catalog: Path) -> None:
        """Take the lock of the catalogue file ``catalog``.

        Raises:
            CatalogError: another program has it.
        """
        try:
            catalog.parent.mkdir(parents=True, exist_ok=True)
            # SQLite's own locks work the same on every system, and nothing of them must be cleaned up.
            self._connection = sqlite3.connect(
                catalog.with_suffix(".lock"), timeout=0, isolation_level=None, check_same_thread=False
            )
        except (OSError, sqlite3.Error) as error:
            raise CatalogError(
                f"The folder {catalog.parent} cannot be used: {error}.", "Choose another home folder."
            ) from error
        try:
            self._connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            self._connection.close()
            raise CatalogError(
                "Aesthetic Studio has this library open already.",
                "Use its window, or close it first; another library has another home folder (--home).",
            ) from error

    def close(self) -> None:
        """Give the lock back; idempotent."""
        self._connection.close()
