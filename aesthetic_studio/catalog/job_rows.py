"""Jobs as rows of the catalogue: which photos wait, which are done, which failed and why."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa

from aesthetic_studio.catalog.schema import critiques, job_photos, jobs, photos
from aesthetic_studio.domain.errors import StudioError
from aesthetic_studio.domain.jobs import FailedPhoto, Job

CRITIQUES = "critiques"
"""The only kind of job so far."""


class JobState(StrEnum):
    """What the user wants of a job; whether it has ended is told by ``ended_at`` too."""

    RUNNING = "running"
    PAUSED = "paused"
    ENDED = "ended"


class PhotoState(StrEnum):
    """How far one photo of a job is."""

    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"


def newest_job(connection: sa.Connection) -> Job | None:
    """The job that was begun last, ended or not; None before the first."""
    newest = sa.select(jobs).where(jobs.c.kind == CRITIQUES).order_by(jobs.c.id.desc()).limit(1)
    row = connection.execute(newest).one_or_none()
    if row is None:
        return None
    count = sa.select(job_photos.c.state, sa.func.count()).where(job_photos.c.job_id == row.id)
    counts: dict[str, int] = dict(connection.execute(count.group_by(job_photos.c.state)).all())
    return Job(
        id=row.id,
        started_at=row.created_at,
        ended_at=row.ended_at,
        paused=row.state == JobState.PAUSED,
        done=counts.get(PhotoState.DONE, 0),
        failed=counts.get(PhotoState.FAILED, 0),
        waiting=counts.get(PhotoState.WAITING, 0),
    )


def open_job(connection: sa.Connection) -> int | None:
    """The key of the job that has not ended."""
    going_on = (jobs.c.kind == CRITIQUES, jobs.c.state != JobState.ENDED)
    newest: int | None = connection.execute(sa.select(sa.func.max(jobs.c.id)).where(*going_on)).scalar_one()
    return newest


def begin_job(connection: sa.Connection, now: datetime, *, keep: int) -> int:
    """A new job without photos; of the older ones the newest ``keep`` are kept."""
    older = sa.select(jobs.c.id).where(jobs.c.kind == CRITIQUES).order_by(jobs.c.id.desc()).offset(keep)
    connection.execute(jobs.delete().where(jobs.c.id.in_(older.limit(-1))))
    row = {"kind": CRITIQUES, "state": JobState.RUNNING, "created_at": now}
    return int(connection.execute(jobs.insert().returning(jobs.c.id), row).scalar_one())


def let_wait(connection: sa.Connection, job_id: int, photo_ids: Sequence[int], *, first: bool) -> None:
    """Put photos at the end, or at the beginning, of those that wait; photos that are unknown are left out."""
    edge = sa.func.min if first else sa.func.max
    known = sa.select(sa.func.coalesce(edge(job_photos.c.place), 0)).where(job_photos.c.job_id == job_id)
    start = connection.execute(known).scalar_one() + (-len(photo_ids) if first else 1)
    # As one statement: a hundred thousand rows in a fraction of a second.
    add = """INSERT INTO job_photos (job_id, photo_id, state, place)
        SELECT :job_id, photos.id, :waiting, :start + wanted.key
        FROM json_each(:photo_ids) AS wanted JOIN photos ON photos.id = wanted.value WHERE true
        ON CONFLICT (job_id, photo_id) DO UPDATE
        SET state = excluded.state, place = excluded.place, error = NULL, remedy = NULL"""
    values = {"job_id": job_id, "waiting": PhotoState.WAITING, "start": start}
    connection.execute(sa.text(add), {**values, "photo_ids": str(list(dict.fromkeys(photo_ids)))})


def waiting_photos(connection: sa.Connection, job_id: int) -> list[int]:
    """Keys of the photos that wait, the next one first."""
    waiting = (job_photos.c.job_id == job_id, job_photos.c.state == PhotoState.WAITING)
    order = (job_photos.c.place, job_photos.c.photo_id)
    statement = sa.select(job_photos.c.photo_id).where(*waiting).order_by(*order)
    return list(connection.execute(statement).scalars())


def set_outcome(
    connection: sa.Connection, job_id: int, photo_id: int, error: StudioError | None = None
) -> None:
    """A photo is done, or has failed; nothing where it is not in the job."""
    state = PhotoState.DONE if error is None else PhotoState.FAILED
    told = {"error": error.message, "remedy": error.advice} if error else {"error": None, "remedy": None}
    photo = (job_photos.c.job_id == job_id, job_photos.c.photo_id == photo_id)
    connection.execute(job_photos.update().where(*photo).values(state=state, **told))


def take_out(connection: sa.Connection, job_id: int, photo_ids: Iterable[int] | None) -> None:
    """These photos no longer wait; None for all of them."""
    waiting = [job_photos.c.job_id == job_id, job_photos.c.state == PhotoState.WAITING]
    if photo_ids is not None:
        keys = sa.func.json_each(str(list(photo_ids))).table_valued("value")
        waiting.append(job_photos.c.photo_id.in_(sa.select(keys.c.value)))
    connection.execute(job_photos.delete().where(*waiting))


def set_state(connection: sa.Connection, job_id: int, state: JobState) -> None:
    """Pause a job, or let it run."""
    connection.execute(jobs.update().where(jobs.c.id == job_id).values(state=state, ended_at=None))


def end_if_over(connection: sa.Connection, job_id: int, now: datetime) -> None:
    """A job of which no photo waits has ended."""
    waiting = sa.exists().where(job_photos.c.job_id == job_id, job_photos.c.state == PhotoState.WAITING)
    over = jobs.update().where(jobs.c.id == job_id, jobs.c.state != JobState.ENDED, ~waiting)
    connection.execute(over.values(state=JobState.ENDED, ended_at=now))


def failed_photos(connection: sa.Connection, job_id: int, limit: int | None = None) -> list[FailedPhoto]:
    """The photos that failed and why, in the order in which they were asked for."""
    failed = (job_photos.c.job_id == job_id, job_photos.c.state == PhotoState.FAILED)
    statement = (
        sa.select(job_photos.c.photo_id, photos.c.path, job_photos.c.error, job_photos.c.remedy)
        .join(photos, photos.c.id == job_photos.c.photo_id)
        .where(*failed)
        .order_by(job_photos.c.place, job_photos.c.photo_id)
        .limit(limit)
    )
    return [
        FailedPhoto(key, path, error or "", remedy or "")
        for key, path, error, remedy in connection.execute(statement)
    ]


def readable_photos(connection: sa.Connection, photo_ids: Sequence[int]) -> list[int]:
    """Those of these photos, in their order, whose files are there and can be read."""
    wanted = """SELECT photos.id FROM json_each(:photo_ids) AS wanted JOIN photos ON photos.id = wanted.value
        WHERE photos.missing = 0 AND photos.error IS NULL ORDER BY wanted.key"""
    return list(connection.execute(sa.text(wanted), {"photo_ids": str(list(photo_ids))}).scalars())


def photos_without_critique(connection: sa.Connection, photo_ids: Sequence[int], critic_id: str) -> list[int]:
    """Those of these photos, in their order, that this critic has not seen, or not since their file was changed."""
    asked = sa.func.json_each(json.dumps(list(photo_ids))).table_valued("value")
    made_at_ns = 1000 * sa.type_coerce(critiques.c.created_at, sa.BigInteger)
    seen = (
        sa.select(critiques.c.photo_id)
        .join(photos, photos.c.id == critiques.c.photo_id)
        .where(photos.c.id.in_(sa.select(asked.c.value)), critiques.c.critic_id == critic_id)
        .where(made_at_ns > photos.c.modified_ns)
    )
    known = set(connection.execute(seen).scalars())
    return [each for each in photo_ids if each not in known]


def is_known(connection: sa.Connection, photo_id: int) -> bool:
    """Whether the library has such a photo."""
    found = connection.execute(sa.select(photos.c.id).where(photos.c.id == photo_id))
    return found.scalar_one_or_none() is not None
