"""The window: puts the parts together and keeps them in step."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QMainWindow

from aesthetic_studio.domain.changes import Changes, PhotoField
from aesthetic_studio.domain.errors import DamagedCatalogError, StudioError
from aesthetic_studio.domain.photo import Folder
from aesthetic_studio.gui import actions, error_words
from aesthetic_studio.gui.commands import Commands
from aesthetic_studio.gui.critic_desk import CriticDesk
from aesthetic_studio.gui.critique.panel import CritiquePanel
from aesthetic_studio.gui.critique.questions_desk import QuestionsDesk
from aesthetic_studio.gui.culling.desk import CullingDesk
from aesthetic_studio.gui.dialogs import open_once
from aesthetic_studio.gui.files_desk import FilesDesk
from aesthetic_studio.gui.first_run import FirstRun
from aesthetic_studio.gui.folder_scan import FolderScan
from aesthetic_studio.gui.folder_watching import FolderWatching
from aesthetic_studio.gui.help.desk import HelpDesk
from aesthetic_studio.gui.jobs.job_desk import JobDesk
from aesthetic_studio.gui.library.album_desk import AlbumDesk
from aesthetic_studio.gui.library.keyword_box import KeywordBox
from aesthetic_studio.gui.library.library_view import LibraryView, ViewName
from aesthetic_studio.gui.library.photo_model import PhotoModel
from aesthetic_studio.gui.library.sidebar import Sidebar
from aesthetic_studio.gui.marking import Marking
from aesthetic_studio.gui.models.desk import ModelsDesk
from aesthetic_studio.gui.pages import PageDesk
from aesthetic_studio.gui.photo_menu import PhotoMenu
from aesthetic_studio.gui.screen.desk import ScreenDesk
from aesthetic_studio.gui.settings.desk import SettingsDesk
from aesthetic_studio.gui.shown_folders import ShownFolders
from aesthetic_studio.gui.status_bar import StatusBar
from aesthetic_studio.gui.studio_doors import StudioDoors
from aesthetic_studio.gui.taste.desk import TasteDesk
from aesthetic_studio.gui.top_bar import TopBar
from aesthetic_studio.gui.views.view_desk import ViewDesk
from aesthetic_studio.gui.window_frame import one_above_the_other, three_columns
from aesthetic_studio.gui.window_memory import WindowMemory
from aesthetic_studio.gui.workers import CatalogueReader, CatalogueWriter, DecodePool, SerialThread
from aesthetic_studio.gui.xmp_desk import XmpDesk

if TYPE_CHECKING:
    from aesthetic_studio.studio.library import Library
    from aesthetic_studio.studio.recovery import Recovery


class MainWindow(QMainWindow):
    """One library and one critic. Nothing heavy is touched before `start`, which follows the first paint.

    Attributes:
        recovery: what the user chose to replace a damaged catalogue by, once this window is closed.
    """

    library_opened = Signal()

    def __init__(self, doors: StudioDoors) -> None:
        super().__init__()
        self.doors = doors
        self.library: Library | None = None
        self._to_close: Library | None = None
        self._closed = False
        self._recovery_offered = False
        self.recovery: Recovery | None = None
        self._wanted: list[Path] = []
        self._resort = False
        self.writer, self.reader = CatalogueWriter(self), CatalogueReader(self)
        self.background = SerialThread(self)
        self.decoder = DecodePool(self)
        self.model = PhotoModel(self.reader, self.decoder, self)
        self.marking = Marking(self.model, self.writer, self)
        self.scan = FolderScan(self.writer, self.reader, self)
        self.watching = FolderWatching(self)
        self.xmp = XmpDesk(self.marking, self.writer, self)
        self.top_bar, self.status, self.sidebar = TopBar(), StatusBar(), Sidebar()
        self.view = LibraryView(self.model, self.decoder)
        self.panel = CritiquePanel(self.decoder.request_example)
        self.albums = AlbumDesk(self)
        self.keywords = KeywordBox(self.marking, self.reader)
        self.desk = CriticDesk(
            doors, self.panel, self.status, writer=self.writer, reader=self.reader, parent=self
        )
        self._compose()
        self.pages = PageDesk(self)
        self.views = ViewDesk(self)
        self.culling, self.files = CullingDesk(self), FilesDesk(self)
        self.taste = TasteDesk(self)
        self.jobs = JobDesk(self)
        self.folders = ShownFolders(self)
        self._connect()
        self.settings_desk, self.help, self.models = SettingsDesk(self), HelpDesk(self), ModelsDesk(self)
        self.screen_desk = ScreenDesk(self)
        self.commands = Commands(self)
        self.actions_by_name = actions.build(self, self.top_bar.menus, self.commands.handlers())
        self.commands.add_undo()
        self.pages.follow_commands()
        self.photo_menu = PhotoMenu(self.actions_by_name, self)
        self.photo_menu.serve(self.view.grid, *self.view.large.with_menu)
        self.view.panels_wanted.connect(self.actions_by_name["panels"].toggle)
        self.view.empty.open_wanted.connect(self.commands.open_folder)
        self.view.empty.samples_wanted.connect(self.commands.open_samples)
        self.actions_by_name["panels"].setChecked(True)
        self.views.begin()
        self.memory = WindowMemory(self)
        FirstRun(self)
        QuestionsDesk(self)
        self.settings_desk.follow_commands()

    def _compose(self) -> None:
        self.right = one_above_the_other(self.panel, self.keywords)
        self.splitter = three_columns(self.sidebar, self.view, self.right)
        self.setWindowTitle("Aesthetic Studio")
        self.setAcceptDrops(True)
        self.setMenuWidget(self.top_bar)
        self.setCentralWidget(one_above_the_other(self.splitter, self.status))
        self.top_bar.enable_views(False)

    def _connect(self) -> None:
        self.top_bar.view_chosen.connect(self.view.show_view)
        self.top_bar.search_changed.connect(self.view.filter_bar.set_text)
        self.view.filter_bar.query_changed.connect(
            lambda _: self.top_bar.show_search(self.view.filter_bar.text)
        )
        self.view.filter_bar.text_refused.connect(self.top_bar.mark_search)
        self.view.view_changed.connect(self.top_bar.show_view)
        self.view.view_changed.connect(lambda _: self._show_selection())
        self.view.active_changed.connect(self.desk.show_photo)
        self.view.active_changed.connect(self.keywords.show_photo)
        self.view.selection_changed.connect(self._show_selection)
        self.keywords.set_scope(lambda: self.view.selected_ids)
        self.keywords.left.connect(lambda: self.view.show_view(self.view.view))
        self.view.stars_wanted.connect(lambda stars: self.actions_by_name[f"stars_{stars}"].trigger())
        self.status.stop_wanted.connect(self.stop)
        self.panel.example_activated.connect(self.show_path)
        self.marking.changed.connect(self.refresh)
        self.desk.saved.connect(self.refresh)
        self.desk.idle.connect(self._sort_again)
        self.scan.batch_written.connect(self.refresh)
        self.xmp.changed.connect(self.refresh)
        self.xmp.said.connect(self.status.show_message)
        for source in (self.marking.failed, self.desk.failed, self.scan.failed, self.xmp.failed):
            source.connect(self.show_error)
        for thread in (self.writer, self.reader, self.background):
            thread.call_failed.connect(self.show_error)

    # --- opening and closing

    def start(self, folders: Sequence[Path] = (), *, demo: bool = False) -> None:
        """Open the library in the background, then scan these folders."""
        if self._closed:
            return
        self._wanted = list(folders)
        self.memory.begin(whole=not folders and not demo)
        for thread in (self.writer, self.reader, self.background):
            thread.start()
        self.screen_desk.begin()
        self.writer.post(self._open_library, self._library_opened, self._library_failed)
        if demo:
            self.commands.open_samples()

    def _open_library(self) -> "Library":
        """In the writer's thread; remembered for a window that closes before it hears of it."""
        self._to_close = self.doors.open_library()
        return self._to_close

    def _library_opened(self, library: "Library") -> None:
        self.library = library
        self.decoder.set_source(library)
        self.marking.set_store(library)
        self.scan.set_store(library)
        self.model.set_source(library)
        self.desk.set_library(library)
        self.xmp.set_library(library)
        self.scan.read_folders()
        self.albums.read()
        self.keywords.set_source(library)
        self.model.show_query(self.view.filter_bar.query)
        wanted, self._wanted = self._wanted, []
        self.open_folders(wanted)
        self.reader.post(library.folders, lambda folders: self._catch_up(folders, wanted))
        self.background.post(library.look_after)
        self.library_opened.emit()

    def _catch_up(self, folders: Sequence[Folder], scanned: Sequence[Path]) -> None:
        """Look for what has happened in the folders while no window watched them."""
        self.watching.begin()
        others = [each.path for each in folders if each.available and each.path not in scanned]
        self.scan.refresh(self.watching.whole(others))

    def _library_failed(self, error: StudioError) -> None:
        self.view.empty.show_failure(error_words.said(error.message), error_words.said(error.advice))
        self.show_error(error)

    def open_folders(self, folders: Sequence[Path]) -> None:
        """Take folders into the library and show the last of them."""
        if self.library is None:
            self._wanted += folders
        elif folders:
            self.folders.open(folders)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what can be stopped, write what must be written, join every thread."""
        self._closed = True
        for dialog in self.findChildren(QDialog):
            dialog.reject()  # a report that is being written ends with its dialog
        self.memory.finish()
        self.models.finish()
        self.hide()  # closing is seen at once; a running photo or token may take a moment longer
        self.scan.stop()
        self.xmp.finish()
        self.commands.stop_stacking()
        self.taste.stop()
        self.watching.finish()
        self.desk.finish()
        self.jobs.finish()
        self.decoder.finish()
        for thread in (self.background, self.reader, self.writer):
            thread.finish()
        if self._to_close is not None:
            self._to_close.close()
        super().closeEvent(event)

    # --- keeping in step

    def refresh(self, changes: Changes) -> None:
        """Read again what a write touched; ask the query again only where its answer may differ."""
        self.xmp.note(changes)
        query = self.model.query
        self.model.reread(changes.photo_ids)
        if PhotoField.EXISTENCE in changes.fields:
            self.scan.read_folders()
        if PhotoField.ALBUMS in changes.fields:
            self.albums.read()
        self.keywords.refresh(changes)
        self.culling.refresh(changes)
        if PhotoField.STARS in changes.fields:
            self.desk.read_ratings()
        self.taste.refresh(changes)
        # A new order waits until the critic rests: photos must not jump about while it works.
        self._resort |= query.may_reorder(changes.fields)
        if query.may_find_others(changes.fields) or (self._resort and not self.desk.busy):
            self._resort = False
            self.model.refresh_soon()

    def _sort_again(self) -> None:
        if self._resort:
            self._resort = False
            self.model.refresh_soon()

    def _show_selection(self) -> None:
        large = self.view.view is not ViewName.GRID
        selected = self.view.selected_count
        acts_on = min(1, self.model.rowCount()) if large else selected
        self.status.show_selection(selected, self.model.rowCount(), acts_on)

    def show_path(self, path: str) -> None:
        """Show a rated photo, if the current query has it."""
        library = self.library
        if library is None:
            return

        def show(photo_id: int | None) -> None:
            row = None if photo_id is None else self.model.row_of(photo_id)
            if row is None:
                self.status.show_message(
                    self.tr("{photo} is not among the photos shown.").format(photo=Path(path).name)
                )
            else:
                self.pages.leave()
                self.view.select_rows([row])

        def find() -> int | None:
            photo = library.photo_at(Path(path))
            return photo.id if photo else None

        self.reader.post(find, show)

    def stop(self) -> None:
        """Stop the critic and the scan."""
        self.desk.stop()
        self.scan.stop()

    def show_error(self, error: StudioError) -> None:
        """Say what happened and what to do, without stopping anybody."""
        self.status.show_message(error_words.told(error))
        if isinstance(error, DamagedCatalogError) and not self._recovery_offered:
            self._recovery_offered = True
            self.background.post(self.doors.find_recovery, self._offer_recovery)

    def _offer_recovery(self, recovery: "Recovery") -> None:
        from aesthetic_studio.gui.recovery_dialog import RecoveryDialog

        def choose(chosen: "Recovery") -> None:
            self.recovery = chosen
            self.close()

        open_once(RecoveryDialog(recovery, choose, self))

    @property
    def opening(self) -> bool:
        """Whether folders wait for the library to be open."""
        return bool(self._wanted)

    @property
    def settled(self) -> bool:
        """Whether everything that is in view has arrived."""
        working = self.scan.running or self.decoder.busy or self.desk.reading
        return self.library is not None and not self._wanted and not working and self.model.settled

    # --- from outside

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Caps Lock switches going on after a mark."""
        if event.key() == Qt.Key.Key_CapsLock:
            self.actions_by_name["advance"].toggle()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Folders and photos may be dropped."""
        if event.source() is None and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped; of a photo, its folder."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        self.commands.open_dropped(paths)
