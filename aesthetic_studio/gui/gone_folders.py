"""Folders that were taken away outside the program: they leave the sidebar, and so it is told what became of them."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from aesthetic_studio.domain.filter_parser import parse_filter
from aesthetic_studio.domain.photo import Folder, Subfolder
from aesthetic_studio.domain.query import PhotoQuery

if TYPE_CHECKING:
    from aesthetic_studio.gui.main_window import MainWindow


class GoneFolders(QObject):
    """Compares each list of folders with the one before; tells of those that are on the disk no more.

    A folder that was renamed has no missing photos, and one whose photos went into the trash is still there: of
    neither is anything told.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._before: Sequence[Folder] = ()
        window.scan.folders_read.connect(self._compare)

    def _compare(self, folders: Sequence[Folder]) -> None:
        before, self._before = self._before, folders
        for folder in left_out(before, folders):
            self._look(folder)

    def _look(self, folder: Subfolder) -> None:
        library = self._window.library
        if library is None:
            return

        def missing() -> int:
            if os.path.isdir(folder.path):  # noqa: PTH112 - unlike Path.is_dir it never raises
                return 0
            lost = PhotoQuery(within=folder.path, filter=parse_filter("missing:yes"))
            return len(library.photo_ids(lost, limit=folder.photo_count))

        self._window.background.post(missing, lambda count: self._tell(folder.path, count))

    def _tell(self, folder: Path, count: int) -> None:
        if not count:
            return
        window = self._window
        words = self.tr("{folder} is gone; its %Ln photos are kept as missing", "", count)
        window.status.show_message(words.format(folder=folder.name))
        shown = window.view.filter_bar.query.within
        if shown is not None and shown.is_relative_to(folder):
            around = window.sidebar.folders.nearest(folder)
            window.sidebar.choose(around)
            window.view.filter_bar.set_folder(around)


def left_out(before: Sequence[Folder], now: Sequence[Folder]) -> list[Subfolder]:
    """The folders that roots have no more which are there before and now; of one inside another the outer one."""
    roots = {each.path: {inner.path for inner in each.inside} for each in now if each.available}
    gone = [
        inner
        for each in before
        for inner in each.inside
        if each.path in roots and inner.path not in roots[each.path]
    ]
    paths = {each.path for each in gone}
    return [each for each in gone if paths.isdisjoint(each.path.parents)]
