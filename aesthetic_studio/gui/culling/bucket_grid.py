"""The photos of one heap as a grid."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from aesthetic_studio.domain.photo import Photo
from aesthetic_studio.domain.query import PhotoQuery, SortKey
from aesthetic_studio.gui.library.photo_list import GridView
from aesthetic_studio.gui.library.photo_model import PhotoModel, Role
from aesthetic_studio.gui.workers import CatalogueReader, DecodePool

if TYPE_CHECKING:
    from aesthetic_studio.studio.library import Library


class _Heap:
    """Rows of given photos instead of a query's."""

    def __init__(self, library: "Library") -> None:
        self._library = library
        self.ids: Sequence[int] = ()

    def photo_ids(self, query: PhotoQuery, limit: int | None = None) -> list[int]:  # noqa: ARG002
        """They have their order already."""
        return list(self.ids[:limit])

    def photos(self, ids: Sequence[int]) -> list[Photo]:
        """As the library has them."""
        return self._library.photos(ids)


class BucketGrid(GridView):
    """Like the grid of the library, of photos that are told it."""

    active_changed = Signal()

    def __init__(self, reader: CatalogueReader, decoder: DecodePool, parent: QWidget | None = None) -> None:
        self._photos = PhotoModel(reader, decoder)
        super().__init__(self._photos, parent)
        self._photos.setParent(self)
        self._heap: _Heap | None = None
        self._next: int | None = None
        self._photos.query_shown.connect(self._shown)
        for change in (self._photos.dataChanged, self.selectionModel().currentChanged):
            change.connect(lambda *_: self.active_changed.emit())

    def set_library(self, library: "Library") -> None:
        """Where photos come from."""
        self._heap = _Heap(library)
        self._photos.set_source(self._heap)

    def show_ids(self, ids: Sequence[int], *, by_own_score: bool = False) -> None:
        """Show these photos, in this order, with the scores they were put here by; known rows are read anew."""
        if self._heap is not None:
            self._heap.ids = tuple(ids)
            self._photos.reread(ids)
            self._photos.show_query(PhotoQuery(sort=SortKey.PERSONAL if by_own_score else SortKey.SCORE))

    def go_on(self) -> None:
        """The selected photos are about to leave: the one behind them is next."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        if rows:
            following = next(
                (row for row in range(rows[0], len(self._photos.ids)) if row not in rows), rows[0] - 1
            )
            self._next = self._photos.id_at(following) if following >= 0 else None

    @property
    def selected_ids(self) -> list[int]:
        """The selected photos, in their order."""
        return [self._photos.id_at(row) for row in sorted({index.row() for index in self.selectedIndexes()})]

    @property
    def active(self) -> tuple[Photo | None, QImage | None, Photo | None]:
        """The photo with the ring, its thumbnail, and the one behind it; None while a row is being read."""
        row = self.currentIndex().row()
        thumbnail = self.currentIndex().data(Role.THUMBNAIL) if row >= 0 else None
        return self._photos.photo(row), thumbnail, self._photos.photo(row + 1)

    def step(self, rows: int) -> None:
        """Another photo has the ring."""
        row = self.currentIndex().row() + rows
        if 0 <= row < len(self._photos.ids):
            self.setCurrentIndex(self._photos.index(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The space bar shows a photo large, as Enter does."""
        if event.key() == Qt.Key.Key_Space:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    @property
    def ids(self) -> Sequence[int]:
        """The photos that are shown."""
        return self._photos.ids

    @property
    def settled(self) -> bool:
        """Whether all that is in view has arrived."""
        return self._photos.settled

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab moves on to the controls: there are no panels here."""
        return QListView.focusNextPrevChild(self, forward)

    def _shown(self) -> None:
        row = None if self._next is None else self._photos.row_of(self._next)
        self._next = None
        if row is not None:
            self.setCurrentIndex(self._photos.index(row))
        elif self._photos.ids and not self.currentIndex().isValid():
            self.setCurrentIndex(self._photos.index(0))
