"""The first schema: folders, photos with the user's marks, ratings, critiques and scores."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_PRESENT = sa.text("missing = 0")


def upgrade() -> None:
    """Make the tables of an empty catalogue."""
    _folders_and_photos()
    _ratings()
    _critiques_and_scores()


def _folders_and_photos() -> None:
    op.create_table(
        "folders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("scanned_at", sa.BigInteger()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_folders")),
        sa.UniqueConstraint("path", name=op.f("uq_folders_path")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "photos",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("folder_id", sa.Integer()),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("modified_ns", sa.Integer(), nullable=False),
        sa.Column("missing", sa.Boolean(), nullable=False),
        sa.Column("error", sa.Text()),
        sa.Column("width", sa.Integer()),
        sa.Column("height", sa.Integer()),
        sa.Column("taken_at", sa.BigInteger()),
        sa.Column("camera", sa.String()),
        sa.Column("lens", sa.String()),
        sa.Column("focal_length_mm", sa.Float()),
        sa.Column("f_number", sa.Float()),
        sa.Column("exposure_s", sa.Float()),
        sa.Column("iso", sa.Integer()),
        sa.Column("rating", sa.Float()),
        sa.Column("stars", sa.Integer(), nullable=False),
        sa.Column("flag", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.CheckConstraint("stars BETWEEN 0 AND 5", name=op.f("ck_photos_stars")),
        sa.ForeignKeyConstraint(
            ["folder_id"], ["folders.id"], name=op.f("fk_photos_folder_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photos")),
        sa.UniqueConstraint("path", name=op.f("uq_photos_path")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_photos_folder_id", "photos", ["folder_id"])
    op.create_index("ix_photos_taken", "photos", ["taken_at", "name", "id"], sqlite_where=_PRESENT)
    op.create_index("ix_photos_name", "photos", ["name", "id"], sqlite_where=_PRESENT)
    op.create_index("ix_photos_stars", "photos", ["stars", "name", "id"], sqlite_where=_PRESENT)


def _ratings() -> None:
    op.create_table(
        "ratings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("photo_id", sa.Integer(), nullable=False),
        sa.Column("profile", sa.String(), nullable=False),
        sa.Column("value", sa.Float()),
        sa.Column("rated_at", sa.BigInteger(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.CheckConstraint("value BETWEEN 0 AND 10", name=op.f("ck_ratings_value")),
        sa.ForeignKeyConstraint(
            ["photo_id"], ["photos.id"], name=op.f("fk_ratings_photo_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ratings")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_ratings_newest", "ratings", ["photo_id", "profile", "rated_at", "id"])


def _critiques_and_scores() -> None:
    op.create_table(
        "critiques",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("photo_id", sa.Integer(), nullable=False),
        sa.Column("critic_id", sa.String(), nullable=False),
        sa.Column("revision", sa.String(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["photo_id"], ["photos.id"], name=op.f("fk_critiques_photo_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_critiques")),
        sa.UniqueConstraint("photo_id", "critic_id", "revision", "created_at", name="uq_critiques_once"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "scores",
        sa.Column("critic_id", sa.String(), nullable=False),
        sa.Column("photo_id", sa.Integer(), nullable=False),
        sa.Column("critique_id", sa.Integer(), nullable=False),
        sa.Column("score", sa.Float()),
        sa.Column("score_std", sa.Float()),
        sa.Column("personal_score", sa.Float()),
        sa.Column("personal_proven", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["critique_id"], ["critiques.id"], name=op.f("fk_scores_critique_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["photo_id"], ["photos.id"], name=op.f("fk_scores_photo_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("critic_id", "photo_id", name=op.f("pk_scores")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_scores_score", "scores", ["critic_id", "score", "photo_id"])
    op.create_index("ix_scores_personal", "scores", ["critic_id", "personal_score", "photo_id"])
