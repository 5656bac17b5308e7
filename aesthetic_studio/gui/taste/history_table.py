"""The rating history: searched, sorted, forgotten, reset."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from aesthetic_studio.domain.rating import RatedEvent
from aesthetic_studio.gui.search_field import SearchField
from aesthetic_studio.gui.taste.history_model import Column, HistoryFilter, HistoryModel
from aesthetic_studio.gui.theme import GRID
from aesthetic_studio.studio.taste_report import RatedPhotoFigures

ROW = 26
HEIGHT = 380


class HistoryTable(QFrame):
    """All rated photos of a profile; Delete forgets the chosen ones, Enter shows the photo."""

    activated = Signal(str)  # path
    forget_wanted = Signal(object, bool)  # RatedEvents, forgotten
    reset_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._model = HistoryModel()
        self._shown = HistoryFilter(self._model)
        self.table = self._table()
        self._count = QLabel()
        self._count.setProperty("role", "quiet")
        self.search = SearchField(self.tr("Search the history"))
        self.search.setAccessibleName(self.tr("Search the history"))
        self.search.textChanged.connect(self._search)
        self._forgotten = QCheckBox(self.tr("Show forgotten"))
        self._forgotten.toggled.connect(self._shown.show_forgotten)
        self._forget = QPushButton(self.tr("Forget"))
        self._forget.setToolTip(self.tr("Learn from the chosen ratings no more; stars stay (Delete)"))
        self._forget.clicked.connect(self._toggle_forgotten)
        self._reset = QPushButton(self.tr("Reset"))
        self._reset.setToolTip(
            self.tr("Learn from none of these ratings any more; stars stay. Can be undone")
        )
        self._reset.clicked.connect(self.reset_wanted)
        heading = QLabel(self.tr("History"))
        heading.setProperty("role", "heading")
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        for part, stretch in ((heading, 0), (self._count, 1), (self._forgotten, 0), (self.search, 1)):
            row.addWidget(part, stretch)
        row.addWidget(self._forget)
        row.addWidget(self._reset)
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 3 * GRID)
        column.setSpacing(2 * GRID)
        column.addLayout(row)
        column.addWidget(self.table)
        self.setFixedHeight(HEIGHT)
        self._tell()

    def show_events(self, events: Sequence[RatedEvent]) -> None:
        """Show another history."""
        self._model.show_events(events)
        self._tell()

    def show_figures(self, photos: Sequence[RatedPhotoFigures]) -> None:
        """Show what was found out about the photos."""
        self._model.show_figures(photos)

    @property
    def count(self) -> int:
        """How many ratings there are, forgotten ones included."""
        return self._model.rowCount()

    @property
    def chosen(self) -> list[RatedEvent]:
        """The ratings of the chosen rows."""
        rows = self.table.selectionModel().selectedRows()
        return [self._model.event_at(self._shown.mapToSource(row).row()) for row in rows]

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Delete forgets, Enter shows."""
        if watched is self.table and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Delete:
                self._toggle_forgotten()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._show_current()
                return True
        return super().eventFilter(watched, event)  # type: ignore[arg-type]

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self._shown)
        table.setAccessibleName(self.tr("Rating history"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setWordWrap(False)  # a name is shortened in its middle, not after its first hyphen
        table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        table.setSortingEnabled(True)
        table.setTabKeyNavigation(False)
        table.sortByColumn(Column.WHEN, Qt.SortOrder.DescendingOrder)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(ROW)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.PHOTO, QHeaderView.ResizeMode.Stretch)
        for column, width in (
            *((column, 88) for column in (Column.MINE, Column.PREDICTED, Column.GENERAL, Column.APART)),
            (Column.WHEN, 156),
            (Column.SOURCE, 110),
        ):
            table.setColumnWidth(column, width)
        table.doubleClicked.connect(self._show_current)
        table.selectionModel().selectionChanged.connect(self._tell)
        table.installEventFilter(self)
        return table

    def _search(self, text: str) -> None:
        self._shown.search(text)
        self._tell()

    def _tell(self) -> None:
        chosen = self.chosen
        shown = self._shown.rowCount()
        self._count.setText(
            self.tr("{chosen} of {shown} chosen").format(chosen=f"{len(chosen):,}", shown=f"{shown:,}")
            if chosen
            else f"{shown:,}"
        )
        again = bool(chosen) and all(event.forgotten for event in chosen)
        self._forget.setText(self.tr("Learn again") if again else self.tr("Forget"))
        self._forget.setEnabled(bool(chosen))
        self._reset.setEnabled(self.count > 0)

    def _toggle_forgotten(self) -> None:
        chosen = self.chosen
        if chosen:
            self.forget_wanted.emit(chosen, not all(event.forgotten for event in chosen))

    def _show_current(self) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            self.table.selectionModel().select(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            event = self._model.event_at(self._shown.mapToSource(index).row())
            self.activated.emit(str(event.rating.path))
