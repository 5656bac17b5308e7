"""The rating history as rows of a table."""

from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QColor

from aesthetic_studio.domain.rating import RatedEvent
from aesthetic_studio.gui import theme
from aesthetic_studio.gui.critique.wording import one_decimal, rating_figure, signed
from aesthetic_studio.gui.dates import moment_words
from aesthetic_studio.gui.taste.wording import source_word
from aesthetic_studio.gui.tooltip import plain_tooltip
from aesthetic_studio.studio.taste_report import RatedPhotoFigures

_Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns, from left to right."""

    PHOTO = 0
    MINE = 1
    PREDICTED = 2
    GENERAL = 3
    APART = 4
    WHEN = 5
    SOURCE = 6


class HistoryModel(QAbstractTableModel):
    """A row for each rated photo, the newest rating first."""

    def __init__(self) -> None:
        super().__init__()
        self._events: Sequence[RatedEvent] = ()
        self._figures: Mapping[Path, RatedPhotoFigures] = {}
        self._headings = {
            Column.PHOTO: self.tr("Photo"),
            Column.MINE: self.tr("Yours"),
            Column.PREDICTED: self.tr("Predicted"),
            Column.GENERAL: self.tr("General"),
            Column.APART: self.tr("Apart"),
            Column.WHEN: self.tr("Rated"),
            Column.SOURCE: self.tr("From"),
        }

    def show_events(self, events: Sequence[RatedEvent]) -> None:
        """Show another history."""
        self.beginResetModel()
        self._events = list(reversed(events))
        self.endResetModel()

    def show_figures(self, photos: Sequence[RatedPhotoFigures]) -> None:
        """Show what was found out about the photos."""
        self._figures = {photo.path: photo for photo in photos}
        if self._events:
            last = self.index(len(self._events) - 1, Column.APART)
            self.dataChanged.emit(self.index(0, Column.PREDICTED), last)

    def event_at(self, row: int) -> RatedEvent:
        """The rating of a row."""
        return self._events[row]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """As many as photos were rated."""
        return 0 if parent.isValid() else len(self._events)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Always the same."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """The columns' names."""
        column = Column(section) if orientation is Qt.Orientation.Horizontal else None
        if column is not None and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[column]
        if column is not None and role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column in _FIGURES else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, what to sort by, and how a forgotten rating looks."""
        event, column = self._events[index.row()], Column(index.column())
        found: Any = None
        if role == Qt.ItemDataRole.DisplayRole:
            found = self._words(event, column)
        elif role == Qt.ItemDataRole.UserRole:
            found = self._worth(event, column)
        elif role == Qt.ItemDataRole.TextAlignmentRole and column in _FIGURES:
            found = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        elif role == Qt.ItemDataRole.ForegroundRole and event.forgotten:
            found = QColor(theme.tokens().quiet)
        elif role == Qt.ItemDataRole.FontRole and event.forgotten:
            found = theme.font()
            found.setStrikeOut(True)
        elif role == Qt.ItemDataRole.ToolTipRole and column is Column.PHOTO:
            found = plain_tooltip(str(event.rating.path))
        return found

    def _words(self, event: RatedEvent, column: Column) -> str:
        if column is Column.PHOTO:
            name = event.rating.path.name
            return self.tr("{} · missing").format(name) if event.missing else name
        if column is Column.SOURCE:
            return source_word(event.rating.source)
        if column is Column.WHEN:
            return moment_words(event.rating.rated_at)
        value = self._worth(event, column)
        if not isinstance(value, float):
            return "–"
        return _SHOWN[column](value)

    def _worth(self, event: RatedEvent, column: Column) -> float | str | None:
        figures = self._figures.get(event.rating.path)
        predicted = None if figures is None else figures.predicted
        known: dict[Column, float | str | None] = {
            Column.PHOTO: event.rating.path.name.casefold(),
            Column.MINE: event.rating.value,
            Column.PREDICTED: predicted,
            Column.GENERAL: event.general if figures is None else figures.general,
            Column.APART: None if figures is None or predicted is None else figures.mine - predicted,
            Column.WHEN: event.rating.rated_at.timestamp(),
            Column.SOURCE: event.rating.source,
        }
        return known[column]


_SHOWN: dict[Column, Callable[[float], str]] = {
    Column.MINE: rating_figure,
    Column.PREDICTED: one_decimal,
    Column.GENERAL: one_decimal,
    Column.APART: lambda value: signed(value, 1),
}
_FIGURES = frozenset(_SHOWN)


class HistoryFilter(QSortFilterProxyModel):
    """The rows that hold all the words searched for, in the order of a column; forgotten ones if wanted."""

    def __init__(self, model: HistoryModel) -> None:
        super().__init__()
        self._model = model
        self._words: list[str] = []
        self._forgotten = False
        self.setSourceModel(model)
        self.setSortRole(Qt.ItemDataRole.UserRole)

    def search(self, text: str) -> None:
        """Show only ratings whose path or source has all of these words."""
        self._words = text.casefold().split()
        self.invalidate()

    def show_forgotten(self, shown: bool) -> None:
        """Show forgotten ratings too, or not."""
        self._forgotten = shown
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: _Index) -> bool:  # noqa: ARG002
        """Whether a row is shown."""
        event = self._model.event_at(row)
        if event.forgotten and not self._forgotten:
            return False
        text = f"{event.rating.path} {source_word(event.rating.source)}".casefold()
        return all(word in text for word in self._words)

    def lessThan(self, one: _Index, other: _Index) -> bool:
        """What is not known comes first."""
        first, second = one.data(self.sortRole()), other.data(self.sortRole())
        if first is None or second is None:
            return first is None and second is not None
        return bool(first < second)
