"""Ratings into the history and out of it: CSV, JSON, Lightroom's catalogue."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from aesthetic_studio.domain.changes import Changes

if TYPE_CHECKING:
    from aesthetic_studio.gui.main_window import MainWindow
    from aesthetic_studio.studio.ratings_import import ImportedRatings


class TransferDesk(QObject):
    """Asks for a file; reads and writes it in the background."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def handlers(self) -> Mapping[str, Callable[..., None]]:
        """What to call for each of its commands."""
        return {"import_ratings": self.import_ratings, "export_ratings": self.export_ratings}

    def import_ratings(self) -> None:
        """Take ratings from a file into the history, undoably."""
        window, library = self._window, self._window.library
        chosen, _ = QFileDialog.getOpenFileName(
            window,
            self.tr("Import ratings"),
            str(Path.home()),
            self.tr("Ratings, Lightroom catalogues") + " (*.csv *.json *.lrcat)",
        )
        if library is None or not chosen:
            return
        taken: list[ImportedRatings] = []

        def take_over() -> Changes:
            from aesthetic_studio.studio.ratings_import import import_file

            taken.append(import_file(library, Path(chosen)))
            return taken[-1].changes

        window.marking.carry_out(take_over, lambda _: self._say_imported(taken[-1]))

    def _say_imported(self, imported: "ImportedRatings") -> None:
        words = self.tr("%Ln ratings imported", "", imported.count)
        if imported.missing:
            left_out = self.tr("%Ln of missing photos left out", "", len(imported.missing))
            words = self.tr("{imported}, {left_out}").format(imported=words, left_out=left_out)
        self._window.status.show_message(words)

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
