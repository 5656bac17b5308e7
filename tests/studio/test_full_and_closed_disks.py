"""A full disk and one that may only be read: one clear message, nothing damaged, and on it goes afterwards."""

import os
from contextlib import closing

import pytest
from PIL import Image

from aesthetic_studio.catalog.snapshots import find_damage, snapshots
from aesthetic_studio.domain.changes import MarkChange, PhotoField
from aesthetic_studio.domain.critique import CriticInfo, Critique
from aesthetic_studio.domain.errors import CatalogError
from aesthetic_studio.domain.progress import CancelToken, ignore_progress
from aesthetic_studio.domain.query import PhotoQuery
from aesthetic_studio.domain.score import Score
from aesthetic_studio.photos.sidecar import read_sidecar
from aesthetic_studio.settings import Home, Settings
from aesthetic_studio.studio.library import Library
from tests.studio.small_disk import SmallDisk

pytestmark = pytest.mark.skipif(os.name == "nt", reason="fills a disk of its own")
INFO = CriticInfo("calm-nano", "r", "none", 0, "cpu")
PHOTOS = 12


@pytest.fixture
def disk(tmp_path):
    with closing(SmallDisk(tmp_path / "disk")) as disk:
        yield disk


@pytest.fixture
def home(disk):
    return Home(disk.folder / "home")


@pytest.fixture
def library(home):
    with closing(Library(home, Settings())) as library:
        yield library
    assert find_damage(home.catalog) is None


@pytest.fixture
def shoot(tmp_path):
    return photos_in(tmp_path / "shoot")


def photos_in(folder):
    folder.mkdir()
    for number in range(PHOTOS):
        Image.new("RGB", (64, 48), (number * 20, 90, 90)).save(folder / f"{number}.jpg")
    return folder


def scan(library, folder):
    library.add_folder(folder, cancel=CancelToken(), progress=ignore_progress, batch=lambda _: None)


def rate(library, stars):
    keys = library.photo_ids(PhotoQuery())
    library.apply([MarkChange(key, PhotoField.STARS, stars) for key in keys], "Rate")


def critique(words):
    return Critique(Score(5, 1, {}), {}, words, (), INFO, 0.1)


def all_stars(library):
    return {photo.stars for photo in library.photos(library.photo_ids(PhotoQuery()))}


def until_it_is_full(work):
    """The log of SQLite has some room of its own; each call needs more of it."""
    for number in range(3_000):
        work(number)


def test_a_full_disk_while_scanning(library, disk, shoot):
    with disk.full(), pytest.raises(CatalogError, match=r"full|cannot be used"):
        until_it_is_full(lambda _: scan(library, shoot) or rename_all(shoot))
    scan(library, shoot)
    assert len(library.photo_ids(PhotoQuery())) == PHOTOS


def rename_all(folder):
    for file in list(folder.iterdir()):
        file.rename(file.with_name(f"x{file.name}"[-60:]))


def test_a_full_disk_while_rating(library, disk, shoot):
    scan(library, shoot)
    kept = [0]
    with disk.full(), pytest.raises(CatalogError, match=r"full|cannot be used") as told:
        until_it_is_full(lambda number: rate(library, 1 + number % 5) or kept.append(1 + number % 5))
    assert "\n" not in str(told.value)
    assert all_stars(library) == {kept[-1]}  # all of the last that was confirmed, nothing of the refused one
    rate(library, 5)
    assert all_stars(library) == {5}


def test_a_full_disk_while_critiques_are_kept(library, disk, shoot):
    scan(library, shoot)
    (key,) = library.photo_ids(PhotoQuery(), limit=1)
    kept = []
    with disk.full(), pytest.raises(CatalogError, match=r"full|cannot be used"):
        until_it_is_full(
            lambda number: (
                library.save_critique(key, critique(f"word{number} " * 900)) and kept.append(number)
            )
        )
    said = library.critique(key)
    assert (None if said is None else said.comment.split()[0]) == (f"word{kept[-1]}" if kept else None)
    library.save_critique(key, critique("after"))
    assert library.critique(key).comment == "after"


def test_a_full_disk_costs_no_thumbnail_and_leaves_no_part(library, disk, home, shoot):
    scan(library, shoot)
    photos = library.photos(library.photo_ids(PhotoQuery()))
    with disk.full():
        assert all(library.thumbnail(photo).shape == (48, 64, 3) for photo in photos)
    stored = [file for file in home.thumbnails.rglob("*") if file.is_file()]
    assert all(file.suffix == ".jpg" and Image.open(file).size == (64, 48) for file in stored)


def test_a_full_disk_leaves_the_old_sidecars(tmp_path, disk):
    shoot = photos_in(disk.folder / "shoot")
    with closing(Library(Home(tmp_path / "elsewhere"), Settings())) as library:
        scan(library, shoot)
        rate(library, 2)
        sidecars = library.sidecars
        sidecars.write(sidecars.waiting(), cancel=CancelToken())
        before = {file: file.read_bytes() for file in shoot.glob("*.xmp")}
        rate(library, 4)
        with disk.full():
            done = sidecars.write(sidecars.waiting(), cancel=CancelToken())
        assert len(done.failures) == PHOTOS
        assert "cannot be written" in str(done.failures[0][1])
        assert {file: file.read_bytes() for file in shoot.glob("*.xmp")} == before
        assert len(list(shoot.iterdir())) == 2 * PHOTOS
        assert len(sidecars.write(sidecars.waiting(), cancel=CancelToken()).files) == PHOTOS
    assert read_sidecar(shoot / "0.jpg").marks.stars == 4


def test_a_full_disk_makes_no_half_safety_copy(library, disk, home, shoot):
    scan(library, shoot)
    with disk.full(), pytest.raises(CatalogError, match="No safety copy"):
        library.look_after()
    assert snapshots(home.catalog) == []
    assert list(home.root.glob("snapshots/.*")) == []
    library.look_after()
    assert len(snapshots(home.catalog)) == 1


def test_photos_on_a_disk_that_may_only_be_read(tmp_path, disk):
    shoot = photos_in(disk.folder / "shoot")
    with disk.read_only(), closing(Library(Home(tmp_path / "elsewhere"), Settings())) as library:
        scan(library, shoot)
        rate(library, 4)
        assert all_stars(library) == {4}
        done = library.sidecars.write(library.sidecars.waiting(), cancel=CancelToken())
        assert len(done.failures) == PHOTOS
        assert "cannot be written" in str(done.failures[0][1])
        assert len(library.sidecars.waiting()) == PHOTOS
    assert sorted(file.name for file in shoot.iterdir()) == sorted(
        f"{number}.jpg" for number in range(PHOTOS)
    )


def test_a_home_that_may_only_be_read_is_refused_in_one_sentence(home, disk, shoot):
    Library(home, Settings()).close()
    with disk.read_only(), pytest.raises(CatalogError, match="cannot be written") as told:
        Library(home, Settings())
    assert told.value.advice
    assert find_damage(home.catalog) is None
    (disk.folder / "empty").mkdir()
    with disk.read_only(), pytest.raises(CatalogError, match="cannot be"):
        Library(Home(disk.folder / "empty" / "new"), Settings())
