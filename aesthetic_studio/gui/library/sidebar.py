"""The folders and albums of the library, with how many photos each holds."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from aesthetic_studio.domain.albums import Album
from aesthetic_studio.domain.photo import Folder
from aesthetic_studio.gui import icons, theme
from aesthetic_studio.gui.library.album_list import DROP, AlbumList
from aesthetic_studio.gui.tooltip import plain_tooltip

_FOLDER = Qt.ItemDataRole.UserRole
_COUNT = Qt.ItemDataRole.UserRole + 1
_PATH = Qt.ItemDataRole.UserRole + 2
_ALL_PHOTOS = -1
ROW_HEIGHT = 27
ListT = TypeVar("ListT", bound=QListWidget)


class Sidebar(QWidget):
    """Lets the user choose one folder, all photos, or an album."""

    folder_chosen = Signal(object)  # folder id, None for all photos
    album_chosen = Signal(object)  # Album
    rename_wanted = Signal(object)  # Album
    delete_wanted = Signal(object)  # Album
    photos_dropped = Signal(object, object)  # Album, ids
    show_folder_wanted = Signal(object)  # Path

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._heading, self._list = _heading(self.tr("Folders")), _list(self.tr("Folders"), QListWidget())
        self._albums_heading = _heading(self.tr("Albums"))
        self._albums = _list(self.tr("Albums"), AlbumList())
        self._albums.photos_dropped.connect(self.photos_dropped)
        self._albums.hide()
        self._list.currentItemChanged.connect(self._choose)
        self._albums.currentItemChanged.connect(self._choose_album)
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._list.customContextMenuRequested.connect(self._show_folder_menu)
        self._albums.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._albums.customContextMenuRequested.connect(self._show_album_menu)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 20, 8, 8)
        layout.setSpacing(4)
        layout.addWidget(self._heading)
        layout.addWidget(self._list, 100)
        layout.addSpacing(12)
        layout.addWidget(self._albums_heading)
        layout.addWidget(self._albums, 100)
        layout.addStretch(1)
        self.setMinimumWidth(140)

    def show_folders(self, folders: Sequence[Folder]) -> None:
        """The folders of the library; the chosen one stays chosen."""
        chosen = self.chosen
        self._list.blockSignals(True)
        self._list.clear()
        self._heading.setVisible(bool(folders))
        if len(folders) > 1:
            self._add(self.tr("All photos"), _ALL_PHOTOS, sum(folder.photo_count for folder in folders), "")
        for folder in folders:
            item = self._add(
                folder.path.name or str(folder.path), folder.id, folder.photo_count, str(folder.path)
            )
            item.setData(_PATH, folder.path)
            if not folder.available:
                item.setToolTip(
                    plain_tooltip(f"{folder.path}\n" + self.tr("This drive or folder is not available now."))
                )
                item.setForeground(QColor(theme.tokens().quiet))
        if self.chosen_album is None:
            self._mark(chosen)
        _fit(self._list)
        self._list.blockSignals(False)

    def show_albums(self, albums: Sequence[Album]) -> None:
        """The albums of the library; the chosen one stays chosen."""
        chosen = self.chosen_album
        with QSignalBlocker(self._albums):
            self._albums.clear()
            for album in albums:
                item = QListWidgetItem(album.name)
                item.setData(_FOLDER, album)
                smart = album.filter is not None
                item.setData(_COUNT, None if smart else album.photo_count)
                item.setIcon(icons.icon("search" if smart else "photos", theme.tokens().quiet, 12))
                item.setToolTip(plain_tooltip(str(album.filter) if smart else album.name))
                count = self.tr("album, %Ln photos", "", album.photo_count or 0)
                kind = self.tr("smart album") if smart else count
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{album.name}, {kind}")
                self._albums.addItem(item)
                if chosen is not None and album.id == chosen.id:
                    self._albums.setCurrentItem(item)
        _fit(self._albums)
        for part in (self._albums_heading, self._albums):
            part.setVisible(bool(albums))

    def choose(self, folder_id: int | None) -> None:
        """Mark a folder as chosen without announcing it."""
        self._list.blockSignals(True)
        self._mark(folder_id)
        self._list.blockSignals(False)

    def choose_album(self, album_id: int) -> None:
        """Mark an album as chosen without announcing it."""
        with QSignalBlocker(self._albums), QSignalBlocker(self._list):
            for row in range(self._albums.count()):
                if self._albums.item(row).data(_FOLDER).id == album_id:
                    self._albums.setCurrentRow(row)
                    self._list.setCurrentRow(-1)

    @property
    def chosen_album(self) -> Album | None:
        """The chosen album."""
        item = self._albums.currentItem()
        album: Album | None = None if item is None else item.data(_FOLDER)
        return album

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 renames the chosen album, Delete forgets it."""
        album = self.chosen_album if self._albums.hasFocus() else None
        if album is not None and event.key() == Qt.Key.Key_F2:
            self.rename_wanted.emit(album)
        elif album is not None and event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit(album)
        else:
            super().keyPressEvent(event)

    @property
    def chosen(self) -> int | None:
        """The chosen folder's id, None for all photos."""
        item = self._list.currentItem()
        chosen = None if item is None else int(item.data(_FOLDER))
        return None if chosen == _ALL_PHOTOS else chosen

    def _mark(self, folder_id: int | None) -> None:
        wanted = _ALL_PHOTOS if folder_id is None else folder_id
        for row in range(self._list.count()):
            if self._list.item(row).data(_FOLDER) == wanted:
                self._list.setCurrentRow(row)
                return
        if self._list.count() == 1:
            self._list.setCurrentRow(0)

    def _add(self, name: str, folder_id: int, count: int, tip: str) -> QListWidgetItem:
        item = QListWidgetItem(name)
        item.setData(_FOLDER, folder_id)
        item.setData(_COUNT, count)
        item.setToolTip(plain_tooltip(tip))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}, " + self.tr("%Ln photos", "", count))
        self._list.addItem(item)
        return item

    def _choose(self) -> None:
        with QSignalBlocker(self._albums):
            self._albums.setCurrentRow(-1)
        self.folder_chosen.emit(self.chosen)

    def _choose_album(self) -> None:
        album = self.chosen_album
        if album is not None:
            with QSignalBlocker(self._list):
                self._list.setCurrentRow(-1)
            self.album_chosen.emit(album)

    def _show_folder_menu(self, place: QPoint) -> None:
        item = self._list.itemAt(place)
        path = None if item is None else item.data(_PATH)
        if path is not None:
            menu = QMenu(self)
            show = menu.addAction(self.tr("Show in the file manager"))
            show.triggered.connect(lambda: self.show_folder_wanted.emit(path))
            menu.popup(self._list.mapToGlobal(place))

    def _show_album_menu(self, place: QPoint) -> None:
        item = self._albums.itemAt(place)
        if item is None:
            return
        album: Album = item.data(_FOLDER)
        menu = QMenu(self)
        menu.addAction(self.tr("Rename… (F2)")).triggered.connect(lambda: self.rename_wanted.emit(album))
        delete = menu.addAction(self.tr("Delete the album (Del)"))
        delete.triggered.connect(lambda: self.delete_wanted.emit(album))
        menu.popup(self._albums.mapToGlobal(place))


