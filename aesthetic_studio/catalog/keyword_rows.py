"""Keywords as rows of the catalogue."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from aesthetic_studio.catalog.pair_rows import mates
from aesthetic_studio.catalog.schema import SHOWN, keywords, photo_keywords, photos
from aesthetic_studio.domain.changes import NO_CHANGES, Changes, KeywordChange, PhotoField
from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.domain.names import clean_keyword

_NONE = -1
"""Stands for the number of a keyword that nobody has."""


def change_keywords(connection: sa.Connection, asked: Sequence[KeywordChange], title: str) -> Changes:
    """Give keywords and take them away, of both files of a pair; what is so already changes nothing.

    Raises:
        UsageError: a keyword is empty, or a photo unknown.
    """
    wanted = _for_pairs(connection, [replace(each, keyword=clean_keyword(each.keyword)) for each in asked])
    if not wanted:
        return NO_CHANGES
    _check_photos(connection, wanted)
    ids = _ids(connection, {each.keyword for each in wanted if each.given})
    ids |= _known_ids(connection, {each.keyword for each in wanted if not each.given})
    had = _had(connection, {each.photo_id for each in wanted})
    last = {(each.photo_id, ids.get(each.keyword.casefold(), _NONE)): each for each in wanted}
    changed = {key: each for key, each in last.items() if (key in had) is not each.given and key[1] != _NONE}
    given = [_row(key) for key, each in changed.items() if each.given]
    gone = [{"photo": photo, "keyword": key} for (photo, key), each in changed.items() if not each.given]
    if given:
        connection.execute(photo_keywords.insert(), given)
    if gone:
        of_photo = photo_keywords.c.photo_id == sa.bindparam("photo")
        this = photo_keywords.c.keyword_id == sa.bindparam("keyword")
        connection.execute(photo_keywords.delete().where(of_photo, this), gone)
    names = _names(connection, {key for _, key in changed})
    inverse = (KeywordChange(photo, names[key], not each.given) for (photo, key), each in changed.items())
    found = frozenset(photo for photo, _ in changed)
    return Changes(found, frozenset({PhotoField.KEYWORDS}), tuple(inverse), title) if changed else NO_CHANGES


def keywords_of(connection: sa.Connection, photo_ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """The keywords of each of these photos in the order of the alphabet; photos without any are left out."""
    among = photo_keywords.c.photo_id.in_(_listed(photo_ids))
    statement = sa.select(photo_keywords.c.photo_id, keywords.c.name).join(keywords).where(among)
    found: dict[int, tuple[str, ...]] = {}
    for photo, name in connection.execute(statement.order_by(keywords.c.folded)):
        found[photo] = (*found.get(photo, ()), name)
    return found


def used_keywords(connection: sa.Connection) -> dict[str, int]:
    """Every keyword that photos have, with how many photos; in the order of the alphabet."""
    count = sa.func.count().label("count")
    statement = sa.select(keywords.c.name, count).join(photo_keywords).join(photos).where(SHOWN)
    statement = statement.group_by(keywords.c.id).order_by(keywords.c.folded)
    return dict(connection.execute(statement).all())


def _row(key: tuple[int, int]) -> dict[str, int]:
    return {"photo_id": key[0], "keyword_id": key[1]}


def _for_pairs(connection: sa.Connection, wanted: Sequence[KeywordChange]) -> list[KeywordChange]:
    others = mates(connection, {each.photo_id for each in wanted})
    paired = [replace(each, photo_id=other) for each in wanted for other in others.get(each.photo_id, ())]
    return list(dict.fromkeys((*wanted, *paired)))


def _check_photos(connection: sa.Connection, wanted: Iterable[KeywordChange]) -> None:
    asked = {each.photo_id for each in wanted}
    known = set(connection.execute(sa.select(photos.c.id).where(photos.c.id.in_(_listed(asked)))).scalars())
    for key in sorted(asked - known):
        raise UsageError(f"The library has no photo with the number {key}.")


def _ids(connection: sa.Connection, names: Iterable[str]) -> dict[str, int]:
    """The numbers of keywords by their folded names; those that are new get one."""
    rows = [{"name": name, "folded": name.casefold()} for name in sorted(names)]
    if rows:
        connection.execute(insert(keywords).on_conflict_do_nothing(), rows)
    return _known_ids(connection, [row["name"] for row in rows])


def _known_ids(connection: sa.Connection, names: Iterable[str]) -> dict[str, int]:
    folded = keywords.c.folded.in_(_listed(name.casefold() for name in names))
    return dict(connection.execute(sa.select(keywords.c.folded, keywords.c.id).where(folded)).all())


def _names(connection: sa.Connection, ids: Iterable[int]) -> dict[int, str]:
    chosen = keywords.c.id.in_(_listed(ids))
    return dict(connection.execute(sa.select(keywords.c.id, keywords.c.name).where(chosen)).all())


def _had(connection: sa.Connection, photo_ids: Iterable[int]) -> set[tuple[int, int]]:
    chosen = photo_keywords.c.photo_id.in_(_listed(photo_ids))
    statement = sa.select(photo_keywords.c.photo_id, photo_keywords.c.keyword_id).where(chosen)
    return {(photo, key) for photo, key in connection.execute(statement)}


def _listed(values: Iterable[int | str]) -> sa.Select[tuple[int]]:
    listed = sa.func.json_each(json.dumps(list(values))).table_valued("value")
    return sa.select(listed.c.value)
