"""The middle of the window: filter bar, grid or loupe, filmstrip; one selection for all of them."""

from collections.abc import Sequence
from enum import StrEnum
from itertools import chain

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange, QModelIndex, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from aesthetic_studio.domain.photo import Photo
from aesthetic_studio.gui.library.empty_page import EmptyPage
from aesthetic_studio.gui.library.filter_bar import FilterBar
from aesthetic_studio.gui.library.photo_list import GridView
from aesthetic_studio.gui.library.photo_model import PhotoModel
from aesthetic_studio.gui.views.large_views import LargeViews
from aesthetic_studio.gui.workers.decode_pool import DecodePool


class ViewName(StrEnum):
    """The ways to look at photos."""

    GRID = "grid"
    LOUPE = "loupe"


class LibraryView(QWidget):
    """Shows the model's photos, and knows which are selected and which one is active."""

    active_changed = Signal(object)  # Photo | None; also when the active photo's row was read anew
    selection_changed = Signal()
    view_changed = Signal(object)  # ViewName
    panels_wanted = Signal()

    def __init__(self, model: PhotoModel, decoder: DecodePool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.view = ViewName.GRID
        self._place: tuple[Sequence[int], int] = ((), 0)  # the photos, and which of them was active
        self.filter_bar = FilterBar()
        self.empty = EmptyPage()
        self.grid = GridView(model)
        self.large = LargeViews(model, decoder.images, self.grid.selectionModel())
        self.loupe, self.info = self.large.loupe, self.large.info
        self._stack = QStackedWidget()
        for page in (self.empty, self.grid, self.large):
            self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.filter_bar)
        layout.addWidget(self._stack, 1)
        self.filter_bar.query_changed.connect(model.show_query)
        self.empty.clear_wanted.connect(self.filter_bar.clear)
        self.grid.opened.connect(lambda: self.show_view(ViewName.LOUPE))
        model.query_shown.connect(self._query_shown)
        model.rowsInserted.connect(lambda *_: self._begin_with_photos())
        model.layoutAboutToBeChanged.connect(lambda *_: self._remember_place())
        model.dataChanged.connect(self._rows_changed)
        selection = self.grid.selectionModel()
        selection.currentChanged.connect(lambda *_: self._announce_active())
        selection.selectionChanged.connect(lambda *_: self.selection_changed.emit())
        self.loupe.step_wanted.connect(self.step)
        self.loupe.end_wanted.connect(self.go_to_end)
        for each in (self.grid, self.large.filmstrip, self.loupe):
            each.panels_wanted.connect(self.panels_wanted)
        self.filter_bar.hide()

    # --- what is chosen

    @property
    def active(self) -> Photo | None:
        """The photo with the ring; None while its row is being read, or without photos."""
        return self.model.photo(self.grid.currentIndex().row())

    @property
    def selected_ids(self) -> list[int]:
        """The photos that a command acts on: the selection in the grid, the active photo in the loupe."""
        if self.view is ViewName.LOUPE:
            row = self.grid.currentIndex().row()
            return [self.model.id_at(row)] if row >= 0 else []
        rows = sorted({row for each in self._ranges() for row in range(each.top(), each.bottom() + 1)})
        return [self.model.id_at(row) for row in rows]

    @property
    def selected_count(self) -> int:
        """How many photos are selected, without listing them."""
        return sum(each.height() for each in self._ranges())

    def _ranges(self) -> list[QItemSelectionRange]:
        # Iterable in fact; the stubs of PySide do not know.
        return list(self.grid.selectionModel().selection())  # type: ignore[call-overload,no-any-return]

    def select_rows(self, rows: Sequence[int]) -> None:
        """Select these rows; the first becomes active."""
        chosen = QItemSelection()
        for row in rows:
            chosen.select(self.model.index(row), self.model.index(row))
        flags = QItemSelectionModel.SelectionFlag
        if rows:
            self.grid.setCurrentIndex(self.model.index(rows[0]))
        self.grid.selectionModel().select(chosen, flags.ClearAndSelect)

    def select_active(self) -> None:
        """Select the active photo alone."""
        self.step(0)

    def step(self, rows: int) -> bool:
        """Make another photo the only selected one, ``rows`` further on; whether there is one."""
        row = self.grid.currentIndex().row() + rows
        there = 0 <= row < self.model.rowCount()
        if there:
            self.select_rows([row])
        return there

    def go_to_end(self, side: int) -> None:
        """Make the first (−1) or the last (1) photo the only selected one."""
        if count := self.model.rowCount():
            self.select_rows([0 if side < 0 else count - 1])

    # --- what is shown

    def show_view(self, view: ViewName) -> None:
        """Grid or loupe."""
        if self.model.rowCount() == 0:
            return
        changed, self.view = view is not self.view, view
        self._show_page()
        if changed:
            self.view_changed.emit(view)
            self._announce_active()
            self.selection_changed.emit()

    def _show_page(self) -> None:
        has_photos = self.model.rowCount() > 0
        loupe = self.view is ViewName.LOUPE and has_photos
        self._stack.setCurrentIndex(2 if loupe else 1 if has_photos else 0)
        if not loupe:
            self.large.rest()
        self.filter_bar.setVisible(not loupe and (has_photos or self.filter_bar.filtering))
        if not has_photos and self.filter_bar.filtering:
            self.empty.show_no_match()
        if has_photos and not self.filter_bar.hasFocus() and self.isVisible():
            (self.loupe if loupe else self.grid).setFocus()

    def _query_shown(self) -> None:
        count = self.model.rowCount()
        self.filter_bar.show_count(count)
        on_empty = self._stack.currentIndex() == 0
        if on_empty or count == 0:
            self._show_page()
        if count and not self.selected_count:
            self.select_rows([self._nearest_row()])
        elif not count:
            self._announce_active()
        self.selection_changed.emit()

    def _begin_with_photos(self) -> None:
        """The first photos are here, more may follow: keys work from now on."""
        if self._stack.currentIndex() == 0:
            self._query_shown()

    def _remember_place(self) -> None:
        row = self.grid.currentIndex().row()
        if row >= 0:
            self._place = (self.model.ids, row)

    def _nearest_row(self) -> int:
        """The photo that follows the one that was active, where a filter shows that one no more."""
        if self.grid.currentIndex().isValid():
            return self.grid.currentIndex().row()
        ids, row = self._place
        near = chain(ids[row:], reversed(ids[:row]))
        return next((found for key in near if (found := self.model.row_of(key)) is not None), 0)

    def _rows_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        row = self.grid.currentIndex().row()
        if first.row() <= row <= last.row():
            self._announce_active()

    def _announce_active(self) -> None:
        photo = self.active
        index = self.grid.currentIndex()
        if photo is None and index.isValid():
            return  # its row is on its way
        if self.view is ViewName.LOUPE:
            self.large.show_photo(index.row(), photo)
        self.active_changed.emit(photo)
