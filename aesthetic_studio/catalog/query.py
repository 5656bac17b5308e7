"""`PhotoQuery` into SQL."""

from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from aesthetic_studio.catalog.schema import critiques, photos, scores
from aesthetic_studio.domain.photo import Flag
from aesthetic_studio.domain.query import PhotoQuery, SortKey


def find_ids(
    connection: sa.Connection, query: PhotoQuery, folder_ids: Iterable[int], critic_id: str
) -> list[int]:
    """Keys of the photos that ``query`` asks for, in its order; photos without the sorted value come last.

    Args:
        connection: inside a transaction.
        query: what to show.
        folder_ids: the root folder of the query and those inside it; ignored where the query names none.
        critic_id: whose scores count.
    """
    found: list[int] = []
    for statement in _statements(query, list(folder_ids), critic_id):
        cursor = connection.execute(statement).cursor  # its bare rows come twice as fast as SQLAlchemy's
        assert cursor is not None
        found.extend(row[0] for row in cursor.fetchall())
    return found


def _statements(query: PhotoQuery, folder_ids: list[int], critic_id: str) -> list[sa.Select[int]]:
    """One statement for the photos that have the sorted value and one for those without.

    Two simple statements walk along an index; a single one with "nulls last" would have to sort.
    """
    ids = sa.select(photos.c.id).where(*_conditions(query, folder_ids))
    by_name: tuple[sa.ColumnElement[Any], ...] = (photos.c.name, photos.c.id)
    match query.sort:
        case SortKey.NAME:
            return [_ordered(ids, by_name, query.descending)]
        case SortKey.TAKEN:
            known, unknown = photos.c.taken_at.is_not(None), photos.c.taken_at.is_(None)
            with_value, without = ids.where(known), ids.where(unknown)
            order = (photos.c.taken_at, *by_name)
        case SortKey.STARS:
            rated, unrated = photos.c.stars > 0, photos.c.stars == 0
            with_value, without = ids.where(rated), ids.where(unrated)
            order = (photos.c.stars, *by_name)
        case SortKey.SCORE | SortKey.PERSONAL:
            value = scores.c.score if query.sort is SortKey.SCORE else scores.c.personal_score
            judged = sa.and_(
                scores.c.photo_id == photos.c.id, scores.c.critic_id == critic_id, value.is_not(None)
            )
            with_value, without = ids.join(scores, judged), ids.where(~sa.exists().where(judged))
            order = (value, scores.c.photo_id)
    return [_ordered(with_value, order, query.descending), _ordered(without, by_name, descending=False)]


def _ordered(
    statement: sa.Select[int], columns: Sequence[sa.ColumnElement[Any]], descending: bool
) -> sa.Select[int]:
    return statement.order_by(*(column.desc() if descending else column for column in columns))


def _conditions(query: PhotoQuery, folder_ids: Sequence[int]) -> list[sa.ColumnElement[bool]]:
    # Literals, as in the partial indexes: SQLite cannot use those for bound values.
    conditions: list[sa.ColumnElement[bool]] = [sa.text("photos.missing = 0")]  # type: ignore[list-item]
    if query.folder_id is not None:
        conditions.append(photos.c.folder_id.in_(folder_ids))
    if query.min_stars > 0:
        conditions.append(photos.c.stars >= query.min_stars)
    if query.hide_rejected:
        conditions.append(photos.c.flag != Flag.REJECT)
    if query.text:
        conditions.append(_mentions(query.text.casefold()))
    return conditions


def _mentions(text: str) -> sa.ColumnElement[bool]:
    """Photos whose name, camera, lens or critiques contain ``text`` (case-folded)."""
    in_critique = sa.select(critiques.c.photo_id).where(sa.func.instr(critiques.c.search, text) > 0)
    return sa.or_(sa.func.instr(photos.c.search, text) > 0, photos.c.id.in_(in_critique))
