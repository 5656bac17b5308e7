"""Hearing of changes in the library's folders while the window is open."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from aesthetic_studio.photos.watching import ChangedFolder, FolderWatch


class FolderWatching(QObject):
    """Hands what a `FolderWatch` hears in its threads to the window's."""

    changed = Signal(object)  # list of ChangedFolder
    unwatched = Signal(object)  # Path

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watch: FolderWatch | None = None
        self._wanted: Sequence[Path] = ()

    def begin(self) -> None:
        """Watch what is wanted from now on."""
        from aesthetic_studio.photos.watching import FolderWatch  # nobody needs it before the first paint

        if self._watch is None:
            self._watch = FolderWatch(self.changed.emit, self.unwatched.emit)
            self._watch.watch(self._wanted)

    def watch(self, folders: Sequence[Path]) -> None:
        """Watch these folders and no others."""
        self._wanted = folders
        if self._watch is not None:
            self._watch.watch(folders)

    def whole(self, folders: Sequence[Path]) -> "list[ChangedFolder]":
        """These folders, as if anything in them might have changed."""
        from aesthetic_studio.photos.watching import ChangedFolder

        return [ChangedFolder(folder, deep=True) for folder in folders]

    def finish(self) -> None:
        """Watch nothing any more."""
        if self._watch is not None:
            self._watch.close()
            self._watch = None
