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

REVISIONS = ("0001",)
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
    Index("ix_photos_taken", "taken_at", "name", "id", sqlite_where=text("missing = 0")),
    Index("ix_photos_name", "name", "id", sqlite_where=text("missing = 0")),
    Index("ix_photos_stars", "stars", "name", "id", sqlite_where=text("missing = 0")),
    sqlite_autoincrement=True,
)
"""One row a file. ``name`` and ``search`` (name, camera, lens) are case-folded, for order and search.

``folder_id`` is the innermost root folder around the file, null for a photo that came alone. ``rating``
(0–10) is the value of the newest event in `ratings`, ``stars`` is how it is shown.
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
    Index("ix_ratings_newest", "photo_id", "profile", "rated_at", "id"),
    sqlite_autoincrement=True,
)
"""What the user thought of photos, event by event; rows are only ever added. A null value withdraws."""

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
    UniqueConstraint("photo_id", "critic_id", "revision", "created_at", name="uq_critiques_once"),
    sqlite_autoincrement=True,
)
"""Every critique ever made. ``search`` is the case-folded comment, ``body`` the critique as JSON in UTF-8."""

scores = Table(
    "scores",
    metadata,
    Column("critic_id", String, primary_key=True),
    Column("photo_id", ForeignKey("photos.id", ondelete="CASCADE"), primary_key=True),
    Column("critique_id", ForeignKey("critiques.id", ondelete="CASCADE"), nullable=False),
    Column("score", Float),
    Column("score_std", Float),
    Column("personal_score", Float),
    Column("personal_proven", Boolean, nullable=False),
    Index("ix_scores_score", "critic_id", "score", "photo_id"),
    Index("ix_scores_personal", "critic_id", "personal_score", "photo_id"),
    sqlite_with_rowid=False,
)
"""The scores of each critic's latest critique of each photo: what views show and sort by."""
