"""What the critic was asked for: how far it is, how long it will take, what failed and why."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from aesthetic_studio.domain.jobs import FailedPhoto, Job
from aesthetic_studio.gui import theme
from aesthetic_studio.gui.dates import moment_words
from aesthetic_studio.gui.error_words import beside_name, said
from aesthetic_studio.gui.jobs.failure_rows import REASON, FailureRows
from aesthetic_studio.gui.shortcuts.bound import tell_keys
from aesthetic_studio.gui.status_bar import clock
from aesthetic_studio.gui.tooltip import plain_tooltip
from aesthetic_studio.studio.critique_queue import QueueState

WIDTH, LIST_HEIGHT = 400, 216


class JobPanel(QFrame):
    """Opens above the status bar and closes by a click elsewhere or Escape."""

    pause_wanted = Signal(bool)
    cancel_wanted = Signal()
    retry_wanted = Signal()
    photo_wanted = Signal(str)
    """Show the photo at this path."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("jobPanel")
        self.setAccessibleName(self.tr("Critiques"))
        self.setFixedWidth(WIDTH)
        self._rests = False
        self._place = QPoint()
        self._title, self._left = self._label("title"), self._label("quiet")
        self._bar = QProgressBar(textVisible=False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._details = self._label("quiet")
        self._details.setWordWrap(True)
        self._pause, self._cancel = QPushButton(), QPushButton(self.tr("Cancel the queue"))
        self._cancel.setToolTip(self.tr("Critique no more of these photos; what is done stays"))
        self._failed = self._label("heading")
        self._retry = QPushButton(self.tr("Try again"))
        self._retry.setToolTip(self.tr("Let the failed photos wait for the critic again"))
        self._list = QListWidget()
        self._list.setProperty("role", "panel")
        self._list.setAccessibleName(self.tr("Failed photos"))
        self._list.setItemDelegate(FailureRows(self._list))
        self._list.setMaximumHeight(LIST_HEIGHT)
        self._pause.clicked.connect(lambda: self.pause_wanted.emit(not self._rests))
        self._cancel.clicked.connect(self.cancel_wanted)
        self._retry.clicked.connect(self.retry_wanted)
        self._list.itemActivated.connect(self._open)
        self._compose()
        self.show_state(QueueState(), None)
        self.show_failures(())

    def _compose(self) -> None:
        column = QVBoxLayout(self)
        margin = 4 * theme.GRID
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(2 * theme.GRID)
        column.addLayout(_row(self._title, self._left))
        column.addWidget(self._bar)
        column.addWidget(self._details)
        column.addLayout(_row(self._pause, self._cancel, stretch=2))
        column.addSpacing(theme.GRID)
        column.addLayout(_row(self._failed, self._retry))
        column.addWidget(self._list)

    def _label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setProperty("role", role)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    # --- what it shows

    def show_state(self, state: QueueState, job: Job | None, photo: str = "") -> None:
        """Show the queue; with nothing in it, the last ``job``.

        Args:
            state: of the queue.
            job: the newest one of the catalogue, as far as it is known.
            photo: the name of the photo that is being critiqued.
        """
        self._rests = state.paused or state.held
        for part in (self._bar, self._pause, self._cancel):
            part.setVisible(not state.over)
        self._pause.setText(self.tr("Go on") if self._rests else self.tr("Pause"))
        tell_keys(self._pause, self._pause.text(), "pause_queue")
        self._bar.setRange(0, state.total)
        self._bar.setValue(state.finished)
        if state.over:
            self._title.setText(self.tr("Nothing waits for the critic"))
            self._left.clear()
            self._details.setText(self._last_words(job))
        else:
            done, total = f"{state.finished:,}", f"{state.total:,}"
            self._title.setText(self.tr("{done} of {total} critiques").format(done=done, total=total))
            self._left.setText(self._time_words(state))
            self._details.setText(self._words(state, photo))
        self._details.setVisible(bool(self._details.text()))
        self.setAccessibleDescription(f"{self._title.text()}. {self._details.text()}")
        self._fit()

    def show_failures(self, failures: Sequence[FailedPhoto], count: int | None = None) -> None:
        """Show photos that failed, of ``count`` in all."""
        count = len(failures) if count is None else count
        self._list.clear()
        for failure in failures:
            reason = f"{said(failure.reason)} {said(failure.remedy)}".strip()
            item = QListWidgetItem(failure.path.name)
            item.setData(REASON, beside_name(reason, failure.path.name))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{failure.path.name}: {reason}")
            item.setData(Qt.ItemDataRole.UserRole, str(failure.path))
            item.setToolTip(plain_tooltip(f"{failure.path}\n{reason}"))
            self._list.addItem(item)
        for part in (self._failed, self._retry, self._list):
            part.setVisible(bool(failures))
        self._failed.setText(self.tr("%Ln photos failed", "", count))
        self._list.setFixedHeight(min(LIST_HEIGHT, self._rows_height()))
        self._fit()

    def open_above(self, place: QPoint) -> None:
        """Open with the lower right corner at a place of the screen."""
        self._place = place
        self._fit()
        self.show()
        self._focus_first()

    def _focus_first(self) -> None:
        """The keyboard is at the first thing to press, also where that has changed meanwhile."""
        focused = self.focusWidget()
        if focused is None or focused is self or focused.isHidden():
            first = next((each for each in (self._pause, self._retry) if not each.isHidden()), self)
            first.setFocus(Qt.FocusReason.PopupFocusReason)

    def _fit(self) -> None:
        """As high as its contents, its lower right corner where it was opened."""
        self.adjustSize()
        self.move(self._place - QPoint(self.width(), self.height()))
        if self.isVisible():
            self._focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _rows_height(self) -> int:
        rows = range(self._list.count())
        self._list.setFixedWidth(WIDTH - 8 * theme.GRID)
        hints = [self._list.sizeHintForRow(row) for row in rows]
        return sum(hints, 2 * theme.GRID)

    def _open(self, item: QListWidgetItem) -> None:
        self.close()
        self.photo_wanted.emit(item.data(Qt.ItemDataRole.UserRole))

    # --- its words

    def _time_words(self, state: QueueState) -> str:
        if state.held:
            return self.tr("No critic")
        if state.paused and state.running is None:
            return self.tr("Paused")
        if state.seconds_left is None:
            return ""
        return self.tr("{time} left").format(time=clock(state.seconds_left))

    def _words(self, state: QueueState, photo: str) -> str:
        words = [photo] if photo and state.running is not None else []
        if state.rate_per_min is not None:
            rate = QLocale().toString(state.rate_per_min, "f", 0 if state.rate_per_min >= 10 else 1)
            words.append(self.tr("{rate} a minute").format(rate=rate))
        if state.failed:
            words.append(self.tr("%Ln failed", "", state.failed))
        return " · ".join(words)

    def _last_words(self, job: Job | None) -> str:
        if job is None or job.ended_at is None:
            return ""
        ended = self.tr("Last: {moment}").format(moment=moment_words(job.ended_at))
        words = [ended, self.tr("%Ln critiques", "", job.done)]
        if job.failed:
            words.append(self.tr("%Ln failed", "", job.failed))
        return " · ".join(words)

    def sizeHint(self) -> QSize:
        """As wide as it is told, as high as its contents."""
        return QSize(WIDTH, super().sizeHint().height())


def _row(*widgets: QWidget, stretch: int = 1) -> QHBoxLayout:
    """Widgets beside each other, with the free room before the one at ``stretch``."""
    row = QHBoxLayout()
    row.setSpacing(2 * theme.GRID)
    for place, widget in enumerate(widgets):
        if place == stretch:
            row.addStretch(1)
        row.addWidget(widget)
    if stretch >= len(widgets):
        row.addStretch(1)
    return row
