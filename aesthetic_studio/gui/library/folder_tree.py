"""The folders of the library as a tree: each root with the folders below it that hold photos."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import (
    QFrame,
    QMenu,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from aesthetic_studio.domain.photo import Folder, Subfolder
from aesthetic_studio.gui import theme
from aesthetic_studio.gui.dialogs import popup_once
from aesthetic_studio.gui.library.row_delegate import COUNT, ROW_HEIGHT, RowDelegate
from aesthetic_studio.gui.tooltip import plain_tooltip

PATH = Qt.ItemDataRole.UserRole
INDENT = 14
TALLEST = 200
"""Rows beyond which a tree is as high as there is room."""


class FolderTree(QTreeWidget):
    """Lets one folder be chosen, or all photos. The folders inside one become rows when it is first opened."""

    folder_chosen = Signal(object)  # Path, None for all photos
    show_wanted = Signal(object)  # Path
    scan_wanted = Signal(object)  # Path
    opened_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAccessibleName(self.tr("Folders"))
        self.setHeaderHidden(True)
        self.header().setAccessibleName(self.accessibleName())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(INDENT)
        self.setUniformRowHeights(True)
        bare = self.palette()
        bare.setColor(QPalette.ColorRole.Highlight, Qt.GlobalColor.transparent)  # the row paints its own
        self.setPalette(bare)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_FolderRow(self))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self.itemSelectionChanged.connect(self._follow_selected)
        self.itemExpanded.connect(self._follow_opened)
        self.itemCollapsed.connect(self._follow_closed)
        self._folders: Sequence[Folder] = ()
        self._inside: dict[Path, list[Subfolder]] = {}
        self._away: set[Path] = set()
        self._opened: set[Path] = set()
        self._chosen: Path | None = None
        self._marked = True

    # --- what is there

    def show_folders(self, folders: Sequence[Folder]) -> None:
        """These folders from now on; what is chosen and opened stays so."""
        if folders == self._folders:
            return
        self._folders = folders
        self._away = {each.path for each in folders if not each.available}
        roots = [each for each in folders if not any(_lies_in(each, other) for other in folders)]
        self._inside = _by_parent(roots)
        top = self.verticalScrollBar().value()
        with QSignalBlocker(self):
            self.clear()
            if len(roots) > 1:
                self._row(self.tr("All photos"), None, sum(each.photo_count for each in roots))
            for each in roots:
                self._row(each.path.name or str(each.path), each.path, each.photo_count)
            self._open_again()
            self._mark(self._row_of(self._chosen))
        self.verticalScrollBar().setValue(top)
        self._fit()

    @property
    def opened(self) -> frozenset[Path]:
        """The folders whose insides are shown, or would be if those around them were opened."""
        return frozenset(self._opened)

    def open_folders(self, folders: Sequence[Path]) -> None:
        """Show the insides of these folders, as soon as they are there."""
        self._opened |= set(folders)
        with QSignalBlocker(self):
            self._open_again()
        self._fit()

    # --- what is chosen

    @property
    def chosen(self) -> Path | None:
        """The chosen folder; None for all photos."""
        return self._chosen

    def choose(self, folder: Path | None) -> None:
        """Mark a folder as chosen without announcing it, now or as soon as it is there; those around it are opened."""
        self._chosen = folder
        self.wake()

    def nearest(self, folder: Path) -> Path | None:
        """The folder itself where it is there, else the next one around it; None where none is."""
        rows = (self._row_of(each) for each in (folder, *folder.parents))
        return next((row.data(0, PATH) for row in rows if row is not None), None)

    def rest(self, *, forget: bool) -> None:
        """Mark no folder, as something else is shown; ``forget`` which one was chosen."""
        self._marked = False
        if forget:
            self._chosen = None
        with QSignalBlocker(self):
            self._mark(None)

    def wake(self) -> None:
        """Mark again what is chosen."""
        self._marked = True
        with QSignalBlocker(self):
            self._mark(self._row_of(self._chosen))
        self._fit()

    def _mark(self, row: QTreeWidgetItem | None) -> None:
        if row is None or not self._marked:
            self.selectionModel().clear()
        else:
            self.setCurrentItem(row)

    def _follow_selected(self) -> None:
        rows = self.selectedItems()
        if rows:
            self._marked, self._chosen = True, rows[0].data(0, PATH)
            self.folder_chosen.emit(self._chosen)

    def _row_of(self, folder: Path | None) -> QTreeWidgetItem | None:
        """The row of a folder, opening those around it; of all photos the only root where there is one."""
        roots = _rows_in(self.invisibleRootItem())
        if folder is None:
            return roots[0] if roots else None
        row = next((each for each in roots if each.data(0, PATH) and _around(each, folder)), None)
        while row is not None and row.data(0, PATH) != folder:
            self._fill(row)
            inner = next((each for each in _rows_in(row) if _around(each, folder)), None)
            if inner is not None:
                row.setExpanded(True)
                self._opened.add(row.data(0, PATH))
            row = inner
        return row

    # --- rows

    def _row(
        self, name: str, path: Path | None, count: int, parent: QTreeWidgetItem | None = None
    ) -> QTreeWidgetItem:
        row = QTreeWidgetItem([name])
        row.setData(0, PATH, path)
        row.setData(0, COUNT, count)
        row.setToolTip(0, plain_tooltip("" if path is None else str(path)))
        words = f"{name}, " + self.tr("%Ln photos", "", count)
        row.setData(0, Qt.ItemDataRole.AccessibleTextRole, words)
        if path in self._inside:
            row.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
        if parent is None:
            self.addTopLevelItem(row)
        else:
            parent.addChild(row)
            row.setData(0, Qt.ItemDataRole.ForegroundRole, parent.data(0, Qt.ItemDataRole.ForegroundRole))
        if path in self._away:
            self._grey(row)
        return row

    def _grey(self, row: QTreeWidgetItem) -> None:
        """Of a drive that is away; what lies in it follows."""
        away = self.tr("This drive or folder is not available now.")
        row.setToolTip(0, plain_tooltip(f"{row.data(0, PATH)}\n{away}"))
        row.setForeground(0, QColor(theme.tokens().quiet))
        words = row.data(0, Qt.ItemDataRole.AccessibleTextRole)
        row.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{words}. {away}")

    def _fill(self, item: QTreeWidgetItem) -> None:
        """The rows inside one, where they are not there yet."""
        if item.childCount() == 0:
            for each in self._inside.get(item.data(0, PATH), ()):
                self._row(each.path.name, each.path, each.photo_count, item)

    def _open_again(self) -> None:
        waiting = _rows_in(self.invisibleRootItem())
        while waiting:
            item = waiting.pop()
            if item.data(0, PATH) in self._opened and item.data(0, PATH) in self._inside:
                self._fill(item)
                item.setExpanded(True)
                waiting += _rows_in(item)

    def _follow_opened(self, item: QTreeWidgetItem) -> None:
        self._fill(item)
        self._opened.add(item.data(0, PATH))
        self._fit()
        self.opened_changed.emit()

    def _follow_closed(self, item: QTreeWidgetItem) -> None:
        """The one that is closed is chosen in place of one in it, which is seen no more."""
        path = item.data(0, PATH)
        self._opened.discard(path)
        self._fit()
        self.opened_changed.emit()
        if self._marked and self._chosen is not None and path in self._chosen.parents:
            self.setCurrentItem(item)

    def _fit(self) -> None:
        """As high as what is open, where there is room."""
        rows = sum(1 for _ in self._shown_rows())
        self.setMaximumHeight(max(1, rows) * ROW_HEIGHT + 4)

    def _shown_rows(self) -> Iterator[QModelIndex]:
        index = self.model().index(0, 0)
        for _ in range(TALLEST):
            if not index.isValid():
                return
            yield index
            index = self.indexBelow(index)

    # --- menu and picture

    def _show_menu(self, place: QPoint) -> None:
        item = self.itemAt(place)
        path = None if item is None else item.data(0, PATH)
        if path is not None:
            menu = QMenu(self)
            show = menu.addAction(self.tr("Show in the file manager"))
            show.triggered.connect(lambda: self.show_wanted.emit(path))
            look = menu.addAction(self.tr("Look for new photos"))
            look.triggered.connect(lambda: self.scan_wanted.emit(path))
            popup_once(menu, self.viewport().mapToGlobal(place))

    def drawBranches(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Nothing: the row draws its own."""


