"""Pairs, stacks, keywords, albums and jobs; scores by revision; full text; indexes that answer a view alone."""

# ruff: noqa: S608 - what is put into the statements are constants of this file

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_SHOWN = "missing = 0 AND leader_id IS NULL"
# The last columns answer the index's own condition, or SQLite would look up every row for it.
_MARKS = "folder_id, stars, flag, label, missing, leader_id"
_SCORE_MARKS = "folder_id, stars, flag, label, latest, shown"

_TABLES = (
    """CREATE TABLE stacks (
        id INTEGER NOT NULL,
        made_at BIGINT NOT NULL,
        CONSTRAINT pk_stacks PRIMARY KEY (id AUTOINCREMENT))""",
    """CREATE TABLE keywords (
        id INTEGER NOT NULL,
        name VARCHAR NOT NULL,
        folded VARCHAR NOT NULL,
        CONSTRAINT pk_keywords PRIMARY KEY (id AUTOINCREMENT),
        CONSTRAINT uq_keywords_folded UNIQUE (folded))""",
    """CREATE TABLE photo_keywords (
        photo_id INTEGER NOT NULL,
        keyword_id INTEGER NOT NULL,
        CONSTRAINT pk_photo_keywords PRIMARY KEY (photo_id, keyword_id),
        CONSTRAINT fk_photo_keywords_photo_id FOREIGN KEY (photo_id) REFERENCES photos (id) ON DELETE CASCADE,
        CONSTRAINT fk_photo_keywords_keyword_id FOREIGN KEY (keyword_id)
            REFERENCES keywords (id) ON DELETE CASCADE) WITHOUT ROWID""",
    "CREATE INDEX ix_photo_keywords_keyword_id ON photo_keywords (keyword_id, photo_id)",
    """CREATE TABLE smart_albums (
        id INTEGER NOT NULL,
        name VARCHAR NOT NULL,
        filter TEXT NOT NULL,
        CONSTRAINT pk_smart_albums PRIMARY KEY (id AUTOINCREMENT),
        CONSTRAINT uq_smart_albums_name UNIQUE (name))""",
    """CREATE TABLE jobs (
        id INTEGER NOT NULL,
        kind VARCHAR NOT NULL,
        state VARCHAR NOT NULL,
        created_at BIGINT NOT NULL,
        CONSTRAINT pk_jobs PRIMARY KEY (id AUTOINCREMENT))""",
    """CREATE TABLE job_photos (
        job_id INTEGER NOT NULL,
        photo_id INTEGER NOT NULL,
        state VARCHAR NOT NULL,
        error TEXT,
        CONSTRAINT pk_job_photos PRIMARY KEY (job_id, photo_id),
        CONSTRAINT fk_job_photos_job_id FOREIGN KEY (job_id) REFERENCES jobs (id) ON DELETE CASCADE,
        CONSTRAINT fk_job_photos_photo_id FOREIGN KEY (photo_id) REFERENCES photos (id) ON DELETE CASCADE
        ) WITHOUT ROWID""",
    "CREATE INDEX ix_job_photos_photo_id ON job_photos (photo_id)",
)

_PHOTOS = (
    "DROP INDEX ix_photos_taken",
    "DROP INDEX ix_photos_name",
    "DROP INDEX ix_photos_stars",
    "ALTER TABLE photos ADD COLUMN leader_id INTEGER CONSTRAINT fk_photos_leader_id REFERENCES photos (id)",
    "ALTER TABLE photos ADD COLUMN stack_id INTEGER CONSTRAINT fk_photos_stack_id REFERENCES stacks (id)",
    "ALTER TABLE photos ADD COLUMN content_hash BLOB",
    "ALTER TABLE photos ADD COLUMN look_hash BLOB",
    *(
        f"ALTER TABLE photos ADD COLUMN {column}"
        for column in (
            "utc_offset_min INTEGER",
            "latitude FLOAT",
            "longitude FLOAT",
            "altitude_m FLOAT",
            "title TEXT",
            "caption TEXT",
            "creator TEXT",
            "copyright TEXT",
            "described TEXT",
        )
    ),
    "CREATE INDEX ix_photos_leader_id ON photos (leader_id) WHERE leader_id IS NOT NULL",
    "CREATE INDEX ix_photos_stack_id ON photos (stack_id) WHERE stack_id IS NOT NULL",
    "CREATE INDEX ix_photos_content ON photos (size, content_hash)",
    f"CREATE INDEX ix_photos_taken ON photos (taken_at, name, id, {_MARKS}) WHERE {_SHOWN}",
    f"CREATE INDEX ix_photos_name ON photos (name, id, {_MARKS}) WHERE {_SHOWN}",
    f"""CREATE INDEX ix_photos_stars ON photos (stars, name, id, folder_id, flag, label, missing, leader_id)
        WHERE {_SHOWN}""",
    f"CREATE INDEX ix_photos_camera ON photos (camera, name, id, {_MARKS}) WHERE {_SHOWN}",
)

