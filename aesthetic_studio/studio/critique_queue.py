"""Which photo the critic looks at next, how far it is, and how long the rest will take."""

from collections import deque
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

RECENT_PHOTOS = 30
"""So many of the latest photos tell how long the next ones take: a critic slows down and speeds up."""


@dataclass(frozen=True, slots=True)
class QueueState:
    """How far the critic is with what it was asked for.

    Attributes:
        done, failed, waiting: photos since the queue was last empty.
        running: the key of the photo that is being critiqued.
        paused: the user has paused it; only photos that are asked for by themselves are done.
        held: there is no critic to go on with.
        seconds_left: for all the photos left at the latest rate; None while it is not known.
        worked_s: how long the critic has worked since the queue was last empty.
        number: another one each time photos come to an empty queue.
    """

    done: int = 0
    failed: int = 0
    waiting: int = 0
    running: int | None = None
    paused: bool = False
    held: bool = False
    seconds_left: float | None = None
    worked_s: float = 0.0
    number: int = 0

    @property
    def finished(self) -> int:
        """Photos that were done or failed."""
        return self.done + self.failed

    @property
    def total(self) -> int:
        """All photos since the queue was last empty."""
        return self.finished + self.waiting + (self.running is not None)

    @property
    def rate_per_min(self) -> float | None:
        """Photos a minute at the latest rate; None while it is not known."""
        left = self.waiting + (self.running is not None)
        return 60 * left / self.seconds_left if self.seconds_left and left else None

    @property
    def over(self) -> bool:
        """Whether no photo is left."""
        return not self.waiting and self.running is None


class CritiqueQueue:
    """Photos by their keys, each once, in the order asked for; those on screen first.

    It belongs to whoever guards it with a lock; nothing in it takes longer than a few instructions for a
    photo.
    """

    def __init__(self) -> None:
        self._waiting: dict[int, None] = {}
        self._asked: dict[int, None] = {}
        self._on_screen: tuple[int, ...] = ()
        self._running: int | None = None
        self._paused = self._held = False
        self._done = self._failed = 0
        self._recent: deque[float] = deque(maxlen=RECENT_PHOTOS)
        self._worked_s = 0.0
        self._number = 0

    def __contains__(self, photo_id: int) -> bool:
        return photo_id in self._waiting or photo_id in self._asked

    @property
    def state(self) -> QueueState:
        """How far it is now."""
        waiting = len(self._waiting) + len(self._asked)
        left = waiting + (self._running is not None)
        return QueueState(
            self._done,
            self._failed,
            waiting,
            self._running,
            self._paused,
            self._held,
            fmean(self._recent) * left if self._recent and left else None,
            self._worked_s,
            self._number,
        )

    @property
    def ready(self) -> bool:
        """Whether `take` would give a photo."""
        return bool(self._asked or (self._waiting and not (self._paused or self._held)))

    def restore(self, photo_ids: Iterable[int], *, done: int, failed: int, paused: bool) -> None:
        """Go on with what an earlier run of the program has left, counted with what this one has done.

        Where that was paused it rests, but what has been asked for meanwhile does not.
        """
        if paused and not self._paused:
            self._asked.update(self._waiting)
            self._waiting = {}
        known = {*self._asked, self._running}
        left = [key for key in photo_ids if key not in known]
        if left and self.state.over:
            self._number += 1
        self._waiting.update(dict.fromkeys(left))
        self._done += done
        self._failed += failed
        self._paused = paused

    def add(self, photo_ids: Iterable[int], *, first: bool = False) -> list[int]:
        """Let photos wait, each once.

        Args:
            photo_ids: in the order in which they are to be done.
            first: someone waits for them: they come before all others, and even while the queue is paused.

        Returns:
            those that did not wait already in this way.
        """
        if self.state.over:
            self._start_anew()
        line = self._asked if first else self._waiting
        new = [
            key
            for key in dict.fromkeys(photo_ids)
            if key not in line and key not in self._asked and key != self._running
        ]
        line.update(dict.fromkeys(new))
        if first:
            for key in new:
                self._waiting.pop(key, None)
        return new

    def prefer(self, photo_ids: Sequence[int]) -> None:
        """These photos are on screen: of those that wait they are done first."""
        self._on_screen = tuple(photo_ids)

    def take(self) -> int | None:
        """The photo to do next, which is then running; None where nothing is to be done."""
        if not self.ready:
            return None
        if self._asked:
            line, key = self._asked, next(iter(self._asked))
        else:
            line = self._waiting
            key = next((each for each in self._on_screen if each in line), next(iter(line)))
        del line[key]
        self._running = key
        return key

    def finish(self, *, failed: bool, seconds: float) -> None:
        """The running photo was done, or failed."""
        self._running = None
        self._recent.append(seconds)
        self._worked_s += seconds
        self._done += not failed
        self._failed += failed

    def forget(self) -> None:
        """The running photo was stopped; it counts no more."""
        self._running = None

    def put_back(self, *, first: bool = False) -> None:
        """The running photo was interrupted; it is the next one again, ``first`` as in `add`."""
        if self._running is not None and first:
            self._asked = {self._running: None, **self._asked}
        elif self._running is not None:
            self._waiting = {self._running: None, **self._waiting}
        self._running = None

    def remove(self, photo_ids: Collection[int]) -> list[int]:
        """Let photos wait no more; those that did."""
        gone = [key for key in photo_ids if key in self]
        for key in gone:
            self._waiting.pop(key, None)
            self._asked.pop(key, None)
        return gone

    def clear(self) -> list[int]:
        """Let nothing wait; what did."""
        gone = [*self._asked, *self._waiting]
        self._waiting.clear()
        self._asked.clear()
        self._paused = self._held = False
        return gone

    def pause(self, paused: bool) -> None:
        """Do no more photos until it goes on; all that wait stay."""
        self._paused = paused
        if paused:
            self._waiting = {**self._asked, **self._waiting}
            self._asked = {}
        else:
            self._held = False

    def hold(self, held: bool) -> None:
        """There is no critic now, or there is one again; nothing that waits is lost meanwhile."""
        self._held = held
        if held:
            self._waiting = {**self._asked, **self._waiting}
            self._asked = {}

    def _start_anew(self) -> None:
        self._number += 1
        self._done = self._failed = 0
        self._worked_s = 0.0
        self._paused = self._held = False
        self._recent.clear()
