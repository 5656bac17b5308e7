"""The two lists of photos: the grid and the filmstrip. They share one model and one selection."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from aesthetic_studio.gui.library.cell_density import Density
from aesthetic_studio.gui.library.photo_delegate import GAP, PhotoDelegate
from aesthetic_studio.gui.library.photo_drag import drag_photos
from aesthetic_studio.gui.library.photo_model import PhotoModel, Role
from aesthetic_studio.gui.library.scroll_pace import ScrollPace
from aesthetic_studio.gui.shortcuts.bound import key_or_name

Index = QModelIndex | QPersistentModelIndex
CELL_SIZES = (120, 150, 185, 230, 290, 360)
FILMSTRIP_HEIGHT = 76
MOST_DRAGGED, PILE = 5_000, 3


class PhotoList(QListView):
    """What grid and filmstrip share: equal cells, painted by our delegate, no keys but the arrows."""

    opened = Signal()
    panels_wanted = Signal()
    drag_refused = Signal(str)  # why

    def __init__(self, model: PhotoModel, *, marks: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.cells = PhotoDelegate(self, model, marks=marks)
        self.setItemDelegate(self.cells)
        self.setUniformItemSizes(True)
        self.setMovement(QListView.Movement.Static)
        self.setDragEnabled(True)  # after the movement, which forbids it
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setSelectionRectVisible(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setMouseTracking(False)
        # What is scrolled then is moved on the screen, and only what comes into sight is painted.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.doubleClicked.connect(lambda _: self.opened.emit())
        self.pace = ScrollPace(self)
        self.pace.slowed.connect(self.viewport().update)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here (P picks, X rejects), never a search by name."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return opens the photo; Space is left to the loupe."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Space:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def startDrag(self, _: Qt.DropAction) -> None:
        """Drag the selected photos; those that nobody has looked at yet are read first."""
        chosen = list(self.selectionModel().selection())  # type: ignore[call-overload]
        if sum(each.height() for each in chosen) > MOST_DRAGGED:
            words = self.tr("So many photos cannot be dragged; copy them: {key}.")
            self.drag_refused.emit(words.format(key=key_or_name("copy_files")))
            return
        rows = sorted({row for each in chosen for row in range(each.top(), each.bottom() + 1)})
        indexes = [self.model().index(row, 0) for row in rows]
        photos = [index.data(Role.PHOTO) for index in indexes]
        if None in photos:
            self.drag_refused.emit(self.tr("These photos are still being read; drag them again."))
        elif photos:
            pictures = [index.data(Role.THUMBNAIL) for index in indexes[:PILE]]
            drag_photos(self, photos, [picture for picture in pictures if picture is not None])

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab hides the panels, as photographers know it; F6 moves on to the next area."""
        if forward:
            self.panels_wanted.emit()
            return True
        return super().focusNextPrevChild(forward)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Repaint both rings, also when the other list moved."""
        super().currentChanged(current, previous)
        for index in (current, previous):
            self.update(index)

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Paint what is in sight anew: no cell changes its place, and none is edited, which Qt would look at."""
        if QAccessible.isActive():  # a screen reader is told
            QAbstractItemView.dataChanged(self, first, last, roles)
        else:
            seen = self.visualRect(first).united(self.visualRect(last))
            if self.isWrapping() and first != last:
                seen.setLeft(0)
                seen.setRight(self.viewport().width())
            self.viewport().update(seen)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Rows and thumbnails are asked for by what is painted, unless it passes by too fast."""
        seen = self.viewport().size()
        self.pace.moved(dx / max(1, seen.width()) + dy / max(1, seen.height()))
        super().scrollContentsBy(dx, dy)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, then the cells, which look once a frame at what they have in common."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.palette().base())
        painter.end()
        self.cells.begin(passing=self.pace.too_fast)
        super().paintEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """A new theme repaints every cell."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()


