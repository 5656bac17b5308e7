"""The photos' keywords, albums of both kinds, what filters and sidecars need of a photo."""

# ruff: noqa: S608 - what is put into the statements are constants of this file

import json
import os
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_PHOTOS = (
    "ALTER TABLE photos ADD COLUMN added_at BIGINT",
    "ALTER TABLE photos ADD COLUMN behind BOOLEAN NOT NULL DEFAULT 0",
    "CREATE INDEX ix_photos_behind ON photos (stack_id) WHERE behind = 1",
    "ALTER TABLE photos ADD COLUMN directory VARCHAR NOT NULL DEFAULT ''",
    "ALTER TABLE photos ADD COLUMN format VARCHAR NOT NULL DEFAULT ''",
    "ALTER TABLE photos ADD COLUMN sidecar_modified_ns INTEGER",
    "ALTER TABLE photos ADD COLUMN sidecar_size INTEGER",
    "ALTER TABLE photos ADD COLUMN sidecar_conflict TEXT",
    """CREATE INDEX ix_photos_sidecar_conflict ON photos (sidecar_conflict)
        WHERE sidecar_conflict IS NOT NULL""",
)

_ALBUMS = (
    """CREATE TABLE albums (
        id INTEGER NOT NULL,
        name VARCHAR NOT NULL,
        folded VARCHAR NOT NULL,
        filter TEXT,
        CONSTRAINT pk_albums PRIMARY KEY (id AUTOINCREMENT),
        CONSTRAINT uq_albums_folded UNIQUE (folded))""",
    """CREATE TABLE album_photos (
        album_id INTEGER NOT NULL,
        photo_id INTEGER NOT NULL,
        CONSTRAINT pk_album_photos PRIMARY KEY (album_id, photo_id),
        CONSTRAINT fk_album_photos_album_id FOREIGN KEY (album_id) REFERENCES albums (id) ON DELETE CASCADE,
        CONSTRAINT fk_album_photos_photo_id FOREIGN KEY (photo_id) REFERENCES photos (id) ON DELETE CASCADE
        ) WITHOUT ROWID""",
    "CREATE INDEX ix_album_photos_photo_id ON album_photos (photo_id)",
    "DROP TABLE smart_albums",  # no version has ever filled it
)

_KEYS = {
    "added": "added_at",
    "size": "size",
    "lens": "lens",
    "iso": "iso",
    "focal": "focal_length_mm",
    "aperture": "f_number",
    "shutter": "exposure_s",
}
_ORDERS = (
    *(
        f"""CREATE INDEX ix_photos_{key} ON photos ({column}, name, id, missing, leader_id)
            WHERE missing = 0 AND leader_id IS NULL"""
        for key, column in _KEYS.items()
    ),
    *(
        f"""CREATE INDEX ix_photos_{name} ON photos ({columns}, missing, leader_id)
            WHERE missing = 0 AND leader_id IS NULL"""
        for name, columns in (("label", "label, flag, stars"), ("flag", "flag, stars, label"))
    ),
    "CREATE INDEX ix_photos_directory ON photos (directory)",
    "CREATE INDEX ix_photos_format ON photos (format)",
)

_COMMENT = "SELECT photo_id, search FROM newest_comments WHERE photo_id ="
_COMMENTS = (
    # By the photo's number and only of the newest critique, which is the one that is shown: what is found needs
    # no look-up of each critique for its photo, which took half of the time of a search for a common word.
    *(f"DROP TRIGGER critique_text_{event}" for event in ("added", "removed", "changed")),
    "DROP TABLE critique_text",
    """CREATE VIEW newest_comments AS SELECT photo_id, search FROM critiques WHERE id = (
        SELECT newest.id FROM critiques AS newest WHERE newest.photo_id = critiques.photo_id
        ORDER BY newest.created_at DESC, newest.id DESC LIMIT 1)""",
    """CREATE VIRTUAL TABLE comment_text USING fts5(
        search, content='newest_comments', content_rowid='photo_id',
        tokenize='unicode61 remove_diacritics 2', prefix='2 3')""",
    *(
        statement
        for name, event, photo in (
            ("added", "INSERT", "new.photo_id"),
            ("removed", "DELETE", "old.photo_id"),
            ("changed", "UPDATE OF search, created_at", "new.photo_id"),
        )
        for statement in (
            f"""CREATE TRIGGER comment_text_before_{name} BEFORE {event} ON critiques BEGIN
                INSERT INTO comment_text (comment_text, rowid, search)
                SELECT 'delete', * FROM ({_COMMENT} {photo});
            END""",
            f"""CREATE TRIGGER comment_text_{name} AFTER {event} ON critiques BEGIN
                INSERT INTO comment_text (rowid, search) {_COMMENT} {photo};
            END""",
        )
    ),
    "INSERT INTO comment_text (comment_text) VALUES ('rebuild')",
)

