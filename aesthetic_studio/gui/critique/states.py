"""The panel without a critique: what there is to say, and the one thing to do."""

from dataclasses import dataclass

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from aesthetic_studio.domain.errors import StudioError
from aesthetic_studio.domain.progress import Progress
from aesthetic_studio.gui import theme
from aesthetic_studio.gui.critique.line_icon import LineIcon, StateIcon
from aesthetic_studio.gui.critique.thin_progress import ThinProgress
from aesthetic_studio.gui.critique.wording import seconds
from aesthetic_studio.gui.critique.wrapped_text import WrappedText
from aesthetic_studio.gui.error_words import said
from aesthetic_studio.gui.language import counted, translate
from aesthetic_studio.gui.sentences import phrased


@dataclass(frozen=True, slots=True)
class State:
    """What the panel says in place of a critique.

    Attributes:
        action: words of the button that asks for a critique, empty where asking would not help.
        loading: whether to show time and progress.
        models: whether another critic would help.
    """

    icon: StateIcon
    title: str = ""
    words: str = ""
    action: str = ""
    loading: bool = False
    models: bool = False


def nothing_selected() -> State:
    """There is no active photo."""
    return State(
        StateIcon.PHOTO,
        words=translate("Critique", "Critiques appear here."),
    )


def not_critiqued() -> State:
    """The photo waits for its first critique."""
    return State(
        StateIcon.PHOTO,
        translate("Critique", "Not critiqued yet"),
        action=translate("Critique", "Critique this photo"),
    )


def waiting(count: int, *, paused: bool) -> State:
    """The photo is one of ``count`` that wait for the critic."""
    words = counted("Critique", "%Ln photos wait", count)
    return State(
        StateIcon.PHOTO,
        translate("Critique", "Waits for the critic"),
        translate("Critique", "The queue is paused") if paused else words,
        action=translate("Critique", "Critique it next"),
    )


def broken_file(reason: str) -> State:
    """The photo cannot be read."""
    return State(StateIcon.BROKEN, translate("Critique", "This file cannot be read"), said(reason))


def critic_loading(name: str, progress: Progress | None) -> State:
    """A critic is being read into memory."""
    title = translate("Critique", "Loading {critic}").format(critic=name)
    note = phrased(progress.note) if progress and name not in progress.note else ""  # not the title once more
    return State(StateIcon.CRITIC, title, note, loading=True)


def critic_unavailable(error: StudioError) -> State:
    """No critic can be loaded."""
    return State(
        StateIcon.CRITIC,
        translate("Critique", "No critic available"),
        _reason(error),
        action=translate("Critique", "Try again"),
        models=True,
    )


def critique_failed(error: StudioError) -> State:
    """The critique of this photo failed, and nothing of it arrived."""
    return State(
        StateIcon.WARNING,
        translate("Critique", "The critique failed"),
        _reason(error),
        action=translate("Critique", "Try again"),
    )


def _reason(error: StudioError) -> str:
    return "\n".join(said(part) for part in (error.message, error.advice) if part)


class StatePage(QWidget):
    """Icon, title, a few words, and at most one button."""

    asked = Signal()
    models_wanted = Signal()
    """Show which critics there are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = ""
        self._icon = LineIcon(StateIcon.PHOTO, 40, self)
        self._title = QLabel(self)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setFont(theme.font(theme.TextSize.BODY, QFont.Weight.DemiBold))
        self._title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._title.setWordWrap(True)
        self._words = WrappedText(
            self.tr("Details"), quiet=True, centred=True, by_mouse_only=True, parent=self
        )
        self._progress = ThinProgress(self)
        self._elapsed = ElapsedLabel(self)
        self._elapsed.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._button = QPushButton(self)
        self._button.setProperty("role", "accent")
        self._button.setCursor(Qt.CursorShape.PointingHandCursor)
        self._button.clicked.connect(self.asked)
        self._models = QPushButton(self.tr("Models"), self)
        self._models.setToolTip(self.tr("The critics on this computer, and how to install one"))
        self._models.clicked.connect(self.models_wanted)
        self._key_label = QLabel(self)
        self._key_label.setProperty("role", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * theme.GRID, 14 * theme.GRID, 4 * theme.GRID, 8 * theme.GRID)
        column.setSpacing(2 * theme.GRID)
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(self._icon, 0, centre)
        column.addSpacing(theme.GRID)
        column.addWidget(self._title)
        column.addWidget(self._words)
        column.addWidget(self._progress)
        column.addWidget(self._elapsed)
        column.addSpacing(theme.GRID)
        buttons = QHBoxLayout()
        buttons.setSpacing(2 * theme.GRID)
        buttons.addStretch(1)
        buttons.addWidget(self._models)
        buttons.addWidget(self._button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addWidget(self._key_label, 0, centre)

    def set_key(self, key: str) -> None:
        """The key that does the same as the button, as people read it; empty where there is none."""
        self._key = key

    def follow_load(
        self, progress: Progress | None, since: QElapsedTimer, expected_s: float | None = None
    ) -> None:
        """How far a load is that a state shows, when it began, and how long it took the last time."""
        self._progress.show_progress(progress, since, expected_s)
        self._elapsed.follow(since, expected_s)

    def show_state(self, state: State) -> None:
        """Show another state."""
        self._icon.set_icon(state.icon)
        self._title.setText(state.title)
        self._title.setVisible(bool(state.title))
        self._words.setVisible(bool(state.words))
        if state.words != self._words.toPlainText():
            self._words.show_text(state.words)
        self._progress.setVisible(state.loading)
        self._elapsed.setVisible(state.loading)
        if not state.loading:
            self._elapsed.follow(None)
        self._button.setVisible(bool(state.action))
        self._button.setText(state.action)
        self._button.setToolTip(f"{state.action} ({self._key})" if self._key else state.action)
        self._key_label.setText(self._key)
        self._key_label.setVisible(bool(state.action and self._key and not state.models))
        self._models.setVisible(state.models)
        self.setAccessibleName(state.title or state.words)
        self.setAccessibleDescription(state.words)


class ElapsedLabel(QLabel):
    """How long something has been going on, counted by the second while it is seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "small")
        self._since: QElapsedTimer | None = None
        self._expected_s: float | None = None
        self._ticks = QTimer(self)
        self._ticks.setInterval(1000)
        self._ticks.timeout.connect(self._tick)

    def follow(self, since: QElapsedTimer | None, expected_s: float | None = None) -> None:
        """Count from the start of this clock, beside how long it is expected to take; None stops counting."""
        self._since, self._expected_s = since, expected_s
        if since is None:
            self._ticks.stop()
        elif not self._ticks.isActive():
            self._ticks.start()
        self._tick()

    def _tick(self) -> None:
        self.setText(
            "" if self._since is None else _time_words(self._since.elapsed() / 1000, self._expected_s)
        )


def _time_words(elapsed_s: float, expected_s: float | None) -> str:
    """What was expected is told until it turns out to be wrong."""
    if expected_s is None or expected_s < 1 or elapsed_s > expected_s:
        return seconds(elapsed_s)
    words = translate("Critique", "{elapsed} of about {expected}")
    return words.format(elapsed=seconds(elapsed_s), expected=seconds(round(expected_s)))
