"""The photos of the current query as a Qt model: all ids, rows and thumbnails only where somebody looks."""

from collections import OrderedDict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Any, Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from aesthetic_studio.domain.changes import MarkChange
from aesthetic_studio.domain.errors import StudioError
from aesthetic_studio.domain.photo import Photo
from aesthetic_studio.domain.photo_filter import FilterField, comparisons
from aesthetic_studio.domain.query import PhotoQuery, SortKey
from aesthetic_studio.gui.library.photo_words import described, tip
from aesthetic_studio.gui.library.unwritten_marks import UnwrittenMarks
from aesthetic_studio.gui.workers.decode_pool import DecodePool
from aesthetic_studio.gui.workers.serial_thread import SerialThread
from aesthetic_studio.gui.workers.thumbnail_image import CellSpace, Thumbnail

PAGE = 120
ROWS_KEPT = 6_000
THUMBNAIL_BYTES_KEPT = 160_000_000
"""More where so many are seen at once."""
RUNS_TOLD = 8
"""Neighbouring rows that have changed are told together; where they are scattered, with all between them."""

PHOTO_FLAGS = (
    Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemNeverHasChildren
)
"""Put together once: every painted cell asks for them."""

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Role(IntEnum):
    """What the views ask the model for."""

    PHOTO = Qt.ItemDataRole.UserRole + 1
    THUMBNAIL = Qt.ItemDataRole.UserRole + 2


ROLES_TOLD = frozenset(
    {
        Role.PHOTO,
        Role.THUMBNAIL,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
    }
)


