"""What assisted culling needs to know of many photos at once."""

import json
from collections.abc import Iterable, Sequence

import sqlalchemy as sa

from aesthetic_studio.catalog.job_rows import CRITIQUES, PhotoState
from aesthetic_studio.catalog.places import lies_in
from aesthetic_studio.catalog.schema import SHOWN, album_photos, job_photos, jobs, photos, scores
from aesthetic_studio.domain.culling import Candidate
from aesthetic_studio.domain.photo import Flag, Label
from aesthetic_studio.domain.query import PhotoQuery


def count_scores(
    connection: sa.Connection, critic_id: str, place: PhotoQuery, folder_ids: Sequence[int]
) -> dict[int, int]:
    """How many photos have which score, by the half point that it has reached.

    Args:
        connection: inside a transaction.
        critic_id: whose scores.
        place: only in its folder or album.
        folder_ids: the root folder of the place and those inside it; ignored where it names none.
    """
    half_points = sa.cast(2 * scores.c.score, sa.Integer)  # downwards: a bar stands for what begins there
    statement = sa.select(half_points, sa.func.count()).where(
        scores.c.critic_id == critic_id, sa.text("scores.latest = 1 AND scores.shown = 1"), scores.c.score > 0
    )
    if place.folder_id is not None:
        statement = statement.where(scores.c.folder_id.in_(folder_ids))
    if place.within is not None:
        inside = sa.select(photos.c.id).where(lies_in(photos.c.directory, place.within))
        statement = statement.where(scores.c.photo_id.in_(inside))
    if place.album_id is not None:
        inside = sa.select(album_photos.c.photo_id).where(album_photos.c.album_id == place.album_id)
        statement = statement.where(scores.c.photo_id.in_(inside))
    return dict(connection.execute(statement.group_by(half_points)).all())


def load_candidates(connection: sa.Connection, photo_ids: Iterable[int], critic_id: str) -> list[Candidate]:
    """These photos, and of each stack that one of them leads all others, in the order asked for."""
    keys = list(photo_ids)
    place = {key: number for number, key in enumerate(keys)}
    asked = sa.func.json_each(json.dumps(keys)).table_valued("value")
    ids = sa.select(asked.c.value)
    led = sa.select(photos.c.stack_id).where(
        photos.c.id.in_(ids), photos.c.stack_id.is_not(None), photos.c.behind.is_(False)
    )
    of_critic = sa.and_(
        scores.c.photo_id == photos.c.id, scores.c.critic_id == critic_id, sa.text("scores.latest = 1")
    )
    marks = (photos.c.stack_id, photos.c.behind, photos.c.flag, photos.c.stars, photos.c.label)
    files = (photos.c.error.is_(None), photos.c.id.in_(_failed()))
    judged = (scores.c.score, scores.c.score_std, scores.c.personal_score, scores.c.personal_proven)
    chosen = sa.or_(photos.c.id.in_(ids), sa.and_(photos.c.stack_id.in_(led), sa.text("photos.behind = 1")))
    statement = sa.select(photos.c.id, *marks, *files, *judged).select_from(
        photos.outerjoin(scores, of_critic)
    )
    found: list[tuple[int, Candidate]] = []
    leaders: dict[int, int] = {}
    for row in connection.execute(statement.where(SHOWN, chosen)):
        key, stack, behind, flag, stars, label, readable, failed, score, std, personal, proven = row
        own = personal if proven else None
        told = (Flag(flag), stars, Label(label), bool(readable), bool(failed))
        candidate = Candidate(key, score, std, own, stack, *told)
        if stack is not None and not behind and key in place:
            leaders[stack] = place[key]
        found.append((place.get(key, -1), candidate))
    # Those that come along stand behind the photo that leads them.
    found.sort(key=lambda each: (leaders[each[1].stack_id or 0], 1) if each[0] < 0 else (each[0], 0))
    return [candidate for _, candidate in found]


def _failed() -> sa.Select[tuple[int]]:
    """The photos that failed in the newest job."""
    newest = sa.select(sa.func.max(jobs.c.id)).where(jobs.c.kind == CRITIQUES).scalar_subquery()
    return sa.select(job_photos.c.photo_id).where(
        job_photos.c.job_id == newest, job_photos.c.state == PhotoState.FAILED
    )
