"""The thread that owns the critic: it loads it at the first request and does one job at a time."""

import logging
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QThread, Signal, Slot

from aesthetic_studio.domain.critique import CriticInfo, Critique, CritiqueReady
from aesthetic_studio.domain.errors import ModelAnswerError, StudioError
from aesthetic_studio.domain.kept_critique import KeptAnswer
from aesthetic_studio.domain.progress import Cancelled, CancelToken, Progress
from aesthetic_studio.gui.workers.critic_jobs import Journal, Question, Session, Work
from aesthetic_studio.gui.workers.critic_orders import CriticOrders, Job
from aesthetic_studio.studio.critique_queue import QueueState

T = TypeVar("T")
log = logging.getLogger(__name__)


class CriticThread(QThread):
    """Critiques photos; questions and other work go first: someone is waiting for them.

    What happens to the queue is told to the journal, so that nothing is lost while the window closes or the
    program is killed. One broken photo costs that photo only.
    """

    loading = Signal(object)  # Progress
    loaded = Signal(object)  # CriticInfo
    load_failed = Signal(object)  # StudioError
    load_stopped = Signal()  # nobody waits for the critic any more
    photo_started = Signal(object)  # Path
    critique_event = Signal(object, object)  # Path, CritiqueEvent
    photo_done = Signal(object)  # Path
    photo_failed = Signal(object, object)  # Path, StudioError; a critique or an answer
    photo_stopped = Signal(object)  # Path: its critique ended early, or has to wait for a critic
    photos_dropped = Signal(object)  # tuple of keys: photos that wait no more
    answer_started = Signal(object, str)  # Path, question
    answer_piece = Signal(object, str)
    answer_finished = Signal(object)
    queue_changed = Signal()  # see `state`
    idle = Signal()
    _work_ended = Signal(object, object)  # callback, argument

    def __init__(
        self,
        make_session: Callable[[], Session],
        path_of: Callable[[int], Path | None],
        journal: Journal,
        parent: QObject | None = None,
    ) -> None:
        """A thread that waits for photos.

        Args:
            make_session: called in this thread, at the first request.
            path_of: where a photo is now, None where it is known no more; called in this thread.
            journal: called from this thread and from those that ask.
            parent: its owner.
        """
        super().__init__(parent)
        self._make_session, self._path_of, self._journal = make_session, path_of, journal
        self._orders = CriticOrders(journal)
        self._session: Session | None = None
        self._info: CriticInfo | None = None
        self._load: Progress | None = None
        self._work_ended.connect(self._deliver)

    # --- asked from any thread

    @property
    def busy(self) -> bool:
        """Whether a job is running or about to."""
        return self._orders.busy

    @property
    def state(self) -> QueueState:
        """How far the queue is."""
        return self._orders.state

    @property
    def for_photos(self) -> bool:
        """Whether a critique or an answer is wanted; otherwise all is other work."""
        return self._orders.for_photos

    def waits(self, photo_id: int) -> bool:
        """Whether a photo waits for the critic."""
        return self._orders.waits(photo_id)

    def restore(self) -> None:
        """Go on with what an earlier run of the program has left, once the journal has read it."""
        self._orders.restore(self.queue_changed.emit)

    def critique(self, photo_ids: Sequence[int], *, first: bool = False) -> None:
        """Queue photos, each once; ``first`` where someone waits for them."""
        self._orders.critique(photo_ids, first=first)
        self.queue_changed.emit()

    def prefer(self, photo_ids: Sequence[int]) -> None:
        """These photos are on screen: of those that wait they are done first."""
        self._orders.prefer(photo_ids)

    def ask(self, path: Path, question: str) -> None:
        """Queue a question about a photo before the waiting critiques."""
        self._orders.ask(Question(path, question))

    def work(
        self,
        do: Callable[[Any, CancelToken], T],
        then: Callable[[T], None],
        failed: Callable[[StudioError | None], None],
    ) -> None:
        """Do something with the loaded session in this thread, then ``then(result)`` in the window's.

        Args:
            do: is given the session and a token that `stop` cancels.
            then: hears the result.
            failed: hears what went wrong; None where it was stopped.
        """
        self._orders.work(Work(do, then, failed))

    def pause(self, paused: bool) -> None:
        """Interrupt the running critique within one token and start no other, or go on with it."""
        self._orders.pause(paused)
        self.queue_changed.emit()

    def stop(self) -> None:
        """Stop whatever is running within one token and forget what waits."""
        gone, works = self._orders.stop()
        self._tell(works, None)
        if gone:
            self.photos_dropped.emit(tuple(gone))
        self.queue_changed.emit()

    def stop_running(self) -> None:
        """Stop what is running within one token, and forget questions and other work; photos still wait."""
        self._tell(self._orders.stop_running(), None)

    def stop_photo(self, photo_id: int, path: Path) -> None:
        """Stop what is done for one photo, running or waiting; the others go on."""
        gone = self._orders.stop_photo(photo_id, path)
        if gone:
            self.photos_dropped.emit(tuple(gone))
        self.queue_changed.emit()

    def finish(self, patience_ms: int | None = None) -> bool:
        """Stop what is running and end the thread; what waits is done another time.

        Args:
            patience_ms: so long its end is waited for; None for as long as it takes.

        Returns:
            whether it has ended.
        """
        self._tell(self._orders.close(), None)
        if not self.isRunning():
            return True
        return self.wait() if patience_ms is None else self.wait(patience_ms)

    # --- in this thread

    def run(self) -> None:
        """Wait for jobs and do them."""
        while (job := self._orders.next()) is not None:
            session = self._session_for(job)
            if session is not None:
                match job:
                    case Question():
                        self._answer(session, job)
                    case Work():
                        self._work_ended.emit(*job.carried_out(session, self._orders.cancel))
                    case _:
                        self._critique(session, job)
            over = self._orders.end()
            self.queue_changed.emit()
            if over:
                self.idle.emit()

    def _session_for(self, job: Job) -> Session | None:
        """The session with its critic; None where there is none, which is told to everyone who waits."""
        if self._session is not None:
            return self._session
        try:
            self._load = None
            self._report_load(Progress(0, None, "Loading the critic"))
            session = self._make_session()
            info = session.load(progress=self._report_load)
        except Cancelled:
            self._give_up(job, None)
        except StudioError as error:
            self._give_up(job, error)
        except Exception as error:
            log.exception("the critic failed to load")
            self._give_up(
                job, StudioError(f"The critic failed to load: {error}.", "The log has the details.")
            )
        else:
            self._session, self._info = session, info
            self._orders.release()
            self.loaded.emit(info)
        return self._session

    def _report_load(self, progress: Progress) -> None:
        if not self._orders.critic_wanted:
            raise Cancelled
        if progress != self._load:
            self._load = progress
            self.loading.emit(progress)

    def _give_up(self, job: Job, error: StudioError | None) -> None:
        path = self._path(job) if isinstance(job, int) else None
        self._tell(self._orders.give_up(job, broken=error is not None), error)
        if isinstance(path, Path):
            self.photo_stopped.emit(path)
        if error is not None:
            self.load_failed.emit(error)
        else:
            self.load_stopped.emit()

    def _tell(self, works: Sequence[Work], error: StudioError | None) -> None:
        for work in works:
            self._work_ended.emit(work.failed, error)

    def _path(self, photo_id: int) -> Path | StudioError | None:
        try:
            return self._path_of(photo_id)
        except StudioError as error:
            return error
        except Exception as error:  # the thread must outlive every failure
            log.exception("photo %d is not found", photo_id)
            return StudioError(f"Something unexpected happened: {error}.", "The log has the details.")

    def _critique(self, session: Session, photo_id: int) -> None:
        started = time.monotonic()
        path = self._path(photo_id)
        if not isinstance(path, Path):
            if path is not None:
                self._orders.settle(photo_id, None, path, time.monotonic() - started)
            else:
                self._orders.lose(photo_id)
            self.photos_dropped.emit((photo_id,))
            return
        self.photo_started.emit(path)
        self.queue_changed.emit()
        made, error = self._stream(session, path)
        self._orders.settle(photo_id, made, error, time.monotonic() - started)
        if made is not None:
            self.photo_done.emit(path)
        elif error is not None:
            self.photo_failed.emit(path, error)
        else:
            self.photo_stopped.emit(path)

    def _stream(self, session: Session, path: Path) -> tuple[Critique | None, StudioError | None]:
        """The whole critique, or what went wrong; neither where it was stopped."""
        critique, cancel = None, self._orders.cancel
        try:
            cancel.check()  # it may have been stopped while the critic was loaded for others
            for event in session.critique(path, cancel=cancel):
                if isinstance(event, CritiqueReady):
                    critique = event.critique
                self.critique_event.emit(path, event)
        except Cancelled:
            return None, None
        except StudioError as error:
            return None, error
        except Exception as error:  # a photo may fail in ways nobody foresaw; the queue goes on
            log.exception("critique of %s failed", path)
            return None, ModelAnswerError(f"The critique failed: {error}.")
        if critique is not None and critique.complete:
            return critique, None
        return None, None if cancel.cancelled else ModelAnswerError("The critique broke off.")

    def _answer(self, session: Session, question: Question) -> None:
        self.answer_started.emit(question.path, question.text)
        asked_at = datetime.now(UTC)
        pieces: list[str] = []
        complete = False
        try:
            for piece in session.ask(question.path, question.text, cancel=self._orders.cancel):
                pieces.append(piece)
                self.answer_piece.emit(question.path, piece)
            complete = True
        except Cancelled:
            pass
        except StudioError as error:
            self.photo_failed.emit(question.path, error)
        except Exception as error:
            log.exception("question about %s failed", question.path)
            self.photo_failed.emit(question.path, ModelAnswerError(f"The answer failed: {error}."))
        words = "".join(pieces).strip()
        if words and self._info is not None:
            who = (self._info.id, self._info.revision)
            self._journal.answered(
                question.path, KeptAnswer(question.text, words, *who, asked_at, complete=complete)
            )
        self.answer_finished.emit(question.path)

    @Slot(object, object)
    def _deliver(self, callback: Callable[[Any], None], argument: Any) -> None:
        if not self._orders.closing:
            callback(argument)
