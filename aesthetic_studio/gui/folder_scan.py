"""Taking folders into the library while the window shows what has been found so far."""

import contextlib
import time
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from aesthetic_studio.domain.changes import Changes
from aesthetic_studio.domain.errors import PhotoError, StudioError
from aesthetic_studio.domain.photo import Folder
from aesthetic_studio.domain.progress import Cancelled, CancelToken, Progress, ProgressCallback
from aesthetic_studio.gui.workers.serial_thread import SerialThread

if TYPE_CHECKING:
    from aesthetic_studio.photos.watching import ChangedFolder

NOTED_S = 1.0
"""A look at folders that may have changed is told of only when it takes longer."""


class FolderStore(Protocol):
    """The part of `studio.library.Library` that knows folders."""

    def folders(self) -> list[Folder]:
        """The root folders."""

    def refresh(
        self,
        changed: Sequence["ChangedFolder"],
        *,
        cancel: CancelToken,
        progress: ProgressCallback,
        batch: Callable[[Changes], None],
    ) -> Changes:
        """Look again at folders in which something changed."""

    def add_folder(
        self,
        folder: Path,
        *,
        cancel: CancelToken,
        progress: ProgressCallback,
        batch: Callable[[Changes], None],
        unreadable: Callable[[PhotoError], None],
    ) -> Changes:
        """Scan a folder."""


class FolderScan(QObject):
    """Scans in the writer's thread; at every step the writer does what else is waiting there.

    The writer is given one scan at a time: one that waited there would run inside another.
    """

    progressed = Signal(str, object)  # name, Progress
    batch_written = Signal(object)  # Changes
    folders_read = Signal(object)  # list of Folder
    finished = Signal()
    failed = Signal(object)  # StudioError

    def __init__(self, writer: SerialThread, reader: SerialThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writer, self._reader = writer, reader
        self._store: FolderStore | None = None
        self._cancel = CancelToken()
        self._waiting: deque[Path] = deque()
        self._changed: dict[Path, ChangedFolder] = {}
        self._scanning = False

    def set_store(self, store: FolderStore) -> None:
        """Where folders are kept, once the library is open."""
        self._store = store

    @property
    def running(self) -> bool:
        """Whether a folder is being scanned or waits for it."""
        return self._scanning or bool(self._waiting) or bool(self._changed)

    def add(self, folders: Sequence[Path]) -> None:
        """Scan these folders, one after another."""
        if self._store is not None:
            self._waiting.extend(folders)
            self._scan_next(self._store)

    def refresh(self, changed: Sequence["ChangedFolder"]) -> None:
        """Look again at these folders of the library, after those that are to be scanned."""
        for folder in changed:
            before = self._changed.get(folder.path)
            self._changed[folder.path] = before if before is not None and before.deep else folder
        if self._store is not None:
            self._scan_next(self._store)

    def stop(self) -> None:
        """Stop after the running batch and forget the waiting folders; what was found is kept."""
        self._waiting.clear()
        self._changed.clear()
        self._cancel.cancel()

    def read_folders(self) -> None:
        """Read the list of folders anew."""
        if self._store is not None:
            self._reader.post(self._store.folders, self.folders_read.emit)

    def _scan_next(self, store: FolderStore) -> None:
        if self._scanning or not (self._waiting or self._changed):
            return
        self._scanning = True
        cancel = self._cancel = CancelToken()
        if self._waiting:
            folder = self._waiting.popleft()
            self._scan(store, lambda: self._add(store, folder, cancel))
        else:
            changed, self._changed = tuple(self._changed.values()), {}
            self._scan(store, lambda: self._refresh(store, changed, cancel))

    def _add(self, store: FolderStore, folder: Path, cancel: CancelToken) -> None:
        def progress(now: Progress) -> None:
            self.progressed.emit(folder.name, now)
            self._writer.run_waiting()

        store.add_folder(
            folder, cancel=cancel, progress=progress, batch=self._announce, unreadable=self.failed.emit
        )

    def _refresh(self, store: FolderStore, changed: Sequence["ChangedFolder"], cancel: CancelToken) -> None:
        begin = time.monotonic()

        def progress(now: Progress) -> None:
            if time.monotonic() - begin > NOTED_S:
                self.progressed.emit(Path(now.note).name, now)
            self._writer.run_waiting()

        store.refresh(changed, cancel=cancel, progress=progress, batch=self._announce)

    def _announce(self, changes: Changes) -> None:
        self.batch_written.emit(changes)
        self._writer.run_waiting()

    def _scan(self, store: FolderStore, work: Callable[[], None]) -> None:
        def scan() -> None:
            # A stopped scan ends like a finished one; what it had found is written.
            with contextlib.suppress(Cancelled):
                work()

        def end(error: StudioError | None) -> None:
            self._scanning = False
            self._scan_next(store)
            if error is not None:
                self.failed.emit(error)
            self.finished.emit()
            self.read_folders()

        self._writer.post(scan, end, end)
