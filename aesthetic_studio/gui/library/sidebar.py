"""The folders and albums of the library, with how many photos each holds."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QMenu, QVBoxLayout, QWidget

from aesthetic_studio.domain.albums import Album
from aesthetic_studio.domain.photo import Folder
from aesthetic_studio.gui import icons, theme
from aesthetic_studio.gui.dialogs import popup_once
from aesthetic_studio.gui.library.album_list import ALBUM, AlbumList
from aesthetic_studio.gui.library.folder_tree import FolderTree
from aesthetic_studio.gui.library.row_delegate import COUNT, ROW_HEIGHT, RowDelegate
from aesthetic_studio.gui.tooltip import plain_tooltip


class Sidebar(QWidget):
    """Lets the user choose one folder, all photos, or an album."""

    folder_chosen = Signal(object)  # Path, None for all photos
    album_chosen = Signal(object)  # Album
    rename_wanted = Signal(object)  # Album
    delete_wanted = Signal(object)  # Album
    photos_dropped = Signal(object, object)  # Album, ids
    show_folder_wanted = Signal(object)  # Path
    scan_wanted = Signal(object)  # Path
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._heading, self.folders = _heading(self.tr("Folders")), FolderTree()
        self._albums_heading = _heading(self.tr("Albums"))
        self._albums = _list(self.tr("Albums"), AlbumList())
        self._album: Album | None = None
        self._resting = False
        self._albums.photos_dropped.connect(self.photos_dropped)
        self._albums.hide()
        self.folders.folder_chosen.connect(self._choose)
        self.folders.show_wanted.connect(self.show_folder_wanted)
        self.folders.scan_wanted.connect(self.scan_wanted)
        self._albums.itemSelectionChanged.connect(self._choose_album)
        self._albums.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._albums.customContextMenuRequested.connect(self._show_album_menu)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 20, 8, 8)
        layout.setSpacing(4)
        layout.addWidget(self._heading)
        layout.addWidget(self.folders, 100)
        layout.addSpacing(12)
        layout.addWidget(self._albums_heading)
        layout.addWidget(self._albums, 100)
        layout.addStretch(1)
        self.setMinimumWidth(140)

    def show_folders(self, folders: Sequence[Folder]) -> None:
        """The folders of the library; the chosen one stays chosen."""
        self._heading.setVisible(bool(folders))
        self.folders.show_folders(folders)

    def show_albums(self, albums: Sequence[Album]) -> None:
        """The albums of the library; the chosen one stays chosen."""
        chosen = self._album
        self._album = next((each for each in albums if chosen is not None and each.id == chosen.id), None)
        with QSignalBlocker(self._albums):
            self._albums.clear()
            for album in albums:
                item = QListWidgetItem(album.name)
                item.setData(ALBUM, album)
                smart = album.filter is not None
                item.setData(COUNT, None if smart else album.photo_count)
                item.setIcon(icons.icon("search" if smart else "photos", theme.tokens().quiet))
                item.setToolTip(plain_tooltip(str(album.filter) if smart else album.name))
                count = self.tr("album, %Ln photos", "", album.photo_count or 0)
                kind = self.tr("smart album") if smart else count
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{album.name}, {kind}")
                self._albums.addItem(item)
            self._mark_album()
        _fit(self._albums)
        for part in (self._albums_heading, self._albums):
            part.setVisible(bool(albums))

    def choose(self, folder: Path | None) -> None:
        """Mark a folder as chosen without announcing it."""
        self._album = None
        self._mark_album()
        self.folders.choose(folder)

    def choose_album(self, album_id: int) -> None:
        """Mark an album as chosen without announcing it."""
        albums = [self._albums.item(row).data(ALBUM) for row in range(self._albums.count())]
        self._album = next((each for each in albums if each.id == album_id), self._album)
        if self._album is not None:
            self.folders.rest(forget=True)
        self._mark_album()

    @property
    def chosen_album(self) -> Album | None:
        """The chosen album."""
        return self._album

    def rest(self) -> None:
        """Mark nothing while something else than photos is shown."""
        self._resting = True
        self.folders.rest(forget=False)
        self._mark_album()

    def wake(self) -> None:
        """Mark again what is chosen."""
        self._resting = False
        if self._album is None:
            self.folders.wake()
        self._mark_album()

    def _mark_album(self) -> None:
        chosen = None if self._resting else self._album
        with QSignalBlocker(self._albums):
            self._albums.setCurrentRow(-1)
            for row in range(self._albums.count()):
                if chosen is not None and self._albums.item(row).data(ALBUM).id == chosen.id:
                    self._albums.setCurrentRow(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 renames the album that has the keyboard, Delete forgets it; Return leads to the photos."""
        item = self._albums.currentItem() if self._albums.hasFocus() else None
        album: Album | None = None if item is None else item.data(ALBUM)
        if album is not None and event.key() == Qt.Key.Key_F2:
            self.rename_wanted.emit(album)
        elif album is not None and event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit(album)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @property
    def chosen(self) -> Path | None:
        """The chosen folder, None for all photos."""
        return self.folders.chosen

    def _choose(self, folder: Path | None) -> None:
        self._album, self._resting = None, False
        self._mark_album()
        self.folder_chosen.emit(folder)

    def _choose_album(self) -> None:
        rows = self._albums.selectedItems()
        if rows:
            self._album, self._resting = rows[0].data(ALBUM), False
            self.folders.rest(forget=True)
            self.album_chosen.emit(self._album)

    def _show_album_menu(self, place: QPoint) -> None:
        item = self._albums.itemAt(place)
        if item is None:
            return
        album: Album = item.data(ALBUM)
        menu = QMenu(self)
        menu.addAction(self.tr("Rename… (F2)")).triggered.connect(lambda: self.rename_wanted.emit(album))
        delete = menu.addAction(self.tr("Delete the album (Del)"))
        delete.triggered.connect(lambda: self.delete_wanted.emit(album))
        popup_once(menu, self._albums.mapToGlobal(place))


def _heading(text: str) -> QLabel:
    heading = QLabel(text)
    heading.setProperty("role", "heading")
    heading.setContentsMargins(8, 0, 0, 2)
    heading.hide()
    return heading


def _list(name: str, made: AlbumList) -> AlbumList:
    made.setProperty("role", "panel")
    made.setAccessibleName(name)
    made.setItemDelegate(RowDelegate(made))
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setMouseTracking(True)
    return made


def _fit(made: QListWidget) -> None:
    """As high as its entries, where there is room."""
    made.setMaximumHeight(max(1, made.count()) * ROW_HEIGHT + 4)
