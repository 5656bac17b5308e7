"""The bottom of the window: what a key would act on, and what is being worked on."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QToolButton, QWidget

from aesthetic_studio.gui import icons, theme
from aesthetic_studio.gui.elided_label import ElidedLabel
from aesthetic_studio.gui.shortcuts.bound import tell_keys
from aesthetic_studio.gui.tooltip import plain_tooltip
from aesthetic_studio.studio.critique_queue import QueueState

MESSAGE_MS = 12_000


class StatusBar(QWidget):
    """Selection on the left, a message in the middle, on the right work with progress and its buttons."""

    stop_wanted = Signal()
    pause_wanted = Signal(bool)
    """Pause the queue (true), or let it go on."""
    cancel_wanted = Signal()
    """Let nothing of the queue wait any more."""
    jobs_wanted = Signal()
    """Show what is being worked on, and what failed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(30)
        self._selection = _label(self.tr("Selection"))
        self._scope = _label(self.tr("What a rating applies to"), quiet=True)
        self._message = _label(self.tr("Message"), kind=ElidedLabel)
        self._message.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._failures, self._work = QToolButton(), QToolButton()
        for button in (self._failures, self._work):
            button.setProperty("role", "quiet")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(self.jobs_wanted)
        self._bar = QProgressBar(textVisible=False)
        self._bar.setFixedWidth(160)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._left = _label(self.tr("Time left"), quiet=True)
        self._queue: QueueState | None = None
        self._looked_at = False
        self._pause, self._stop = QToolButton(), QToolButton()
        for button, clicked in ((self._pause, self._turn), (self._stop, self._end)):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(clicked)
        self._forget = QTimer(self, singleShot=True, interval=MESSAGE_MS)
        self._forget.timeout.connect(self._message.clear)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 0, 8, 0)
        layout.setSpacing(12)
        for each in (self._selection, self._scope):
            layout.addWidget(each)
        layout.addWidget(self._message, 1)
        for part in (self._failures, self._work, self._bar, self._left, self._pause, self._stop):
            layout.addWidget(part)
        self.show_rest("")

    def show_selection(self, selected: int, shown: int, acts_on: int) -> None:
        """How many are selected of how many, and how many a rating would change."""
        words = self.tr("{selected} of {shown} selected").format(selected=f"{selected:,}", shown=f"{shown:,}")
        self._selection.setText(words if shown else "")
        self._scope.setText(self.tr("rating applies to %Ln photos", "", acts_on) if acts_on else "")

    def show_message(self, text: str) -> None:
        """Something to know, for a while; the whole text is in the tooltip."""
        self._message.setText(text)
        self._message.setToolTip(plain_tooltip(text))
        self._forget.start()

    def show_work(
        self, what: str, done: int = 0, total: int = 0, seconds_left: float = -1.0, *, stop: bool = True
    ) -> None:
        """What is being worked on; without a total the bar only moves."""
        self._queue = None
        self._show(what, done, total, seconds_left)
        self._pause.hide()
        self._stop.setVisible(stop)
        self._tint()

    def show_queue(self, state: QueueState) -> None:
        """How far the critic is with the photos it was asked for."""
        changed = self._queue is None or self._queue.paused is not state.paused
        self._looked_at = False
        self._queue = state
        self._show(self._queue_words(state), state.finished, state.total, self._seconds_left(state))
        self._bar.setVisible(state.running is not None or state.total > 1)
        self._pause.setVisible(state.paused or state.held or state.total > 1)
        self._stop.show()
        if changed:
            self._tint()

    def show_rest(self, what: str, failed: int = 0) -> None:
        """Nothing is being worked on; ``failed`` photos of the last queue have no critique, until that is looked at."""
        self._queue = None
        self._name(what)
        self._failures.setText(self.tr("%Ln photos failed", "", failed))
        self._failures.setAccessibleName(self._failures.text())
        tell_keys(self._failures, self.tr("Which photos failed, and why"), "jobs")
        self._failures.setVisible(failed > 0 and not self._looked_at)
        for each in (self._bar, self._left, self._pause, self._stop):
            each.hide()
        self._tint()

    def forget_failures(self) -> None:
        """The user has looked at the photos that failed: no more of them until others fail."""
        self._looked_at = True
        self._failures.hide()

    def _show(self, what: str, done: int, total: int, seconds_left: float) -> None:
        self._failures.hide()
        self._name(what)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.show()
        self._left.setText(self.tr("{time} left").format(time=clock(seconds_left)))
        self._left.setVisible(seconds_left >= 0)

    def _name(self, what: str) -> None:
        self._work.setText(what)
        self._work.setVisible(bool(what))
        self._work.setAccessibleName(self.tr("Work: {what}").format(what=what))
        tell_keys(self._work, self.tr("Critiques: what is done, what waits, what failed"), "jobs")

    def _queue_words(self, state: QueueState) -> str:
        if state.held:
            return self.tr("No critic: %Ln photos wait", "", state.waiting)
        if state.paused and state.running is None:
            return self.tr("Paused: %Ln photos wait", "", state.waiting)
        if state.total <= 1:
            return self.tr("Critique")
        done, total = min(state.finished + 1, state.total), state.total
        return self.tr("Critique {done} of {total}").format(done=f"{done:,}", total=f"{total:,}")

    def _seconds_left(self, state: QueueState) -> float:
        quiet = state.paused or state.held or state.total <= 1 or state.seconds_left is None
        return -1.0 if quiet else float(state.seconds_left or 0.0)

    def _turn(self) -> None:
        if self._queue is not None:
            self.pause_wanted.emit(not (self._queue.paused or self._queue.held))

    def _end(self) -> None:
        (self.stop_wanted if self._queue is None else self.cancel_wanted).emit()

    def changeEvent(self, event: QEvent) -> None:
        """The icon follows the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()

    def _tint(self) -> None:
        """Icons, words and keys of the two buttons."""
        colour = theme.tokens().text
        rests = self._queue is not None and (self._queue.paused or self._queue.held)
        self._pause.setIcon(icons.icon("resume" if rests else "pause", colour, 14))
        self._pause.setAccessibleName(self.tr("Go on") if rests else self.tr("Pause"))
        tell_keys(self._pause, self._pause.accessibleName(), "pause_queue")
        queue = self._queue is not None and self._queue.total > 1
        self._stop.setIcon(icons.icon("close" if queue else "stop", colour, 14))
        self._stop.setAccessibleName(self.tr("Cancel the queue") if queue else self.tr("Stop"))
        if queue:
            tell_keys(self._stop, self.tr("Critique no more of these photos"))
        else:
            tell_keys(self._stop, self.tr("Stop"), "stop")


def clock(seconds: float) -> str:
    """Seconds as h:mm:ss."""
    whole = round(seconds)
    return f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"


def _label(name: str, *, quiet: bool = False, kind: type[QLabel] = QLabel) -> QLabel:
    label = kind()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAccessibleDescription(name)
    if quiet:
        label.setProperty("role", "quiet")
    return label
