"""The middle of the window: filter bar, grid or loupe, filmstrip; one selection for all of them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from itertools import chain

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from aesthetic_studio.domain.photo import Photo
from aesthetic_studio.gui.library.empty_page import EmptyPage
from aesthetic_studio.gui.library.filter_bar import FilterBar
from aesthetic_studio.gui.library.first_photo import FirstPhoto
from aesthetic_studio.gui.library.loupe_view import LoupeView
from aesthetic_studio.gui.library.photo_list import GridView
from aesthetic_studio.gui.library.photo_model import PhotoModel
from aesthetic_studio.gui.library.size_slider import SizeSlider
from aesthetic_studio.gui.views.large_views import LargeViews
from aesthetic_studio.gui.workers.decode_pool import DecodePool


class ViewName(StrEnum):
    """The ways to look at photos."""

    GRID = "grid"
    LOUPE = "loupe"
    COMPARE = "compare"
    SURVEY = "survey"


SEVERAL = frozenset({ViewName.COMPARE, ViewName.SURVEY})
"""Views that show more than one photo large."""


class LibraryView(QWidget):
    """Shows the model's photos, and knows which are selected and which one is active."""

    active_changed = Signal(object)  # Photo | None; also when the active photo's row was read anew
    selection_changed = Signal()
    view_changed = Signal(object)  # ViewName
    panels_wanted = Signal()
    stars_wanted = Signal(int)
    """A click wants so many stars for `selected_ids`."""

    def __init__(self, model: PhotoModel, decoder: DecodePool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.view = ViewName.GRID
        self._place: tuple[Sequence[int], int] = ((), 0)  # the photos, and which of them was active
        self._choosing = False  # whether the view itself moves the ring or changes the selection
        self.filter_bar = FilterBar()
        self.empty = EmptyPage()
        self.grid = GridView(model)
        self.filter_bar.add_at_end(SizeSlider(self.grid))
        self.first = FirstPhoto(self.grid, model)
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
        selection.selectionChanged.connect(lambda *_: self._selection_made())
        self.loupe.step_wanted.connect(self.step)
        self.loupe.end_wanted.connect(self.go_to_end)
        compare, survey = self.large.compare, self.large.survey
        for several in (compare, survey):
            several.active_wanted.connect(self._make_active)
            several.opened.connect(lambda: self.show_view(ViewName.LOUPE))
        survey.removed.connect(self._deselect)
        for each in (self.grid, self.large.filmstrip, self.loupe, compare, survey):
            each.panels_wanted.connect(self.panels_wanted)
        for rated in (self.grid, self.info, compare, survey):
            rated.stars_wanted.connect(self.stars_wanted)
        self.filter_bar.hide()

    # --- what is chosen

    @property
    def active(self) -> Photo | None:
        """The photo with the ring; None while its row is being read, or without photos."""
        return self.model.photo(self.grid.currentIndex().row())

    @property
    def selected_ids(self) -> list[int]:
        """The photos that a command acts on: the selection in the grid, the active photo in the large views."""
        if self.view is not ViewName.GRID:
            row = self.grid.currentIndex().row()
            return [self.model.id_at(row)] if row >= 0 else []
        return self._chosen_ids()

    def _chosen_ids(self) -> list[int]:
        """The selection, whatever the view."""
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
        if (row := self.grid.currentIndex().row()) >= 0:
            self.select_rows([row])

    def step(self, rows: int) -> bool:
        """Go on: another photo is the only selected one, the challenger, or active; whether there is one."""
        page = self.large.page
        if self.view in SEVERAL and not isinstance(page, LoupeView):
            return page.step(rows)
        row = self.grid.currentIndex().row() + rows
        there = 0 <= row < self.model.rowCount()
        if there:
            self.select_rows([row])
        return there

    def go_to_end(self, side: int) -> None:
        """Make the first (−1) or the last (1) photo the only selected one."""
        if count := self.model.rowCount():
            self.select_rows([0 if side < 0 else count - 1])

    @contextmanager
    def _by_itself(self) -> Iterator[None]:
        """What happens to the selection meanwhile is the view's doing, not the user's."""
        before, self._choosing = self._choosing, True
        try:
            yield
        finally:
            self._choosing = before

    def _make_active(self, photo_id: int) -> None:
        """The ring goes to a photo; the selection stays."""
        row = self.model.row_of(photo_id)
        if row is not None and row != self.grid.currentIndex().row():
            with self._by_itself():
                flags = QItemSelectionModel.SelectionFlag
                self.grid.selectionModel().setCurrentIndex(self.model.index(row), flags.NoUpdate)

    def _deselect(self, photo_id: int) -> None:
        row = self.model.row_of(photo_id)
        if row is not None:
            with self._by_itself():
                flags = QItemSelectionModel.SelectionFlag
                self.grid.selectionModel().select(self.model.index(row), flags.Deselect)

    def _selection_made(self) -> None:
        """Photos chosen in the filmstrip join the survey, or leave it."""
        if self.view is ViewName.SURVEY and not self._choosing and self.isVisible():
            chosen = self._chosen_ids()
            row = self.grid.currentIndex().row()
            if len(chosen) > 1 and row >= 0:
                active = self.model.id_at(row)
                self._begin(ViewName.SURVEY, active if active in chosen else chosen[0], chosen)
        self.selection_changed.emit()

    # --- what is shown

    def show_view(self, view: ViewName) -> None:
        """Grid, loupe, compare or survey."""
        row = self.grid.currentIndex().row()
        if self.model.rowCount() == 0 or (row < 0 and view is not ViewName.GRID):
            return
        self.first.leave()
        changed, before, self.view = view is not self.view, self.view, view
        if changed and row >= 0:
            chosen, active = self._chosen_ids(), self.model.id_at(row)
            if view in SEVERAL:
                self._begin(view, active, chosen)
            elif before in SEVERAL and active not in chosen:
                self.select_rows([row])
        self._show_page()
        if changed:
            self.view_changed.emit(view)
            self._announce_active()
            self.selection_changed.emit()

    def _begin(self, view: ViewName, active: int, chosen: Sequence[int]) -> None:
        page = self.large.compare if view is ViewName.COMPARE else self.large.survey
        with self._by_itself():
            page.begin(active, chosen)

    @property
    def photos(self) -> QWidget:
        """What shows photos now and takes their keys."""
        return self.grid if self.view is ViewName.GRID else self.large.page

    def _show_page(self) -> None:
        has_photos = self.model.rowCount() > 0
        large = self.view is not ViewName.GRID and has_photos
        if large:
            pages = {ViewName.COMPARE: self.large.compare, ViewName.SURVEY: self.large.survey}
            self.large.show_page(pages.get(self.view, self.loupe))
        self._stack.setCurrentIndex(2 if large else 1 if has_photos else 0)
        if not large:
            self.large.rest()
        self.filter_bar.setVisible(not large and (has_photos or self.filter_bar.filtering))
        if not has_photos and self.filter_bar.filtering:
            self.empty.show_no_match(str(self.filter_bar.choice.filter or ""))
        if has_photos and not self.filter_bar.hasFocus() and self.isVisible():
            self.photos.setFocus()

    def _query_shown(self) -> None:
        count = self.model.rowCount()
        self.filter_bar.show_count(count)
        on_empty = self._stack.currentIndex() == 0
        if on_empty or count == 0:
            self._show_page()
        self._refresh_page()
        if count and not self.selected_count:
            self.select_rows([row := self._nearest_row()])
            self.first.chosen(row)
        elif count and self.first.has_moved() and self.selected_count == 1:
            self.select_rows([0])
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
        if self._shows_one_of(first.row(), last.row()):
            self._refresh_page()
        if first.row() <= row <= last.row():
            self._announce_active()

    def _shows_one_of(self, first: int, last: int) -> bool:
        """Whether compare or survey shows a photo of these rows."""
        page = self.large.page
        if self.view not in SEVERAL or isinstance(page, LoupeView):
            return False
        rows = [self.model.row_of(each) for each in page.ids]
        return any(row is not None and first <= row <= last for row in rows)

    def _refresh_page(self) -> None:
        """Rows were read or marked, or photos have left the query."""
        page = self.large.page
        if self.view in SEVERAL and not isinstance(page, LoupeView):
            with self._by_itself():
                page.refresh()
            if page.active is None and self.model.rowCount():
                self.show_view(ViewName.GRID)

    def _announce_active(self) -> None:
        photo = self.active
        index = self.grid.currentIndex()
        page = self.large.page
        if index.isValid() and self.view in SEVERAL and not (self._choosing or isinstance(page, LoupeView)):
            with self._by_itself():
                page.choose(self.model.id_at(index.row()))
        if photo is None and index.isValid():
            return  # its row is on its way
        if self.view is ViewName.LOUPE:
            self.large.show_photo(index.row(), photo)
        page.setAccessibleDescription(index.data(Qt.ItemDataRole.AccessibleTextRole) or "")
        self.active_changed.emit(photo)