_SCORES = (
    "CREATE INDEX ix_critiques_newest ON critiques (photo_id, created_at, id)",
    "DROP INDEX ix_scores_score",
    "DROP INDEX ix_scores_personal",
    "ALTER TABLE scores RENAME TO scores_before",
    """CREATE TABLE scores (
        photo_id INTEGER NOT NULL,
        critic_id VARCHAR NOT NULL,
        revision VARCHAR NOT NULL,
        critique_id INTEGER NOT NULL,
        latest BOOLEAN NOT NULL,
        score FLOAT,
        score_std FLOAT,
        personal_score FLOAT,
        personal_proven BOOLEAN NOT NULL,
        shown BOOLEAN NOT NULL,
        folder_id INTEGER,
        stars INTEGER NOT NULL,
        flag VARCHAR NOT NULL,
        label VARCHAR NOT NULL,
        CONSTRAINT pk_scores PRIMARY KEY (photo_id, critic_id, revision),
        CONSTRAINT fk_scores_critique_id FOREIGN KEY (critique_id) REFERENCES critiques (id) ON DELETE CASCADE,
        CONSTRAINT fk_scores_photo_id FOREIGN KEY (photo_id) REFERENCES photos (id) ON DELETE CASCADE
        ) WITHOUT ROWID""",
    f"""INSERT INTO scores SELECT before.photo_id, before.critic_id, critiques.revision, before.critique_id, 1,
            before.score, before.score_std, before.personal_score, before.personal_proven,
            photos.{_SHOWN.replace("leader_id", "photos.leader_id")},
            photos.folder_id, photos.stars, photos.flag, photos.label
        FROM scores_before AS before
        JOIN critiques ON critiques.id = before.critique_id
        JOIN photos ON photos.id = before.photo_id""",
    "DROP TABLE scores_before",
    "CREATE INDEX ix_scores_critique_id ON scores (critique_id)",
    f"""CREATE INDEX ix_scores_score ON scores (critic_id, score, photo_id, {_SCORE_MARKS})
        WHERE latest = 1 AND shown = 1""",
    f"""CREATE INDEX ix_scores_personal ON scores (critic_id, personal_score, photo_id, {_SCORE_MARKS})
        WHERE latest = 1 AND shown = 1""",
    """CREATE TRIGGER scores_follow_photos
        AFTER UPDATE OF missing, leader_id, folder_id, stars, flag, label ON photos BEGIN
            UPDATE scores SET
                shown = new.missing = 0 AND new.leader_id IS NULL,
                folder_id = new.folder_id, stars = new.stars, flag = new.flag, label = new.label
            WHERE photo_id = new.id;
        END""",
)

_FULL_TEXT = (
    # Names are looked for by any part of them, DSC01234 by 1234; comments by the beginnings of words.
    """CREATE VIRTUAL TABLE photo_text USING fts5(
        search, content='photos', content_rowid='id', tokenize='trigram')""",
    """CREATE VIRTUAL TABLE critique_text USING fts5(
        search, content='critiques', content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='2 3')""",
    *(
        statement
        for table, text in (("photos", "photo_text"), ("critiques", "critique_text"))
        for statement in (
            f"""CREATE TRIGGER {text}_added AFTER INSERT ON {table} BEGIN
                INSERT INTO {text} (rowid, search) VALUES (new.id, new.search);
            END""",
            f"""CREATE TRIGGER {text}_removed AFTER DELETE ON {table} BEGIN
                INSERT INTO {text} ({text}, rowid, search) VALUES ('delete', old.id, old.search);
            END""",
            f"""CREATE TRIGGER {text}_changed AFTER UPDATE OF search ON {table}
            WHEN old.search IS NOT new.search BEGIN
                INSERT INTO {text} ({text}, rowid, search) VALUES ('delete', old.id, old.search);
                INSERT INTO {text} (rowid, search) VALUES (new.id, new.search);
            END""",
            f"INSERT INTO {text} ({text}) VALUES ('rebuild')",
        )
    ),
)


def upgrade() -> None:
    """Bring a catalogue of the first schema up to date; nothing in it is lost."""
    for statement in (*_TABLES, *_PHOTOS, *_SCORES, *_FULL_TEXT):
        op.execute(statement)
