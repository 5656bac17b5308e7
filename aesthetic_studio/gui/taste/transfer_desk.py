"""Ratings into the history and out of it: CSV, JSON, Lightroom's catalogue."""

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from aesthetic_studio.domain.changes import Changes
from aesthetic_studio.domain.errors import StudioError
from aesthetic_studio.domain.progress import Cancelled, CancelToken, Progress
from aesthetic_studio.gui.error_words import with_failures
from aesthetic_studio.gui.shortcuts.bound import key_or_name

if TYPE_CHECKING:
    from aesthetic_studio.gui.main_window import MainWindow
    from aesthetic_studio.studio.library import Library
    from aesthetic_studio.studio.ratings_import import FoundRatings

AT_ONCE = 200
"""Ratings that are written in one go: between them the user's own marks are."""
TOLD_EACH_S = 0.05


class TransferDesk(QObject):
    """Asks for a file; reads it in the background, and writes what it holds bit by bit in the writer's thread."""

    _progressed = Signal(object)  # Progress
    _ended = Signal()

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._cancel: CancelToken | None = None
        self._told_at = 0.0
        self._progressed.connect(self._show_progress)
        self._ended.connect(self._rest)
        window.status.stop_wanted.connect(self.stop)

    def handlers(self) -> Mapping[str, Callable[..., None]]:
        """What to call for each of its commands."""
        return {"import_ratings": self.import_ratings, "export_ratings": self.export_ratings}

    @property
    def importing(self) -> bool:
        """Whether ratings are being taken over."""
        return self._cancel is not None

    def stop(self) -> None:
        """Take over no more ratings; those that were written stay, and can be undone."""
        if self._cancel is not None:
            self._cancel.cancel()

    def import_ratings(self) -> None:
        """Ask for a file with ratings."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Import ratings"),
            str(Path.home()),
            self.tr("Ratings, Lightroom catalogues") + " (*.csv *.json *.lrcat)",
        )
        if chosen:
            self.take_over(Path(chosen))

    def take_over(self, file: Path) -> None:
        """Take ratings from a file into the history, undoably; one file at a time."""
        window, library = self._window, self._window.library
        if library is None:
            return
        if self._cancel is not None:
            window.status.show_message(self.tr("Other ratings are still being imported."))
            return
        cancel = self._cancel = CancelToken()

        def find() -> "FoundRatings | None":
            from aesthetic_studio.studio.ratings_import import find_ratings

            try:
                return find_ratings(library, file, cancel=cancel, progress=self._tell)
            except Cancelled:
                return None

        def found(ratings: "FoundRatings | None") -> None:
            if ratings is None:
                self._rest()
                window.status.show_message(self.tr("Stopped: no rating was imported."))
            else:
                self._write(library, ratings, cancel)

        def failed(error: StudioError) -> None:
            self._rest()
            window.show_error(error)

        self._show_progress(Progress(0))
        window.background.post(find, found, failed)

    def _write(self, library: "Library", ratings: "FoundRatings", cancel: CancelToken) -> None:
        """Between two transactions the writer does what else is waiting there."""
        window = self._window

        def progress(now: Progress) -> None:
            self._tell(now)
            window.writer.run_waiting()

        def write() -> Changes:
            try:
                return library.recording.record(
                    ratings.to_record, at_once=AT_ONCE, cancel=cancel, progress=progress
                )
            finally:
                self._ended.emit()

        def say(changes: Changes) -> None:
            stopped = self.tr("Stopped: %Ln photos rated. {key} takes it back.", "", len(changes.inverse))
            ended = cancel.cancelled or changes.failures
            words = stopped.format(key=key_or_name("undo")) if ended else self._summary(ratings)
            window.status.show_message(with_failures(words, changes.failures))

        window.marking.carry_out(write, say)

    def _summary(self, ratings: "FoundRatings") -> str:
        words = self.tr("%Ln ratings imported", "", ratings.count)
        if not ratings.missing:
            return words
        left_out = self.tr("%Ln of missing photos left out", "", len(ratings.missing))
        return self.tr("{imported}, {left_out}").format(imported=words, left_out=left_out)

    def _tell(self, progress: Progress) -> None:
        """In a worker's thread: not for each of thousands of photos."""
        now = time.monotonic()
        if now - self._told_at >= TOLD_EACH_S or progress.done == progress.total:
            self._told_at = now
            self._progressed.emit(progress)

    def _show_progress(self, progress: Progress) -> None:
        if self._cancel is not None and not self._window.desk.busy:
            self._window.status.show_work(self.tr("Importing ratings"), progress.done, progress.total or 0)

    def _rest(self) -> None:
        self._cancel = None
        if not self._window.desk.busy and not self._window.scan.running:
            self._window.desk.show_rest()

    def export_ratings(self) -> None:
        """Write the newest ratings as CSV, or the whole history as JSON."""
        window, library = self._window, self._window.library
        chosen, _ = QFileDialog.getSaveFileName(
            window,
            self.tr("Export ratings"),
            str(Path.home() / "ratings.csv"),
            f"{self.tr('Newest ratings')} (*.csv);;{self.tr('The whole history')} (*.json)",
        )
        if library is None or not chosen:
            return

        def write() -> int:
            from aesthetic_studio.studio.ratings_export import export_file

            return export_file(library, Path(chosen))

        def say(count: int) -> None:
            words = self.tr("%Ln ratings written to {}", "", count)
            window.status.show_message(words.format(chosen))

        window.background.post(write, say)
