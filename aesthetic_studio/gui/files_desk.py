"""What the user does with the photos' files: copying them, finding them on the disk."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from aesthetic_studio.gui.file_manager import FileManager
from aesthetic_studio.gui.photo_files import as_mime_data, files_of

if TYPE_CHECKING:
    from aesthetic_studio.gui.main_window import MainWindow


class FilesDesk(QObject):
    """Acts on the files of the selected photos; which these are is read in the background."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.file_manager = FileManager(self)
        window.sidebar.show_folder_wanted.connect(lambda folder: self.file_manager.show([folder]))
        for photos in (window.view.grid, window.view.large.filmstrip):
            photos.drag_refused.connect(window.status.show_message)

    def handlers(self) -> Mapping[str, Callable[..., None]]:
        """What to call for the commands of `actions.COMMANDS` about files."""
        return {"copy_files": self.copy, "copy_paths": self.copy_paths, "show_in_files": self.show_in_files}

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

    def _with_files(self, act: Callable[[Sequence[Path]], None]) -> None:
        window = self._window
        library, ids = window.library, list(window.view.selected_ids)
        if library is not None and ids:
            window.reader.post(lambda: files_of(library.photos(ids)), act)
