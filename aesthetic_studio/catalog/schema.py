"""The tables of the catalogue. A change here needs a migration and its number in `REVISIONS`."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from aesthetic_studio.catalog.types import CameraTime, PathText, UtcTime

REVISIONS = ("0001", "0002", "0003", "0004")
"""The schema's versions this program knows, oldest first; `migrations/versions` holds a file for each."""

PROFILE = "me"
"""Whose taste the ratings are."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

folders = Table(
    "folders",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("path", PathText, nullable=False, unique=True),
    Column("scanned_at", UtcTime),
    sqlite_autoincrement=True,
)
"""Root folders of the library."""

stacks = Table(
    "stacks",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("made_at", UtcTime, nullable=False),
    sqlite_autoincrement=True,
)
"""Photos shown as one: a burst, near-duplicates. Its members are the photos with its ``stack_id``."""

SHOWN = text("photos.missing = 0 AND photos.leader_id IS NULL")
"""Photos that views show. Literals, as in the partial indexes: SQLite cannot use those for bound values."""

_SHOWN = text("missing = 0 AND leader_id IS NULL")
_MARKS = ("folder_id", "stars", "flag", "label")
"""What views filter by most: at the end of the indexes they walk along, so that no row must be looked up; nor
may it for what the index is restricted to."""
_SHOWN_MARKS = (*_MARKS, "missing", "leader_id")
_JUDGED_MARKS = (*_MARKS, "latest", "shown")
_ORDERS = {
    "added": "added_at",
    "size": "size",
    "lens": "lens",
    "iso": "iso",
    "focal": "focal_length_mm",
    "aperture": "f_number",
    "shutter": "exposure_s",
}
"""Orders that are asked for now and then: without the marks, which would make every mark dearer."""

photos = Table(
    "photos",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("folder_id", ForeignKey("folders.id", ondelete="SET NULL"), index=True),
    Column("path", PathText, nullable=False, unique=True),
    Column("name", String, nullable=False),
    Column("search", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("modified_ns", Integer, nullable=False),
    Column("missing", Boolean, nullable=False),
    Column("error", Text),
    Column("width", Integer),
    Column("height", Integer),
    Column("taken_at", CameraTime),
    Column("camera", String),
    Column("lens", String),
    Column("focal_length_mm", Float),
    Column("f_number", Float),
    Column("exposure_s", Float),
    Column("iso", Integer),
    Column("rating", Float),
    Column("stars", Integer, CheckConstraint("stars BETWEEN 0 AND 5", name="stars"), nullable=False),
    Column("flag", String, nullable=False),
    Column("label", String, nullable=False),
    Column("leader_id", ForeignKey("photos.id")),
    Column("stack_id", ForeignKey("stacks.id")),
    Column("behind", Boolean, nullable=False, server_default=text("0")),
    Column("content_hash", LargeBinary),
    Column("look_hash", LargeBinary),
    Column("utc_offset_min", Integer),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("altitude_m", Float),
    Column("title", Text),
    Column("caption", Text),
    Column("creator", Text),
    Column("copyright", Text),
    Column("described", Text),
    Column("added_at", UtcTime),
    Column("directory", String, nullable=False, server_default=""),
    Column("format", String, nullable=False, server_default=""),
    Column("sidecar_modified_ns", Integer),
    Column("sidecar_size", Integer),
    Column("sidecar_conflict", Text),
    Index("ix_photos_taken", "taken_at", "name", "id", *_SHOWN_MARKS, sqlite_where=_SHOWN),
    Index("ix_photos_name", "name", "id", *_SHOWN_MARKS, sqlite_where=_SHOWN),
    Index(
        "ix_photos_stars",
        *("stars", "name", "id", "folder_id", "flag", "label", "missing", "leader_id"),
        sqlite_where=_SHOWN,
    ),
    Index("ix_photos_camera", "camera", "name", "id", *_SHOWN_MARKS, sqlite_where=_SHOWN),
    *(
        Index(f"ix_photos_{key}", column, "name", "id", "missing", "leader_id", sqlite_where=_SHOWN)
        for key, column in _ORDERS.items()
    ),
    Index("ix_photos_label", "label", "flag", "stars", "missing", "leader_id", sqlite_where=_SHOWN),
    Index("ix_photos_flag", "flag", "stars", "label", "missing", "leader_id", sqlite_where=_SHOWN),
    Index("ix_photos_directory", "directory"),
    Index("ix_photos_format", "format"),
    # Partial, or SQLite would rather look up all photos without a leader than walk in a view's order.
    Index("ix_photos_leader_id", "leader_id", sqlite_where=text("leader_id IS NOT NULL")),
    Index("ix_photos_stack_id", "stack_id", sqlite_where=text("stack_id IS NOT NULL")),
    Index("ix_photos_behind", "stack_id", sqlite_where=text("behind = 1")),
    Index("ix_photos_content", "size", "content_hash"),
    Index(
        "ix_photos_sidecar_conflict",
        "sidecar_conflict",
        sqlite_where=text("sidecar_conflict IS NOT NULL"),
    ),
    sqlite_autoincrement=True,
)
"""One row a file. ``name`` and ``search`` (name, camera, lens, title, caption, keywords) are case-folded.

