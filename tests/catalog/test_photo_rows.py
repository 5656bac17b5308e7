from datetime import UTC, datetime
from pathlib import Path

import pytest

from aesthetic_studio.catalog.opening import Catalog
from aesthetic_studio.catalog.photo_rows import FoundFile, load_photos, save_files
from aesthetic_studio.catalog.query import find_ids
from aesthetic_studio.catalog.schema import photos
from aesthetic_studio.domain.filter_parser import parse_filter
from aesthetic_studio.domain.photo import Flag, Metadata
from aesthetic_studio.domain.query import PhotoQuery

EVERYTHING = Metadata(
    width=60,
    height=40,
    taken_at=datetime(2026, 11, 3, 9, 8, 7, 250_000),
    camera="X-T5",
    lens="XF 35",
    focal_length_mm=35.0,
    f_number=1.4,
    exposure_s=0.01,
    iso=200,
    utc_offset_min=-330,
    orientation=6,
    latitude=-33.9,
    longitude=18.4,
    altitude_m=12.5,
    title="Harbour",
    caption="Boats before the Storm",
    creator="Ann",
    copyright="© Ann",
    keywords=("Sea", "boats"),
    keyword_paths=("Nature|Sea",),
    rating=-1,
    label="Rot",
    flag=Flag.REJECT,
)


@pytest.fixture
def catalog(tmp_path):
    catalog = Catalog(tmp_path / "catalog.sqlite")
    yield catalog
    catalog.close()


@pytest.mark.parametrize("metadata", [EVERYTHING, Metadata(1, 2), None])
def test_metadata_is_kept_whole(catalog, metadata):
    with catalog.write() as connection:
        save_files(connection, [(FoundFile(Path("/a.jpg"), 1, 1, metadata), None)])
        assert load_photos(connection, [1], "any")[1].metadata == metadata


@pytest.mark.parametrize("text", ["harbour", "storm", "SEA", "boats", "a.jpg", "xf"])
def test_what_the_file_says_is_found(catalog, text):
    with catalog.write() as connection:
        save_files(connection, [(FoundFile(Path("/a.jpg"), 1, 1, EVERYTHING), None)])
        assert find_ids(connection, PhotoQuery(filter=parse_filter(text)), [], "any") == [1]


def test_where_a_file_lies_and_when_it_came_is_known_and_stays(catalog):
    today = datetime.now(UTC).astimezone().date()
    file = FoundFile(Path("/Öde/Vik/a.RAF"), 1, 1, EVERYTHING)
    with catalog.write() as connection:
        save_files(connection, [(file, None)])
        connection.execute(photos.update().values(added_at=datetime(2020, 5, 1, tzinfo=UTC)))
        save_files(connection, [(file, None)])

        def found(text: str) -> list[int]:
            return find_ids(connection, PhotoQuery(filter=parse_filter(text)), [], "any")

        assert found("folder=öde format:raw keyword:sea added:2020") == [1]
        save_files(connection, [(FoundFile(Path("/Öde/b.jpg"), 1, 1), None)])
        (new,) = found("name=b.jpg")
        assert found(f"added>={today}") == [new]


def test_text_that_is_none_is_kept_as_far_as_it_goes(catalog):
    broken = Metadata(1, 1, camera="X\ud800", caption="\udcff!", keywords=("\ud800",))
    with catalog.write() as connection:
        save_files(connection, [(FoundFile(Path("/a.jpg"), 1, 1, broken), None)])
        assert load_photos(connection, [1], "any")[1].metadata.camera == "X?"
