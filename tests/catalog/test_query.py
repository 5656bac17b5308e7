from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from aesthetic_studio.catalog import query as module
from aesthetic_studio.catalog.critique_rows import add_critique
from aesthetic_studio.catalog.folder_rows import add_folder
from aesthetic_studio.catalog.opening import Catalog
from aesthetic_studio.catalog.photo_rows import FoundFile, ids_of, save_files
from aesthetic_studio.catalog.query import find_ids
from aesthetic_studio.catalog.schema import critiques, photos, scores
from aesthetic_studio.domain.critique import CriticInfo, Critique
from aesthetic_studio.domain.filter_parser import parse_filter
from aesthetic_studio.domain.photo import Metadata
from aesthetic_studio.domain.query import PhotoQuery, SortKey
from aesthetic_studio.domain.score import PersonalScore, Score

START = datetime(2024, 1, 1)
INFO = CriticInfo("calm-nano", "abc", "none", 0, "cpu")


def critique(
    value: float, personal: float | None = None, critic: CriticInfo = INFO, comment: str = ""
) -> Critique:
    score = None if personal is None else PersonalScore(personal, 0.5, True, "ridge")
    return Critique(Score(value, 1.0, {}), {}, comment, (), critic, 0.1, score)


@pytest.fixture
def shelf(tmp_path):
    """Photos a–e: taken c, a, b, (unknown) d, e; scores b 7, d 3, e 5 (by another critic)."""
    catalog = Catalog(tmp_path / "catalog.sqlite")
    taken = {"a": 2, "b": 3, "c": 1}
    with catalog.write() as connection:
        folder = add_folder(connection, Path("/shelf"))
        files = []
        for name in "abcde":
            when = START + timedelta(days=taken[name]) if name in taken else None
            camera = "Leica Q3" if name in "ab" else "ÖKOCAM"
            metadata = Metadata(10, 10, when, camera, "Summilux" if name == "a" else None)
            files.append(
                (FoundFile(Path(f"/shelf/{name}.jpg"), 1, 1, metadata), folder if name != "e" else None)
            )
        save_files(connection, files)
        paths = ids_of(connection, [file.path for file, _ in files])
        keys = {path.stem: key for path, key in paths.items()}
        add_critique(connection, keys["b"], critique(7, 4.0, comment="Warm LIGHT on the façade"), START)
        add_critique(connection, keys["d"], critique(9), START)
        add_critique(connection, keys["d"], critique(3), START + timedelta(days=1))
        other = CriticInfo("other", "abc", "none", 0, "cpu")
        add_critique(connection, keys["e"], critique(5, critic=other), START)
        for name, stars in (("a", 3), ("c", 5)):
            connection.execute(photos.update().where(photos.c.id == keys[name]).values(stars=stars))
        connection.execute(photos.update().where(photos.c.id == keys["d"]).values(flag="reject"))
    yield catalog, keys, folder
    catalog.close()


@pytest.mark.parametrize(
    ("query", "names"),
    [
        (PhotoQuery(), "cabde"),
        (PhotoQuery(descending=True), "bacde"),
        (PhotoQuery(sort=SortKey.NAME), "abcde"),
        (PhotoQuery(sort=SortKey.NAME, descending=True), "edcba"),
        (PhotoQuery(sort=SortKey.SCORE), "dbace"),
        (PhotoQuery(sort=SortKey.SCORE, descending=True), "bdace"),
        (PhotoQuery(sort=SortKey.PERSONAL, descending=True), "bacde"),
        (PhotoQuery(sort=SortKey.STARS, descending=True), "cabde"),
        (PhotoQuery(sort=SortKey.STARS), "acbde"),
        (PhotoQuery(filter=parse_filter("stars>=4")), "c"),
        (PhotoQuery(filter=parse_filter("not flag:reject"), sort=SortKey.NAME), "abce"),
        (PhotoQuery(filter=parse_filter("leica"), sort=SortKey.NAME), "ab"),
        (PhotoQuery(filter=parse_filter("SUMMI")), "a"),
        (PhotoQuery(filter=parse_filter("ökocam"), sort=SortKey.NAME), "cde"),
        (PhotoQuery(filter=parse_filter("warm light")), "b"),
        (PhotoQuery(filter=parse_filter("FAÇADE")), "b"),
        (PhotoQuery(filter=parse_filter("C.JP")), "c"),
        (PhotoQuery(filter=parse_filter("%")), ""),
        (PhotoQuery(filter=parse_filter("_")), ""),
        (PhotoQuery(filter=parse_filter("leica stars>=1"), sort=SortKey.SCORE), "a"),
        (PhotoQuery(filter=parse_filter("leica"), sort=SortKey.SCORE), "ba"),
        (PhotoQuery(filter=parse_filter("façade leica")), "b"),
        (PhotoQuery(filter=parse_filter("facade")), "b"),
        (PhotoQuery(filter=parse_filter('"warm light"')), "b"),
        (PhotoQuery(filter=parse_filter('"light warm"')), ""),
        (PhotoQuery(filter=parse_filter("le"), sort=SortKey.NAME), "ab"),
        (PhotoQuery(filter=parse_filter("jpg le"), sort=SortKey.SCORE), "ba"),
        (PhotoQuery(filter=parse_filter('""" OR NOT * ^"')), ""),
        (PhotoQuery(filter=parse_filter("stars>=3"), sort=SortKey.SCORE), "ac"),
        (PhotoQuery(filter=parse_filter("not flag:reject"), sort=SortKey.SCORE), "bace"),
    ],
)
def test_queries(shelf, query, names):
    catalog, keys, _ = shelf
    with catalog.read() as connection:
        found = find_ids(connection, query, [], "calm-nano")
    assert found == [keys[name] for name in names]


