"""Remembers how the window was left: its size and columns, what is shown and how, the photo with the ring."""

import contextlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QTimer

from aesthetic_studio.gui.library.filter_choice import FilterChoice
from aesthetic_studio.gui.library.library_view import ViewName
from aesthetic_studio.gui.window_layout import WindowLayout, read_layout, write_layout

if TYPE_CHECKING:
    from aesthetic_studio.gui.main_window import MainWindow

CALM_MS = 2_000
"""After a change: more of them often follow at once."""
REMEMBERED = frozenset({"histogram", "info", "filmstrip", "thirds", "panels", "advance"})
"""Checkable commands that stay as they were."""


class WindowMemory(QObject):
    """Reads the layout before the window is shown; writes it in the background, soon after each change.

    Attributes:
        chosen_last: the folder that the user opened last; None before the first.
        report_folder: where the last report was written; None before the first.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._file = window.doors.home.window_file
        self._layout = read_layout(self._file)
        self._kept = self._layout
        self._columns = self._layout.columns
        window.splitter.splitterMoved.connect(self._keep_columns)
        self.chosen_last = self._layout.chosen_last
        self.report_folder = self._layout.report_folder
        self._whole = False
        self._photo_id: int | None = None
        self._tries = 3  # the first page of the photos comes before all of them
        self._calm = QTimer(self, singleShot=True, interval=CALM_MS)
        self._calm.timeout.connect(self._write)

    # --- as it was

    def place(self) -> bool:
        """Give the window its size, place, columns and switches; False where none were left."""
        window, layout = self._window, self._layout
        for name, on in layout.toggles.items():
            if name in REMEMBERED:
                window.actions_by_name[name].setChecked(on)
        if layout.columns:
            widths = [*layout.columns, *window.splitter.sizes()[len(layout.columns) :]]
            window.splitter.setSizes(widths[: window.splitter.count()])
        window.view.grid.set_look(layout.cell_step, layout.density)
        geometry = QByteArray.fromBase64(layout.geometry.encode())
        return not geometry.isEmpty() and window.restoreGeometry(geometry)

    def begin(self, *, whole: bool) -> None:
        """Set the order, and unless something else is opened (``whole`` is False) also place and filter."""
        self._whole = whole
        self._window.sidebar.folders.open_folders(self._layout.opened)
        bar, layout = self._window.view.filter_bar, self._layout
        for _ in range(2):  # the same order again turns it round
            if (bar.query.sort, bar.query.descending) != (layout.sort, layout.descending):
                bar.set_sort(layout.sort)
        if whole:
            bar.set_folder(layout.folder)
            bar.set_text(layout.text)
            marks = (layout.at_least, layout.exactly, layout.flags, layout.labels)
            bar.choose(FilterChoice(bar.choice.typed, *marks, score=layout.score))
            self._photo_id = layout.photo_id
            self._window.model.query_shown.connect(self._show_photo)
        self._window.scan.folders_read.connect(self._check_folder)
        self._window.library_opened.connect(self._opened)

    def _opened(self) -> None:
        window, library = self._window, self._window.library
        if self._whole and self._layout.album_id is not None and library is not None:
            window.reader.post(library.albums.all, lambda _: self._show_album())  # behind the albums' own
        for change in (
            window.view.filter_bar.query_changed,
            window.view.view_changed,
            window.view.active_changed,
            window.view.grid.look_changed,
            window.splitter.splitterMoved,
            window.sidebar.folders.opened_changed,
            *(window.actions_by_name[name].toggled for name in sorted(REMEMBERED)),
        ):
            change.connect(self._calm.start)

    def _check_folder(self) -> None:
        """Once the folders are known: mark the one that is shown; one that is gone gives way to all."""
        window = self._window
        window.scan.folders_read.disconnect(self._check_folder)
        wanted = window.view.filter_bar.query.within
        if self._whole and wanted is not None:
            known = window.sidebar.folders.nearest(wanted)
            window.sidebar.choose(known)
            if known != wanted:
                window.view.filter_bar.set_folder(known)

    def _show_album(self) -> None:
        window = self._window
        album = next((each for each in window.albums.albums if each.id == self._layout.album_id), None)
        if album is not None and window.view.filter_bar.query.within is None:
            window.sidebar.choose_album(album.id)
            window.view.filter_bar.set_album(album)

    def _show_photo(self) -> None:
        """The ring and the view as they were, unless the user was quicker."""
        view = self._window.view
        row = self._window.model.row_of(self._photo_id) if self._photo_id is not None else None
        untouched = view.grid.currentIndex().row() <= 0
        if row is not None and untouched:
            view.select_rows([row])
            if self._layout.view == ViewName.LOUPE:
                view.show_view(ViewName.LOUPE)
        self._tries -= 1
        if row is not None or not untouched or self._tries == 0:
            self._window.model.query_shown.disconnect(self._show_photo)

    # --- as it is now

    def finish(self) -> None:
        """Write a last time, before the background thread ends."""
        self._calm.stop()
        self._write()

    def _write(self) -> None:
        layout = self._now()
        if layout == self._kept:
            return
        self._kept = layout

        def write() -> None:
            with contextlib.suppress(OSError):  # a full disk: the window will open as it came
                write_layout(self._file, layout)

        self._window.background.post(write)

    def _now(self) -> WindowLayout:
        window, actions = self._window, self._window.actions_by_name
        bar, active = window.view.filter_bar, window.view.active
        layout = WindowLayout(
            geometry=bytes(window.saveGeometry().toBase64().data()).decode(),
            columns=self._columns,
            toggles={name: actions[name].isChecked() for name in sorted(REMEMBERED)},
            sort=bar.query.sort,
            descending=bar.query.descending,
            folder=bar.query.within,
            opened=tuple(sorted(window.sidebar.folders.opened)),
            chosen_last=self.chosen_last,
            report_folder=self.report_folder,
            album_id=bar.album.id if bar.album is not None else None,
            text=bar.text,
            at_least=bar.choice.at_least,
            exactly=bar.choice.exactly,
            flags=bar.choice.flags,
            labels=bar.choice.labels,
            score=bar.choice.score,
            photo_id=active.id if active is not None else None,
            view=window.view.view,
            cell_step=window.view.grid.look[0],
            density=window.view.grid.look[1],
        )
        if window.library is None:  # closed before it opened: what is not shown yet stays as it was
            kept = {
                name: getattr(self._layout, name)
                for name in ("folder", "opened", "album_id", "photo_id", "view")
            }
            return layout.model_copy(update=kept)
        return layout

    def _keep_columns(self) -> None:
        """Widths that the user chose; those that a narrow window or a hidden panel makes are not."""
        now = self._window.splitter.sizes()[:3]
        if 0 not in now:
            self._columns = tuple(now)
