"""What was changed in this session, to be undone and redone.

The history belongs to the open library and not to a view: whatever changes photos, keywords or albums, in
whichever view, is one more step of the same history, and a view that is closed and opened again finds it as it
was. It ends with the session: sidecars and scans change the library between two sessions, and undoing over them
would take back what the user has not done here.
"""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TypeAlias

from aesthetic_studio.catalog.edits import apply_edits
from aesthetic_studio.catalog.opening import Catalog
from aesthetic_studio.domain.changes import NO_CHANGES, Changes, Edit
from aesthetic_studio.domain.errors import StudioError, UsageError

STARS_SOURCE = "stars"


@dataclass(frozen=True, slots=True)
class Step:
    """What to change so that something is undone or redone, and what that is."""

    edits: tuple[Edit, ...]
    title: str


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of the files that undoing or redoing a step concerns.

    Attributes:
        step: what of it is to be written now.
        failures: why the rest is not.
        waiting: the rest, as far as it may be tried once more.
    """

    step: Step
    failures: tuple[StudioError, ...] = ()
    waiting: Step | None = None


CarryFiles: TypeAlias = Callable[[Step], Carried]


class History:
    """Everything that can be undone, without limit. Writes are made by one thread; any may ask what comes next."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._lock = threading.Lock()
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self.carry_files: CarryFiles = Carried

    @property
    def next_undo(self) -> Step | None:
        """What `undo` would take back."""
        return next(iter(self._done[-1:]), None)

    @property
    def next_redo(self) -> Step | None:
        """What `redo` would do again."""
        return next(iter(self._undone[-1:]), None)

    def apply(self, edits: Sequence[Edit], title: str) -> Changes:
        """Change something and remember it, all or nothing.

        Raises:
            UsageError: something of it is impossible.
            CatalogError: the catalogue cannot be written.
        """
        return self.remember(self._write(edits, title))

    def remember(self, changes: Changes) -> Changes:
        """Take in a write that was made, and committed; what was undone before can be redone no more."""
        with self._lock:
            if changes.inverse:
                self._done.append(Step(changes.inverse, changes.title))
                self._undone.clear()
        return changes

    def extend(self, step: Step | None, changes: Changes, title: Callable[[int], str]) -> Step | None:
        """Take in one more part of a long work that was made and committed.

        Args:
            step: that of the parts before, as this has returned it; None for the first.
            changes: the part.
            title: what so many changes are.

        Returns:
            the step that it belongs to. It is a new one where anything was done or undone after the part before:
            undoing takes back what happened last.
        """
        with self._lock:
            if changes.inverse:
                before = self._done.pop().edits if step is not None and self.next_undo is step else ()
                # Of a photo in two parts that stands last which is to hold: what was before both.
                edits = changes.inverse + before
                step = Step(edits, title(len(edits)))
                self._done.append(step)
                self._undone.clear()
        return step

    def undo(self) -> Changes:
        """Take back the newest step; nothing changes where there is none.

        Where some of its files cannot be moved the others are, and the rest may stay behind as the newest step.

        Raises:
            UsageError: it cannot be undone any more, and is forgotten.
            CatalogError: the catalogue cannot be written.
        """
        return self._turn(self._done, self._undone)

    def redo(self) -> Changes:
        """Do again what was undone last; nothing changes where there is nothing.

        Raises:
            UsageError: it cannot be done any more, and is forgotten.
            CatalogError: the catalogue cannot be written.
        """
        return self._turn(self._undone, self._done)

    def _turn(self, source: list[Step], target: list[Step]) -> Changes:
        with self._lock:
            if not source:
                return NO_CHANGES
            try:
                carried = self.carry_files(source[-1])
                step = carried.step
                changes = self._write(step.edits, step.title)
            except UsageError:
                source.pop()
                raise
            source[-1:] = [] if carried.waiting is None else [carried.waiting]
            # Also where all was so already: the step after this one waits behind it.
            target.append(Step(changes.inverse, step.title))
            return replace(changes, inverse=(), title=step.title, failures=carried.failures)

    def _write(self, edits: Sequence[Edit], title: str) -> Changes:
        with self._catalog.write() as connection:
            return apply_edits(connection, edits, title, STARS_SOURCE, datetime.now(UTC))