``folder_id`` is the innermost root folder around the file, null for a photo that came alone. ``rating``
(0–10) is the value of the newest event in `ratings`, ``stars`` is how it is shown. ``leader_id`` is the photo
that stands for this file too: the JPEG beside a RAW file. Of the photos with one ``stack_id`` those that are
``behind`` are hidden while the stack is closed. ``content_hash`` knows a file again after it was
moved, ``look_hash`` finds similar pictures. ``described`` is JSON: what the file
itself says of orientation, keywords, rating, label and flag, which are not the user's in this library.
``added_at`` is null for photos from before the catalogue knew it. ``directory`` (case-folded) is where the file
lies, ``format`` its suffix without the dot, in lower case. ``sidecar_modified_ns`` and ``sidecar_size`` know
the XMP file as it was last read or written, null where there was none. Where the user's marks were changed
here and there, ``sidecar_conflict`` is JSON: those of here, which made room for the file's.
"""

ratings = Table(
    "ratings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("photo_id", ForeignKey("photos.id", ondelete="CASCADE"), nullable=False),
    Column("profile", String, nullable=False),
    Column("value", Float, CheckConstraint("value BETWEEN 0 AND 10", name="value")),
    Column("rated_at", UtcTime, nullable=False),
    Column("source", String, nullable=False),
    Column("content_hash", LargeBinary),
    Column("general", Float),
    Column("critic_id", String),
    Column("revision", String),
    Column("forgotten_at", UtcTime),
    Index("ix_ratings_newest", "photo_id", "profile", "rated_at", "id"),
    Index("ix_ratings_history", "profile", "rated_at", "id"),
    sqlite_autoincrement=True,
)
"""What the users thought of photos, event by event; rows are only ever added. A null value withdraws.

``content_hash`` is the photo's at that time, ``general`` the general score (0–10) that the critic's revision
gave it then; all three are null where they were not known. A taste no longer learns from events that were
``forgotten_at`` some time; they stay the photo's rating.
"""

profiles = Table(
    "profiles",
    metadata,
    Column("name", String, primary_key=True),
    Column("made_at", UtcTime, nullable=False),
    Column("deleted_at", UtcTime),
    sqlite_with_rowid=False,
)
"""Whose tastes are learned. The ratings of one that was deleted are kept, so that it can come back."""

sights = Table(
    "sights",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("content_hash", LargeBinary, nullable=False),
    Column("critic_id", String, nullable=False),
    Column("revision", String, nullable=False),
    Column("general", Float, nullable=False),
    Column("embedding", LargeBinary, nullable=False),
    Column("seen_at", UtcTime, nullable=False),
    UniqueConstraint("content_hash", "critic_id", "revision", name="uq_sights_once"),
)
"""Rated photos as a critic's revision sees them: its general score (0–10) and its embedding, 32-bit floats,
lowest byte first. Sights by other revisions are kept."""

critiques = Table(
    "critiques",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("photo_id", ForeignKey("photos.id", ondelete="CASCADE"), nullable=False),
    Column("critic_id", String, nullable=False),
    Column("revision", String, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("search", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("pinned", Boolean, nullable=False, server_default=text("0")),
    Index("ix_critiques_newest", "photo_id", "created_at", "id"),
    UniqueConstraint("photo_id", "critic_id", "revision", "created_at", name="uq_critiques_once"),
    sqlite_autoincrement=True,
)
"""Every critique ever made. ``search`` is the case-folded comment, ``body`` the critique as JSON in UTF-8.
Of a photo's critiques the one that is ``pinned`` is shown first."""

