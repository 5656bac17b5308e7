"""What each command of the window does."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from aesthetic_studio.domain.changes import Changes, MarkValue, PhotoField
from aesthetic_studio.domain.photo import Flag, Label
from aesthetic_studio.gui import error_words
from aesthetic_studio.gui.actions import as_entry
from aesthetic_studio.gui.language import to_translate
from aesthetic_studio.gui.library.library_view import ViewName
from aesthetic_studio.gui.report_dialog import ReportDialog, report_folder
from aesthetic_studio.gui.sentences import phrased
from aesthetic_studio.gui.shortcuts.bound import key_or_name
from aesthetic_studio.gui.stacking import Stacking

if TYPE_CHECKING:
    from aesthetic_studio.gui.main_window import MainWindow


class Commands(QObject):
    """Carries out commands on the window's parts."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._advance = False
        self._stacking = Stacking(window)

    def handlers(self) -> Mapping[str, Callable[..., None]]:
        """What to call for each command of `actions.COMMANDS`."""
        window = self._window
        view = window.view
        handlers: dict[str, Callable[..., None]] = {
            "open_folder": self.open_folder,
            "open_samples": self.open_samples,
            "rescan": self.rescan,
            "report": self.report,
            "quit": self.quit,
            "undo": window.marking.undo,
            "redo": window.marking.redo,
            "select_all": view.grid.selectAll,
            "select_none": view.select_active,
            "search": self.search,
            "critique": self.critique_selection,
            "critique_all": self.critique_shown,
            "stop": self.escape,
            **window.jobs.handlers(),
            "pick": lambda: self.mark(PhotoField.FLAG, Flag.PICK, to_translate("Marks", "Pick")),
            "reject": lambda: self.mark(PhotoField.FLAG, Flag.REJECT, to_translate("Marks", "Reject")),
            "unflag": lambda: self.mark(PhotoField.FLAG, Flag.NONE, to_translate("Marks", "Unflag")),
            "write_xmp": lambda: window.xmp.write(view.selected_ids),
            "keep_mine": lambda: window.xmp.decide(view.selected_ids, mine=True),
            "take_theirs": lambda: window.xmp.decide(view.selected_ids, mine=False),
            "keywords": self.keywords,
            "ask": self.ask,
            "new_album": window.albums.new,
            "save_filter": window.albums.save_filter,
            "add_to_album": window.albums.add,
            "remove_from_album": window.albums.remove,
            "stack_toggle": self._stacking.toggle,
            "stack_make": self._stacking.make,
            "stack_dissolve": self._stacking.dissolve,
            "stack_lead": self._stacking.lead,
            "stack_find": self._stacking.find,
            **window.culling.handlers(),
            **window.files.handlers(),
            "density": view.grid.next_density,
            "advance": self._set_advance,
            **window.views.handlers(),
            "panels": self.show_panels,
            "next_area": self.next_area,
            **window.settings_desk.handlers(),
            **window.help.handlers(),
            **window.models.handlers(),
        }
        for stars in range(6):
            verb = to_translate("Marks", "Rate")
            handlers[f"stars_{stars}"] = partial(self.mark, PhotoField.STARS, stars, verb)
        for label in (Label.RED, Label.YELLOW, Label.GREEN, Label.BLUE):
            handlers[f"label_{label}"] = partial(self.label, label)
        return {**handlers, **window.taste.handlers()}

    def add_undo(self) -> None:
        """The words of undo and redo follow the library's history."""
        window, marking = self._window, self._window.marking
        undo, redo = window.actions_by_name["undo"], window.actions_by_name["redo"]

        def show() -> None:
            undo.setText(self.tr("Undo {title}").format(title=as_entry(marking.undo_title or "")).rstrip())
            redo.setText(self.tr("Redo {title}").format(title=as_entry(marking.redo_title or "")).rstrip())

        def tell(words: str, changes: Changes) -> None:
            if changes:
                told = words.format(title=phrased(changes.title))
                window.status.show_message(error_words.with_failures(told, changes.failures))

        marking.history_changed.connect(show)
        marking.undone.connect(lambda changes: tell(self.tr("Undo {title}"), changes))
        marking.redone.connect(lambda changes: tell(self.tr("Redo {title}"), changes))

    def quit(self) -> None:
        """Close the window, and with it the program."""
        self._window.close()

    # --- folders

    def open_folder(self) -> None:
        """Ask for a folder, beginning at the last one, or where the system keeps pictures."""
        memory = self._window.memory
        pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        begin = pictures if memory.chosen_last is None else str(memory.chosen_last)
        chosen = QFileDialog.getExistingDirectory(self._window, self.tr("Open a folder"), begin)
        if chosen:
            memory.chosen_last = Path(chosen)
            self._window.open_folders([Path(chosen)])

    def open_samples(self) -> None:
        """Copy the samples in the background, then open them."""
        window = self._window
        window.writer.post(
            window.doors.demo_folder, lambda folder: window.open_folders([folder]), window.show_error
        )

    def open_dropped(self, paths: Sequence[Path]) -> None:
        """Open folders; of a file, the folder it lies in. Only the disk knows which: ask it elsewhere."""

        def folders() -> list[Path]:
            return list(dict.fromkeys(path if path.is_dir() else path.parent for path in paths))

        self._window.background.post(folders, self._window.open_folders)

    def rescan(self) -> None:
        """Look again at every folder of the library."""
        window = self._window
        if window.library is not None:
            window.reader.post(
                window.library.folders, lambda folders: window.scan.add([each.path for each in folders])
            )

    # --- marks

    def mark(self, field: PhotoField, value: MarkValue, verb: str) -> None:
        """Mark the selection in the grid, the active photo in the loupe."""
        window = self._window
        window.marking.mark(window.view.selected_ids, field, value, verb)
        if self._advance and len(window.view.selected_ids) == 1 and not window.view.step(1):
            window.status.show_message(self.tr("That was the last photo."))

    def label(self, label: Label) -> None:
        """Set a label; the same key again takes it away."""
        window = self._window
        photos = [window.model.photo_of(each) for each in window.view.selected_ids]
        same = bool(photos) and all(photo is not None and photo.label is label for photo in photos)
        self.mark(PhotoField.LABEL, Label.NONE if same else label, to_translate("Marks", "Label"))

    def keywords(self) -> None:
        """Put the cursor into the field for keywords."""
        self._window.actions_by_name["panels"].setChecked(True)
        self._window.keywords.start()

    def ask(self) -> None:
        """Put the cursor into the field for questions."""
        self._window.actions_by_name["panels"].setChecked(True)
        self._window.panel.start_question()

    def _set_advance(self, on: bool) -> None:
        self._advance = on
        self._window.status.show_message(
            self.tr("Going on after each mark") if on else self.tr("Staying after each mark")
        )

    def stop_stacking(self) -> None:
        """Look for no more stacks."""
        self._stacking.stop()

    # --- critique

    def critique_selection(self) -> None:
        """Critique what is selected, or the active photo in the loupe."""
        self.critique(self._window.view.selected_ids)

    def critique_shown(self) -> None:
        """Critique all that is shown and has no critique by this critic yet."""
        window = self._window
        library, shown = window.library, list(window.model.ids)
        if library is None or not shown:
            return

        def tell(found: tuple[Sequence[int], int]) -> None:
            waiting, unreadable = found
            if waiting:
                self._queue(waiting, unreadable, first=False)
            else:
                words = self.tr(
                    "Every photo here that can be read has its critique. {key} makes another of the selected."
                )
                window.status.show_message(words.format(key=key_or_name("critique")))

        def find() -> tuple[Sequence[int], int]:
            readable = library.jobs.readable(shown)
            return library.jobs.without_critique(readable), len(shown) - len(readable)

        # First whatever the queue has told the writer: the last critique may be about to be kept.
        window.writer.post(lambda: None, lambda _: window.reader.post(find, tell))

    def critique(self, ids: Sequence[int]) -> None:
        """Queue photos; broken and missing ones are left out. A single one is waited for, and comes first."""
        window = self._window
        library, wanted = window.library, list(ids)
        if library is None or not wanted:
            return

        def queue(readable: Sequence[int]) -> None:
            if readable:
                self._queue(readable, len(wanted) - len(readable), first=len(wanted) == 1)
            else:
                window.status.show_message(self.tr("These photos cannot be read."))

        window.reader.post(lambda: library.jobs.readable(wanted), queue)

    def _queue(self, readable: Sequence[int], unreadable: int, *, first: bool) -> None:
        """Tell of those that are left out before the others wait: they may be done soon."""
        window = self._window
        window.jobs.leave_out(unreadable)
        if unreadable:
            window.status.show_message(self.tr("%Ln photos cannot be read", "", unreadable))
        window.reader.post(lambda: window.desk.critique(readable, first=first))

    def escape(self) -> None:
        """Out of the dark and of full screen first; then stop what runs; then leave a page or a large view."""
        window = self._window
        if window.views.step_back():
            return
        if window.desk.busy or window.scan.running or self._stacking.finding or window.taste.importing:
            window.stop()
            self._stacking.stop()
            window.taste.stop()
        elif window.pages.shown:
            window.pages.leave()
        else:
            window.view.show_view(ViewName.GRID)

    def report(self) -> None:
        """Export a report about the selection."""
        window = self._window
        ids = window.view.selected_ids
        if window.library is None or not ids:
            window.status.show_message(self.tr("Select the photos for the report first."))
            return
        memory, library = window.memory, window.library

        def remember(file: Path) -> None:
            memory.report_folder = file.parent

        def ask(folder: Path) -> None:
            if QApplication.activeModalWidget() is not None:
                return  # asked for twice, or something else was opened meanwhile
            dialog = ReportDialog(library, ids, window.background, folder, window)
            dialog.written.connect(remember)
            dialog.open()

        window.reader.post(lambda: report_folder(memory.report_folder), ask)

    # --- looking

    def search(self) -> None:
        """Put the cursor into the search field."""
        self._window.view.show_view(ViewName.GRID)
        self._window.top_bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._window.top_bar.search.selectAll()

    def show_panels(self, shown: bool) -> None:
        """Side panels, or the photos alone."""
        for part in (self._window.sidebar, self._window.right):
            part.setVisible(shown)

    def next_area(self) -> None:
        """Move the keyboard from photos to panel to folders to search."""
        window = self._window
        photos = window.pages.host if window.pages.shown else window.view.photos
        areas = (photos, window.right, window.sidebar, window.top_bar)
        focus = QApplication.focusWidget() or window
        now = next(
            (place for place, area in enumerate(areas) if area is focus or area.isAncestorOf(focus)), -1
        )
        for step in range(1, len(areas) + 1):
            area = areas[(now + step) % len(areas)]
            if not area.isVisible():
                continue
            area.setFocus(Qt.FocusReason.TabFocusReason)
            if area.hasFocus() or area is photos:
                return
            area.focusNextChild()
            return
