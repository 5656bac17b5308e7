"""The folders of the library, with how many photos each holds."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from aesthetic_studio.domain.photo import Folder
from aesthetic_studio.gui import theme
from aesthetic_studio.gui.tooltip import plain_tooltip

_FOLDER = Qt.ItemDataRole.UserRole
_COUNT = Qt.ItemDataRole.UserRole + 1
_ALL_PHOTOS = -1


class Sidebar(QWidget):
    """Lets the user choose one folder or all photos."""

    folder_chosen = Signal(object)  # folder id, None for all photos

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._heading = QLabel("Folders")
        self._heading.setProperty("role", "heading")
        self._heading.setContentsMargins(8, 0, 0, 2)
        self._heading.hide()
        self._list = QListWidget()
        self._list.setProperty("role", "panel")
        self._list.setAccessibleName("Folders")
        self._list.setItemDelegate(_FolderDelegate(self._list))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setMouseTracking(True)
        self._list.currentItemChanged.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 20, 8, 8)
        layout.setSpacing(4)
        layout.addWidget(self._heading)
        layout.addWidget(self._list)
        self.setMinimumWidth(140)

    def show_folders(self, folders: Sequence[Folder]) -> None:
        """The folders of the library; the chosen one stays chosen."""
        chosen = self.chosen
        self._list.blockSignals(True)
        self._list.clear()
        self._heading.setVisible(bool(folders))
        if len(folders) > 1:
            self._add("All photos", _ALL_PHOTOS, sum(folder.photo_count for folder in folders), "")
        for folder in folders:
            item = self._add(
                folder.path.name or str(folder.path), folder.id, folder.photo_count, str(folder.path)
            )
            if not folder.available:
                item.setToolTip(plain_tooltip(f"{folder.path}\nThis drive or folder is not available now."))
                item.setForeground(QColor(theme.tokens().quiet))
        self._mark(chosen)
        self._list.blockSignals(False)

    def choose(self, folder_id: int | None) -> None:
        """Mark a folder as chosen without announcing it."""
        self._list.blockSignals(True)
        self._mark(folder_id)
        self._list.blockSignals(False)

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
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}, {count:,} photos")
        self._list.addItem(item)
        return item

    def _choose(self) -> None:
        self.folder_chosen.emit(self.chosen)


class _FolderDelegate(QStyledItemDelegate):
    """Name on the left, count on the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        return QSize(100, 27)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        colours = theme.tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        box = QRectF(option.rect).adjusted(0, 1, 0, -1)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.hover if selected else colours.raised))
            painter.drawRoundedRect(box, 5, 5)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 1))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        count = f"{index.data(_COUNT):,}"
        words = box.adjusted(9, 0, -9, 0)
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