class RowSource(Protocol):
    """The part of `studio.library.Library` that lists photos; safe from any thread."""

    def photo_ids(self, query: PhotoQuery, limit: int | None = None) -> list[int]:
        """Ids in the order of the query: the first ``limit``, or all."""

    def photos(self, ids: Sequence[int]) -> list[Photo]:
        """Photos in the order asked for."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """The ids of a query, all of them or the first page, and the row of each."""

    number: int
    ids: list[int]
    rows: dict[int, int]
    whole: bool


class PhotoModel(QAbstractListModel):
    """Ids of the whole query in memory (8 bytes each), rows in pages, thumbnails in a bounded cache.

    ``reader`` reads rows, ``decoder`` makes thumbnails; until either arrives a cell shows its placeholder.
    Marks set here are seen at once and win over what is read until `settle_marks` says they are written.

    Attributes:
        query: what is shown.
        by_own_score: whether photos are sorted or filtered by the user's own score: cells show it then.
    """

    query_shown = Signal()

    def __init__(self, reader: SerialThread, decoder: DecodePool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader, self._decoder = reader, decoder
        self._source: RowSource | None = None
        self.query = PhotoQuery()
        self.by_own_score = False
        self._ids: list[int] = []
        self._rows: dict[int, int] = {}
        self._photos: OrderedDict[int, Photo] = OrderedDict()
        self._asked: set[int] = set()
        self._thumbnails: OrderedDict[int, Thumbnail] = OrderedDict()
        self._thumbnail_bytes = 0
        self._cells_seen = 1
        self._thumbnails_asked: set[int] = set()
        self._unwritten = UnwrittenMarks()
        self._broken: dict[int, tuple[int, str]] = {}  # found while decoding: modified_ns, reason
        self._query_number = 0
        self._query_pending = False
        self._refresh = QTimer(self, singleShot=True, interval=250)
        self._refresh.timeout.connect(self._read_ids)
        decoder.thumbnails_ready.connect(self._keep_thumbnails)
        decoder.thumbnail_failed.connect(self._mark_broken)
        decoder.thumbnail_dropped.connect(self._thumbnails_asked.discard)

    # --- what the views see

    def rowCount(self, parent: Index = _ROOT) -> int:
        """All photos of the query, read or not."""
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The photo, its thumbnail (None until they arrive), or its description for a screen reader."""
        if role not in ROLES_TOLD:  # Qt asks for many more while the list is scrolled
            return None
        photo = self.photo(index.row())
        match role:
            case Role.PHOTO:
                return photo
            case Role.THUMBNAIL:
                thumbnail = None if photo is None else self.thumbnail(photo)
                return None if thumbnail is None else thumbnail.picture
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.DisplayRole:
                return "" if photo is None else described(photo)
            case Qt.ItemDataRole.ToolTipRole:
                return None if photo is None else tip(photo, own=self.by_own_score)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Photos can be dragged."""
        return PHOTO_FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def photo(self, row: int) -> Photo | None:
        """The photo in a row; None (and a read is started) where its page is not here yet."""
        if not 0 <= row < len(self._ids):
            return None
        photo = self._photos.get(self._ids[row])
        if photo is None:
            self._ask_page(row)
        return photo

    def kept_photo(self, row: int) -> Photo | None:
        """The photo in a row where it is here."""
        return self._photos.get(self._ids[row]) if 0 <= row < len(self._ids) else None

    def photo_of(self, photo_id: int) -> Photo | None:
        """A photo by id if its row has been read."""
        return self._photos.get(photo_id)

    def id_at(self, row: int) -> int:
        """The id of a row."""
        return self._ids[row]

    def row_of(self, photo_id: int) -> int | None:
        """The row of a photo, None where the query leaves it out."""
        return self._rows.get(photo_id)

    @property
    def ids(self) -> Sequence[int]:
        """All ids of the query in order."""
        return self._ids

    @property
    def settled(self) -> bool:
        """Whether everything that was asked for has arrived, and every mark is written."""
        waiting = self._asked or self._thumbnails_asked or self._query_pending or self._unwritten.any
        return not waiting and not self._refresh.isActive()

    @property
    def refreshing(self) -> bool:
        """Whether the query is about to be asked again, or its answer is on its way."""
        return self._query_pending or self._refresh.isActive()

    # --- what is shown

    def set_source(self, source: RowSource) -> None:
        """Where rows come from, once the library is open."""
        self._source = source

    def show_query(self, query: PhotoQuery) -> None:
        """Show the answer to another query, its stacks closed but for those that were opened.

        The old rows stay until the answer is here.
        """
        self.query = replace(query, folded=True, open_stacks=self.query.open_stacks)
        by_own, self.by_own_score = self.by_own_score, _by_own_score(query)
        self._read_ids()
        if by_own != self.by_own_score and self._ids:  # cells show another score, even where no row moves
            self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))

    def toggle_stacks(self, stack_ids: Collection[int]) -> None:
        """Open these stacks; where all of them are open, close them."""
        opened = self.query.open_stacks
        wanted = frozenset(stack_ids)
        now = opened - wanted if wanted <= opened else opened | wanted
        self.query = replace(self.query, open_stacks=now)
        self._read_ids()

    def refresh_soon(self) -> None:
        """Ask the query again, at most four times a second."""
        if not self._refresh.isActive():
            self._refresh.start()

    def reread(self, ids: Iterable[int]) -> None:
        """Read rows again that somebody has changed; rows that nobody has looked at stay unread."""
        if known := [each for each in ids if each in self._photos]:
            self._read_photos(known)

    def _read_ids(self) -> None:
        if self._source is None:
            return
        source, query = self._source, self.query
        self._query_number += 1
        self._query_pending = True
        number = self._query_number

        def read(limit: int | None) -> _Answer:
            ids = source.photo_ids(query, limit)
            return _Answer(number, ids, {each: row for row, each in enumerate(ids)}, whole=limit is None)

        if not self._ids:  # something to look at while a large library is still being read
            self._reader.post(lambda: read(PAGE), self._show_ids)
        self._reader.post(lambda: read(None), self._show_ids)

    def _show_ids(self, answer: _Answer) -> None:
        ids, rows = answer.ids, answer.rows
        if answer.number != self._query_number:
            return
        old = self._ids
        if len(ids) > len(old) and ids[: len(old)] == old:
            self.beginInsertRows(QModelIndex(), len(old), len(ids) - 1)
            self._ids, self._rows = ids, rows
            self.endInsertRows()
        elif ids != old:
            self._replace_ids(ids, rows)
        if answer.whole:
            self._query_pending = False
            self.query_shown.emit()

    def _replace_ids(self, ids: list[int], rows: Mapping[int, int]) -> None:
        """Another order or another set: the selection follows the photos, not the places."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        moved = [rows.get(self._ids[index.row()], -1) for index in before]
        self._ids, self._rows = ids, dict(rows)
        after = [self.index(row) if row >= 0 else QModelIndex() for row in moved]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    # --- rows

    def _ask_page(self, row: int) -> None:
        start = row - row % PAGE
        wanted = [each for each in self._ids[start : start + PAGE] if each not in self._photos]
        new = [each for each in wanted if each not in self._asked]
        if new:
            self._read_photos(new)

    def _read_photos(self, ids: Sequence[int]) -> None:
        if self._source is None:
            return
        source = self._source
        self._asked.update(ids)

        def give_up(_: StudioError) -> None:
            self._asked.difference_update(ids)

        self._reader.post(lambda: source.photos(ids), lambda photos: self._keep_photos(ids, photos), give_up)

    def _keep_photos(self, asked: Sequence[int], photos: Sequence[Photo]) -> None:
        self._asked.difference_update(asked)
        for photo in photos:
            self._photos[photo.id] = self._with_reason(self._unwritten.over(photo))
            self._photos.move_to_end(photo.id)
        while len(self._photos) > ROWS_KEPT:
            self._photos.popitem(last=False)
        self._announce(photo.id for photo in photos)

    def _announce(self, ids: Iterable[int]) -> None:
        runs = _runs(row for each in ids if (row := self._rows.get(each)) is not None)
        if len(runs) > RUNS_TOLD:
            runs = [(runs[0][0], runs[-1][1])]
        for first, last in runs:
            self.dataChanged.emit(self.index(first), self.index(last))

    # --- thumbnails

    def fit_thumbnails(self, space: CellSpace) -> None:
        """The room that photos have where they are seen now: thumbnails come at that size."""
        self._cells_seen = space.cells
        self._decoder.fit_thumbnails(space)

    def thumbnail(self, photo: Photo) -> Thumbnail | None:
        """The small picture of a photo; None (and it is asked for) where it is not here yet."""
        kept = self.kept_thumbnail(photo)
        if kept is not None or photo.error is not None:
            return kept
        if photo.id not in self._thumbnails_asked:
            self._thumbnails_asked.add(photo.id)
        self._decoder.request_thumbnail(photo)
        return None

    def forget_thumbnails(self) -> None:
        """Have every thumbnail made again, as for a screen of other colours."""
        self._thumbnails.clear()
        self._thumbnail_bytes = 0
        self._thumbnails_asked.clear()
        if self._ids:
            self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))

    def kept_thumbnail(self, photo: Photo) -> Thumbnail | None:
        """The small picture of a photo where it is here."""
        kept = self._thumbnails.get(photo.id)
        if kept is None or kept.photo.modified_ns != photo.modified_ns or photo.error is not None:
            return None
        self._thumbnails.move_to_end(photo.id)
        return kept

    def _keep_thumbnails(self, made: Sequence[Thumbnail]) -> None:
        for thumbnail in made:
            key = thumbnail.photo.id
            self._thumbnails_asked.discard(key)
            if (old := self._thumbnails.pop(key, None)) is not None:
                self._thumbnail_bytes -= old.byte_count
            self._thumbnails[key] = thumbnail
            self._thumbnail_bytes += thumbnail.byte_count
        while self._thumbnail_bytes > THUMBNAIL_BYTES_KEPT and len(self._thumbnails) > self._cells_seen:
            self._thumbnail_bytes -= self._thumbnails.popitem(last=False)[1].byte_count
        self._announce(thumbnail.photo.id for thumbnail in made)

    def _mark_broken(self, photo: Photo, reason: str) -> None:
        self._thumbnails_asked.discard(photo.id)
        self._broken[photo.id] = (photo.modified_ns, reason)
        if (known := self._photos.get(photo.id)) is not None:
            self._photos[photo.id] = self._with_reason(known)
            self._announce([photo.id])

    def _with_reason(self, photo: Photo) -> Photo:
        """A scan reads headers only; what is broken behind them shows when a thumbnail is made."""
        modified_ns, reason = self._broken.get(photo.id, (0, ""))
        return replace(photo, error=reason) if reason and modified_ns == photo.modified_ns else photo

    # --- marks

    def set_marks(self, marks: Sequence[MarkChange]) -> None:
        """Show marks at once, before they are written."""
        self._unwritten.add(marks)
        ids = {mark.photo_id for mark in marks}
        for each in ids & self._photos.keys():
            self._photos[each] = self._unwritten.over(self._photos[each])
        self._announce(ids)

    def settle_marks(self, marks: Sequence[MarkChange]) -> None:
        """These marks are written (or were refused): what the library says holds again."""
        self._unwritten.remove(marks)
        self.reread({mark.photo_id for mark in marks})


def _by_own_score(query: PhotoQuery) -> bool:
    asked = {each.field for each in comparisons(query.filter)}
    return query.sort is SortKey.PERSONAL or FilterField.PERSONAL in asked


def _runs(rows: Iterable[int]) -> list[tuple[int, int]]:
    """The first and the last of each run of neighbouring rows, in order."""
    runs: list[tuple[int, int]] = []
    for row in sorted(rows):
        if runs and row == runs[-1][1] + 1:
            runs[-1] = runs[-1][0], row
        else:
            runs.append((row, row))
    return runs
