"""What to do about a damaged catalogue: set it aside, and go back to the newest good copy or begin anew."""

import contextlib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from aesthetic_studio.catalog.snapshots import day_of, newest_good, restore, set_aside
from aesthetic_studio.catalog.sole_use import SoleUse
from aesthetic_studio.settings import Home


@dataclass(frozen=True, slots=True)
class Recovery:
    """What can be gone back to.

    Attributes:
        snapshot: the newest copy that is sound; None where there is none, and only a new catalogue is left.
        day: when it was made.
    """

    snapshot: Path | None = None
    day: date | None = None


def find_recovery(home: Home) -> Recovery:
    """Look through the safety copies; reads them, so not for a thread that must not wait."""
    snapshot = newest_good(home.catalog)
    return Recovery(snapshot, None if snapshot is None else day_of(snapshot))


def recover(home: Home, recovery: Recovery) -> Path | None:
    """Set the catalogue aside, never overwriting it, and put the copy, or nothing, in its place.

    Nobody may have the catalogue open.

    Returns:
        where the damaged one is now; None where there was none.

    Raises:
        CatalogError: another window has it open, or the disk is full; then everything is as it was.
    """
    with contextlib.closing(SoleUse(home.catalog)):
        if recovery.snapshot is None:
            return set_aside(home.catalog, datetime.now(UTC))
        return restore(home.catalog, recovery.snapshot, datetime.now(UTC))
