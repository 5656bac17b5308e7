"""The library is brought in step with the folders in which something changed."""

from pathlib import Path

import pytest
from PIL import Image

from aesthetic_studio.domain.progress import CancelToken, ignore_progress
from aesthetic_studio.domain.query import PhotoQuery, SortKey
from aesthetic_studio.photos.watching import ChangedFolder
from aesthetic_studio.settings import Home, Settings
from aesthetic_studio.studio.library import Library


@pytest.fixture
def shoot(tmp_path) -> Path:
    for name in ("a.jpg", "inner/b.jpg", "other/c.jpg"):
        paint(tmp_path / "shoot" / name)
    return tmp_path / "shoot"


@pytest.fixture
def library(tmp_path, shoot):
    library = Library(Home(tmp_path / "home"), Settings())
    add(library, shoot)
    yield library
    library.close()


def paint(path: Path, width: int = 40) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (width, 30)).save(path, "JPEG")


def add(library: Library, folder: Path) -> None:
    library.add_folder(folder, cancel=CancelToken(), progress=ignore_progress, batch=lambda _: None)


def refresh(library: Library, *changed: ChangedFolder):
    batches = []
    total = library.refresh(changed, cancel=CancelToken(), progress=ignore_progress, batch=batches.append)
    assert total.photo_ids == frozenset().union(*(batch.photo_ids for batch in batches))
    return total


def names(library: Library) -> list[str]:
    return [photo.path.name for photo in library.photos(library.photo_ids(PhotoQuery(sort=SortKey.NAME)))]


def test_what_came_and_went_in_the_folders_named(library, shoot):
    paint(shoot / "inner" / "new.jpg", 50)
    (shoot / "inner" / "b.jpg").unlink()
    (shoot / "other" / "c.jpg").unlink()
    assert len(refresh(library, ChangedFolder(shoot / "inner", deep=False)).photo_ids) == 2
    assert names(library) == ["a.jpg", "c.jpg", "new.jpg"]
    refresh(library, ChangedFolder(shoot, deep=True))
    assert names(library) == ["a.jpg", "new.jpg"]


def test_folders_outside_the_library_and_drives_that_are_away(library, shoot, tmp_path):
    paint(tmp_path / "elsewhere" / "d.jpg")
    assert not refresh(library, ChangedFolder(tmp_path / "elsewhere", deep=True))
    shoot.rename(tmp_path / "away")
    assert not refresh(library, ChangedFolder(shoot, deep=True))
    assert names(library) == ["a.jpg", "b.jpg", "c.jpg"]
    assert len(library.folders()) == 1


def test_pairs_are_made_and_unmade_by_setting(library, shoot, tmp_path):
    paint(shoot / "a.nef", 60)
    add(library, shoot)
    assert names(library) == ["a.jpg", "b.jpg", "c.jpg"]
    assert library.photo_at(shoot / "a.jpg").companions == (shoot / "a.nef",)
    library.close()
    apart = Library(Home(tmp_path / "home"), Settings(pair_raw_and_jpeg=False))
    add(apart, shoot)
    assert names(apart) == ["a.jpg", "a.nef", "b.jpg", "c.jpg"]
    apart.close()


def test_copies_that_differ_in_the_middle_are_no_duplicates(library, shoot):
    data = bytearray((shoot / "a.jpg").read_bytes() + bytes(300_000))
    (shoot / "large.jpg").write_bytes(data)
    (shoot / "same.jpg").write_bytes(data)
    data[150_000] = 7
    (shoot / "otherwise.jpg").write_bytes(data)
    add(library, shoot)
    large = [library.photo_at(shoot / name).id for name in ("large.jpg", "same.jpg")]
    assert large in library.duplicates()
    assert all(library.photo_at(shoot / "otherwise.jpg").id not in group for group in library.duplicates())