_UNWRITTEN = (
    """CREATE TABLE unwritten (
        photo_id INTEGER NOT NULL,
        CONSTRAINT pk_unwritten PRIMARY KEY (photo_id),
        CONSTRAINT fk_unwritten_photo_id FOREIGN KEY (photo_id) REFERENCES photos (id) ON DELETE CASCADE)""",
    # Not "insert or ignore": within a trigger the statement that fired it decides what is ignored.
    *(
        f"""CREATE TRIGGER unwritten_{name} AFTER {event} BEGIN
            INSERT INTO unwritten (photo_id) SELECT id FROM photos
            WHERE id = {photo} AND NOT EXISTS (SELECT 1 FROM unwritten WHERE photo_id = {photo});
        END"""
        for name, event, photo in (
            (
                "marks",
                """UPDATE OF stars, flag, label ON photos
            WHEN (old.stars, old.flag, old.label) IS NOT (new.stars, new.flag, new.label)""",
                "new.id",
            ),
            ("keyword_added", "INSERT ON photo_keywords", "new.photo_id"),
            ("keyword_removed", "DELETE ON photo_keywords", "old.photo_id"),
            ("critique", "INSERT ON critiques", "new.photo_id"),
        )
    ),
)

BATCH = 5_000


def upgrade() -> None:
    """Bring a catalogue of the second schema up to date; nothing in it is lost."""
    for statement in (*_PHOTOS, *_ALBUMS, *_COMMENTS):
        op.execute(statement)
    connection = op.get_bind()
    last = 0
    while rows := _rows_after(connection, last):
        last = rows[-1].id
        places = [_place(row.id, row.path) for row in rows]
        step = "UPDATE photos SET directory = :directory, format = :format WHERE id = :id"
        connection.execute(sa.text(step), places)
        described = [row for row in rows if row.described]
        _keep_keywords(connection, [(row.id, row.described) for row in described])
        if described:  # keywords are searched where they are kept, and no longer with the file's own words
            step = "UPDATE photos SET search = :search WHERE id = :id"
            connection.execute(sa.text(step), [{"id": row.id, "search": _search(row)} for row in described])
    for statement in (*_ORDERS, *_UNWRITTEN):
        op.execute(statement)


def _rows_after(connection: sa.Connection, last: int) -> list[Any]:
    statement = """SELECT id, path, described, name, camera, lens, title, caption
        FROM photos WHERE id > :last ORDER BY id LIMIT :batch"""
    return list(connection.execute(sa.text(statement), {"last": last, "batch": BATCH}))


def _search(row: Any) -> str:
    words = (row.name, row.camera, row.lens, row.title, row.caption)
    return "\n".join((word or "").casefold() for word in words).rstrip("\n")


def _place(key: int, path: str | bytes) -> dict[str, Any]:
    text = path.decode("utf-8", "replace") if isinstance(path, bytes) else path
    parts = (PureWindowsPath if os.name == "nt" else PurePosixPath)(text)
    return {
        "id": key,
        "directory": str(parts.parent).casefold(),
        "format": parts.suffix[1:].casefold(),
    }


def _keep_keywords(connection: sa.Connection, described: list[tuple[int, str]]) -> None:
    """What the files say becomes the photos' keywords; those with parents stand for their last part too."""
    wanted: dict[str, str] = {}
    had: list[dict[str, Any]] = []
    for key, text in described:
        told = json.loads(text)
        paths = told.get("keyword_paths", [])
        inside = {part.casefold() for path in paths for part in path.split("|")}
        flat = [word for word in told.get("keywords", []) if word.casefold() not in inside]
        for name in (*paths, *flat):
            wanted.setdefault(name.casefold(), name)
            had.append({"photo_id": key, "folded": name.casefold()})
    if not had:
        return
    new = "INSERT INTO keywords (name, folded) VALUES (:name, :folded) ON CONFLICT (folded) DO NOTHING"
    connection.execute(sa.text(new), [{"name": name, "folded": folded} for folded, name in wanted.items()])
    has = """INSERT OR IGNORE INTO photo_keywords (photo_id, keyword_id)
        SELECT :photo_id, id FROM keywords WHERE folded = :folded"""
    connection.execute(sa.text(has), had)
