"""What the user does with the photos' files: copying them, finding them on the disk, moving them to the trash."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from aesthetic_studio.domain.changes import Changes
from aesthetic_studio.domain.errors import StudioError
from aesthetic_studio.domain.photo import Flag
from aesthetic_studio.domain.photo_filter import Comparison, FilterField, Sign, every
from aesthetic_studio.domain.query import PhotoQuery
from aesthetic_studio.gui.error_words import with_failures
from aesthetic_studio.gui.file_manager import FileManager
from aesthetic_studio.gui.photo_files import as_mime_data, files_of
from aesthetic_studio.gui.shortcuts.bound import key_or_name
from aesthetic_studio.gui.system_trash import TrashQuestion, put_away

if TYPE_CHECKING:
    from aesthetic_studio.gui.main_window import MainWindow


REJECTED = Comparison(FilterField.FLAG, Sign.IS, Flag.REJECT.value)


class FilesDesk(QObject):
    """Acts on the files of the selected photos; which these are is read in the background."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._asks = True
        self._asking: TrashQuestion | None = None
        self.file_manager = FileManager(self)
        window.sidebar.show_folder_wanted.connect(lambda folder: self.file_manager.show([folder]))
        for photos in (window.view.grid, window.view.large.filmstrip):
            photos.drag_refused.connect(window.status.show_message)

    def handlers(self) -> Mapping[str, Callable[..., None]]:
        """What to call for the commands of `actions.COMMANDS` about files."""
        return {
            "copy_files": self.copy,
            "copy_paths": self.copy_paths,
            "show_in_files": self.show_in_files,
            "trash": self.trash_selected,
            "trash_rejected": self.trash_rejected,
        }

    def copy(self) -> None:
        """Put the photos' files on the clipboard."""

        def keep(files: Sequence[Path]) -> None:
            QGuiApplication.clipboard().setMimeData(as_mime_data(files))
            self._window.status.show_message(self.tr("%Ln files copied", "", len(files)))

        self._with_files(keep)

    def copy_paths(self) -> None:
        """Put the places of the photos' files on the clipboard, line by line."""

        def keep(files: Sequence[Path]) -> None:
            QGuiApplication.clipboard().setText("\n".join(map(str, files)))
            self._window.status.show_message(self.tr("%Ln paths copied", "", len(files)))

        self._with_files(keep)

    def show_in_files(self) -> None:
        """Show the photos' files in the file manager."""
        self._with_files(self.file_manager.show)

    def trash_selected(self) -> None:
        """Move the selected photos to the trash; asks before, until the user wants to be asked no more."""
        ids = list(self._window.view.selected_ids)
        if ids and self._asks:
            self._ask(ids)
        elif ids:
            self._trash(ids)

    def trash_rejected(self) -> None:
        """Move all rejected photos of the folder or album to the trash, whatever filter is set; always asks."""
        window = self._window
        library, bar = window.library, window.view.filter_bar
        if library is None:
            return
        place = PhotoQuery(within=bar.query.within)
        if bar.album is not None:
            place = place.inside(bar.album)
        query = replace(place, filter=every((place.filter, REJECTED)))

        def ask(ids: Sequence[int]) -> None:
            if ids:
                self._ask(ids)
            else:
                window.status.show_message(self.tr("No photo is rejected here."))

        window.reader.post(lambda: library.photo_ids(query), ask)

    def _ask(self, ids: Sequence[int]) -> None:
        if self._asking is None:
            self._asking = TrashQuestion(len(ids), self._window)
            self._asking.finished.connect(lambda _: self._answered(ids))
            self._asking.open()

    def _answered(self, ids: Sequence[int]) -> None:
        question, self._asking = self._asking, None
        if question is None:
            return
        question.deleteLater()
        if question.agreed:
            self._asks = not question.never_again
            self._trash(ids)

    def _trash(self, ids: Sequence[int]) -> None:
        library = self._window.library
        if library is None:
            return
        failures: list[StudioError] = []

        def move() -> Changes:
            library.trash.use(put_away)
            done = library.trash.move(ids)
            failures.extend(done.failures)
            return done.changes

        def tell(_: Changes) -> None:
            moved = len(ids) - len(failures)
            told = self.tr("%Ln photos are in the trash. {key} brings them back.", "", moved)
            words = told.format(key=key_or_name("undo"))
            self._window.status.show_message(with_failures(words, failures))

        self._window.marking.carry_out(move, tell)

    def _with_files(self, act: Callable[[Sequence[Path]], None]) -> None:
        window = self._window
        library, ids = window.library, list(window.view.selected_ids)
        if library is not None and ids:
            window.reader.post(lambda: files_of(library.photos(ids)), act)