questions = Table(
    "questions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("photo_id", ForeignKey("photos.id", ondelete="CASCADE"), nullable=False),
    Column("critic_id", String, nullable=False),
    Column("revision", String, nullable=False),
    Column("asked_at", UtcTime, nullable=False),
    Column("question", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("complete", Boolean, nullable=False),
    Index("ix_questions_photo_id", "photo_id", "asked_at", "id"),
    sqlite_autoincrement=True,
)
"""What the user asked about photos, and what the critic answered; not ``complete`` where it was stopped."""

_JUDGED = text("latest = 1 AND shown = 1")

scores = Table(
    "scores",
    metadata,
    Column("photo_id", ForeignKey("photos.id", ondelete="CASCADE"), primary_key=True),
    Column("critic_id", String, primary_key=True),
    Column("revision", String, primary_key=True),
    Column("critique_id", ForeignKey("critiques.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("latest", Boolean, nullable=False),
    Column("score", Float),
    Column("score_std", Float),
    Column("personal_score", Float),
    Column("personal_proven", Boolean, nullable=False),
    Column("shown", Boolean, nullable=False),
    Column("folder_id", Integer),
    Column("stars", Integer, nullable=False),
    Column("flag", String, nullable=False),
    Column("label", String, nullable=False),
    Index("ix_scores_score", "critic_id", "score", "photo_id", *_JUDGED_MARKS, sqlite_where=_JUDGED),
    Index(
        "ix_scores_personal", "critic_id", "personal_score", "photo_id", *_JUDGED_MARKS, sqlite_where=_JUDGED
    ),
    sqlite_with_rowid=False,
)
"""The scores of each critic's newest critique of each photo, by the critic's revision; views show the
``latest``. ``shown`` and the columns after it repeat the photo's (triggers keep them in step), so that an
order by score with a filter walks along one index.
"""

keywords = Table(
    "keywords",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False),
    Column("folded", String, nullable=False, unique=True),
    sqlite_autoincrement=True,
)
"""Keywords as they were first written, with their parents: ``parent|child``. ``folded`` is the same without
regard to case."""

photo_keywords = Table(
    "photo_keywords",
    metadata,
    Column("photo_id", ForeignKey("photos.id", ondelete="CASCADE"), primary_key=True),
    Column("keyword_id", ForeignKey("keywords.id", ondelete="CASCADE"), primary_key=True),
    Index("ix_photo_keywords_keyword_id", "keyword_id", "photo_id"),
    sqlite_with_rowid=False,
)
"""Which photo has which keywords: those its file came with, and what the user added and took away since."""

albums = Table(
    "albums",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False),
    Column("folded", String, nullable=False, unique=True),
    Column("filter", Text),
    sqlite_autoincrement=True,
)
"""Albums by their names. One with a ``filter`` holds what the filter finds, asked anew each time; one without
holds the photos of `album_photos`. ``folded`` is the name without regard to case."""

album_photos = Table(
    "album_photos",
    metadata,
    Column("album_id", ForeignKey("albums.id", ondelete="CASCADE"), primary_key=True),
    Column("photo_id", ForeignKey("photos.id", ondelete="CASCADE"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)
"""Which photos the user has put into which album."""

jobs = Table(
    "jobs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("state", String, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("ended_at", UtcTime),
    sqlite_autoincrement=True,
)
"""Long work that outlives the program: what is to be done is in `job_photos`."""

job_photos = Table(
    "job_photos",
    metadata,
    Column("job_id", ForeignKey("jobs.id", ondelete="CASCADE"), primary_key=True),
    Column("photo_id", ForeignKey("photos.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("state", String, nullable=False),
    Column("error", Text),
    Column("place", Integer, nullable=False, server_default=text("0")),
    Column("remedy", Text),
    Index("ix_job_photos_state", "job_id", "state", "place", "photo_id"),
    sqlite_with_rowid=False,
)
"""The photos of a job in the order of their ``place``: waiting, done, or failed, why, and what helps."""

unwritten = Table(
    "unwritten",
    metadata,
    Column("photo_id", ForeignKey("photos.id", ondelete="CASCADE"), primary_key=True),
)
"""The photos whose marks, keywords or critique have changed since their sidecars were written; triggers add
them, whoever makes the change."""