class GridView(PhotoList):
    """Photos in as many equal columns as fill the width."""

    look_changed = Signal()
    stars_wanted = Signal(int)
    """A click on a star wants so many for the photo with the ring, or all that are selected with it."""

    def __init__(self, model: PhotoModel, parent: QWidget | None = None) -> None:
        super().__init__(model, marks=True, parent=parent)
        self.setAccessibleName(self.tr("Photos"))
        self._step = 2
        self._starring = False
        # List mode with wrapping lays out 100,000 equal cells in milliseconds; icon mode keeps a tree.
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setViewportMargins(GAP, GAP // 2, 0, 0)
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(lambda _, highest: bar.setEnabled(highest > 0))  # disabled, it is not drawn

    def zoom(self, steps: int) -> None:
        """Larger (positive) or smaller cells."""
        self.set_look(self._step + steps, self.cells.density)

    @property
    def look(self) -> tuple[int, Density]:
        """The size of the cells, as a step, and how much they tell."""
        return self._step, self.cells.density

    def set_look(self, step: int, density: Density) -> None:
        """Show the cells so; a size beyond the last is the last."""
        self._step = min(len(CELL_SIZES) - 1, max(0, step))
        self.cells.density = density
        self._fit_columns()
        self.viewport().update()
        self.scrollTo(self.currentIndex())
        self.look_changed.emit()

    def next_density(self) -> None:
        """Tell more of each photo, and after all almost nothing."""
        self.set_look(self._step, self.cells.density.following)

    def ids_in_view(self) -> list[int]:
        """Keys of the photos that are seen now, in their order."""
        model = self.model()
        assert isinstance(model, PhotoModel)
        seen, cell = self.viewport().rect(), self.gridSize()
        columns = max(1, seen.width() // max(1, cell.width()))
        first = self.indexAt(seen.topLeft() + QPoint(cell.width() // 2, cell.height() // 2))
        if not first.isValid():
            return []
        rows = -(-seen.height() // max(1, cell.height())) + 1
        last = min(model.rowCount(), first.row() + rows * columns)
        return [model.id_at(row) for row in range(first.row(), last)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the new width."""
        super().resizeEvent(event)
        self._fit_columns()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a star gives so many, one on the last of a photo's stars none; the selection stays."""
        place = event.position().toPoint()
        index = self.indexAt(place)
        stars = self.cells.star_at(self.visualRect(index), place) if index.isValid() else 0
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        photo = index.data(Role.PHOTO) if stars and plain else None
        self._starring = photo is not None
        if photo is None:
            super().mousePressEvent(event)
            return
        flags = QItemSelectionModel.SelectionFlag
        stays = self.selectionModel().isSelected(index)
        self.selectionModel().setCurrentIndex(index, flags.NoUpdate if stays else flags.ClearAndSelect)
        self.stars_wanted.emit(0 if photo.stars == stars else stars)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """From a star nothing is dragged."""
        if not self._starring:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A star was not the photo."""
        if not self._starring:
            super().mouseReleaseEvent(event)
        self._starring = False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two clicks on a star do not open the photo."""
        place = event.position().toPoint()
        if not self.cells.star_at(self.visualRect(self.indexAt(place)), place):
            super().mouseDoubleClickEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the wheel changes the size of the cells."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def _fit_columns(self) -> None:
        width = self.viewport().width() - 1
        columns = max(1, round(width / CELL_SIZES[self._step]))
        side = max(100, width // columns)
        cell = QSize(side, self.cells.density.cell_height(side))
        if cell != self.cells.cell:
            self.cells.cell = cell
            self.setGridSize(cell)
            self.verticalScrollBar().setSingleStep(cell.height() // 3)


class Filmstrip(PhotoList):
    """One row of photos below the loupe."""

    def __init__(self, model: PhotoModel, parent: QWidget | None = None) -> None:
        super().__init__(model, marks=False, parent=parent)
        self.setAccessibleName(self.tr("Filmstrip"))
        self.setProperty("role", "panel")
        self._pressed = False
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.cells.cell = QSize(104, FILMSTRIP_HEIGHT)
        self.setGridSize(self.cells.cell)
        self.setFixedHeight(FILMSTRIP_HEIGHT + 18)
        self.setViewportMargins(GAP, GAP // 2, GAP, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A plain wheel moves along the strip."""
        turned = event.angleDelta().y() or event.angleDelta().x()
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - turned)

    def share_selection(self, selection: QItemSelectionModel) -> None:
        """Follow the selection of the grid."""
        self.setSelectionModel(selection)
        selection.currentChanged.connect(lambda current, _: self._follow(current))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The strip stays where it is under the pointer, or another photo would be let go than was pressed."""
        self._pressed = True
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """All of the chosen photo is shown now."""
        super().mouseReleaseEvent(event)
        self._pressed = False
        self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.EnsureVisible)

    def startDrag(self, actions: Qt.DropAction) -> None:
        """A drag ends without a release of the button."""
        super().startDrag(actions)
        self._pressed = False

    def _follow(self, current: QModelIndex) -> None:
        if not self._pressed:
            self.scrollTo(current, QAbstractItemView.ScrollHint.PositionAtCenter)
