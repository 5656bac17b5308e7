"""What the critic's thread has been asked for, and what of it is done next."""

import threading
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path

from aesthetic_studio.domain.critique import Critique
from aesthetic_studio.domain.errors import StudioError
from aesthetic_studio.domain.progress import CancelToken
from aesthetic_studio.gui.workers.critic_jobs import Journal, Left, Question, Work
from aesthetic_studio.studio.critique_queue import CritiqueQueue, QueueState

Job = int | Question | Work
"""A photo's key, or something that goes before all photos: someone is waiting for it."""


class CriticOrders:
    """Photos, questions and other work, from any thread; the critic's thread takes one at a time.

    What happens to the queue is told to the journal. The lock is held only for a few instructions at a time,
    never while the critic works.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._changed = threading.Condition()
        self._queue = CritiqueQueue()
        self._questions: deque[Question] = deque()
        self._works: deque[Work] = deque()
        self._running: Job | None = None
        self._goes_on = self._goes_first = False  # the running photo, once it has noticed that it was stopped
        self._ended: set[int] = set()
        self._pause_chosen = False
        self.cancel = CancelToken()
        self.closing = False

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

    @property
    def for_photos(self) -> bool:
        """Whether a photo is being critiqued, asked about or next; otherwise all is other work."""
        with self._changed:
            asked = isinstance(self._running, int | Question) or self._questions or self._queue.ready
            return bool(asked)

    def waits(self, photo_id: int) -> bool:
        """Whether a photo waits for the critic."""
        with self._changed:
            return photo_id in self._queue

    def restore(self, then: Callable[[], None]) -> None:
        """Go on with what an earlier run of the program has left; ``then`` hears that it is back.

        What the journal reads holds exactly what was told before. Photos that end while it reads do not wait
        again, what was done in this run is not counted again, and a pause that the user has chosen since holds.
        """
        with self._changed:
            counted = self._queue.state

            def go_on(left: Left) -> None:
                self._restore(left, counted)
                then()

            self._journal.read(go_on)

    def _restore(self, left: Left, counted: QueueState) -> None:
        with self._changed:
            waiting = [key for key in left.waiting if key not in self._ended]
            if waiting:
                self._queue.restore(
                    waiting,
                    done=max(0, left.done - counted.done),
                    failed=max(0, left.failed - counted.failed),
                    paused=self._queue.state.paused if self._pause_chosen else left.paused,
                )
                self._changed.notify()

    def critique(self, photo_ids: Sequence[int], *, first: bool) -> None:
        """Queue photos, each once; ``first`` where someone waits for them."""
        with self._changed:
            stopped = self._running if self.cancel.cancelled and isinstance(self._running, int) else None
            new = self._queue.add(photo_ids, first=first)
            if stopped in photo_ids:  # asked for again before it has ended
                self._goes_on = True
                self._goes_first |= first
            if new:
                self._journal.added(new, first=first)
            self._changed.notify()

    def prefer(self, photo_ids: Sequence[int]) -> None:
        """These photos are on screen: of those that wait they are done first."""
        with self._changed:
            self._queue.prefer(photo_ids)

    def ask(self, question: Question) -> None:
        """Queue a question about a photo before the waiting critiques."""
        with self._changed:
            self._questions.append(question)
            self._changed.notify()

    def work(self, work: Work) -> None:
        """Queue something else before the waiting critiques."""
        with self._changed:
            self._works.append(work)
            self._changed.notify()

    def pause(self, paused: bool) -> None:
        """Interrupt the running critique within one token and start no other, or go on with it."""
        with self._changed:
            self._pause_chosen = True
            self._queue.pause(paused)
            self._journal.paused(paused)
            if paused and isinstance(self._running, int):
                self._goes_on, self._goes_first = True, False
                self.cancel.cancel()
            self._changed.notify()

    def stop(self) -> tuple[list[int], list[Work]]:
        """Stop whatever is running within one token and forget what waits: these photos, this work."""
        with self._changed:
            gone = self._queue.clear()
            self._goes_on = self._goes_first = False
            self._drop(gone)
            self.cancel.cancel()
            return gone, self._forget_others()

    def stop_running(self) -> list[Work]:
        """Stop what is running within one token, and forget questions and other work; photos still wait."""
        with self._changed:
            self.cancel.cancel()
            return self._forget_others()

    def stop_photo(self, photo_id: int, path: Path) -> list[int]:
        """Stop what is done for one photo, running or waiting; the photo, where it has waited."""
        with self._changed:
            running = self._running
            if running == photo_id or (isinstance(running, Question) and running.path == path):
                self._goes_on = self._goes_first = False
                self.cancel.cancel()
            self._questions = deque(each for each in self._questions if each.path != path)
            gone = self._queue.remove([photo_id])
            self._drop(gone)
            return gone

    def close(self) -> list[Work]:
        """Stop what is running and give no job any more; this work is not done."""
        with self._changed:
            self.closing = True
            if not self.cancel.cancelled:
                self._goes_on = True
            self.cancel.cancel()
            works = self._forget_others()
            self._changed.notify()
            return works

    # --- in the critic's thread

    def next(self) -> Job | None:
        """Wait for a job, which is then running; None once there are no more."""
        with self._changed:
            self._changed.wait_for(lambda: self.closing or self._has_job)
            if self.closing:
                return None
            self.cancel = CancelToken()
            self._goes_on = self._goes_first = False
            if self._questions:
                self._running = self._questions.popleft()
            elif self._works:
                self._running = self._works.popleft()
            else:
                self._running = self._queue.take()
            return self._running

    def end(self) -> bool:
        """The job has ended; whether it was the last one."""
        with self._changed:
            self._running = None
            return not self._has_job

    def settle(self, photo_id: int, made: Critique | None, error: StudioError | None, seconds: float) -> None:
        """What became of the running photo: a critique, a failure, or neither where it was stopped."""
        with self._changed:
            if made is not None:
                self._queue.finish(failed=False, seconds=seconds)
                self._ended.add(photo_id)
                self._journal.kept(photo_id, made)
            elif error is not None:
                self._queue.finish(failed=True, seconds=seconds)
                self._ended.add(photo_id)
                self._journal.failed(photo_id, error)
            elif self._goes_on:
                self._queue.put_back(first=self._goes_first)
            else:
                self._forget(photo_id)

    def lose(self, photo_id: int) -> None:
        """The running photo has left the library since it was asked for."""
        with self._changed:
            self._forget(photo_id)

    def release(self) -> None:
        """There is a critic again."""
        with self._changed:
            self._queue.hold(False)

    @property
    def critic_wanted(self) -> bool:
        """Whether anyone still waits for the critic that is being loaded."""
        with self._changed:
            goes_on = self._goes_first or (self._goes_on and not self._queue.state.paused)
            return not self.closing and (goes_on or self._has_job or not self.cancel.cancelled)

    def give_up(self, job: Job, *, broken: bool) -> list[Work]:
        """There is no critic for the running job: this work is not done.

        Args:
            job: the running one.
            broken: no critic can be loaded: a single photo is given up, many wait until there is one. Otherwise
                the load was stopped, and the photo with it unless it is to go on.
        """
        with self._changed:
            works = [*([job] if isinstance(job, Work) else []), *self._forget_others()]
            if isinstance(job, int):
                waits = (self._queue.state.total > 1 or self.closing) if broken else self._goes_on
                if waits:
                    self._queue.put_back(first=self._goes_first)
                else:
                    self._forget(job)
            if broken and self._queue.state.waiting:
                self._queue.hold(True)
            return works

    # --- within the lock

    @property
    def _has_job(self) -> bool:
        return bool(self._questions or self._works or self._queue.ready)

    def _forget(self, photo_id: int) -> None:
        self._queue.forget()
        self._drop([photo_id])

    def _drop(self, photo_ids: Sequence[int]) -> None:
        if photo_ids:
            self._ended.update(photo_ids)
            self._journal.dropped(photo_ids)

    def _forget_others(self) -> list[Work]:
        works = list(self._works)
        self._works.clear()
        self._questions.clear()
        return works
