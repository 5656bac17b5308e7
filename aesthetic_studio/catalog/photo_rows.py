"""Photos as rows of the catalogue."""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path, PurePath
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from aesthetic_studio.catalog.adoption import (
    FileMarks,
    Known,
    adopt_keywords,
    adopt_marks,
    known_photos,
    marks_told,
)
from aesthetic_studio.catalog.pair_rows import companions
from aesthetic_studio.catalog.schema import photos, scores
from aesthetic_studio.catalog.stack_rows import badges
from aesthetic_studio.domain.changes import PhotoField
from aesthetic_studio.domain.errors import PhotoError, PhotoNotFoundError
from aesthetic_studio.domain.photo import Flag, InStack, Label, Metadata, Photo
from aesthetic_studio.photos.beside import Stamp, look_beside
from aesthetic_studio.photos.metadata import read_metadata

_METADATA_COLUMNS = (
    "width", "height", "taken_at", "camera", "lens", "focal_length_mm", "f_number", "exposure_s", "iso",
    "utc_offset_min", "latitude", "longitude", "altitude_m", "title", "caption", "creator", "copyright",
)  # fmt: skip
_DESCRIBED = ("orientation", "keywords", "keyword_paths", "rating", "kept_stars", "label", "flag")
_FILE_COLUMNS = (
    *("folder_id", "name", "search", "size", "modified_ns", "missing", "error", "described", "content_hash"),
    *("sidecar_modified_ns", "sidecar_size", "directory", "format"),
    *_METADATA_COLUMNS,
)

HASHED_BYTES = 65_536


@dataclass(frozen=True, slots=True)
class FoundFile:
    """What reading a file's header told.

    Attributes:
        size: bytes.
        metadata: None where the photo cannot be read.
        error: why not.
        missing: True where there is no such file.
        content_hash: knows the file again wherever it is; of its beginning and its end.
        sidecar: the stamp of the XMP file beside it; None where there is none.
        sidecar_readable: False where what that says cannot be known.
    """

    path: Path
    size: int
    modified_ns: int
    metadata: Metadata | None = None
    error: str | None = None
    missing: bool = False
    content_hash: bytes | None = None
    sidecar: Stamp | None = None
    sidecar_readable: bool = True


