"""Under a critique that is being made: what is going on, and the way to stop it."""

from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from aesthetic_studio.domain.progress import Progress
from aesthetic_studio.gui import theme
from aesthetic_studio.gui.critique.states import ElapsedLabel
from aesthetic_studio.gui.critique.thin_progress import ThinProgress
from aesthetic_studio.gui.shortcuts.bound import show_key, tell_keys


class RunningFooter(QWidget):
    """A hair line of progress over a few words and a Stop button."""

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._progress = ThinProgress(self)
        self._words = QLabel(self)
        self._words.setProperty("role", "quiet")
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setMinimumWidth(1)
        self._elapsed = ElapsedLabel(self)
        self._button = QPushButton(self.tr("Stop"), self)
        tell_keys(self._button, self.tr("Stop and keep what has arrived"), "stop")
        self._button.clicked.connect(self.stopped)
        row = QHBoxLayout()
        row.setContentsMargins(4 * theme.GRID, 2 * theme.GRID, 4 * theme.GRID, 2 * theme.GRID)
        row.setSpacing(2 * theme.GRID)
        row.addWidget(self._words)
        row.addWidget(self._elapsed)
        row.addStretch(1)
        key = QLabel(self)
        show_key(key, "stop")
        key.setProperty("role", "small")
        row.addWidget(key)
        row.addWidget(self._button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._progress)
        column.addLayout(row)

    def show_work(self, words: str, *, stoppable: bool = True) -> None:
        """Say what is going on, for a time that nobody knows."""
        self._words.setText(words)
        self._button.setEnabled(stoppable)
        self._progress.show_progress(None)
        self._elapsed.hide()
        self._elapsed.follow(None)
        self.setAccessibleName(words)

    def follow_load(
        self, progress: Progress | None, since: QElapsedTimer, expected_s: float | None = None
    ) -> None:
        """How far the load is that it speaks of, when it began, and how long it took the last time."""
        self._progress.show_progress(progress, since, expected_s)
        self._elapsed.show()
        self._elapsed.follow(since, expected_s)
