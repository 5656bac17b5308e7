"""The thread that owns the critic: it loads it at the first request and does one job at a time."""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, QThread, Signal, Slot

from aesthetic_studio.domain.critique import CriticInfo, Critique, CritiqueEvent, CritiqueReady
from aesthetic_studio.domain.errors import ModelAnswerError, StudioError
from aesthetic_studio.domain.progress import Cancelled, CancelToken, Progress, ProgressCallback

T = TypeVar("T")
log = logging.getLogger(__name__)


class Session(Protocol):
    """The part of `studio.session.CriticSession` that the window uses."""

    def load(self, *, progress: ProgressCallback) -> CriticInfo:
        """Load the critic; raises CriticUnavailableError."""

    def critique(self, path: Path, *, cancel: CancelToken) -> Iterator[CritiqueEvent]:
        """Stream a critique."""

    def ask(self, path: Path, question: str, *, cancel: CancelToken) -> Iterator[str]:
        """Stream an answer."""


@dataclass(frozen=True, slots=True)
class _Question:
    path: Path
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class _Work:
    """Something else to be done with the critic."""

    do: Callable[[Any, CancelToken], Any]
    then: Callable[[Any], None]
    failed: Callable[[StudioError | None], None]


class CriticThread(QThread):
    """Critiques photos in the order asked for; questions and other work go first: someone is waiting for them.

    ``save`` is called in this thread with every finished critique, so that none is lost while the window
    closes. One broken photo costs that photo only.
    """

    loading = Signal(object)  # Progress
    loaded = Signal(object)  # CriticInfo
    load_failed = Signal(object)  # StudioError
    photo_started = Signal(object)  # Path
    critique_event = Signal(object, object)  # Path, CritiqueEvent
    photo_done = Signal(object)  # Path
    photo_failed = Signal(object, object)  # Path, StudioError; a critique or an answer
    photos_stopped = Signal(object)  # tuple of Paths: running or waiting critiques that were stopped
    answer_started = Signal(object, str)  # Path, question
    answer_piece = Signal(object, str)
    answer_finished = Signal(object)
    queue_progress = Signal(int, int, float)  # done, total, seconds left (−1 while unknown)
    idle = Signal()
    _work_ended = Signal(object, object)  # callback, argument

    def __init__(
        self,
        make_session: Callable[[], Session],
        save: Callable[[Path, Critique], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._make_session = make_session
        self._save = save
        self._session: Session | None = None
        # Held only for a few instructions at a time, never while the critic works.
        self._changed = threading.Condition()
        self._paths: deque[Path] = deque()
        self._questions: deque[_Question] = deque()
        self._works: deque[_Work] = deque()
        self._cancel = CancelToken()
        self._running: Path | _Question | _Work | None = None
        self._closing = False
        self._done = self._total = 0
        self._busy_s = 0.0
        self._work_ended.connect(self._deliver)

    @property
    def busy(self) -> bool:
        """Whether a job is running or waiting."""
        with self._changed:
            return self._running is not None or bool(self._paths or self._questions or self._works)

    def critique(self, paths: Iterable[Path]) -> None:
        """Queue photos, but none twice that waits or is being critiqued already."""
        with self._changed:
            underway: set[Path | _Question | _Work | None] = set(self._paths)
            if not self._cancel.cancelled:
                underway.add(self._running)
            new = [path for path in dict.fromkeys(paths) if path not in underway]
            self._paths.extend(new)
            self._total += len(new)
            self._changed.notify()

    def ask(self, path: Path, question: str) -> None:
        """Queue a question about a photo before the waiting critiques."""
        with self._changed:
            self._questions.append(_Question(path, question))
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
            self._works.append(_Work(do, then, failed))
            self._changed.notify()

    def stop(self) -> None:
        """Stop the running job within one token and forget the waiting ones."""
        with self._changed:
            waiting = tuple(self._paths)
            self._paths.clear()
            self._total -= len(waiting)
            self._questions.clear()
            works = tuple(self._works)
            self._works.clear()
            self._cancel.cancel()
            self._changed.notify()
        for work in works:
            self._work_ended.emit(work.failed, None)
        if waiting:
            self.photos_stopped.emit(waiting)

    def stop_photo(self, path: Path) -> None:
        """Stop what is done for one photo, running or waiting; the others go on."""
        with self._changed:
            running = self._running.path if isinstance(self._running, _Question) else self._running
            if path == running:
                self._cancel.cancel()
            self._questions = deque(each for each in self._questions if each.path != path)
            waiting = path in self._paths
            if waiting:
                self._paths.remove(path)
                self._total -= 1
        if waiting:
            self.photos_stopped.emit((path,))

    def finish(self) -> None:
        """Stop everything, end the thread and wait for its end."""
        with self._changed:
            self._closing = True
        self.stop()
        if self.isRunning():
            self.wait()

    def run(self) -> None:
        """Wait for jobs and do them."""
        while (job := self._next_job()) is not None:
            started = time.monotonic()
            try:
                session = self._loaded_session()
                if isinstance(job, _Question):
                    self._answer(session, job)
                elif isinstance(job, _Work):
                    self._carry_out(session, job)
                else:
                    self._critique(session, job)
            except Cancelled:
                self._abandon(job)
            except StudioError as error:
                self._abandon(job, error)
                self._give_up(error)
            self._finish_job(job, time.monotonic() - started)

    def _next_job(self) -> Path | _Question | _Work | None:
        with self._changed:
            self._changed.wait_for(lambda: self._closing or self._questions or self._works or self._paths)
            if self._closing:
                return None
            self._cancel = CancelToken()
            for waiting in (self._questions, self._works, self._paths):
                if waiting:
                    self._running = waiting.popleft()
                    break
            return self._running

    def _loaded_session(self) -> Session:
        """The session with its critic; a failed load is tried again at the next request."""
        if self._session is None:
            self._report_load(Progress(0, None, "Loading the critic"))
            try:
                session = self._make_session()
                info = session.load(progress=self._report_load)
            except (Cancelled, StudioError):
                raise
            except Exception as error:
                log.exception("the critic failed to load")
                raise StudioError(
                    f"The critic failed to load: {error}.", "The log has the details."
                ) from error
            self._session = session
            self.loaded.emit(info)
        return self._session

    def _report_load(self, progress: Progress) -> None:
        if self._closing:
            raise Cancelled
        self.loading.emit(progress)

    def _give_up(self, error: StudioError) -> None:
        """Without a critic no waiting job can be done."""
        self.stop()
        self.load_failed.emit(error)

    def _abandon(self, job: Path | _Question | _Work, error: StudioError | None = None) -> None:
        if isinstance(job, Path):
            self.photos_stopped.emit((job,))
        elif isinstance(job, _Work):
            self._work_ended.emit(job.failed, error)

    def _carry_out(self, session: Session, work: _Work) -> None:
        try:
            result = work.do(session, self._cancel)
        except Cancelled:
            raise
        except StudioError as error:
            self._work_ended.emit(work.failed, error)
        except Exception as error:
            log.exception("work with the critic failed")
            self._work_ended.emit(work.failed, StudioError(f"Something unexpected happened: {error}."))
        else:
            self._work_ended.emit(work.then, result)

    @Slot(object, object)
    def _deliver(self, callback: Callable[[Any], None], argument: Any) -> None:
        if not self._closing:
            callback(argument)

    def _critique(self, session: Session, path: Path) -> None:
        self.photo_started.emit(path)
        self._report_queue()
        try:
            for event in session.critique(path, cancel=self._cancel):
                if isinstance(event, CritiqueReady) and event.critique.complete:
                    self._save(path, event.critique)
                self.critique_event.emit(path, event)
        except StudioError as error:
            self.photo_failed.emit(path, error)
        except Cancelled:
            raise
        except Exception as error:  # a photo may fail in ways nobody foresaw; the queue goes on
            log.exception("critique of %s failed", path)
            self.photo_failed.emit(path, ModelAnswerError(f"The critique failed: {error}."))
        else:
            self.photo_done.emit(path)

    def _answer(self, session: Session, question: _Question) -> None:
        self.answer_started.emit(question.path, question.text)
        try:
            for piece in session.ask(question.path, question.text, cancel=self._cancel):
                self.answer_piece.emit(question.path, piece)
        except Cancelled:
            pass
        except StudioError as error:
            self.photo_failed.emit(question.path, error)
        except Exception as error:
            log.exception("question about %s failed", question.path)
            self.photo_failed.emit(question.path, ModelAnswerError(f"The answer failed: {error}."))
        self.answer_finished.emit(question.path)

    def _finish_job(self, job: Path | _Question | _Work, seconds: float) -> None:
        with self._changed:
            self._running = None
            if isinstance(job, Path):
                self._done += 1
                self._busy_s += seconds
            over = not (self._paths or self._questions or self._works)
            if over:
                self._done = self._total = 0
                self._busy_s = 0.0
        if over:
            self.idle.emit()
        else:
            self._report_queue()

    def _report_queue(self) -> None:
        left = self._busy_s / self._done * (self._total - self._done) if self._done else -1.0
        self.queue_progress.emit(self._done, self._total, left)
