"""Taking over stars, flags and labels that the user gave in other programs, as files and sidecars tell them.

Three sides know a mark: the catalogue, the file now, and the file when it was last read. Where only the file
has changed, its mark is adopted; where only the catalogue has, its mark stays and waits to be written. Where
both have, to different ends, the file's is adopted and the catalogue's is kept as a conflict, to be decided.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from aesthetic_studio.catalog.mark_rows import exact_stars, set_marks
from aesthetic_studio.catalog.pair_rows import mates
from aesthetic_studio.catalog.rating_rows import RatingEvent, add_events, shown_stars
from aesthetic_studio.catalog.schema import photos, unwritten
from aesthetic_studio.domain.changes import MarkChange, PhotoField
from aesthetic_studio.domain.keywords import names_told
from aesthetic_studio.domain.photo import Flag, Label, Metadata
from aesthetic_studio.domain.rating import POINTS_PER_STAR
from aesthetic_studio.photos.beside import Stamp
from aesthetic_studio.photos.xmp_labels import label_named

SOURCE = "sidecar"
"""Of a rating that came from another program."""

_TAKE_AWAY = sa.text(
    """DELETE FROM photo_keywords
    WHERE photo_id = :photo AND keyword_id = (SELECT id FROM keywords WHERE folded = :folded)"""
)
_NAME = sa.text("INSERT INTO keywords (name, folded) VALUES (:name, :folded) ON CONFLICT (folded) DO NOTHING")
_GIVE = sa.text(
    """INSERT INTO photo_keywords (photo_id, keyword_id)
    SELECT :photo, id FROM keywords WHERE folded = :folded ON CONFLICT DO NOTHING"""
)

REJECTED = -1
"""The rating of a rejected photo, as `Metadata` has it."""

MARKS = (PhotoField.STARS, PhotoField.FLAG, PhotoField.LABEL)


@dataclass(frozen=True, slots=True)
class FileMarks:
    """The user's marks as a file and its sidecar tell them; None: they do not say, as of a label of nobody's.

    Attributes:
        keywords: as the catalogue has them, alone or as ``parent|child``.
    """

    stars: int | None = 0
    flag: Flag | None = Flag.NONE
    label: Label | None = Label.NONE
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What the catalogue knew of a photo before its file was read again.

    Attributes:
        stars: as exactly as they were given, e.g. 3.5.
        described: the column of that name.
        stamp: of the sidecar; None where there was none.
        conflict: marks of the catalogue that made room for the file's earlier, by their field.
        waiting: whether something waits to be written into the sidecar.
        read: whether its file has been read before.
    """

    id: int
    stars: int | float = 0
    flag: Flag = Flag.NONE
    label: Label = Label.NONE
    described: str | None = None
    stamp: Stamp | None = None
    conflict: Mapping[str, Any] = field(default_factory=dict)
    waiting: bool = False
    read: bool = False


def marks_told(metadata: Metadata) -> FileMarks:
    """The marks among a photo's metadata."""
    words = names_told(metadata.keywords, metadata.keyword_paths)
    return _marks(metadata.rating, metadata.kept_stars, metadata.flag, metadata.label, words)


def marks_described(described: str | None) -> FileMarks:
    """The marks that the file told when it was last read."""
    told = json.loads(described) if described else {}
    flag = Flag(told.get("flag", Flag.NONE))
    words = names_told(told.get("keywords", ()), told.get("keyword_paths", ()))
    return _marks(told.get("rating"), told.get("kept_stars"), flag, told.get("label"), words)


def _marks(
    rating: int | None, kept_stars: int | None, flag: Flag, label: str | None, words: tuple[str, ...]
) -> FileMarks:
    stars = kept_stars if rating == REJECTED else rating or 0
    return FileMarks(stars, flag, Label.NONE if label is None else label_named(label), words)


def known_photos(connection: sa.Connection, paths: Sequence[Path]) -> dict[Path, Known]:
    """What the catalogue knows of those of ``paths`` that it has."""
    statement = sa.select(
        *(photos.c.path, photos.c.id, photos.c.rating, photos.c.flag, photos.c.label, photos.c.described),
        *(photos.c.sidecar_modified_ns, photos.c.sidecar_size, photos.c.sidecar_conflict),
        unwritten.c.photo_id.is_not(None).label("waiting"),
        sa.or_(photos.c.width.is_not(None), photos.c.error.is_not(None)).label("read"),
    ).outerjoin(unwritten, unwritten.c.photo_id == photos.c.id)
    found: dict[Path, Known] = {}
    for start in range(0, len(paths), 500):
        for row in connection.execute(statement.where(photos.c.path.in_(paths[start : start + 500]))):
            stamp = None
            if row.sidecar_modified_ns is not None:
                stamp = Stamp(row.sidecar_modified_ns, row.sidecar_size)
            conflict = json.loads(row.sidecar_conflict) if row.sidecar_conflict else {}
            marks = (exact_stars(row.rating), Flag(row.flag), Label(row.label))
            asked = (bool(row.waiting), bool(row.read))
            found[row.path] = Known(row.id, *marks, row.described, stamp, conflict, *asked)
    return found


