"""Jobs that go on after a restart, questions and answers, pinned critiques, and what a taste is learned from."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_JOBS = (
    "ALTER TABLE jobs ADD COLUMN ended_at BIGINT",
    "ALTER TABLE job_photos ADD COLUMN place INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE job_photos ADD COLUMN remedy TEXT",
    "CREATE INDEX ix_job_photos_state ON job_photos (job_id, state, place, photo_id)",
)

_CRITIQUES = (
    "ALTER TABLE critiques ADD COLUMN pinned BOOLEAN NOT NULL DEFAULT 0",
    """CREATE TABLE questions (
        id INTEGER NOT NULL,
        photo_id INTEGER NOT NULL,
        critic_id VARCHAR NOT NULL,
        revision VARCHAR NOT NULL,
        asked_at BIGINT NOT NULL,
        question TEXT NOT NULL,
        answer TEXT NOT NULL,
        complete BOOLEAN NOT NULL,
        CONSTRAINT pk_questions PRIMARY KEY (id AUTOINCREMENT),
        CONSTRAINT fk_questions_photo_id FOREIGN KEY (photo_id) REFERENCES photos (id) ON DELETE CASCADE)""",
    "CREATE INDEX ix_questions_photo_id ON questions (photo_id, asked_at, id)",
)

_TASTE = (
    """CREATE TABLE profiles (
        name VARCHAR NOT NULL,
        made_at BIGINT NOT NULL,
        deleted_at BIGINT,
        CONSTRAINT pk_profiles PRIMARY KEY (name)) WITHOUT ROWID""",
    "INSERT INTO profiles (name, made_at) VALUES ('me', CAST(strftime('%s', 'now') AS INTEGER) * 1000000)",
    "ALTER TABLE ratings ADD COLUMN content_hash BLOB",
    "ALTER TABLE ratings ADD COLUMN general FLOAT",
    "ALTER TABLE ratings ADD COLUMN critic_id VARCHAR",
    "ALTER TABLE ratings ADD COLUMN revision VARCHAR",
    "ALTER TABLE ratings ADD COLUMN forgotten_at BIGINT",
    """UPDATE ratings SET content_hash = (
        SELECT photos.content_hash FROM photos WHERE photos.id = ratings.photo_id)""",
    "CREATE INDEX ix_ratings_history ON ratings (profile, rated_at, id)",
    """CREATE TABLE sights (
        id INTEGER NOT NULL,
        content_hash BLOB NOT NULL,
        critic_id VARCHAR NOT NULL,
        revision VARCHAR NOT NULL,
        general FLOAT NOT NULL,
        embedding BLOB NOT NULL,
        seen_at BIGINT NOT NULL,
        CONSTRAINT pk_sights PRIMARY KEY (id),
        CONSTRAINT uq_sights_once UNIQUE (content_hash, critic_id, revision))""",
)


def upgrade() -> None:
    """Bring a catalogue of the third schema up to date; nothing in it is lost."""
    for statement in (*_JOBS, *_CRITIQUES, *_TASTE):
        op.execute(statement)
