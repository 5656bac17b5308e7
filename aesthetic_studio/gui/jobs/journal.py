"""Hands what happens to the queue of critiques to the thread that writes the catalogue."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from aesthetic_studio.domain.changes import Changes
from aesthetic_studio.domain.critique import Critique
from aesthetic_studio.domain.errors import StudioError
from aesthetic_studio.domain.kept_critique import KeptAnswer
from aesthetic_studio.gui.workers.critic_jobs import Left
from aesthetic_studio.gui.workers.serial_thread import CatalogueWriter

if TYPE_CHECKING:
    from aesthetic_studio.studio.library import Library


class CatalogueJournal:
    """A `Journal` that is callable from any thread and waits for none.

    Args:
        library: where the queue, critiques and answers are kept.
        writer: writes it, in the order in which it happened.
        saved: hears in the window's thread which photos have a new critique.
        failed: hears in the window's thread what could not be written.
    """

    def __init__(
        self,
        library: "Library",
        writer: CatalogueWriter,
        saved: Callable[[Changes], None],
        failed: Callable[[StudioError], None],
    ) -> None:
        self._library, self._jobs, self._writer = library, library.jobs, writer
        self._saved, self._failed = saved, failed

    def read(self, then: Callable[[Left], None]) -> None:
        """Read in the writer's thread: whatever was told before has been written there."""

        def read() -> Left:
            job, waiting = self._jobs.newest(), self._jobs.waiting()
            return Left(waiting, job.done, job.failed, job.paused) if job is not None else Left()

        self._writer.post(read, then, self._failed)

    def added(self, photo_ids: Sequence[int], *, first: bool) -> None:
        """Photos wait for the critic."""
        self._post(lambda: self._jobs.add(photo_ids, first=first))

    def kept(self, photo_id: int, critique: Critique) -> None:
        """A photo has its critique."""
        self._writer.post(lambda: self._jobs.keep(photo_id, critique), self._saved, self._failed)

    def failed(self, photo_id: int, error: StudioError) -> None:
        """A photo could not be critiqued."""
        self._post(lambda: self._jobs.fail(photo_id, error))

    def dropped(self, photo_ids: Sequence[int]) -> None:
        """Photos wait no more."""
        self._post(lambda: self._jobs.drop(photo_ids))

    def paused(self, paused: bool) -> None:
        """The user has paused the queue, or lets it go on."""
        self._post(lambda: self._jobs.pause(paused))

    def answered(self, path: Path, answer: KeptAnswer) -> None:
        """A question about a photo has its answer."""
        self._post(lambda: self._library.conversations.keep_answer(path, answer))

    def _post(self, write: Callable[[], None]) -> None:
        self._writer.post(write, None, self._failed)
