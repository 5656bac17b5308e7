"""A catalogue of every older version opens, and nothing that was in it is lost."""

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from aesthetic_studio.catalog.critique_rows import latest_critique
from aesthetic_studio.catalog.keyword_rows import keywords_of
from aesthetic_studio.catalog.opening import Catalog
from aesthetic_studio.catalog.photo_rows import load_photos
from aesthetic_studio.catalog.query import find_ids
from aesthetic_studio.catalog.rating_rows import load_ratings
from aesthetic_studio.catalog.schema import REVISIONS, metadata
from aesthetic_studio.domain.filter_parser import parse_filter
from aesthetic_studio.domain.photo import Flag, Label
from aesthetic_studio.domain.query import PhotoQuery, SortKey

OLDER = Path(__file__).parent / "older"
FULL_TEXT = ("photo_text", "comment_text")


def not_full_text(name, kind, _) -> bool:
    """Full-text tables are made by hand; SQLAlchemy does not know them."""
    return kind != "table" or not name.startswith(FULL_TEXT)


def opened(version: str, folder: Path) -> Catalog:
    path = folder / "catalog.sqlite"
    with sqlite3.connect(path) as connection:
        connection.executescript((OLDER / f"{version}.sql").read_text(encoding="utf-8"))
    connection.close()
    return Catalog(path)


@pytest.fixture(params=sorted(file.stem for file in OLDER.glob("*.sql")))
def catalog(request, tmp_path):
    catalog = opened(request.param, tmp_path)
    yield catalog
    catalog.close()


def test_every_older_version_is_kept_here():
    assert [file.stem for file in sorted(OLDER.glob("*.sql"))] == list(REVISIONS[:-1])


def test_it_has_the_schema_of_today_and_is_sound(catalog):
    with catalog.read() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": not_full_text})
        assert compare_metadata(context, metadata) == []
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalars().all() == ["ok"]
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []


def test_nothing_is_lost(catalog):
    with catalog.read() as connection:
        photos = load_photos(connection, [1, 2, 3, 4], "calm-nano")
        ratings = load_ratings(connection)
        critique = latest_critique(connection, 1)
    assert [photo.path.name for photo in photos.values()] == ["a.jpg", "b.jpg", "c.jpg", "gone.jpg"]
    assert (photos[1].stars, photos[2].flag, photos[3].label) == (5, Flag.REJECT, Label.RED)
    assert (photos[1].score, photos[1].personal_score, photos[2].score) == (7.5, 8.0, 4.0)
    assert photos[1].metadata.camera == "Leica Q3"
    assert [(rating.path.name, rating.value) for rating in ratings] == [("a.jpg", 10.0)]
    assert critique.comment == "Warm light, and now a level horizon."


def test_it_is_found_as_a_new_one_would_be(catalog):
    with catalog.read() as connection:

        def found(query: PhotoQuery) -> list[int]:
            return find_ids(connection, query, [], "calm-nano")

        assert found(PhotoQuery(sort=SortKey.SCORE, descending=True)) == [1, 2, 3]
        assert found(PhotoQuery(filter=parse_filter("horizon"))) == [1]
        assert found(PhotoQuery(filter=parse_filter("summi"))) == [1, 2, 3]
        assert found(PhotoQuery(filter=parse_filter("gone"))) == []


def test_keywords_of_the_files_become_the_photos(tmp_path):
    catalog = opened("0002", tmp_path)
    with catalog.read() as connection:
        assert keywords_of(connection, [1, 2, 3]) == {1: ("places|Iceland", "Sea"), 3: ("Sea",)}

        def found(text: str) -> list[int]:
            return find_ids(connection, PhotoQuery(filter=parse_filter(text)), [], "calm-nano")

        assert found("keyword=iceland") == found("tide sea") == [1]
        assert found("sea") == [1, 3]
        assert found("stacked:yes") == [1, 2]
        assert found("folder=shelf format:jpeg") == [1, 2, 3]
        assert found("pair:yes") == [1]
        search = connection.exec_driver_sql("SELECT search FROM photos WHERE id = 1").scalar_one()
        assert search == "a.jpg\nleica q3\nsummilux\n\nlow tide"
    catalog.close()


def test_ratings_know_what_they_were_given_to(tmp_path):
    catalog = opened("0003", tmp_path)
    with catalog.read() as connection:
        hashes = connection.exec_driver_sql("SELECT content_hash FROM ratings ORDER BY id").scalars().all()
        assert hashes == [bytes(range(1, 17))] * 2
        assert connection.exec_driver_sql("SELECT name FROM profiles").scalars().all() == ["me"]
        assert connection.exec_driver_sql("SELECT name FROM albums").scalars().all() == ["Wall", "Best"]
        assert connection.exec_driver_sql("SELECT photo_id FROM album_photos").scalars().all() == [1, 3]
    catalog.close()
