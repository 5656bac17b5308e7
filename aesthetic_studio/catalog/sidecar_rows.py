"""What is to be written into sidecars, and what has been."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from aesthetic_studio.catalog.adoption import FileMarks, forget_unwritten, known_photos, marks_described
from aesthetic_studio.catalog.critique_rows import latest_critique
from aesthetic_studio.catalog.photo_rows import FoundFile, save_files
from aesthetic_studio.catalog.schema import keywords, photo_keywords, photos, unwritten
from aesthetic_studio.domain.changes import MarkChange, MarkValue, PhotoField
from aesthetic_studio.domain.critique import Critique
from aesthetic_studio.domain.photo import Flag, Label
from aesthetic_studio.photos.beside import Stamp


@dataclass(frozen=True, slots=True)
class ToWrite:
    """A photo whose sidecar is to be brought in step.

    Attributes:
        keywords: as the catalogue has them: alone, or with their parents as ``parent|child``.
        told: the marks that the file told when it was last read.
        told_keywords, told_paths: its keywords then.
        stamp: of its sidecar then; None where there was none.
        critique: the newest one.
    """

    id: int
    path: Path
    folder_id: int | None
    stars: int | float
    flag: Flag
    label: Label
    keywords: tuple[str, ...]
    told: FileMarks
    told_keywords: tuple[str, ...]
    told_paths: tuple[str, ...]
    stamp: Stamp | None
    critique: Critique | None


def unwritten_ids(connection: sa.Connection, among: Iterable[int] | None = None) -> list[int]:
    """Keys of the photos that wait for their sidecar to be written, of all or of those ``among``."""
    statement = sa.select(unwritten.c.photo_id).join(photos, photos.c.id == unwritten.c.photo_id)
    statement = statement.where(photos.c.missing.is_(False)).order_by(unwritten.c.photo_id)
    if among is not None:
        wanted = sa.func.json_each(json.dumps(list(among))).table_valued("value")
        statement = statement.where(unwritten.c.photo_id.in_(sa.select(wanted.c.value)))
    return list(connection.execute(statement).scalars())


def to_write(connection: sa.Connection, photo_id: int) -> ToWrite | None:
    """What the sidecar of a photo is to say; None for a photo that is not known.

    Raises:
        CatalogError: its critique cannot be understood.
    """
    place = sa.select(photos.c.path, photos.c.folder_id).where(photos.c.id == photo_id)
    row = connection.execute(place).one_or_none()
    if row is None:
        return None
    known = known_photos(connection, [row.path])[row.path]
    told = json.loads(known.described) if known.described else {}
    named = sa.select(keywords.c.name).join(photo_keywords, photo_keywords.c.keyword_id == keywords.c.id)
    named = named.where(photo_keywords.c.photo_id == photo_id).order_by(keywords.c.folded)
    return ToWrite(
        photo_id,
        row.path,
        row.folder_id,
        known.stars,
        known.flag,
        known.label,
        keywords=tuple(connection.execute(named).scalars()),
        told=marks_described(known.described),
        told_keywords=tuple(told.get("keywords", ())),
        told_paths=tuple(told.get("keyword_paths", ())),
        stamp=known.stamp,
        critique=latest_critique(connection, photo_id),
    )


def keep_written(connection: sa.Connection, photo: ToWrite, found: FoundFile) -> None:
    """The sidecar has been written, and the file with it was read again: nothing waits any more."""
    save_files(connection, [(found, photo.folder_id)], marks=False)
    forget_unwritten(connection, [photo.id])


def conflicts(connection: sa.Connection, ids: Iterable[int]) -> dict[int, dict[PhotoField, MarkValue]]:
    """The marks of those of the photos that are in conflict, as they were here before the file's were adopted."""
    wanted = sa.func.json_each(json.dumps(list(ids))).table_valued("value")
    statement = sa.select(photos.c.id, photos.c.sidecar_conflict).where(
        photos.c.sidecar_conflict.is_not(None), photos.c.id.in_(sa.select(wanted.c.value))
    )
    return {
        row.id: {PhotoField(name): value for name, value in json.loads(row.sidecar_conflict).items()}
        for row in connection.execute(statement)
    }


def resolution(found: dict[int, dict[PhotoField, MarkValue]], *, mine: bool) -> Sequence[MarkChange]:
    """The marks to set so that these photos are in conflict no more: one's own again, or the file's as they are."""
    marks: list[MarkChange] = []
    for key, ours in found.items():
        marks.append(MarkChange(key, PhotoField.CONFLICT, ""))
        if mine:
            marks += [MarkChange(key, field, value) for field, value in ours.items()]
    return marks
