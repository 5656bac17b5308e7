"""The albums in the sidebar: photos are dropped into those that the user fills."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from aesthetic_studio.domain.albums import Album
from aesthetic_studio.gui.library.row_delegate import DROP
from aesthetic_studio.gui.photo_files import dragged_ids

ALBUM = Qt.ItemDataRole.UserRole


class AlbumList(QListWidget):
    """Takes photos of this window, and keeps the keys for renaming and deleting to itself."""

    photos_dropped = Signal(object, object)  # Album, ids

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)

    def event(self, event: QEvent) -> bool:
        """F2 and Delete mean the album here, whatever they mean elsewhere."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            ours = event.key() in {Qt.Key.Key_F2, Qt.Key.Key_Delete} and self.currentItem() is not None
            event.setAccepted(ours)
            return ours
        return super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Only photos of this window."""
        if dragged_ids(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where they would fall; a smart album finds its photos itself."""
        item = self._filled_at(event.position().toPoint())
        self._point_at(item)
        if item is None:
            event.ignore()
        else:
            event.acceptProposedAction()

    def dragLeaveEvent(self, _: QDragLeaveEvent) -> None:
        """They would fall nowhere."""
        self._point_at(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Put them into the album."""
        item = self._filled_at(event.position().toPoint())
        self._point_at(None)
        if item is not None:
            event.acceptProposedAction()
            self.photos_dropped.emit(item.data(ALBUM), dragged_ids(event.mimeData()))

    def _filled_at(self, place: QPoint) -> QListWidgetItem | None:
        item = self.itemAt(place)
        album: Album | None = None if item is None else item.data(ALBUM)
        return item if album is not None and album.filter is None else None

    def _point_at(self, item: QListWidgetItem | None) -> None:
        for row in range(self.count()):
            each = self.item(row)
            each.setData(DROP, each is item)