def adopt_keywords(
    connection: sa.Connection, told: Sequence[tuple[Known, FileMarks]]
) -> frozenset[PhotoField]:
    """Give and take away the keywords that files have got and lost since they were last read.

    What was given and taken away here stays so; there is no conflict.
    """
    gone: list[dict[str, Any]] = []
    new: list[dict[str, Any]] = []
    for known, theirs in told:
        before = _folded(marks_described(known.described).keywords)
        now = _folded(theirs.keywords)
        gone += [{"photo": known.id, "folded": key} for key in before.keys() - now.keys()]
        new += [{"photo": known.id, "folded": key, "name": now[key]} for key in now if key not in before]
    for statement, rows in ((_TAKE_AWAY, gone), (_NAME, new), (_GIVE, new)):
        if rows:
            connection.execute(statement, rows)
    forget_unwritten(connection, [known.id for known, _ in told if not known.waiting])
    return frozenset({PhotoField.KEYWORDS}) if gone or new else frozenset()


def adopt_marks(
    connection: sa.Connection, told: Sequence[tuple[Known, FileMarks]], now: datetime
) -> frozenset[PhotoField]:
    """Adopt the marks that files tell now; the catalogue's are those in ``Known``.

    Args:
        connection: a write transaction; the files' rows may have been refreshed in it already.
        told: each photo with its file's marks.
        now: when stars that are adopted count as given.

    Returns:
        which marks of any of the photos changed.
    """
    events: list[RatingEvent] = []
    rows: list[dict[str, Any]] = []
    changed: list[MarkChange] = []
    for known, theirs in told:
        after = merged(known, theirs)
        if after == known:
            continue
        changed += [
            MarkChange(known.id, mark, getattr(after, mark.value))
            for mark in MARKS
            if getattr(after, mark.value) != getattr(known, mark.value)
        ]
        if after.stars != known.stars:
            events.append(RatingEvent(known.id, after.stars * POINTS_PER_STAR or None, now, SOURCE))
        conflict = json.dumps(dict(after.conflict)) if after.conflict else None
        rows.append({"key": known.id, "f": after.flag, "l": after.label, "c": conflict})
    add_events(connection, events)
    if rows:
        step = photos.update().where(photos.c.id == sa.bindparam("key"))
        values: dict[str, Any] = {
            "flag": sa.bindparam("f"),
            "label": sa.bindparam("l"),
            "sidecar_conflict": sa.bindparam("c"),
        }
        connection.execute(step.values(values), rows)
        forget_unwritten(connection, [known.id for known, _ in told if not known.waiting])
        _tell_pairs(connection, changed, {row["key"]: row["c"] for row in rows if row["c"]}, now)
    return frozenset(mark.field for mark in changed)


def _tell_pairs(
    connection: sa.Connection, changed: Sequence[MarkChange], conflicts: Mapping[int, str], now: datetime
) -> None:
    """What the sidecar of a RAW file says holds for the picture beside it, which stands for both."""
    others = mates(connection, conflicts)
    shared = [
        MarkChange(other, PhotoField.CONFLICT, conflict)
        for key, conflict in conflicts.items()
        for other in others.get(key, ())
    ]
    set_marks(connection, [*changed, *shared], "", SOURCE, now)


def forget_unwritten(connection: sa.Connection, ids: Sequence[int]) -> None:
    """Nothing of these photos waits to be written any more."""
    gone = unwritten.delete().where(unwritten.c.photo_id == sa.bindparam("key"))
    if ids:
        connection.execute(gone, [{"key": key} for key in ids])


def merged(known: Known, theirs: FileMarks) -> Known:
    """The photo with its file's marks adopted; see the module's head."""
    before = marks_described(known.described)
    taken: dict[str, Any] = {}
    conflict: dict[str, Any] = {}
    for mark in MARKS:
        old, new, ours = (_shown(getattr(side, mark.value)) for side in (before, theirs, known))
        if new is None or new in (old, ours) or (ours != old and not known.read):
            continue
        taken[mark.value] = new
        if ours != old:
            conflict[mark.value] = getattr(known, mark.value)
    return replace(known, **taken, conflict={**conflict, **known.conflict})


def _shown(mark: float | Flag | Label | None) -> object:
    """A mark as sidecars can tell it: with whole stars."""
    return shown_stars(mark * POINTS_PER_STAR) if isinstance(mark, int | float) else mark


def _folded(names: Iterable[str]) -> dict[str, str]:
    """The names as they can be stored, by themselves without regard to case."""
    storable = [name.encode("utf-8", "replace").decode() for name in names]
    return {name.casefold(): name for name in storable}
