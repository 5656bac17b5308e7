import json
import os
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aesthetic_studio.catalog import sidecar_rows
from aesthetic_studio.catalog.adoption import FileMarks, Known, known_photos, marks_described, merged
from aesthetic_studio.catalog.mark_rows import set_marks
from aesthetic_studio.catalog.opening import Catalog
from aesthetic_studio.catalog.photo_rows import load_photos, read_file, save_files
from aesthetic_studio.catalog.rating_rows import load_ratings
from aesthetic_studio.domain.changes import MarkChange, PhotoField
from aesthetic_studio.domain.photo import Flag, Label
from tests.photos.packets import packet
from tests.photos.pictures import write_jpeg
from tests.photos.sidecars import DARKTABLE, LIGHTROOM


@pytest.fixture
def catalog(tmp_path):
    catalog = Catalog(tmp_path / "catalog.sqlite")
    yield catalog
    catalog.close()


@pytest.fixture
def path(tmp_path):
    return write_jpeg(tmp_path / "photo.jpg")


@pytest.fixture
def sidecar(path):
    """Writes the photo's sidecar, each time with a new time of change."""
    count = iter(range(1, 1000))

    def write(content: bytes | str) -> None:
        file = path.with_suffix(".xmp")
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        os.utime(file, (next(count), 0))

    return write


def read_in(catalog, path):
    with catalog.write() as connection:
        return save_files(connection, [(read_file(path, 10**9), None)])


def photo(catalog):
    with catalog.read() as connection:
        return load_photos(connection, [1], "calm-nano")[1]


def marks(catalog):
    found = photo(catalog)
    return found.stars, found.flag, found.label


def mark(catalog, field, value):
    with catalog.write() as connection:
        return set_marks(connection, [MarkChange(1, field, value)], "Mark", "stars", datetime.now(UTC))


def known(catalog, path):
    with catalog.read() as connection:
        return known_photos(connection, [path])[path]


def test_the_marks_of_a_new_photo_are_those_of_its_sidecar(catalog, path, sidecar):
    sidecar(DARKTABLE.replace('Rating="2"', 'Rating="-1"'))
    assert read_in(catalog, path) == {PhotoField.FLAG, PhotoField.LABEL, PhotoField.KEYWORDS}
    assert marks(catalog) == (0, Flag.REJECT, Label.RED)
    assert not known(catalog, path).waiting


def test_the_marks_inside_the_file_are_adopted_too(catalog, tmp_path):
    path = write_jpeg(tmp_path / "photo.jpg", xmp=packet(Rating="4", Label="Blau"))
    read_in(catalog, path)
    assert marks(catalog) == (4, Flag.NONE, Label.BLUE)
    with catalog.read() as connection:
        (rating,) = load_ratings(connection)
    assert (rating.value, rating.source) == (8, "sidecar")


def test_what_changed_outside_alone_is_adopted(catalog, path, sidecar):
    sidecar(LIGHTROOM)
    read_in(catalog, path)
    sidecar(LIGHTROOM.replace('Rating="3"', 'Rating="5"').replace('   xmp:Label="Red"\n', ""))
    assert read_in(catalog, path) == {PhotoField.STARS, PhotoField.LABEL}
    assert marks(catalog) == (5, Flag.NONE, Label.NONE)
    assert not known(catalog, path).conflict


def test_what_changed_here_alone_stays_and_waits_to_be_written(catalog, path, sidecar):
    sidecar(LIGHTROOM)
    read_in(catalog, path)
    mark(catalog, PhotoField.STARS, 1)
    sidecar(LIGHTROOM.replace("+0.35", "+1.00"))
    assert read_in(catalog, path) == frozenset()
    assert marks(catalog) == (1, Flag.NONE, Label.RED)
    assert known(catalog, path).waiting


def test_a_change_on_both_sides_takes_the_files_and_remembers_ours(catalog, path, sidecar):
    sidecar(LIGHTROOM)
    read_in(catalog, path)
    mark(catalog, PhotoField.STARS, 1)
    mark(catalog, PhotoField.LABEL, Label.GREEN)
    sidecar(LIGHTROOM.replace('Rating="3"', 'Rating="5"'))
    read_in(catalog, path)
    assert marks(catalog) == (5, Flag.NONE, Label.GREEN)
    assert known(catalog, path).conflict == {"stars": 1}
    sidecar(LIGHTROOM.replace('Rating="3"', 'Rating="4"'))
    read_in(catalog, path)
    assert marks(catalog) == (4, Flag.NONE, Label.GREEN)
    assert known(catalog, path).conflict == {"stars": 1}


def test_the_same_change_on_both_sides_is_none(catalog, path, sidecar):
    read_in(catalog, path)
    mark(catalog, PhotoField.STARS, 3)
    sidecar(LIGHTROOM)
    read_in(catalog, path)
    assert marks(catalog) == (3, Flag.NONE, Label.RED)
    assert not known(catalog, path).conflict


