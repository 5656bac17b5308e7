"""The critique panel: everything the critic says about the photo in view."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aesthetic_studio.domain.critique import CommentPiece, Critique, CritiqueEvent
from aesthetic_studio.domain.errors import StudioError
from aesthetic_studio.domain.kept_critique import KeptAnswer, KeptCritique
from aesthetic_studio.domain.photo import Photo
from aesthetic_studio.domain.rating import Rating
from aesthetic_studio.domain.standing import Standing
from aesthetic_studio.gui.critique.critic_state import (
    CriticIdle,
    CriticLoading,
    CriticReady,
    CriticState,
    CriticUnavailable,
)
from aesthetic_studio.gui.critique.critique_view import CritiqueView
from aesthetic_studio.gui.critique.display import Display, Turn, display
from aesthetic_studio.gui.critique.examples_strip import ThumbnailOf
from aesthetic_studio.gui.critique.following_scroll import FollowingScroll
from aesthetic_studio.gui.critique.live import LiveAnswer, LiveCritiques, Phase
from aesthetic_studio.gui.critique.running_footer import RunningFooter
from aesthetic_studio.gui.critique.shelf import Shelf
from aesthetic_studio.gui.dates import moment_words
from aesthetic_studio.gui.language import translate


class CritiquePanel(QWidget):
    """Shows the critique of one photo and follows those of all others meanwhile.

    Events may arrive for any photo at any time; what is not in view is kept (`LiveCritiques`) until its
    photo is shown. The panel only asks, by its signals, and shows what it is told; it does no work itself.
    """

    critique_requested = Signal()
    """Critique the photo in view; answer with `critique_started`, events, `critique_stopped` or
    `show_failure`."""
    stop_requested = Signal()
    """Stop the critique or the answer of the photo in view."""
    ask_requested = Signal(str)
    """Answer this question about the photo in view."""
    forget_requested = Signal()
    """Forget the questions about the photo in view; answer with `forget_answers`, then `show_photo`."""
    pin_requested = Signal(object)
    """Show the kept critique of the photo in view with this key first from now on; None: no other than the
    newest."""
    models_wanted = Signal()
    """Show which critics there are: this one cannot be had."""
    example_activated = Signal(str)
    """Show the rated photo at this path."""

    def __init__(self, thumbnail_of: ThumbnailOf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Critique"))
        self._lives = LiveCritiques()
        self._photo: Photo | None = None
        self._stored: Critique | None = None
        self._shelf = Shelf()
        self._turn: Turn | None = None
        self._standing: Standing | None = None
        self._critic: CriticState = CriticIdle()
        self._loading_since = QElapsedTimer()
        self._stopping = self._answers_stale = False
        self._view = CritiqueView(thumbnail_of, self)
        self._scroll = FollowingScroll(self)
        self._scroll.setProperty("role", "panel")
        self._scroll.setAccessibleName(self.tr("Critique"))
        self._scroll.setWidget(self._view)
        self.setFocusProxy(self._scroll)
        self._footer = RunningFooter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._footer)
        self._view.page.asked.connect(self._request)
        self._view.page.models_wanted.connect(self.models_wanted)
        self._view.notice.asked.connect(self._request)
        self._view.notice.newest_wanted.connect(lambda: self._look_at(None))
        self._view.kept.chosen.connect(self._look_at)
        self._view.kept.pin_wanted.connect(self.pin_requested)
        self._view.comment.grew.connect(lambda point: self._scroll.reveal(self._view.comment, point))
        self._view.examples.activated.connect(self.example_activated)
        self._view.ask.asked.connect(self.ask_requested)
        self._view.ask.forget_wanted.connect(self.forget_requested)
        self._view.ask.answer_grew.connect(self._reveal)
        self._footer.stopped.connect(self._stop)
        self._render()

    # What the window tells it

    def set_critique_key(self, key: QKeySequence) -> None:
        """The shortcut that critiques the photo in view, to be shown under the button."""
        self._view.page.set_key(key.toString(QKeySequence.SequenceFormat.NativeText))
        self._render()

    def set_ratings(self, ratings: Sequence[Rating]) -> None:
        """The user's present ratings: the figures on the examples, and how many there are to learn from."""
        self._view.set_ratings(
            {str(rating.path): rating.value for rating in ratings if rating.value is not None}
        )
        self._render()

    def set_standing(self, standing: Standing | None) -> None:
        """Where the learning of the user's taste stands now; None while it is not known."""
        if standing != self._standing:
            self._standing = standing
            self._render()

    def set_critic_state(self, state: CriticState) -> None:
        """What the critic is doing now."""
        if isinstance(state, CriticLoading) and not isinstance(self._critic, CriticLoading):
            self._loading_since.start()
        self._critic = state
        self._render()

    def set_critic_names(self, names: Mapping[str, str]) -> None:
        """Names of critics for people, by their ids."""
        self._view.critic_names = names
        self._render()

    def set_turn(self, turn: Turn | None) -> None:
        """Whether the photo in view waits for the critic."""
        if turn != self._turn:
            self._turn = turn
            self._render()

    def show_photo(
        self,
        photo: Photo | None,
        critique: Critique | None,
        kept: Sequence[KeptCritique] = (),
        answers: Sequence[KeptAnswer] = (),
    ) -> None:
        """Show a photo with its latest critique from the catalogue, or what has arrived of a newer one.

        Showing the same photo again refreshes it and keeps the place the user has scrolled to.

        Args:
            photo: the one in view; None for none.
            critique: the latest one.
            kept: all of them, the newest first.
            answers: to earlier questions, the oldest first.
        """
        same = photo is not None and self._photo is not None and photo.path == self._photo.path
        self._photo, self._stored = photo, critique
        self._shelf.put(kept, same=same)
        if photo is not None:
            self._lives.remember(photo.path, [LiveAnswer.of(each, self._note(each)) for each in answers])
            live = self._lives.critique(photo.path)
            if live is not None and critique is not None and live.finished == critique:
                self._lives.forget(photo.path)  # the catalogue has caught up; from now on it is right
        if not same:
            self._stopping = False
            self._scroll.verticalScrollBar().setValue(0)
            self._scroll.follow()
        if not same or self._answers_stale:
            self._answers_stale = False
            self._view.ask.show_answers(self._lives.answers(photo.path) if photo is not None else ())
        self._render()

    def critique_started(self, path: Path) -> None:
        """A critique of this photo begins, or waits for the critic."""
        self._lives.start(path)
        if self._shows(path):
            self._stopping = False
            self._shelf.choose(None)
            self._scroll.follow()
            self._render()

    def handle_event(self, path: Path, event: CritiqueEvent) -> None:
        """The next event of a photo's critique, in the order in which the critic gave them."""
        live = self._lives.fold(path, event)
        if not self._shows(path):
            return
        if isinstance(event, CommentPiece) and live.phase is Phase.RUNNING:
            self._view.append_comment(live, event.text)
        else:
            self._render()

    def critique_stopped(self, path: Path) -> None:
        """The critique was cancelled without a last event; what had arrived is kept."""
        self._lives.stop(path)
        if self._shows(path):
            self._render()

    def show_failure(self, path: Path, error: StudioError) -> None:
        """The critique of a photo failed, or, where only an answer is being given, that answer."""
        answer = self._lives.running_answer(path)
        live = self._lives.critique(path)
        if answer is not None and (live is None or live.phase is not Phase.RUNNING):
            answer.error = error
            self._end_answer(path, Phase.FAILED)
            return
        self._lives.fail(path, error)
        if self._shows(path):
            self._render()

    def answer_started(self, path: Path, question: str) -> None:
        """The critic begins to answer a question about a photo."""
        answer = self._lives.ask(path, question)
        if self._shows(path):
            self._stopping = False
            self._scroll.follow()
            self._view.ask.add(answer)
            self._render()

    def answer_piece(self, path: Path, text: str) -> None:
        """The next few characters of the answer."""
        answer = self._lives.running_answer(path)
        if answer is None:
            return
        answer.append(text)
        if self._shows(path):
            self._view.ask.append(text)

    def answer_finished(self, path: Path) -> None:
        """The answer has ended."""
        self._end_answer(path, Phase.DONE)

    def forget_answers(self) -> None:
        """The catalogue holds other answers now: they come with the next `show_photo`."""
        self._lives.forget_answers()
        self._answers_stale = True

    def start_question(self) -> None:
        """Let the user type a question."""
        self._view.ask.start()

    # What the user does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape stops what is running for the photo in view."""
        if event.key() == Qt.Key.Key_Escape and self._footer.isVisibleTo(self):
            self._stop()
        else:
            super().keyPressEvent(event)

    def _request(self) -> None:
        if self._photo is not None:
            self.critique_started(self._photo.path)  # the click is answered at once
            self.critique_requested.emit()

    def _stop(self) -> None:
        if not self._stopping:
            self._stopping = True
            self._render()
            self.stop_requested.emit()

    def _look_at(self, critique_id: int | None) -> None:
        self._shelf.choose(critique_id)
        self._scroll.verticalScrollBar().setValue(0)
        self._render()

    # What follows from both

    def _shows(self, path: Path) -> bool:
        return self._photo is not None and self._photo.path == path

    def _reveal(self, widget: QWidget, point: QPoint) -> None:
        self._scroll.reveal(widget, point)

    def _end_answer(self, path: Path, phase: Phase) -> None:
        answer = self._lives.running_answer(path)
        if answer is None:
            return
        answer.phase = phase
        if self._shows(path):
            self._view.ask.finish(answer)
            self._render()

    def _render(self) -> None:
        """Show what is known; parts that are right already are left alone."""
        photo, critic = self._photo, self._critic
        live = self._lives.critique(photo.path) if photo is not None else None
        older = self._shelf.older
        earlier = older.critique if older is not None else None
        shown = display(
            photo, self._stored, live, critic, older=earlier, turn=self._turn, standing=self._standing
        )
        ready = critic if isinstance(critic, CriticReady) else None
        title = photo.path.name if photo is not None else ""
        self._view.show_display(shown, ready.info if ready else None, ready.name if ready else "", title)
        from_catalogue = shown.older or (live is None and shown.page is None)
        self._view.kept.show_kept(
            self._shelf.kept, self._shelf.shown if from_catalogue else None, self._view.critic_names
        )
        self._view.page.setVisible(shown.page is not None)
        if shown.page is not None:
            if isinstance(critic, CriticLoading):
                self._view.page.follow_load(critic.progress, self._loading_since, critic.expected_s)
            self._view.page.show_state(shown.page)
        self._view.ask.set_available(_why_not_ask(critic))
        self._render_footer(shown)
        if not shown.running:
            self._scroll.settle()

    def _render_footer(self, shown: Display) -> None:
        answering = self._photo is not None and self._lives.running_answer(self._photo.path) is not None
        running = shown.running or answering
        self._footer.setVisible(running)
        self._stopping = self._stopping and running
        if self._stopping:
            self._footer.show_work(self.tr("Stopping"), stoppable=False)
        elif isinstance(self._critic, CriticLoading):
            words = translate("Critique", "Loading {critic}").format(critic=self._critic.name)
            self._footer.show_work(words)
            self._footer.follow_load(self._critic.progress, self._loading_since, self._critic.expected_s)
        elif shown.running and self._turn is not None:
            self._footer.show_work(self.tr("Waits for the critic"))
        elif answering and not shown.running:
            self._footer.show_work(self.tr("Answering"))
        else:
            self._footer.show_work(self.tr("Looking") if _before_words(shown) else self.tr("Writing"))

    def _note(self, answer: KeptAnswer) -> str:
        critic = self._view.critic_names.get(answer.critic_id, answer.critic_id)
        return f"{critic} · {moment_words(answer.asked_at)}"


def _before_words(shown: Display) -> bool:
    return shown.content is None or shown.content.attributes is None


def _why_not_ask(critic: CriticState) -> str:
    match critic:
        case CriticLoading():
            return translate("Critique", "The critic is loading")
        case CriticUnavailable():
            return translate("Critique", "No critic available")
        case CriticReady(can_answer=False):
            return translate("Critique", "This critic answers no questions")
        case _:
            return ""