def test_folder_and_missing(shelf):
    catalog, keys, folder = shelf
    with catalog.write() as connection:
        connection.execute(photos.update().where(photos.c.id == keys["c"]).values(missing=True))
        found = find_ids(connection, PhotoQuery(folder_id=folder), [folder], "calm-nano")
        nowhere = find_ids(connection, PhotoQuery(folder_id=99), [], "calm-nano")
    assert found == [keys[name] for name in "abd"]
    assert nowhere == []


@pytest.mark.parametrize("sort", list(SortKey))
@pytest.mark.parametrize("limit", [0, 1, 3, 99])
def test_the_first_of_a_view(shelf, sort, limit):
    catalog, _, _ = shelf
    with catalog.read() as connection:
        everything = find_ids(connection, PhotoQuery(sort=sort), [], "calm-nano")
        assert find_ids(connection, PhotoQuery(sort=sort), [], "calm-nano", limit=limit) == everything[:limit]


def test_a_view_by_score_follows_what_happens_to_the_photos(shelf):
    catalog, keys, folder = shelf
    by_score = PhotoQuery(sort=SortKey.SCORE)
    with catalog.write() as connection:
        add_critique(connection, keys["a"], critique(8), START)

        def found(query: PhotoQuery) -> str:
            ids = find_ids(connection, query, [folder], "calm-nano")
            return "".join(name for each in ids for name, key in keys.items() if key == each)

        assert found(by_score) == "dbace"
        assert found(replace(by_score, filter=parse_filter("stars>=3"))) == "ac"
        connection.execute(photos.update().where(photos.c.id == keys["b"]).values(stars=4, flag="reject"))
        assert found(replace(by_score, filter=parse_filter("stars>=3"))) == "bac"
        assert found(replace(by_score, filter=parse_filter("not flag:reject"))) == "ace"
        connection.execute(photos.update().where(photos.c.id == keys["a"]).values(missing=True))
        assert found(by_score) == "dbce"
        connection.execute(photos.update().where(photos.c.id == keys["d"]).values(folder_id=None))
        assert found(replace(by_score, folder_id=folder)) == "bc"


def test_scores_of_earlier_revisions_are_kept_and_not_shown(shelf):
    catalog, keys, _ = shelf
    newer = CriticInfo("calm-nano", "def", "none", 0, "cpu")
    with catalog.write() as connection:
        add_critique(connection, keys["b"], critique(2, critic=newer), START + timedelta(days=2))
        found = find_ids(connection, PhotoQuery(sort=SortKey.SCORE), [], "calm-nano")
        mine = scores.select().where(scores.c.photo_id == keys["b"]).order_by(scores.c.score)
        assert [(row.revision, row.score, row.latest) for row in connection.execute(mine)] == [
            ("def", 2, True),
            ("abc", 7, False),
        ]
    assert found == [keys[name] for name in "bdace"]


def test_search_forgets_what_is_no_longer_said(shelf):
    catalog, keys, _ = shelf
    with catalog.write() as connection:
        connection.execute(photos.update().where(photos.c.id == keys["a"]).values(search="a.jpg"))
        connection.execute(critiques.delete().where(critiques.c.photo_id == keys["b"]))
        assert find_ids(connection, PhotoQuery(filter=parse_filter("leica")), [], "calm-nano") == [keys["b"]]
        assert find_ids(connection, PhotoQuery(filter=parse_filter("warm")), [], "calm-nano") == []
        for table in ("photo_text", "comment_text"):
            connection.exec_driver_sql(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")


@pytest.mark.parametrize("sort", list(SortKey))
def test_every_order_walks_along_an_index(shelf, sort):
    catalog, _, _ = shelf
    plans: list[str] = []
    with catalog.read() as connection:
        connection.connection.set_trace_callback(plans.append)  # type: ignore[union-attr]
        find_ids(connection, PhotoQuery(sort=sort), [], "calm-nano")
        connection.connection.set_trace_callback(None)  # type: ignore[union-attr]
        for statement in plans:
            steps = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}").all()
            assert not [step for step in steps if "TEMP B-TREE" in step[-1]]


@pytest.mark.parametrize("sort", list(SortKey))
@pytest.mark.parametrize(
    "text", ["stars>=1 not flag:reject", "score>1 iso>0", "jpg camera:leica", "folder:shelf"]
)
def test_a_filter_that_leaves_many_is_tested_along_the_index(shelf, monkeypatch, sort, text):
    monkeypatch.setattr(module, "most_sorted", lambda *_: -1)
    catalog, _, _ = shelf
    asked: list[str] = []
    with catalog.read() as connection:
        connection.connection.set_trace_callback(asked.append)  # type: ignore[union-attr]
        query = PhotoQuery(filter=parse_filter(text), sort=sort)
        find_ids(connection, query, [], "calm-nano", limit=120)
        connection.connection.set_trace_callback(None)  # type: ignore[union-attr]
        assert [each for each in asked if "ORDER BY" in each]
        for statement in (each for each in asked if not each.startswith("--")):  # those are FTS5's own
            steps = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}").all()
            assert not [step for step in steps if "TEMP B-TREE FOR ORDER BY" in step[-1]]
