"""The folders of the library in the window: in the sidebar, being read, and where nothing is to be seen."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from aesthetic_studio.domain.photo import Folder
from aesthetic_studio.domain.progress import Progress
from aesthetic_studio.gui.gone_folders import GoneFolders

if TYPE_CHECKING:
    from aesthetic_studio.gui.main_window import MainWindow


class ShownFolders(QObject):
    """Follows the scan: shows its folders and how far it is, and chooses the folder that was opened."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._folders: Sequence[Folder] | None = None  # the library has not said
        self._opening: Path | None = None
        window.model.query_shown.connect(self._show_emptiness)
        window.sidebar.folder_chosen.connect(window.view.filter_bar.set_folder)
        scan = window.scan
        scan.progressed.connect(self._show_scan)
        scan.folders_read.connect(self._show_folders)
        scan.finished.connect(self._scan_finished)
        window.sidebar.left.connect(lambda: window.view.show_view(window.view.view))
        window.sidebar.scan_wanted.connect(lambda folder: scan.refresh(window.watching.whole([folder])))
        window.watching.changed.connect(scan.refresh)
        window.watching.unwatched.connect(self._show_unwatched)
        GoneFolders(window)

    def open(self, folders: Sequence[Path]) -> None:
        """Take folders into the library and show the last of them."""
        self._opening = Path(os.path.abspath(folders[-1]))  # noqa: PTH100 - as the library names it
        self._window.view.first.arriving = True
        self._window.scan.add(folders)

    def _show_folders(self, folders: Sequence[Folder]) -> None:
        window = self._window
        self._folders = folders
        window.watching.watch([each.path for each in folders])
        window.sidebar.show_folders(folders)
        opened = next((each for each in folders if each.path == self._opening), None)
        if opened is not None:
            self._opening = None
            window.sidebar.choose(opened.path)
            window.view.filter_bar.set_folder(opened.path)
        self._show_emptiness()  # a drive may have gone, or come back

    def _show_scan(self, name: str, progress: Progress) -> None:
        window = self._window
        words = self.tr("Reading {folder}").format(folder=name)
        if window.model.rowCount() == 0:
            window.view.empty.show_opening(words)
        if not window.desk.busy:
            count = (
                f" · {progress.done:,}"
                if progress.total is None
                else f" · {progress.done:,}/{progress.total:,}"
            )
            window.status.show_work(f"{words}{count}", progress.done, progress.total or 0)

    def _scan_finished(self) -> None:
        window = self._window
        if not window.desk.busy and not window.scan.running:
            window.desk.show_rest()
        window.model.refresh_soon()
        window.view.first.arriving = window.scan.running

    def _show_unwatched(self, folder: Path) -> None:
        words = self.tr(
            "The system cannot watch {folder}: too many folders. It is looked through every ten minutes."
        )
        self._window.status.show_message(words.format(folder=folder.name))

    def _show_emptiness(self) -> None:
        window = self._window
        count = window.model.rowCount()
        window.top_bar.enable_views(count > 0)
        if count or window.view.filter_bar.filtering or window.scan.running or window.opening:
            return
        if self._folders is None or window.model.refreshing:
            return
        if self._folders:
            shown = window.model.query.within
            away = [each.path for each in self._folders if not each.available]
            if shown is not None and any(shown.is_relative_to(root) for root in away):
                window.view.empty.show_gone(shown.name)
            else:
                window.view.empty.show_no_photos(self.tr("the library") if shown is None else shown.name)
        else:
            window.view.empty.show_welcome()
