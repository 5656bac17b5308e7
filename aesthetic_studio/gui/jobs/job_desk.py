"""The queue of critiques in the window: its buttons, its panel, what is on screen, and its end."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from aesthetic_studio.domain.jobs import FailedPhoto, Job
from aesthetic_studio.gui import icons, theme
from aesthetic_studio.gui.jobs import desktop
from aesthetic_studio.gui.jobs.job_panel import JobPanel
from aesthetic_studio.gui.library.library_view import ViewName
from aesthetic_studio.studio.critique_queue import QueueState

if TYPE_CHECKING:
    from aesthetic_studio.gui.main_window import MainWindow

FAILURES_SHOWN = 200
LONG_S = 60.0
"""From so many seconds of work on, its end is told to somebody who has turned to another program."""
ON_SCREEN_MS = 250
"""After the photos have moved: what is on screen only for a moment needs no critique."""


class JobDesk(QObject):
    """Follows the queue of the critic's desk."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window, self._desk = window, window.desk
        self._panel: JobPanel | None = None
        self._job: Job | None = None
        self._before = QueueState()
        self._photo = ""
        self._left_out = 0  # photos of this queue that cannot be read, and so never waited
        self._awake, self._holds = desktop.StayAwake(), False
        self._tray: QSystemTrayIcon | None = None
        self._settle = QTimer(self, singleShot=True, interval=ON_SCREEN_MS)
        self._settle.timeout.connect(self._prefer_what_is_seen)
        window.status.pause_wanted.connect(self._desk.pause)
        window.status.cancel_wanted.connect(self._desk.cancel)
        window.status.jobs_wanted.connect(self.show)
        self._desk.queue_changed.connect(self._follow)
        self._desk.photo_started.connect(self._name_photo)
        window.panel.models_wanted.connect(self._show_models)
        view = window.view
        view.grid.verticalScrollBar().valueChanged.connect(self._settle.start)
        for moved in (view.active_changed, view.view_changed, window.model.query_shown):
            moved.connect(self._settle.start)

    def handlers(self) -> Mapping[str, Callable[..., None]]:
        """What to call for each command of the queue."""
        return {
            "jobs": self.show,
            "pause_queue": self.turn,
            "cancel_queue": self._desk.cancel,
            "retry_failed": self.retry,
        }

    def show(self) -> None:
        """Open the panel above the status bar."""
        if self._panel is None:
            self._panel = JobPanel(self._window)
            self._panel.pause_wanted.connect(self._desk.pause)
            self._panel.cancel_wanted.connect(self._desk.cancel)
            self._panel.retry_wanted.connect(self.retry)
            self._panel.photo_wanted.connect(self._window.show_path)
        self._show_state()
        self._read()
        status = self._window.status
        status.forget_failures()  # they are looked at now
        self._panel.open_above(status.mapToGlobal(QPoint(status.width() - 8, -4)))

    def finish(self) -> None:
        """Sleep is allowed again before the background thread ends: the program may open another window."""
        self._stay_awake(False)

    def leave_out(self, count: int) -> None:
        """So many of the photos that are about to wait cannot be read: their end tells of them."""
        self._left_out = count + (0 if self._desk.state.over else self._left_out)

    def turn(self) -> None:
        """Pause the queue, or let it go on."""
        state = self._desk.state
        if not state.over:
            self._desk.pause(not (state.paused or state.held))

    def retry(self) -> None:
        """Let the photos that failed in the newest job wait again."""
        library = self._window.library
        if library is not None:
            self.leave_out(0)
            # Read by the writer: a photo whose outcome it is about to write does not count as failed any more.
            self._window.writer.post(
                lambda: [each.photo_id for each in library.jobs.failures()], self._desk.critique
            )

    def _show_models(self) -> None:
        """Without a critic nothing can be done: look for one."""
        self._window.actions_by_name["models_page"].trigger()

    # --- following the queue

    def _follow(self) -> None:
        before, state = self._before, self._desk.state
        self._before = state
        self._stay_awake(state.total > 1 and not (state.over or state.paused or state.held))
        # By its number, for a short queue may have come and gone since the last look.
        if state.over and state.finished and (not before.over or state.number != before.number):
            self._end(state)
        if not before.waiting and state.waiting:
            self._settle.start()
        if self._panel is not None and self._panel.isVisible():
            self._show_state()
            if state.failed != before.failed or state.over is not before.over:
                self._read()

    def _stay_awake(self, wanted: bool) -> None:
        """Ask the desktop in the background: it may take its time to answer."""
        if wanted is not self._holds:
            self._holds = wanted
            reason = self.tr("Critiques are being made")
            awake = self._awake
            self._window.background.post(lambda: awake.hold(reason) if wanted else awake.release())

    def _end(self, state: QueueState) -> None:
        """All is done; say so to somebody who has waited for long, and may be elsewhere by now."""
        words = [self.tr("%Ln critiques", "", state.done)]
        if state.failed:
            words.append(self.tr("%Ln failed", "", state.failed))
        if self._left_out:
            words.append(self.tr("%Ln cannot be read", "", self._left_out))
        told = ", ".join(words)
        if state.total > 1:
            self._window.status.show_message(told)
        if state.worked_s >= LONG_S and not self._window.isActiveWindow():
            QApplication.alert(self._window)
            title = self.tr("The critiques are done")

            def show(notified: bool) -> None:
                if not notified:
                    self._show_in_tray(title, told)

            self._window.background.post(lambda: desktop.notify(title, told), show)

    def _show_in_tray(self, title: str, words: str) -> None:
        """Where the desktop has no portal for notifications."""
        if not (QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()):
            return
        if self._tray is None:
            self._tray = QSystemTrayIcon(icons.icon("aperture", theme.tokens().text, 22), self)
        self._tray.show()
        self._tray.showMessage(title, words)
        QTimer.singleShot(10_000, self._tray, self._tray.hide)

    def _name_photo(self, path: Path) -> None:
        self._photo = path.name

    def _show_state(self) -> None:
        if self._panel is not None:
            self._panel.show_state(self._desk.state, self._job, self._photo)

    def _read(self) -> None:
        library = self._window.library
        if library is None:
            return

        def show(found: tuple[Job | None, Sequence[FailedPhoto]]) -> None:
            self._job, failures = found
            self._show_state()
            if self._panel is not None:
                self._panel.show_failures(failures, self._job.failed if self._job else 0)

        def read() -> tuple[Job | None, Sequence[FailedPhoto]]:
            return library.jobs.newest(), library.jobs.failures(FAILURES_SHOWN)

        # First whatever the queue has told the writer: the last outcome, or the beginning of another job.
        self._window.writer.post(lambda: None, lambda _: self._window.reader.post(read, show))

    def _prefer_what_is_seen(self) -> None:
        if not self._desk.state.waiting:
            return
        view, model = self._window.view, self._window.model
        row = view.grid.currentIndex().row()
        active = [model.id_at(row)] if 0 <= row < model.rowCount() else []
        self._desk.prefer(active if view.view is not ViewName.GRID else view.grid.ids_in_view())
