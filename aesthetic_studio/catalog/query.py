"""`PhotoQuery` into SQL."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from aesthetic_studio.catalog.schema import SHOWN, photos, scores
from aesthetic_studio.catalog.text_search import mentions
from aesthetic_studio.domain.photo import Flag
from aesthetic_studio.domain.query import PhotoQuery, SortKey

FEW = 2_000
"""Photos that are sorted in no time."""

_NAME: tuple[sa.ColumnElement[Any], ...] = (photos.c.name, photos.c.id)
_JUDGED = sa.text("scores.latest = 1 AND scores.shown = 1")


def find_ids(
    connection: sa.Connection,
    query: PhotoQuery,
    folder_ids: Iterable[int],
    critic_id: str,
    *,
    limit: int | None = None,
) -> list[int]:
    """Keys of the photos that ``query`` asks for, in its order; photos without the sorted value come last.

    Args:
        connection: inside a transaction.
        query: what to show.
        folder_ids: the root folder of the query and those inside it; ignored where the query names none.
        critic_id: whose scores count.
        limit: only so many of the first; None for all.
    """
    folders = list(folder_ids)
    wanted = _Wanted(query, folders, critic_id, _are_small(connection, folders))
    if query.sort in {SortKey.SCORE, SortKey.PERSONAL}:
        return _by_score(connection, wanted, limit)
    found: list[int] = []
    for statement in _statements(wanted):
        found += _keys(connection, statement, limit, len(found))
        if len(found) == limit:
            break
    return found


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A query with what is needed to put it into SQL."""

    query: PhotoQuery
    folder_ids: Sequence[int]
    critic_id: str
    few_in_folders: bool


def _are_small(connection: sa.Connection, folder_ids: Sequence[int]) -> bool:
    """Whether it is quicker to sort the photos of these folders than to walk past all the others."""
    inside = sa.select(photos.c.id).where(photos.c.folder_id.in_(folder_ids)).limit(FEW + 1).subquery()
    count = connection.execute(sa.select(sa.func.count()).select_from(inside)).scalar_one()
    return bool(folder_ids) and count <= FEW


def _keys(connection: sa.Connection, statement: sa.Select[Any], limit: int | None, have: int) -> list[int]:
    wanted = statement if limit is None else statement.limit(limit - have)
    cursor = connection.execute(wanted).cursor  # its bare rows come twice as fast as SQLAlchemy's
    assert cursor is not None
    return [row[0] for row in cursor.fetchall()]


def _statements(wanted: _Wanted) -> list[sa.Select[Any]]:
    """One statement for the photos that have the sorted value and one for those without.

    Two simple statements walk along an index; a single one with "nulls last" would have to sort.
    """
    ids = _by_name(wanted)
    descending = wanted.query.descending
    known: sa.ColumnElement[bool]
    unknown: sa.ColumnElement[bool]
    match wanted.query.sort:
        case SortKey.TAKEN:
            known, unknown = photos.c.taken_at.is_not(None), photos.c.taken_at.is_(None)
            order = (photos.c.taken_at, *_NAME)
        case SortKey.STARS:
            known, unknown = photos.c.stars > 0, photos.c.stars == 0
            order = (photos.c.stars, *_NAME)
        case _:
            return [_ordered(ids, _NAME, descending)]
    return [_ordered(ids.where(known), order, descending), _ordered(ids.where(unknown), _NAME)]


def _by_score(connection: sa.Connection, wanted: _Wanted, limit: int | None) -> list[int]:
    """The rows of `scores` repeat what most filters ask for, so that photos are hardly ever looked up."""
    value = scores.c.score if wanted.query.sort is SortKey.SCORE else scores.c.personal_score
    of_critic = (scores.c.critic_id == wanted.critic_id, _JUDGED, value.is_not(None))
    judged = sa.select(scores.c.photo_id).where(*of_critic, *_conditions(wanted, scores))
    judged = _ordered(judged, (value, scores.c.photo_id), wanted.query.descending)
    found = _keys(connection, judged, limit, 0)
    if len(found) == limit:
        return found
    others = _ordered(_by_name(wanted), _NAME)
    if limit is None:  # comparing here takes a third of the time of 100,000 look-ups
        known = set(found)
        return found + [key for key in _keys(connection, others, None, 0) if key not in known]
    unjudged = others.where(~sa.exists().where(scores.c.photo_id == photos.c.id, *of_critic))
    return found + _keys(connection, unjudged, limit, len(found))


def _by_name(wanted: _Wanted) -> sa.Select[Any]:
    return sa.select(photos.c.id).where(SHOWN, *_conditions(wanted, photos))


def _ordered(
    statement: sa.Select[Any], columns: Sequence[sa.ColumnElement[Any]], descending: bool = False
) -> sa.Select[Any]:
    return statement.order_by(*(column.desc() if descending else column for column in columns))


def _conditions(wanted: _Wanted, table: sa.Table) -> list[sa.ColumnElement[bool]]:
    """What the query asks of each photo, in terms of `photos`, or of `scores` that repeats some of it."""
    query = wanted.query
    conditions: list[sa.ColumnElement[bool]] = []
    if query.folder_id is not None:
        # As a sum SQLite leaves the folders' index alone and walks in the order of the view.
        folder: sa.ColumnElement[Any] = table.c.folder_id
        chosen: sa.ColumnElement[Any] = folder if wanted.few_in_folders else folder + 0
        conditions.append(chosen.in_(wanted.folder_ids))
    if query.min_stars > 0:
        conditions.append(table.c.stars >= query.min_stars)
    if query.hide_rejected:
        conditions.append(table.c.flag != Flag.REJECT)
    if query.text:
        conditions.append(mentions(query.text, photos.c.id if table is photos else scores.c.photo_id))
    return conditions
