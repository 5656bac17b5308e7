"""The critiques that were asked for, kept in the catalogue until they are made: a queue outlives the program."""

from collections.abc import Sequence
from datetime import UTC, datetime

from aesthetic_studio.catalog.critique_rows import add_critique
from aesthetic_studio.catalog.job_rows import (
    JobState,
    begin_job,
    end_if_over,
    failed_photos,
    is_known,
    let_wait,
    newest_job,
    open_job,
    photos_without_critique,
    readable_photos,
    set_outcome,
    set_state,
    take_out,
    waiting_photos,
)
from aesthetic_studio.catalog.opening import Catalog
from aesthetic_studio.domain.changes import NO_CHANGES, Changes, PhotoField
from aesthetic_studio.domain.critique import Critique
from aesthetic_studio.domain.errors import StudioError
from aesthetic_studio.domain.jobs import FailedPhoto, Job

JOBS_KEPT = 10
"""So many jobs that have ended are kept, with what failed in them."""


class CritiqueJobs:
    """What is to be critiqued in one library; see `studio.library.Library.jobs`.

    Photos join the job that is going on; where all are done, the next one begins a new job. Each write is one
    transaction, so that a photo whose critique was kept does not wait any more, whenever the program ends.
    """

    def __init__(self, catalog: Catalog, critic_id: str) -> None:
        self._catalog, self._critic_id = catalog, critic_id

    def newest(self) -> Job | None:
        """The job that is going on, or the last one; None before the first."""
        with self._catalog.read() as connection:
            return newest_job(connection)

    def waiting(self) -> list[int]:
        """Keys of the photos that wait, the next one first."""
        with self._catalog.read() as connection:
            job = open_job(connection)
            return [] if job is None else waiting_photos(connection, job)

    def failures(self, limit: int | None = None) -> list[FailedPhoto]:
        """The photos that failed in the newest job, at most ``limit``."""
        with self._catalog.read() as connection:
            job = newest_job(connection)
            return [] if job is None else failed_photos(connection, job.id, limit)

    def readable(self, photo_ids: Sequence[int]) -> list[int]:
        """Those of these photos, in their order, that can be critiqued: their files are there and sound."""
        with self._catalog.read() as connection:
            return readable_photos(connection, photo_ids)

    def without_critique(self, photo_ids: Sequence[int]) -> list[int]:
        """Those of these photos, in their order, that the critic has not seen, or not since their file was changed."""
        with self._catalog.read() as connection:
            return photos_without_critique(connection, photo_ids, self._critic_id)

    def add(self, photo_ids: Sequence[int], *, first: bool = False) -> None:
        """Let photos wait, behind the others or before them; one that was done or failed waits again."""
        if not photo_ids:
            return
        with self._catalog.write() as connection:
            job = open_job(connection)
            if job is None:
                job = begin_job(connection, datetime.now(UTC), keep=JOBS_KEPT)
            let_wait(connection, job, photo_ids, first=first)
            end_if_over(connection, job, datetime.now(UTC))  # where the library knows none of them

    def keep(self, photo_id: int, critique: Critique) -> Changes:
        """Keep a critique, and let its photo wait no more; nothing where the library knows no such photo."""
        now = datetime.now(UTC)
        with self._catalog.write() as connection:
            if not is_known(connection, photo_id):
                return NO_CHANGES
            add_critique(connection, photo_id, critique, now)
            job = open_job(connection)
            if job is not None:
                set_outcome(connection, job, photo_id)
                end_if_over(connection, job, now)
        return Changes(frozenset({photo_id}), frozenset({PhotoField.CRITIQUE}))

    def fail(self, photo_id: int, error: StudioError) -> None:
        """A photo could not be critiqued."""
        with self._catalog.write() as connection:
            job = open_job(connection)
            if job is not None:
                set_outcome(connection, job, photo_id, error)
                end_if_over(connection, job, datetime.now(UTC))

    def drop(self, photo_ids: Sequence[int] | None = None) -> None:
        """These photos wait no more; None for all of them, which ends the job."""
        with self._catalog.write() as connection:
            job = open_job(connection)
            if job is not None:
                take_out(connection, job, photo_ids)
                end_if_over(connection, job, datetime.now(UTC))

    def pause(self, paused: bool) -> None:
        """Remember that the user has paused the job that is going on, or lets it go on."""
        with self._catalog.write() as connection:
            job = open_job(connection)
            if job is not None:
                set_state(connection, job, JobState.PAUSED if paused else JobState.RUNNING)
