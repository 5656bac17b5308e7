"""Hearing of changes in folders as they happen."""

import logging
import os
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from watchdog.events import FileSystemEvent, FileSystemEventHandler

from aesthetic_studio.photos.formats import is_photo_name

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver, ObservedWatch

QUIET_S, LATEST_S = 1.0, 5.0
"""A change is told when there was no other for a while, but not later than this after the first."""
AWAY_S = 20.0
"""How often it is looked whether a drive has come back."""
UNWATCHED_S = 600.0
"""How often a folder counts as changed that cannot be watched."""

CLOSING_S = 1.0

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ChangedFolder:
    """A folder in which something changed; ``deep`` where it may be anywhere below it."""

    path: Path
    deep: bool


class FolderWatch:
    """Watches folders in threads of its own until it is closed.

    Folders that the system has no watches left for are told to have changed every few minutes instead, and one
    whose drive comes back is told at once.
    """

    def __init__(
        self, changed: Callable[[list[ChangedFolder]], None], unwatched: Callable[[Path], None]
    ) -> None:
        """Start watching nothing.

        Args:
            changed: hears of changes, in a thread of the watch.
            unwatched: hears once of every folder that cannot be watched, in the same thread.
        """
        self._changed, self._unwatched = changed, unwatched
        self._woken = threading.Condition()
        self._roots: frozenset[Path] = frozenset()
        self._pending: dict[Path, bool] = {}
        self._first = self._last = 0.0
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="folder-watch", daemon=True)
        self._thread.start()

    def watch(self, roots: Iterable[Path]) -> None:
        """Watch these folders and all in them, and no others. Returns at once."""
        with self._woken:
            self._roots = frozenset(roots)
            self._woken.notify()

    def close(self) -> None:
        """Watch nothing any more and end the threads; idempotent.

        Nobody waits long for a thread that is still looking through a slow drive: it ends when it is back, and
        tells nothing any more.
        """
        with self._woken:
            self._closed = True
            self._woken.notify()
        self._thread.join(CLOSING_S)

    def note(self, folder: Path, *, deep: bool) -> None:
        """Something changed in this folder; callable from any thread."""
        now = time.monotonic()
        with self._woken:
            if not self._pending:
                self._first = now
            self._last = now
            self._pending[folder] = deep or self._pending.get(folder, False)
            self._woken.notify()

    def _run(self) -> None:
        watching = _Watching(self)
        try:
            while True:
                self._tell(*watching.keep_up(self._roots))
                with self._woken:
                    if not self._closed:
                        self._woken.wait(self._pause(watching.roots))
                    if self._closed:
                        return
                    pending = self._due()
                if pending:
                    self._changed([ChangedFolder(path, deep) for path, deep in pending.items()])
        except Exception:  # the library stays usable without a watch
            log.exception("watching folders ended")
        finally:
            watching.close()

    def _tell(self, changed: Iterable[Path], unwatched: Iterable[Path]) -> None:
        if self._closed:
            return
        for root in unwatched:
            self._unwatched(root)
        for root in changed:
            self.note(root, deep=True)

    def _pause(self, kept_up: frozenset[Path]) -> float:
        if self._roots != kept_up:
            return 0.0
        if not self._pending:
            return AWAY_S
        return max(0.0, min(self._last + QUIET_S, self._first + LATEST_S) - time.monotonic())

    def _due(self) -> dict[Path, bool]:
        now = time.monotonic()
        if not self._pending or now < min(self._last + QUIET_S, self._first + LATEST_S):
            return {}
        pending, self._pending = self._pending, {}
        return pending


class _Watching:
    """The system's watches, as the thread of a `FolderWatch` keeps them."""

    def __init__(self, owner: FolderWatch) -> None:
        self._owner = owner
        self._observer: BaseObserver | None = None
        self._watches: dict[Path, ObservedWatch] = {}
        self._refused: dict[Path, float] = {}
        self._away: set[Path] = set()
        self._looked = 0.0
        self.roots: frozenset[Path] = frozenset()

    def keep_up(self, wanted: frozenset[Path]) -> tuple[list[Path], list[Path]]:
        """Watch what is wanted. Which folders count as changed, and which turned out to be unwatchable."""
        now = time.monotonic()
        if wanted == self.roots and now < self._looked + AWAY_S:
            return [], []
        self._looked = now
        self.roots = wanted
        for gone in self._watches.keys() - wanted:
            self._forget(gone)
        self._away &= wanted
        self._refused = {root: told for root, told in self._refused.items() if root in wanted}
        changed: list[Path] = []
        unwatched: list[Path] = []
        for root in wanted:
            there = os.path.isdir(root)  # noqa: PTH112 - unlike Path.is_dir it never raises
            if not there:
                self._forget(root)
                self._away.add(root)
                continue
            if root in self._away:
                self._away.remove(root)
                changed.append(root)
            if root in self._refused:
                if now > self._refused[root] + UNWATCHED_S:
                    self._refused[root] = now
                    changed.append(root)
            elif root not in self._watches and not self._begin(root):
                self._refused[root] = now
                unwatched.append(root)
        return changed, unwatched

    def close(self) -> None:
        """Give all watches back."""
        if self._observer is not None:
            self._observer.stop()
            self._observer.join(10.0)

    def _begin(self, root: Path) -> bool:
        from watchdog.observers import Observer  # late: the window is up before

        if self._observer is None:
            self._observer = Observer()
            self._observer.start()
        try:
            self._watches[root] = self._observer.schedule(_Ear(self._owner, root), str(root), recursive=True)
        except OSError as error:  # no watches or no open files left, or a file system that has none
            log.info("%s cannot be watched: %s", root, error)
            return False
        return True

    def _forget(self, root: Path) -> None:
        watch = self._watches.pop(root, None)
        if watch is not None and self._observer is not None:
            self._observer.unschedule(watch)


class _Ear(FileSystemEventHandler):
    """Hears of every event below one root."""

    def __init__(self, owner: FolderWatch, root: Path) -> None:
        super().__init__()
        self._owner, self._root = owner, root

    def dispatch(self, event: FileSystemEvent) -> None:
        """Note the folders in which a photo, a sidecar or a folder came, changed or went."""
        if event.event_type not in {"created", "modified", "moved", "deleted", "closed"}:
            return
        for name in (event.src_path, event.dest_path):
            path = Path(os.fsdecode(name)) if name else None
            if path is None or self._is_hidden(path):
                continue
            if event.is_directory:
                if event.event_type != "modified":  # what changed in it is told by itself
                    self._owner.note(path, deep=True)
            elif is_photo_name(path) or path.suffix.lower() == ".xmp":
                self._owner.note(path.parent, deep=False)

    def _is_hidden(self, path: Path) -> bool:
        if not path.is_relative_to(self._root):
            return True
        return any(part.startswith(".") for part in path.relative_to(self._root).parts)
