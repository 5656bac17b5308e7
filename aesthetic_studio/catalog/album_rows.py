"""Albums as rows of the catalogue."""

import json
from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from aesthetic_studio.catalog.schema import SHOWN, album_photos, albums, photos
from aesthetic_studio.domain.albums import Album
from aesthetic_studio.domain.changes import (
    NO_CHANGES,
    AlbumChange,
    Changes,
    Edit,
    MemberChange,
    PhotoField,
)
from aesthetic_studio.domain.errors import FilterError, UsageError
from aesthetic_studio.domain.filter_parser import parse_filter

_FIELDS = frozenset({PhotoField.ALBUMS})


def load_albums(connection: sa.Connection) -> list[Album]:
    """All albums in the order of their names; one whose filter this version cannot read is left out."""
    count = sa.select(album_photos.c.album_id, sa.func.count().label("count")).join(photos).where(SHOWN)
    counts = count.group_by(album_photos.c.album_id).subquery()
    statement = sa.select(albums.c.id, albums.c.name, albums.c.filter, counts.c["count"])
    statement = statement.outerjoin(counts, counts.c.album_id == albums.c.id).order_by(albums.c.folded)
    found = []
    for key, name, text, filled in connection.execute(statement):
        try:
            saved = None if text is None else parse_filter(text)
        except FilterError:
            continue
        found.append(Album(key, name, saved, (filled or 0) if text is None else None))
    return found


def next_album_id(connection: sa.Connection) -> int:
    """A number that no album has or ever had."""
    last = sa.text("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'albums'")
    return int(connection.execute(last).scalar_one()) + 1


def change_album(connection: sa.Connection, asked: AlbumChange, title: str) -> Changes:
    """Make, change or delete an album.

    Raises:
        UsageError: another album has the name.
    """
    before = _state(connection, asked.album_id)
    if before == asked or (before.name is None and asked.name is None):
        return NO_CHANGES
    inverse: tuple[Edit, ...] = (before,)
    members = _members(connection, asked.album_id)
    if asked.name is None:
        connection.execute(albums.delete().where(albums.c.id == asked.album_id))
        inverse += tuple(MemberChange(asked.album_id, photo) for photo in sorted(members))
        return Changes(frozenset(members), _FIELDS, inverse, title)
    folded = asked.name.casefold()
    same = sa.select(albums.c.id).where(albums.c.folded == folded, albums.c.id != asked.album_id)
    if connection.execute(same).first() is not None:
        raise UsageError(f"There is an album named {asked.name} already.", "Choose another name.")
    values = {"name": asked.name, "folded": folded, "filter": asked.filter}
    statement = insert(albums).values(id=asked.album_id, **values)
    connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=values))
    return Changes(frozenset(), _FIELDS, inverse, title)


def change_members(connection: sa.Connection, asked: Sequence[MemberChange], title: str) -> Changes:
    """Put photos into albums and take them out; what is so already changes nothing.

    Raises:
        UsageError: the album is unknown or a smart one, or a photo is unknown.
    """
    changed: list[MemberChange] = []
    for album_id in dict.fromkeys(each.album_id for each in asked):
        before = _state(connection, album_id)
        if before.name is None or before.filter is not None:
            what = (
                "There is no such album."
                if before.name is None
                else f"{before.name} finds its photos itself."
            )
            raise UsageError(what, "Choose an album that you fill yourself.")
        members = _members(connection, album_id)
        wanted = {each.photo_id: each for each in asked if each.album_id == album_id}
        changed += [each for key, each in wanted.items() if (key in members) is not each.inside]
    _check_photos(connection, [each.photo_id for each in changed])
    added = [{"album_id": each.album_id, "photo_id": each.photo_id} for each in changed if each.inside]
    gone = [{"album": each.album_id, "photo": each.photo_id} for each in changed if not each.inside]
    if added:
        connection.execute(album_photos.insert(), added)
    if gone:
        album = album_photos.c.album_id == sa.bindparam("album")
        photo = album_photos.c.photo_id == sa.bindparam("photo")
        connection.execute(album_photos.delete().where(album, photo), gone)
    inverse = tuple(MemberChange(each.album_id, each.photo_id, not each.inside) for each in changed)
    found = frozenset(each.photo_id for each in changed)
    return Changes(found, _FIELDS, inverse, title) if changed else NO_CHANGES


def _state(connection: sa.Connection, album_id: int) -> AlbumChange:
    """The album as it is now."""
    row = connection.execute(
        sa.select(albums.c.name, albums.c.filter).where(albums.c.id == album_id)
    ).one_or_none()
    return AlbumChange(album_id) if row is None else AlbumChange(album_id, row.name, row.filter)


def _members(connection: sa.Connection, album_id: int) -> set[int]:
    inside = sa.select(album_photos.c.photo_id).where(album_photos.c.album_id == album_id)
    return set(connection.execute(inside).scalars())


def _check_photos(connection: sa.Connection, keys: Sequence[int]) -> None:
    listed = sa.func.json_each(json.dumps(list(keys))).table_valued("value")
    unknown = sa.select(listed.c.value).where(listed.c.value.not_in(sa.select(photos.c.id)))
    for key in connection.execute(unknown.limit(1)).scalars():
        raise UsageError(f"The library has no photo with the number {key}.")