class _FolderRow(RowDelegate):
    """A row as wide as the tree, with an arrow where something is inside."""

    def __init__(self, tree: FolderTree) -> None:
        super().__init__(tree)
        self._tree = tree

    def box(self, option: QStyleOptionViewItem) -> QRectF:
        """From the left edge, however deep the folder lies."""
        return QRectF(option.rect).adjusted(-option.rect.left(), 0, 0, 0)

    def paint_words(
        self,
        painter: QPainter,
        words: QRectF,
        index: QModelIndex | QPersistentModelIndex,
        *,
        selected: bool,
    ) -> None:
        """An arrow to the right, or down where the folder is open, before the name."""
        if self._tree.model().hasChildren(index):
            middle = QPointF(words.left() - 9 - INDENT / 2 + 1, words.center().y())
            painter.setPen(QPen(QColor(theme.tokens().quiet), 1.3, c=Qt.PenCapStyle.RoundCap))
            right = [(-1.75, -3.5), (1.75, 0), (-1.75, 3.5)]
            down = [(-3.5, -1.75), (0, 1.75), (3.5, -1.75)]
            corners = down if self._tree.isExpanded(index) else right
            painter.drawPolyline(QPolygonF([middle + QPointF(*corner) for corner in corners]))
        super().paint_words(painter, words.adjusted(-3, 0, 0, 0), index, selected=selected)


def _rows_in(row: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    """Those right inside it."""
    rows = (row.child(number) for number in range(row.childCount()))
    return [each for each in rows if each is not None]


def _around(row: QTreeWidgetItem, folder: Path) -> bool:
    return folder.is_relative_to(row.data(0, PATH))


def _lies_in(folder: Folder, other: Folder) -> bool:
    return folder.path != other.path and folder.path.is_relative_to(other.path)


def _by_parent(roots: Sequence[Folder]) -> dict[Path, list[Subfolder]]:
    """The folders right inside each folder."""
    inside: dict[Path, list[Subfolder]] = {}
    for root in roots:
        for each in root.inside:
            inside.setdefault(each.path.parent, []).append(each)
    return inside