def test_a_finer_rating_is_not_rounded_by_its_own_sidecar(catalog, path, sidecar):
    read_in(catalog, path)
    mark(catalog, PhotoField.STARS, 3.5)
    sidecar(packet(Rating="4"))
    read_in(catalog, path)
    with catalog.read() as connection:
        assert [rating.value for rating in load_ratings(connection)] == [7]


@pytest.mark.parametrize("content", [b"<x:xmpmeta", b""])
def test_a_half_written_sidecar_takes_nothing_away(catalog, path, sidecar, content):
    sidecar(LIGHTROOM)
    read_in(catalog, path)
    sidecar(content)
    read_in(catalog, path)
    assert marks(catalog) == (3, Flag.NONE, Label.RED)
    mark(catalog, PhotoField.STARS, 1)
    sidecar(LIGHTROOM)  # written to its end, as it was
    read_in(catalog, path)
    assert marks(catalog) == (1, Flag.NONE, Label.RED)
    assert not known(catalog, path).conflict


def test_a_sidecar_that_was_taken_away_takes_nothing_with_it(catalog, path, sidecar):
    sidecar(LIGHTROOM)
    read_in(catalog, path)
    path.with_suffix(".xmp").unlink()
    for _ in range(2):
        read_in(catalog, path)
        assert marks(catalog) == (3, Flag.NONE, Label.RED)
    sidecar(LIGHTROOM.replace('Rating="3"', 'Rating="3"'))
    read_in(catalog, path)
    assert not known(catalog, path).conflict


def test_a_photo_that_cannot_be_read_keeps_its_marks(catalog, path, sidecar):
    sidecar(LIGHTROOM)
    read_in(catalog, path)
    whole = path.read_bytes()
    path.write_bytes(b"torn")
    read_in(catalog, path)
    assert marks(catalog) == (3, Flag.NONE, Label.RED)
    path.write_bytes(whole)
    read_in(catalog, path)
    assert marks(catalog) == (3, Flag.NONE, Label.RED)
    assert not known(catalog, path).conflict


def test_keywords_of_both_sides_are_kept(catalog, path, sidecar):
    sidecar(packet(subject=["lake", "night"]))
    read_in(catalog, path)
    with catalog.write() as connection:
        connection.exec_driver_sql("DELETE FROM photo_keywords WHERE keyword_id = 1")
        connection.exec_driver_sql("INSERT INTO keywords VALUES (9, 'mine', 'mine')")
        connection.exec_driver_sql("INSERT INTO photo_keywords VALUES (1, 9)")
    sidecar(packet(subject=["lake", "Theirs"]))
    assert read_in(catalog, path) == {PhotoField.KEYWORDS}
    with catalog.read() as connection:
        names = sidecar_rows.to_write(connection, 1).keywords
    assert names == ("mine", "Theirs")
    assert known(catalog, path).waiting


def test_a_label_of_nobodys_leaves_ours_alone(catalog, path, sidecar):
    sidecar(LIGHTROOM)
    read_in(catalog, path)
    sidecar(LIGHTROOM.replace('Label="Red"', 'Label="To print"'))
    read_in(catalog, path)
    assert marks(catalog)[2] is Label.RED


def test_rejected_elsewhere_the_stars_stay(catalog, path, sidecar):
    sidecar(LIGHTROOM)
    read_in(catalog, path)
    sidecar(LIGHTROOM.replace('Rating="3"', 'Rating="-1"'))
    read_in(catalog, path)
    assert marks(catalog) == (3, Flag.REJECT, Label.RED)


def test_marked_before_its_file_was_read():
    known = Known(1, stars=5)
    assert merged(known, FileMarks(3, Flag.PICK)) == replace(known, flag=Flag.PICK)


told = st.builds(
    FileMarks,
    st.none() | st.integers(0, 5),
    st.none() | st.sampled_from(list(Flag)),
    st.none() | st.sampled_from(list(Label)),
)
described = st.none() | st.builds(
    lambda stars, flag, label: json.dumps({"rating": stars, "flag": flag, "label": label}),
    st.none() | st.integers(-1, 5),
    st.sampled_from(list(Flag)),
    st.none() | st.sampled_from(["Red", "To print"]),
)
photos = st.builds(
    Known,
    st.just(1),
    st.integers(0, 5),
    st.sampled_from(list(Flag)),
    st.sampled_from(list(Label)),
    described,
    read=st.just(True),
)


@given(known=photos, theirs=told)
def test_nothing_is_lost_and_nothing_invented(known, theirs):
    before, after = marks_described(known.described), merged(known, theirs)
    for mark in ("stars", "flag", "label"):
        ours, old, new, now = (getattr(side, mark) for side in (known, before, theirs, after))
        assert now in (ours, new)
        if now != ours:
            assert (mark in after.conflict) == (ours != old)
            assert after.conflict.get(mark, ours) == ours
        else:
            assert mark not in after.conflict
            assert new in (None, old, ours)
