"""Ratings leave as CSV and JSON, and come from these, from Lightroom and from the photos' own XMP."""

import itertools
import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from aesthetic_studio.domain.changes import MarkChange, PhotoField
from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.domain.rating import CULLING
from aesthetic_studio.settings import Home, Settings
from aesthetic_studio.studio import lightroom_ratings
from aesthetic_studio.studio.library import Library
from aesthetic_studio.studio.ratings_csv import RatingScale
from aesthetic_studio.studio.ratings_export import export_file
from aesthetic_studio.studio.ratings_import import import_file
from tests.gui.fakes import CRITIQUE

XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="{}"/></rdf:RDF></x:xmpmeta>"""


@pytest.fixture
def make(tmp_path):
    """Opens the library of another home each time."""
    opened = []

    def open_library(name):
        opened.append(Library(Home(tmp_path / name), Settings()))
        return opened[-1]

    yield open_library
    for library in opened:
        library.close()


@pytest.fixture
def photos(tmp_path):
    folder = tmp_path / "photos"
    folder.mkdir()
    paths = [folder / f"{number}.png" for number in range(3)]
    for number, path in enumerate(paths):
        Image.new("RGB", (8, 8), (number * 40, 90, 20)).save(path)
    return paths


def values(library):
    return {rating.path.name: rating.value for rating in library.ratings()}


def test_a_history_comes_back_from_json_with_all_that_was_known(make, photos, tmp_path):
    first = make("one")
    first.record_rating(photos[0], 4.0, "stars")
    first.save_critique(first.photo_at(photos[0]).id, CRITIQUE)
    first.record_rating(photos[0], 8.0, "round")
    first.record_rating(photos[1], 6.0, "stars")
    first.record_rating(photos[1], None, "stars")
    first.record_rating(photos[2], 2.0, "stars")
    first.rated.forget([event for event in first.rated.events() if event.rating.path == photos[2]])
    assert export_file(first, tmp_path / "h.json") == 5
    second = make("two")
    assert import_file(second, tmp_path / "h.json").count == 5
    assert values(second) == values(first) == {"0.png": 8.0}
    told = [(event.rating, event.general, event.forgotten) for event in second.rated.events(every=True)]
    assert told == [
        (event.rating, event.general, event.forgotten) for event in first.rated.events(every=True)
    ]
    assert not import_file(second, tmp_path / "h.json").changes


def test_a_photo_that_was_moved_is_known_by_its_content(make, photos, tmp_path):
    first = make("one")
    first.record_rating(photos[0], 8.0, "stars")
    export_file(first, tmp_path / "h.json")
    moved = tmp_path / "elsewhere.png"
    photos[0].rename(moved)
    second = make("two")
    second.record_rating(moved, 2.0, "stars")
    before = second.rated.events()[0].rating.rated_at
    assert import_file(second, tmp_path / "h.json").missing == ()
    assert [event.rating.value for event in second.rated.events(every=True)] == [8.0, 2.0]
    assert second.rated.events()[0].rating.rated_at == before


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        "[" * 100_000,
        '{"format": "aesthetic-studio ratings", "version": 2}',
        '{"format": "aesthetic-studio ratings", "version": 1, "ratings": [7]}',
        '{"format": "aesthetic-studio ratings", "version": 1, "ratings": [{"file": "a", "rating": 11}]}',
        '{"format": "aesthetic-studio ratings", "version": 1, "ratings": [{"file": "a", "rating": 1}]}',
        '{"format": "aesthetic-studio ratings", "version": 1, "ratings": [{"file": "a\\u0000", "rating": 1}]}',
    ],
)
def test_another_json_is_refused_whole(make, tmp_path, content):
    (tmp_path / "h.json").write_text(content)
    library = make("one")
    with pytest.raises(UsageError):
        import_file(library, tmp_path / "h.json")
    assert library.rated.events(every=True) == []


@pytest.mark.parametrize(
    "wrong", [{"rating": True}, {"rating": 10**400}, {"rated_at": "0001-01-01T00:00:00+10:00"}]
)
def test_numbers_that_are_none_are_refused(make, photos, tmp_path, wrong):
    entry = {"file": "photos/0.png", "rating": 5, "rated_at": "2026-11-01T00:00:00+00:00"} | wrong
    content = {"format": "aesthetic-studio ratings", "version": 1, "ratings": [entry]}
    (tmp_path / "h.json").write_text(json.dumps(content))
    with pytest.raises(UsageError, match="rating 1"):
        import_file(make("one"), tmp_path / "h.json")


@pytest.fixture
def lightroom(tmp_path, photos):
    """A catalogue with stars for the photos, one of them virtually copied, and one photo that is gone."""
    file = tmp_path / "Lightroom.lrcat"
    catalogue = sqlite3.connect(file)
    catalogue.executescript(
        """CREATE TABLE AgLibraryRootFolder (id_local INTEGER PRIMARY KEY, absolutePath, relativePathFromCatalog);
        CREATE TABLE AgLibraryFolder (id_local INTEGER PRIMARY KEY, pathFromRoot, rootFolder INTEGER);
        CREATE TABLE AgLibraryFile (id_local INTEGER PRIMARY KEY, baseName, extension, folder INTEGER);
        CREATE TABLE Adobe_images (
            id_local INTEGER PRIMARY KEY, rootFile INTEGER, rating, masterImage, touchTime NOT NULL DEFAULT 0);
        INSERT INTO AgLibraryRootFolder VALUES (1, 'D:/Old disk/', './');
        INSERT INTO AgLibraryFolder VALUES (1, 'photos/', 1);
        INSERT INTO AgLibraryFile VALUES (1, '0', 'png', 1), (2, '1', 'png', 1), (3, 'gone', 'png', 1),
            (4, '2', 'png', 1);
        INSERT INTO Adobe_images VALUES (1, 1, 5, NULL, 700000000.5), (2, 2, 3, NULL, 0), (3, 3, 4, NULL, 0),
            (4, 4, NULL, NULL, 0), (5, 1, 1, 1, 800000000);"""
    )
    catalogue.commit()
    catalogue.close()
    return file


def test_stars_come_from_a_lightroom_catalogue_that_stays_as_it_is(make, lightroom, photos):
    before = lightroom.read_bytes()
    library = make("one")
    imported = import_file(library, lightroom)
    assert (imported.count, [path.name for path in imported.missing]) == (2, ["gone.png"])
    assert values(library) == {"0.png": 10.0, "1.png": 6.0}
    assert {rating.source for rating in library.ratings()} == {"lightroom"}
    moments = {rating.path.name: rating.rated_at for rating in library.ratings()}
    assert moments["0.png"] == datetime(2023, 3, 8, 20, 26, 40, 500000, tzinfo=UTC)
    assert lightroom.read_bytes() == before
    assert not lightroom.with_name(lightroom.name + "-journal").exists()


@pytest.mark.parametrize("mode", ["WAL", "DELETE"])
def test_stars_that_lie_beside_an_open_lightroom_catalogue_are_read_and_nothing_is_touched(
    make, lightroom, mode
):
    with closing(sqlite3.connect(lightroom, isolation_level=None)) as open_one:
        open_one.execute(f"PRAGMA journal_mode={mode}")
        open_one.execute("UPDATE Adobe_images SET rating = 1 WHERE id_local = 2")
        if mode == "DELETE":  # in the middle of a change that is taken back when it does not end
            open_one.executescript("PRAGMA cache_size=1; BEGIN; UPDATE Adobe_images SET rating = 4;")
            open_one.executemany(
                "INSERT INTO AgLibraryFile VALUES (?, 'more', 'png', 1)", [(key,) for key in range(9, 900)]
            )
        before = {path.name: path.read_bytes() for path in lightroom.parent.glob("Lightroom.lrcat*")}
        assert len(before) > 1
        library = make("one")
        import_file(library, lightroom)
        assert values(library) == {"0.png": 10.0, "1.png": 2.0}
        after = {path.name: path.read_bytes() for path in lightroom.parent.glob("Lightroom.lrcat*")}
        assert after == before


def test_a_lightroom_catalogue_that_is_written_to_all_the_time_is_left(lightroom, monkeypatch):
    lightroom.with_name("Lightroom.lrcat-wal").write_bytes(b"something")
    looks = itertools.count()
    monkeypatch.setattr(lightroom_ratings, "_looks", lambda _: next(looks))
    with pytest.raises(UsageError, match="is being written to"):
        lightroom_ratings.read_lightroom(lightroom)


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0nonsense", b"text"])
def test_what_is_no_lightroom_catalogue_is_refused(make, tmp_path, content):
    (tmp_path / "x.lrcat").write_bytes(content)
    with pytest.raises(UsageError, match=r"x\.lrcat"):
        import_file(make("one"), tmp_path / "x.lrcat")


def test_stars_in_xmp_become_ratings_of_the_chosen_profile(make, photos):
    photos[0].with_suffix(".xmp").write_text(XMP.format(4))
    photos[1].with_name("1.png.xmp").write_text(XMP.format(-1))
    library = make("one")
    library.rated.use("client A", make=True)
    assert import_file(library, photos[0].parent).count == 1
    assert values(library) == {"0.png": 8.0}


@pytest.mark.parametrize("profile", ["me", "client A"])
def test_stars_in_xmp_are_taken_over_once(make, photos, profile, monkeypatch):
    photos[0].with_suffix(".xmp").write_text(XMP.format(4))
    monkeypatch.chdir(photos[0].parent.parent)
    library = make("one")
    library.rated.use(profile, make=True)
    for _ in range(2):
        assert import_file(library, Path(photos[0].parent.name)).count == 1
    assert [event.rating.value for event in library.rated.events(every=True)] == [8.0]


def test_stars_of_assisted_culling_do_not_become_the_users_own_by_way_of_xmp(make, photos):
    library = make("one")
    library.record_rating(photos[1], 6.0, "test")
    library.record_rating(photos[0], 2.0, "test")
    culled = library.photo_at(photos[0]).id
    library.apply([MarkChange(culled, PhotoField.STARS, 4, CULLING)], "Cull")
    photos[0].with_suffix(".xmp").write_text(XMP.format(4))
    import_file(library, photos[0].parent)
    assert values(library) == {"1.png": 6.0}


def test_a_scale_is_of_csv_alone(make, lightroom):
    with pytest.raises(UsageError, match="scale"):
        import_file(make("one"), lightroom, RatingScale(1, 7))


def test_other_file_names_are_refused_at_export(make, tmp_path):
    with pytest.raises(UsageError, match="neither"):
        export_file(make("one"), tmp_path / "ratings.xlsx")


def test_a_profile_must_be_there_unless_it_may_be_made(make):
    library = make("one")
    with pytest.raises(UsageError, match="me"):
        library.rated.use("client A")
    library.rated.use("client A", make=True)
    assert library.rated.profile == "client A"
