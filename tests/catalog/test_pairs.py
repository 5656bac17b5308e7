"""A RAW file and the picture beside it are one photo."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from aesthetic_studio.catalog.mark_rows import set_marks
from aesthetic_studio.catalog.photo_rows import load_photos, photo_at
from aesthetic_studio.catalog.rating_rows import load_ratings
from aesthetic_studio.domain.changes import MarkChange, PhotoField
from aesthetic_studio.domain.photo import Flag
from tests.catalog.test_scan import catalog, scan, shown, write

__all__ = ["catalog"]
NOW = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.fixture
def shoot(tmp_path) -> Path:
    """Two pairs, one of them written differently, a RAW file alone, and what is no pair."""
    folder = tmp_path / "shoot"
    names = ("one.JPG", "one.RAF", "Two.jpg", "two.raf", "alone.raf", "a.jpg", "a.png", "sub/alone.jpg")
    for number, name in enumerate(names):
        write(folder / name, number)
    return folder


def test_the_picture_stands_for_both(catalog, shoot):
    scan(catalog, shoot)
    assert sorted(shown(catalog)) == ["Two.jpg", "a.jpg", "a.png", "alone.jpg", "alone.raf", "one.JPG"]
    assert shown(catalog)["one.JPG"].companions == (shoot / "one.RAF",)
    assert shown(catalog)["Two.jpg"].companions == (shoot / "two.raf",)
    assert shown(catalog)["alone.raf"].companions == ()
    assert scan(catalog, shoot) == ([], [])


def test_a_raw_file_alone_is_shown_again(catalog, shoot):
    scan(catalog, shoot)
    (shoot / "one.JPG").unlink()
    scan(catalog, shoot)
    assert "one.RAF" in shown(catalog)
    write(shoot / "one.JPG", 7)
    scan(catalog, shoot)
    assert shown(catalog)["one.JPG"].companions == (shoot / "one.RAF",)
    (shoot / "one.RAF").unlink()
    scan(catalog, shoot)
    assert shown(catalog)["one.JPG"].companions == ()


def test_pairs_end_by_setting_and_come_back(catalog, shoot):
    scan(catalog, shoot)
    scan(catalog, shoot, pairs=False)
    assert len(shown(catalog)) == 8
    assert scan(catalog, shoot, pairs=False) == ([], [])
    scan(catalog, shoot)
    assert len(shown(catalog)) == 6


def test_both_files_are_marked_together(catalog, shoot):
    scan(catalog, shoot)
    key = shown(catalog)["one.JPG"].id
    marks = [MarkChange(key, PhotoField.STARS, 4), MarkChange(key, PhotoField.FLAG, Flag.PICK)]
    with catalog.write() as connection:
        changes = set_marks(connection, marks, "Rate", "stars", NOW)
        raw = photo_at(connection, shoot / "one.RAF", "calm-nano")
        assert (raw.stars, raw.flag) == (4, Flag.PICK)
        assert [rating.path.name for rating in load_ratings(connection)] == ["one.JPG"]
        set_marks(connection, changes.inverse, "Undo", "stars", NOW)
        both = load_photos(connection, [key, raw.id], "calm-nano").values()
        assert {(photo.stars, photo.flag) for photo in both} == {(0, Flag.NONE)}


def test_a_new_pair_shares_the_marks_that_one_had(catalog, shoot):
    jpeg = (shoot / "one.JPG").read_bytes()
    (shoot / "one.JPG").unlink()
    scan(catalog, shoot)
    key = shown(catalog)["one.RAF"].id
    with catalog.write() as connection:
        set_marks(connection, [MarkChange(key, PhotoField.STARS, 5)], "Rate", "stars", NOW)
    (shoot / "one.JPG").write_bytes(jpeg)
    scan(catalog, shoot)
    assert shown(catalog)["one.JPG"].stars == 5


def test_a_moved_pair_stays_one(catalog, shoot):
    scan(catalog, shoot)
    key = shown(catalog)["one.JPG"].id
    (shoot / "kept").mkdir()
    for name in ("one.JPG", "one.RAF"):
        (shoot / name).rename(shoot / "kept" / name)
    scan(catalog, shoot)
    photo = shown(catalog)["one.JPG"]
    assert (photo.id, photo.companions) == (key, (shoot / "kept" / "one.RAF",))
