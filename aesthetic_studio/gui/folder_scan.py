"""Taking folders into the library while the window shows what has been found so far."""

import contextlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from aesthetic_studio.domain.changes import Changes
from aesthetic_studio.domain.errors import StudioError
from aesthetic_studio.domain.photo import Folder
from aesthetic_studio.domain.progress import Cancelled, CancelToken, Progress, ProgressCallback
from aesthetic_studio.gui.workers.serial_thread import SerialThread


class FolderStore(Protocol):
    """The part of `studio.library.Library` that knows folders."""

    def folders(self) -> list[Folder]:
        """The root folders."""

    def add_folder(
        self,
        folder: Path,
        *,
        cancel: CancelToken,
        progress: ProgressCallback,
        batch: Callable[[Changes], None],
    ) -> Changes:
        """Scan a folder."""


class FolderScan(QObject):
    """Scans in the writer's thread; between batches the writer does what else is waiting there."""

    started = Signal(str)  # name of the folder
    progressed = Signal(str, object)  # name, Progress
    batch_written = Signal(object)  # Changes
    folders_read = Signal(object)  # list of Folder
    finished = Signal(object)  # Path
    failed = Signal(object)  # StudioError

    def __init__(self, writer: SerialThread, reader: SerialThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writer, self._reader = writer, reader
        self._store: FolderStore | None = None
        self._cancel = CancelToken()
        self._running = 0

    def set_store(self, store: FolderStore) -> None:
        """Where folders are kept, once the library is open."""
        self._store = store

    @property
    def running(self) -> bool:
        """Whether a folder is being scanned or waits for it."""
        return self._running > 0

    def add(self, folders: Sequence[Path]) -> None:
        """Scan these folders, one after another."""
        for folder in folders:
            self._add(folder)

    def stop(self) -> None:
        """Stop after the running batch; what was found is kept."""
        self._cancel.cancel()
        self._cancel = CancelToken()

    def read_folders(self) -> None:
        """Read the list of folders anew."""
        if self._store is not None:
            self._reader.post(self._store.folders, self.folders_read.emit)

    def _add(self, folder: Path) -> None:
        store, cancel = self._store, self._cancel
        if store is None:
            return
        self._running += 1
        self.started.emit(folder.name)

        def progress(now: Progress) -> None:
            self.progressed.emit(folder.name, now)

        def batch(changes: Changes) -> None:
            self.batch_written.emit(changes)
            self._writer.run_waiting()

        def scan() -> None:
            # A stopped scan is counted down like a finished one; what it had found is written.
            with contextlib.suppress(Cancelled):
                store.add_folder(folder, cancel=cancel, progress=progress, batch=batch)

        self._writer.post(
            scan, lambda _: self._finish(folder, None), lambda error: self._finish(folder, error)
        )

    def _finish(self, folder: Path, error: StudioError | None) -> None:
        self._running -= 1
        if error is not None:
            self.failed.emit(error)
        self.finished.emit(folder)
        self.read_folders()
