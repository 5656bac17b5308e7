"""What the critic's thread needs from outside, and what it is asked to do besides critiques."""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from aesthetic_studio.domain.critique import CriticInfo, Critique, CritiqueEvent
from aesthetic_studio.domain.errors import StudioError
from aesthetic_studio.domain.kept_critique import KeptAnswer
from aesthetic_studio.domain.progress import Cancelled, CancelToken, ProgressCallback

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
class Left:
    """What the queue has kept of an earlier run of the program, and of this one so far.

    Attributes:
        waiting: keys of photos, the next one first.
        done, failed: photos of the job that they belong to.
        paused: the user has paused it.
    """

    waiting: Sequence[int] = ()
    done: int = 0
    failed: int = 0
    paused: bool = False


class Journal(Protocol):
    """Keeps what happens to the queue, in the order in which it happens; none of its calls takes any time."""

    def read(self, then: Callable[[Left], None]) -> None:
        """Hand what is kept, with all that was told before this call, to the window's thread."""

    def added(self, photo_ids: Sequence[int], *, first: bool) -> None:
        """Photos wait for the critic."""

    def kept(self, photo_id: int, critique: Critique) -> None:
        """A photo has its critique."""

    def failed(self, photo_id: int, error: StudioError) -> None:
        """A photo could not be critiqued."""

    def dropped(self, photo_ids: Sequence[int]) -> None:
        """Photos wait no more."""

    def paused(self, paused: bool) -> None:
        """The user has paused the queue, or lets it go on."""

    def answered(self, path: Path, answer: KeptAnswer) -> None:
        """A question about a photo has its answer, or as much of it as was given."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something to be answered about a photo."""

    path: Path
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Work:
    """Something else to be done with the critic."""

    do: Callable[[Any, CancelToken], Any]
    then: Callable[[Any], None]
    failed: Callable[[StudioError | None], None]

    def carried_out(self, session: Session, cancel: CancelToken) -> tuple[Callable[[Any], None], Any]:
        """Do it; who is to hear of it, and what. Nothing that goes wrong leaves this method."""
        try:
            return self.then, self.do(session, cancel)
        except Cancelled:
            return self.failed, None
        except StudioError as error:
            return self.failed, error
        except Exception as error:
            log.exception("work with the critic failed")
            return self.failed, StudioError(f"Something unexpected happened: {error}.")
