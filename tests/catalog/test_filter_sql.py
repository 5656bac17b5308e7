from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aesthetic_studio.catalog import query as module
from aesthetic_studio.catalog.folder_rows import add_folder
from aesthetic_studio.catalog.opening import Catalog
from aesthetic_studio.catalog.query import find_ids
from aesthetic_studio.catalog.schema import (
    album_photos,
    albums,
    critiques,
    keywords,
    photo_keywords,
    photos,
    scores,
    stacks,
)
from aesthetic_studio.domain.filter_parser import parse_filter
from aesthetic_studio.domain.query import PhotoQuery, SortKey
from tests.domain.filters import FILTERS

TAKEN = datetime(2026, 11, 5, 18, 4, 30, 500_000)
ADDED = datetime(2026, 11, 20, 12, tzinfo=UTC)


def row(name: str, directory: str = "/Photos/Iceland/Vík", **fields) -> dict:
    path = Path(directory) / name
    search = "\n".join((name, fields.get("camera") or "", fields.get("lens") or "")).casefold()
    return {
        "path": path,
        "name": name.casefold(),
        "search": search,
        "directory": directory.casefold(),
        "format": path.suffix[1:].casefold(),
        "size": 1_000_000,
        "modified_ns": 1,
        "missing": False,
        "stars": 0,
        "flag": "none",
        "label": "none",
    } | fields


ROWS = {
    "a": row(
        "A_0001.RAF",
        camera="Fujifilm X-T5",
        lens="XF 35mm",
        iso=160,
        focal_length_mm=35.0,
        f_number=1.4,
        exposure_s=1 / 253,
        taken_at=TAKEN,
        added_at=ADDED,
        width=6000,
        rating=8.0,
        stars=4,
        flag="pick",
        label="red",
        height=4000,
        latitude=64.1,
    ),
    "b": row(
        "b.jpeg",
        camera="ÖKOCAM 2",
        lens="XF 35mm",
        iso=6400,
        taken_at=datetime(2026, 12, 1),
        rating=7.0,
        stars=4,
        size=24_000_000,
        label="blue",
        flag="reject",
    ),
    "c": row("c.jpg", "/Photos/Home", stars=2, rating=4.0, iso=400, taken_at=datetime(2025, 1, 1)),
    "d": row("d.heic", "/Photos/Home", error="torn", label="red"),
    "e": row("gone.jpg", "/Photos/Home", missing=True, iso=400, stars=5, rating=10.0, camera="Nikon"),
    "f": row("a_0001.jpg", leader_id=1, iso=160),
}


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    """Photos a–d; e is missing, and f is shown with a. Keywords, albums, scores and a stack among them."""
    catalog = Catalog(tmp_path_factory.mktemp("shelf") / "catalog.sqlite")
    with catalog.write() as connection:
        folder = add_folder(connection, Path("/Photos"))
        connection.execute(stacks.insert(), {"id": 1, "made_at": ADDED})
        for each in ROWS.values():
            connection.execute(photos.insert(), each | {"folder_id": folder})
        connection.execute(photos.update().where(photos.c.id.in_([1, 2])).values(stack_id=1))
        for key, name in ((1, "places|Iceland|Vík"), (2, "Seagull"), (3, "sea")):
            connection.execute(keywords.insert(), {"id": key, "name": name, "folded": name.casefold()})
        tagged = ((1, 1), (1, 3), (2, 2), (3, 3))
        connection.execute(
            photo_keywords.insert(), [{"photo_id": photo, "keyword_id": word} for photo, word in tagged]
        )
        connection.execute(albums.insert(), {"id": 1, "name": "Best of", "folded": "best of"})
        connection.execute(album_photos.insert(), [{"album_id": 1, "photo_id": key} for key in (1, 3)])
        for photo, value, personal in ((1, 7.24, 8.0), (2, 3.0, None), (5, 9.0, None)):
            said = {"id": photo, "photo_id": photo, "critic_id": "calm-nano", "revision": "1"}
            comment = {"created_at": ADDED, "search": "low tide", "body": b"{}"}
            connection.execute(critiques.insert(), said | comment)
            given = {"critique_id": photo, "latest": True, "score": value, "score_std": 0.5}
            kept = {"personal_score": personal, "personal_proven": False, "shown": photo != 5}
            marks = {name: ROWS["abcdef"[photo - 1]][name] for name in ("stars", "flag", "label")}
            row_of = {key: said[key] for key in ("photo_id", "critic_id", "revision")}
            connection.execute(scores.insert(), row_of | given | kept | marks | {"folder_id": folder})
    yield catalog
    catalog.close()


