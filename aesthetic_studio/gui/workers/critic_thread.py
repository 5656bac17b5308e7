"""The thread that owns the critic: it loads it at the first request and does one job at a time."""

import logging
import threading
import time
from collections import deque
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
from aesthetic_studio.studio.critique_queue import CritiqueQueue, QueueState

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
        self._session: Session | None = None
        self._info: CriticInfo | None = None
        # Held only for a few instructions at a time, never while the critic works.
        self._changed = threading.Condition()
        self._queue = CritiqueQueue()
        self._questions: deque[Question] = deque()
        self._works: deque[Work] = deque()
        self._cancel = CancelToken()
        self._running: int | Question | Work | None = None
        self._goes_on = False
        self._closing = False
        self._work_ended.connect(self._deliver)

    # --- asked from any thread

    @property
    def busy(self) -> bool:
        """Whether a job is running or about to."""
        with self._changed:
            return self._running is not None or self._has_job

    @property
    def state(self) -> QueueState:
        """How far the queue is."""
        with self._changed:
            return self._queue.state

    def waits(self, photo_id: int) -> bool:
        """Whether a photo waits for the critic."""
        with self._changed:
            return photo_id in self._queue

    def restore(self, photo_ids: Sequence[int], *, done: int, failed: int, paused: bool) -> None:
        """Go on with what an earlier run of the program has left; see `CritiqueQueue.restore`."""
        with self._changed:
            self._queue.restore(photo_ids, done=done, failed=failed, paused=paused)
            self._changed.notify()
        self.queue_changed.emit()

    def critique(self, photo_ids: Sequence[int], *, first: bool = False) -> None:
        """Queue photos, each once; ``first`` where someone waits for them."""
        with self._changed:
            stopped = self._running if self._cancel.cancelled and isinstance(self._running, int) else None
            new = self._queue.add(photo_ids, first=first)
            if stopped in photo_ids and not self._goes_on:
                self._goes_on = True  # stopped, and asked for again before it has ended
            if new:
                self._journal.added(new, first=first)
            self._changed.notify()
        self.queue_changed.emit()

    def prefer(self, photo_ids: Sequence[int]) -> None:
        """These photos are on screen: of those that wait they are done first."""
        with self._changed:
            self._queue.prefer(photo_ids)

    def ask(self, path: Path, question: str) -> None:
        """Queue a question about a photo before the waiting critiques."""
        with self._changed:
            self._questions.append(Question(path, question))
            self._changed.notify()

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
        with self._changed:
            self._works.append(Work(do, then, failed))
            self._changed.notify()

    def pause(self, paused: bool) -> None:
        """Interrupt the running critique within one token and start no other, or go on with it."""
        with self._changed:
            self._queue.pause(paused)
            self._journal.paused(paused)
            if paused and isinstance(self._running, int):
                self._goes_on = True
                self._cancel.cancel()
            self._changed.notify()
        self.queue_changed.emit()

    def stop(self) -> None:
        """Stop whatever is running within one token and forget what waits."""
        with self._changed:
            gone = self._queue.clear()
            self._goes_on = False
            if gone:
                self._journal.dropped(gone)
            self._cancel.cancel()
            works = self._forget_others()
        self._tell(works, None)
        if gone:
            self.photos_dropped.emit(tuple(gone))
        self.queue_changed.emit()

    def stop_running(self) -> None:
        """Stop what is running within one token, and forget questions and other work; photos still wait."""
        with self._changed:
            self._cancel.cancel()
            works = self._forget_others()
        self._tell(works, None)

    def stop_photo(self, photo_id: int, path: Path) -> None:
        """Stop what is done for one photo, running or waiting; the others go on."""
        with self._changed:
            running = self._running
            if running == photo_id or (isinstance(running, Question) and running.path == path):
                self._goes_on = False
                self._cancel.cancel()
            self._questions = deque(each for each in self._questions if each.path != path)
            gone = self._queue.remove([photo_id])
            if gone:
                self._journal.dropped(gone)
        if gone:
            self.photos_dropped.emit(tuple(gone))
        self.queue_changed.emit()

    def finish(self) -> None:
        """Stop what is running, end the thread and wait for its end; what waits is done another time."""
        with self._changed:
            self._closing = True
            if not self._cancel.cancelled:
                self._goes_on = True
            self._cancel.cancel()
            works = self._forget_others()
            self._changed.notify()
        self._tell(works, None)
        if self.isRunning():
            self.wait()

    # --- in this thread

    def run(self) -> None:
        """Wait for jobs and do them."""
        while (job := self._next_job()) is not None:
            session = self._session_for(job)
            if session is not None:
                match job:
                    case Question():
                        self._answer(session, job)
                    case Work():
                        self._work_ended.emit(*job.carried_out(session, self._cancel))
                    case _:
                        self._critique(session, job)
            with self._changed:
                self._running = None
                over = not self._has_job
            self.queue_changed.emit()
            if over:
                self.idle.emit()

    @property
    def _has_job(self) -> bool:
        return bool(self._questions or self._works or self._queue.ready)

    def _next_job(self) -> int | Question | Work | None:
        with self._changed:
            self._changed.wait_for(lambda: self._closing or self._has_job)
            if self._closing:
                return None
            self._cancel = CancelToken()
            self._goes_on = False
            if self._questions:
                self._running = self._questions.popleft()
            elif self._works:
                self._running = self._works.popleft()
            else:
                self._running = self._queue.take()
            return self._running

    def _session_for(self, job: int | Question | Work) -> Session | None:
        """The session with its critic; None where there is none, which is told to everyone who waits."""
        if self._session is not None:
            return self._session
        try:
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
            with self._changed:
                self._queue.hold(False)
            self.loaded.emit(info)
        return self._session

    def _report_load(self, progress: Progress) -> None:
        if self._closing:
            raise Cancelled
        self.loading.emit(progress)

    def _give_up(self, job: int | Question | Work, error: StudioError | None) -> None:
        """Without a critic nothing can be done: a single photo is given up, many wait for a critic."""
        path = self._path(job) if isinstance(job, int) else None
        with self._changed:
            works = self._forget_others()
            if isinstance(job, int):
                if self._queue.state.total > 1 or self._closing:
                    self._queue.put_back()
                else:
                    self._queue.forget()
                    self._journal.dropped([job])
            if error is not None and self._queue.state.waiting:
                self._queue.hold(True)
        self._tell([*([job] if isinstance(job, Work) else []), *works], error)
        if isinstance(path, Path):
            self.photo_stopped.emit(path)
        if error is not None:
            self.load_failed.emit(error)

    def _forget_others(self) -> list[Work]:
        works = list(self._works)
        self._works.clear()
        self._questions.clear()
        return works

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
            with self._changed:
                if path is not None:
                    self._settle(photo_id, None, path, time.monotonic() - started)
                else:  # it has left the library since it was asked for
                    self._queue.forget()
                    self._journal.dropped([photo_id])
            self.photos_dropped.emit((photo_id,))
            return
        self.photo_started.emit(path)
        self.queue_changed.emit()
        made, error = self._stream(session, path)
        with self._changed:
            self._settle(photo_id, made, error, time.monotonic() - started)
        if made is not None:
            self.photo_done.emit(path)
        elif error is not None:
            self.photo_failed.emit(path, error)
        else:
            self.photo_stopped.emit(path)

    def _stream(self, session: Session, path: Path) -> tuple[Critique | None, StudioError | None]:
        """The whole critique, or what went wrong; neither where it was stopped."""
        critique = None
        try:
            for event in session.critique(path, cancel=self._cancel):
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
        return None, None if self._cancel.cancelled else ModelAnswerError("The critique broke off.")

    def _settle(
        self, photo_id: int, made: Critique | None, error: StudioError | None, seconds: float
    ) -> None:
        if made is not None:
            self._queue.finish(failed=False, seconds=seconds)
            self._journal.kept(photo_id, made)
        elif error is not None:
            self._queue.finish(failed=True, seconds=seconds)
            self._journal.failed(photo_id, error)
        elif self._goes_on:
            self._queue.put_back()
        else:
            self._queue.forget()
            self._journal.dropped([photo_id])

    def _answer(self, session: Session, question: Question) -> None:
        self.answer_started.emit(question.path, question.text)
        asked_at = datetime.now(UTC)
        pieces: list[str] = []
        complete = False
        try:
            for piece in session.ask(question.path, question.text, cancel=self._cancel):
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
        if not self._closing:
            callback(argument)