def _heading(text: str) -> QLabel:
    heading = QLabel(text)
    heading.setProperty("role", "heading")
    heading.setContentsMargins(8, 0, 0, 2)
    heading.hide()
    return heading


def _list(name: str, made: ListT) -> ListT:
    made.setProperty("role", "panel")
    made.setAccessibleName(name)
    made.setItemDelegate(RowDelegate(made))
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setMouseTracking(True)
    return made


def _fit(made: QListWidget) -> None:
    """As high as its entries, where there is room."""
    made.setMaximumHeight(max(1, made.count()) * ROW_HEIGHT + 4)


class RowDelegate(QStyledItemDelegate):
    """Icon and name on the left, count on the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        """Every row is as high as the others."""
        return QSize(100, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Icon, name, count; a ring around the row that has the keyboard."""
        colours = theme.tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        box = QRectF(option.rect).adjusted(0, 1, 0, -1)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.hover if selected else colours.raised))
            painter.drawRoundedRect(box, 5, 5)
        if option.state & QStyle.StateFlag.State_HasFocus or index.data(DROP):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 1))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        number = index.data(_COUNT)
        count = "" if number is None else f"{number:,}"
        words = box.adjusted(9, 0, -9, 0)
        picture = index.data(Qt.ItemDataRole.DecorationRole)
        if picture is not None:
            middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            picture.paint(painter, QRectF(words.left() - 1, words.top(), 12, words.height()).toRect(), middle)
            words.setLeft(words.left() + 18)
        painter.setFont(theme.font())
        width = painter.fontMetrics().horizontalAdvance(count) + 10
        painter.setPen(QColor(colours.quiet))
        painter.drawText(words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        foreground = index.data(Qt.ItemDataRole.ForegroundRole)
        painter.setPen(
            foreground.color() if foreground else QColor(colours.bright if selected else colours.text)
        )
        name = painter.fontMetrics().elidedText(
            index.data(), Qt.TextElideMode.ElideMiddle, int(words.width() - width)
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, name)
        painter.restore()
