"""Between the critic's thread and what shows its work: panel, status bar, grid."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from aesthetic_studio.domain.changes import Changes
from aesthetic_studio.domain.critique import CriticInfo
from aesthetic_studio.domain.errors import StudioError
from aesthetic_studio.domain.kept_critique import KeptAnswer, KeptCritique
from aesthetic_studio.domain.photo import Photo
from aesthetic_studio.domain.progress import CancelToken, Progress
from aesthetic_studio.gui.critique.critic_state import (
    CriticIdle,
    CriticLoading,
    CriticReady,
    CriticUnavailable,
)
from aesthetic_studio.gui.critique.display import Turn
from aesthetic_studio.gui.critique.panel import CritiquePanel
from aesthetic_studio.gui.jobs.journal import CatalogueJournal
from aesthetic_studio.gui.load_clock import LoadClock
from aesthetic_studio.gui.status_bar import StatusBar
from aesthetic_studio.gui.studio_doors import StudioDoors
from aesthetic_studio.gui.workers import CatalogueReader, CatalogueWriter, CriticThread
from aesthetic_studio.studio.critique_queue import QueueState

if TYPE_CHECKING:
    from aesthetic_studio.studio.library import Library

T = TypeVar("T")

PATIENCE_MS = 1_500
"""A window that closes waits so long for its critic: an import or one large photo cannot be stopped in the middle."""
GOES_ON_MS = 1_500
"""After the library was opened: loading a critic would hold up the first photos."""


class CriticDesk(QObject):
    """Queues photos for the critic, shows what it says and has it saved; the queue outlives the program.

    Attributes:
        left: after `finish`, the critic's thread if it has not ended in time: it ends by itself, and whoever has
            it keeps it until then.
    """

    queue_changed = Signal()
    photo_started = Signal(object)  # Path
    saved = Signal(object)  # Changes
    failed = Signal(object)  # StudioError
    idle = Signal()

    def __init__(
        self,
        doors: StudioDoors,
        panel: CritiquePanel,
        status: StatusBar,
        *,
        writer: CatalogueWriter,
        reader: CatalogueReader,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._doors, self._panel, self._status = doors, panel, status
        self._writer, self._reader = writer, reader
        self._library: Library | None = None
        self._thread: CriticThread | None = None
        self.left: CriticThread | None = None
        self._photo: Photo | None = None
        self._shown: tuple[int, float | None, float | None, str | None] | None = None
        self._asked_for = 0
        self._name, self._can_answer = "", True
        self._requested: dict[int, Path] = {}
        self._load, self._clock = Progress(0), LoadClock(self)
        self._clock.ticked.connect(self._show_load)
        self.reading = False
        panel.critique_requested.connect(self._critique_active)
        panel.stop_requested.connect(self._stop_active)
        panel.ask_requested.connect(self._ask)
        panel.pin_requested.connect(self._pin)

    def set_library(self, library: "Library") -> None:
        """Start the critic's thread, which loads its critic at the first request; go on with what waits."""
        self._library = library
        journal = CatalogueJournal(library, self._writer, self._saved, self.failed.emit)
        thread = CriticThread(
            lambda: self._doors.make_session(library, self._writer.post),
            lambda key: path_of(library, key),
            journal,
            self,
        )
        panel = self._panel
        thread.loading.connect(self._loading)
        thread.loaded.connect(self._loaded)
        thread.load_failed.connect(self._load_failed)
        thread.load_stopped.connect(self._load_stopped)
        thread.photo_started.connect(panel.critique_started)
        thread.photo_started.connect(self.photo_started)
        thread.critique_event.connect(panel.handle_event)
        thread.photo_failed.connect(panel.show_failure)
        thread.photo_stopped.connect(panel.critique_stopped)
        thread.photos_dropped.connect(self._photos_dropped)
        thread.answer_started.connect(panel.answer_started)
        thread.answer_piece.connect(panel.answer_piece)
        thread.answer_finished.connect(panel.answer_finished)
        thread.queue_changed.connect(self._show_queue)
        thread.idle.connect(self._show_idle)
        thread.start()
        self._thread = thread
        self._reader.post(self._doors.critic_card, self._know_critic, self._miss_critic)
        self._reader.post(self._doors.critic_names, panel.set_critic_names)
        if self._doors.load_time is not None:
            self._reader.post(self._doors.load_time.read, self._know_time)
        QTimer.singleShot(GOES_ON_MS, thread, thread.restore)
        self.read_ratings()

    @property
    def busy(self) -> bool:
        """Whether the critic works or loads."""
        return self._thread is not None and self._thread.busy

    @property
    def state(self) -> QueueState:
        """How far the queue is."""
        return QueueState() if self._thread is None else self._thread.state

    def critique(self, photo_ids: Sequence[int], *, first: bool = False) -> None:
        """Queue photos; ``first`` where someone waits for them."""
        if self._thread is not None and photo_ids:
            self._thread.critique(photo_ids, first=first)

    def prefer(self, photo_ids: Sequence[int]) -> None:
        """These photos are on screen, and come first."""
        if self._thread is not None:
            self._thread.prefer(photo_ids)

    def pause(self, paused: bool) -> None:
        """Pause the queue, or let it go on."""
        if self._thread is not None:
            self._thread.pause(paused)

    def cancel(self) -> None:
        """Stop everything; what waits is forgotten."""
        if self._thread is not None:
            self._thread.stop()

    def work(
        self,
        do: Callable[[Any, CancelToken], T],
        then: Callable[[T], None],
        failed: Callable[[StudioError | None], None],
    ) -> None:
        """Do something else with the critic; see `CriticThread.work`."""
        if self._thread is not None:
            self._thread.work(do, then, failed)

    def stop(self) -> None:
        """Stop what is running; a queue of several photos is paused, so that a single key loses nothing."""
        if self._thread is None:
            return
        state = self._thread.state
        if state.total > 1 and not (state.over or state.paused):
            self._thread.pause(True)
        self._thread.stop_running()

    def finish(self) -> None:
        """End the thread; what it was writing about is lost, what was finished is saved."""
        thread = self._thread
        if thread is not None and not thread.finish(PATIENCE_MS):
            thread.blockSignals(True)
            thread.setParent(None)
            self.left = thread

    # --- the photo in view

    def show_photo(self, photo: Photo | None) -> None:
        """Show what the library holds about a photo; reads again only where there may be something new."""
        self._photo = photo
        library = self._library
        if photo is None or library is None:
            self._shown = None
            self._panel.show_photo(None, None)
            return
        seen = (photo.id, photo.score, photo.personal_score, photo.error)
        if seen == self._shown:
            return
        self._shown = seen
        self._read_critique(library, photo)

    def read_anew(self) -> None:
        """Read what is kept of the photo in view once more."""
        self._shown = None
        self.show_photo(self._photo)

    def _read_critique(self, library: "Library", photo: Photo) -> None:
        self._asked_for += 1
        self.reading = True
        number = self._asked_for

        def show(kept: tuple[Sequence[KeptCritique], Sequence[KeptAnswer]]) -> None:
            self.reading = number != self._asked_for
            if number == self._asked_for:
                critiques, answers = kept
                newest = critiques[0].critique if critiques else None
                self._panel.show_photo(photo, newest, critiques, answers)
                self._show_turn()

        def give_up(error: StudioError) -> None:
            self.reading = number != self._asked_for
            self.failed.emit(error)

        told = library.conversations
        self._reader.post(lambda: (told.critiques(photo.id), told.answers(photo.id)), show, give_up)

    def _pin(self, critique_id: int | None) -> None:
        photo, library = self._photo, self._library
        if photo is not None and library is not None:
            pin = library.conversations.pin
            self._writer.post(
                lambda: pin(photo.id, critique_id),
                lambda _: self._read_critique(library, photo) if self._photo == photo else None,
                self.failed.emit,
            )

    def _show_turn(self) -> None:
        """Tell the panel whether the photo in view waits for the critic."""
        photo, thread = self._photo, self._thread
        if photo is None or thread is None or not thread.waits(photo.id):
            self._panel.set_turn(None)
        else:
            state = thread.state
            self._panel.set_turn(Turn(state.waiting, paused=state.paused))

    def read_ratings(self) -> None:
        """Tell the panel which photos the user has rated."""
        if self._library is not None:
            self._reader.post(self._library.ratings, self._panel.set_ratings)

    # --- what the panel asks

    def _critique_active(self) -> None:
        if self._photo is not None:
            self._requested[self._photo.id] = self._photo.path
            self.critique([self._photo.id], first=True)

    def _stop_active(self) -> None:
        if self._photo is not None and self._thread is not None:
            self._thread.stop_photo(self._photo.id, self._photo.path)

    def _ask(self, question: str) -> None:
        if self._photo is not None and self._thread is not None:
            self._thread.ask(self._photo.path, question)

    # --- what the critic says

    def _saved(self, changes: Changes) -> None:
        if changes:
            if self._photo is not None and self._photo.id in changes.photo_ids:
                self._shown = None
            self.saved.emit(changes)

    def _know_critic(self, card: tuple[str, bool]) -> None:
        self._name, self._can_answer = card
        self.show_rest()

    def _know_time(self, seconds: float | None) -> None:
        self._clock.expected_s = seconds

    def _miss_critic(self, error: StudioError) -> None:
        self._panel.set_critic_state(CriticUnavailable(error))

    def _loading(self, progress: Progress) -> None:
        if not self._clock.runs:
            self._clock.begin()
        self._load = progress
        self._show_load()

    def _show_load(self) -> None:
        """In the line of state: by the time that it took the last time, else by what is done.

        The panel tells of it where a critique or an answer waits: a page that has loaded it says so itself.
        """
        if self._thread is not None and self._thread.for_photos:
            name = self._name or self.tr("the critic")
            self._panel.set_critic_state(CriticLoading(name, self._load, self._clock.expected_s))
        words = self.tr("Loading {critic}").format(critic=self._name)
        left = self._clock.left_s
        if left > 0:
            total = round((self._clock.elapsed_s + left) * 10)
            self._status.show_work(words, round(self._clock.elapsed_s * 10), total, left)
        else:
            self._status.show_work(words, self._load.done, self._load.total or 0)

    def _loaded(self, info: CriticInfo) -> None:
        seconds, load_time = self._clock.elapsed_s, self._doors.load_time
        self._clock.end()
        if load_time is not None:
            self._writer.post(lambda: load_time.keep(seconds))
        self._name = self._name or info.id
        self._panel.set_critic_state(CriticReady(info, self._name, self._can_answer))
        self._status.show_work(self.tr("Critique"))

    def _load_failed(self, error: StudioError) -> None:
        self._clock.end()
        self._panel.set_critic_state(CriticUnavailable(error))
        self.failed.emit(error)

    def _load_stopped(self) -> None:
        self._clock.end()
        self._panel.set_critic_state(CriticIdle())

    def _photos_dropped(self, photo_ids: Sequence[int]) -> None:
        for key in photo_ids:
            path = self._requested.pop(key, None)
            if path is not None:
                self._panel.critique_stopped(path)

    def _show_queue(self) -> None:
        state = self.state
        if not state.over and not self._clock.runs:
            self._status.show_queue(state)
        self._show_turn()
        self.queue_changed.emit()

    def _show_idle(self) -> None:
        if not self.busy:  # nothing new was asked for meanwhile
            self.show_rest()
            self.idle.emit()

    def show_rest(self) -> None:
        """Say which critic waits, what it would go on with, or how many photos of the last queue failed."""
        state = self.state
        if state.over:
            self._requested.clear()
            self._status.show_rest(self._name, state.failed)
        else:
            self._status.show_queue(state)


def path_of(library: "Library", photo_id: int) -> Path | None:
    """Where a photo is now; None where the library knows it no more."""
    return next((photo.path for photo in library.photos([photo_id])), None)