def read_file(path: Path, max_pixels: int) -> FoundFile:
    """Read the file's header; a file that cannot be read is a result too, with its ``error``."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return FoundFile(path, 0, 0, missing=True)
    beside = look_beside(path)
    found = FoundFile(
        path,
        status.st_size,
        status.st_mtime_ns,
        content_hash=_content_hash(path),
        sidecar=beside.stamp,
        sidecar_readable=beside.readable,
    )
    try:
        return replace(found, metadata=read_metadata(path, max_pixels=max_pixels, sidecar=beside.told))
    except PhotoNotFoundError:
        return FoundFile(path, 0, 0, missing=True)
    except PhotoError as error:
        return replace(found, error=error.message)


def _content_hash(path: Path) -> bytes | None:
    """Of the first and the last 64 KiB: cameras write time and serial number there. None if unreadable."""
    digest = hashlib.blake2b(digest_size=16)
    try:
        with path.open("rb") as file:
            digest.update(file.read(HASHED_BYTES))
            end = file.seek(0, os.SEEK_END)
            file.seek(max(HASHED_BYTES, end - HASHED_BYTES))
            digest.update(file.read(HASHED_BYTES))
    except OSError:
        return None
    return digest.digest()


def save_files(
    connection: sa.Connection, files: Iterable[tuple[FoundFile, int | None]], *, marks: bool = True
) -> frozenset[PhotoField]:
    """Add files, each with its root folder, or refresh what is known of them.

    The user's marks and keywords stay, but for those that were changed in another program; see `adoption`.

    Args:
        connection: a write transaction.
        files: what was found.
        marks: whether the marks that the files tell are adopted; their keywords always are.

    Returns:
        which marks of any of them changed, and whether keywords did.
    """
    given = list(files)
    if not given:
        return frozenset()
    before = known_photos(connection, [file.path for file, _ in given])
    now = datetime.now(UTC)
    rows = [_file_row(file, folder_id) | {"added_at": now} for file, folder_id in given]
    for row, (file, _) in zip(rows, given, strict=True):
        known = before.get(file.path)
        if known is not None and (file.metadata is None or not file.sidecar_readable):
            row["described"] = known.described
    statement = insert(photos).values(rating=None, stars=0, flag=Flag.NONE, label=Label.NONE)
    refreshed: dict[str, sa.ColumnElement[Any]] = {name: statement.excluded[name] for name in _FILE_COLUMNS}
    same = statement.excluded.content_hash == photos.c.content_hash
    refreshed["look_hash"] = sa.case((same, photos.c.look_hash))
    connection.execute(statement.on_conflict_do_update(index_elements=["path"], set_=refreshed), rows)
    told = _told(connection, [file for file, _ in given], before)
    changed = adopt_keywords(connection, told)
    return changed | adopt_marks(connection, told, datetime.now(UTC)) if marks else changed


def _told(
    connection: sa.Connection, files: Iterable[FoundFile], before: Mapping[Path, Known]
) -> list[tuple[Known, FileMarks]]:
    """The photos whose files tell of marks that may be adopted."""
    told: list[tuple[Known, FileMarks]] = []
    new: dict[Path, FileMarks] = {}
    for file in files:
        if file.metadata is None:
            continue
        known, marks = before.get(file.path), marks_told(file.metadata)
        if known is not None:
            # A sidecar that is half written, or was taken away, takes no mark away.
            taken_away = known.stamp is not None and file.sidecar is None
            told += [(known, marks)] if file.sidecar_readable and not taken_away else []
        elif marks != FileMarks():
            new[file.path] = marks
    ids = ids_of(connection, list(new))
    return told + [(Known(ids[path]), marks) for path, marks in new.items()]


def ids_of(
    connection: sa.Connection, paths: Sequence[Path], *, present_only: bool = False
) -> dict[Path, int]:
    """The keys of those of ``paths`` that the catalogue knows, or whose files it has seen last time too."""
    statement = sa.select(photos.c.path, photos.c.id)
    if present_only:
        statement = statement.where(photos.c.missing.is_(False))
    found: dict[Path, int] = {}
    for start in range(0, len(paths), 500):
        chosen = photos.c.path.in_(paths[start : start + 500])
        found.update(connection.execute(statement.where(chosen)).all())
    return found


def load_photos(connection: sa.Connection, ids: Iterable[int], critic_id: str) -> dict[int, Photo]:
    """Photos by their keys with the latest scores of the critic ``critic_id``; unknown keys are left out."""
    wanted = sa.func.json_each(json.dumps(list(ids))).table_valued("value")
    chosen = photos.c.id.in_(sa.select(wanted.c.value))
    rows = connection.execute(_photos_of(critic_id).where(chosen)).mappings().all()
    others = companions(connection, [row["id"] for row in rows])
    stacked = badges(connection, [(row["id"], row["stack_id"], row["behind"]) for row in rows])
    return {row["id"]: _photo(row, others.get(row["id"], ()), stacked.get(row["id"])) for row in rows}


def photo_at(connection: sa.Connection, path: Path, critic_id: str) -> Photo | None:
    """The photo at ``path`` (absolute); None where it is not known, or its file has vanished."""
    statement = sa.select(photos.c.id).where(photos.c.path == path, photos.c.missing.is_(False))
    key = connection.execute(statement).scalar_one_or_none()
    return None if key is None else load_photos(connection, [key], critic_id)[key]


def _photos_of(critic_id: str) -> sa.Select[Any]:
    of_critic = sa.and_(
        scores.c.photo_id == photos.c.id, scores.c.critic_id == critic_id, sa.text("scores.latest = 1")
    )
    values = (scores.c.score, scores.c.score_std, scores.c.personal_score, scores.c.personal_proven)
    return sa.select(photos, *values).select_from(photos.outerjoin(scores, of_critic))


def _photo(row: sa.RowMapping, others: tuple[Path, ...], stack: InStack | None) -> Photo:
    metadata = None
    if row["width"] is not None:
        columns = {name: row[name] for name in _METADATA_COLUMNS}
        metadata = Metadata(**columns, **_from_description(row["described"]))
    return Photo(
        id=row["id"],
        path=row["path"],
        size=row["size"],
        modified_ns=row["modified_ns"],
        metadata=metadata,
        stars=row["stars"],
        flag=Flag(row["flag"]),
        label=Label(row["label"]),
        score=row["score"],
        score_std=row["score_std"],
        personal_score=row["personal_score"],
        personal_proven=bool(row["personal_proven"]),
        error=row["error"],
        companions=others,
        stack=stack,
        conflict=row["sidecar_conflict"] is not None,
    )


def folded_name(path: Path) -> str:
    """The file's name as the column ``name`` has it."""
    return _folded(path.name)


def folded_folder(path: Path) -> str:
    """The folder of a file, without regard to case."""
    return _folded(path)


def _folded(path: Path | str) -> str:
    return _searchable(os.fsencode(path).decode("utf-8", "replace"))


def _file_row(file: FoundFile, folder_id: int | None) -> dict[str, Any]:
    name = folded_name(file.path)
    row: dict[str, Any] = {column: _storable(file.metadata, column) for column in _METADATA_COLUMNS}
    searched = (name, row["camera"], row["lens"], row["title"], row["caption"])
    return row | {
        "path": file.path,
        "folder_id": folder_id,
        "name": name,
        "directory": folded_folder(file.path.parent),
        "format": PurePath(name).suffix[1:],
        "search": "\n".join(_searchable(text or "") for text in searched).rstrip("\n"),
        "size": file.size,
        "modified_ns": file.modified_ns,
        "missing": file.missing,
        "error": file.error,
        "content_hash": file.content_hash,
        "sidecar_modified_ns": file.sidecar.modified_ns if file.sidecar else None,
        "sidecar_size": file.sidecar.size if file.sidecar else None,
        "described": None if file.metadata is None else _description(file.metadata),
    }


def _searchable(text: str) -> str:
    return text.encode("utf-8", "replace").decode().casefold()


def _storable(metadata: Metadata | None, column: str) -> Any:
    """The value of a column; signs that are no text, as damaged files have them, are replaced."""
    value = getattr(metadata, column, None)
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def _description(metadata: Metadata) -> str | None:
    """What the file itself says beyond the columns, as JSON; None where that is nothing."""
    said = {name: getattr(metadata, name) for name in _DESCRIBED}
    silent = Metadata(0, 0)
    told = {name: value for name, value in said.items() if value != getattr(silent, name)}
    return json.dumps(told) if told else None


def _from_description(described: str | None) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(described) if described else {}
    for name in {"keywords", "keyword_paths"} & told.keys():
        told[name] = tuple(told[name])
    if "flag" in told:
        told["flag"] = Flag(told["flag"])
    return told