def found(catalog: Catalog, query: PhotoQuery, limit: int | None = None) -> str:
    with catalog.read() as connection:
        keys = find_ids(connection, query, [1], "calm-nano", limit=limit)
    return "".join("abcdef"[key - 1] for key in keys)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("rating>=7", "ab"),
        ("rating=7", "b"),
        ("stars:4", "ab"),
        ("stars!=4", "cd"),
        ("rating:none", "d"),
        ("rating!=none", "abc"),
        ("not rating>5", "cd"),
        ("score>7", "a"),
        ("score=7.2", "a"),
        ("score:none", "cd"),
        ("score!=none", "ab"),
        ("score>2 missing:yes", "e"),
        ("score>2 (missing:yes or missing:no)", "abe"),
        ("not score>7", "bcd"),
        ("personal>=8", "a"),
        ("personal:none", "bcd"),
        ("uncertainty:0.5", "ab"),
        ("iso:100..400", "ac"),
        ("iso:160,6400", "ab"),
        ("focal:35mm aperture<=1.4", "a"),
        ("shutter:1/250", "a"),
        ("shutter!=none", "a"),
        ("size>20", "b"),
        ("size=24", "b"),
        ("width>=6000 height<5000", "a"),
        ("taken:2026-11", "a"),
        ("taken:2026-11-05T18:04", "a"),
        ("taken:2026", "ab"),
        ("taken!=2026", "c"),
        ("taken<2026", "c"),
        ("taken<=2026-11", "ac"),
        ("taken>2026-11", "b"),
        ("taken>=2026-11", "ab"),
        ("taken:none", "d"),
        ("added:2026-11-20", "a"),
        ("added:none", "bcd"),
        ("flag:pick", "a"),
        ("flag!=reject", "acd"),
        ("label:red,blue", "abd"),
        ("label:red flag:pick", "a"),
        ("name:0001", "a"),
        ("name:a_", "a"),
        ("name=B.JPEG", "b"),
        ("name!=b.jpeg", "acd"),
        ("name:%", ""),
        ("folder:ICE", "ab"),
        ("folder=Photos", "abcd"),
        ("folder=/photos/home", "cd"),
        ("folder=Ice", ""),
        ("folder!=home", "ab"),
        ("folder:VÍK", "ab"),
        ("format:raw", "a"),
        ("format:jpeg", "bc"),
        ("format=.heic", "d"),
        ("format!=jpg", "ad"),
        ("camera:x-t5", "a"),
        ('camera="fujifilm x-t5"', "a"),
        ("camera:ökocam", "b"),
        ("camera:none", "cd"),
        ("camera!=nikon", "ab"),
        ("lens:35", "ab"),
        ("keyword:sea", "abc"),
        ("keyword=sea", "ac"),
        ("keyword=iceland", "a"),
        ('keyword="places|Iceland"', "a"),
        ("keyword!=sea", "bd"),
        ("keyword:none", "d"),
        ("keyword!=none", "abc"),
        ("album:best", "ac"),
        ('album="best of"', "ac"),
        ("album:none", "bd"),
        ("pair:yes", "a"),
        ("pair:no", "bcd"),
        ("stacked:yes", "ab"),
        ("stacked!=yes", "cd"),
        ("located:yes", "a"),
        ("broken:yes", "d"),
        ("missing:yes", "e"),
        ("missing:yes camera:nikon", "e"),
        ("camera:nikon", ""),
        ("missing:no", "abcd"),
        ("missing:yes or iso:400", "ce"),
        ("sea", "abc"),
        ("tide", "ab"),
        ("ide", ""),
        ('"low tide" 35mm', "ab"),
        ("35", "ab"),
        ("low not seagull", "a"),
        ("vík or c.jpg", "ac"),
    ],
)
@pytest.mark.parametrize("few", [-1, 2000])
def test_what_is_found(shelf, monkeypatch, text, names, few):
    monkeypatch.setattr(module, "most_sorted", lambda *_: few)
    wanted = parse_filter(text)
    assert found(shelf, PhotoQuery(filter=wanted, sort=SortKey.NAME)) == names
    by_score = found(shelf, PhotoQuery(filter=wanted, sort=SortKey.SCORE))
    assert "".join(sorted(by_score)) == names
    assert found(shelf, PhotoQuery(filter=wanted, sort=SortKey.SCORE), limit=9) == by_score


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    FILTERS,
    st.sampled_from(SortKey),
    st.booleans(),
    st.sampled_from([None, 1]),
    st.sampled_from([None, Path("/Photos/Home")]),
    st.sampled_from([None, 1]),
)
def test_both_ways_find_the_same_whatever_is_asked(
    shelf, monkeypatch, wanted, sort, down, folder, within, album
):
    query = PhotoQuery(folder, within, album, wanted, sort, down)
    answers = set()
    for few in (-1, 2000):
        monkeypatch.setattr(module, "most_sorted", lambda *_, few=few: few)
        monkeypatch.setattr(module, "FEW", few)
        monkeypatch.setattr(module, "last_key", lambda _, few=few: few)
        everything = found(shelf, query)
        answers |= {everything, found(shelf, query, limit=6)}
        assert found(shelf, query, limit=2) == everything[:2]
    assert len(answers) == 1


def test_years_at_the_ends_of_the_calendar(shelf):
    assert found(shelf, PhotoQuery(filter=parse_filter("added>0001 added<9999"))) == "a"


def test_the_added_day_is_a_day_here(shelf):
    day = ADDED.astimezone().date()
    other = day + timedelta(days=1)
    assert found(shelf, PhotoQuery(filter=parse_filter(f"added:{day}"))) == "a"
    assert found(shelf, PhotoQuery(filter=parse_filter(f"added:{other}"))) == ""
