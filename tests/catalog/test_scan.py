"""A scan shows what it lists at once, survives what disks and networks do, and knows pairs."""

import os
import time
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image

from aesthetic_studio.catalog.opening import Catalog
from aesthetic_studio.catalog.photo_rows import load_photos
from aesthetic_studio.catalog.query import find_ids
from aesthetic_studio.catalog.scan import ScanOrder, scan_folder
from aesthetic_studio.domain.changes import PhotoField
from aesthetic_studio.domain.progress import Cancelled, CancelToken, ignore_progress
from aesthetic_studio.domain.query import PhotoQuery, SortKey

READ_FILE = "aesthetic_studio.catalog.file_reading.read_file"


@pytest.fixture
def catalog(tmp_path):
    catalog = Catalog(tmp_path / "catalog.sqlite")
    yield catalog
    catalog.close()


@pytest.fixture
def shoot(tmp_path) -> Path:
    folder = tmp_path / "shoot"
    for number in range(6):
        write(folder / f"{number}.jpg", number)
    write(folder / "evening" / "late.jpg", 99)
    return folder


def write(path: Path, number: int) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (40 + number, 30), (number, 0, 0)).save(path, "JPEG")
    return path


def scan(catalog: Catalog, root: Path, **options):
    """The scan's changes; folders it could not look through."""
    unreadable = []
    order = ScanOrder(root, 10**8, **options)
    done = list(
        scan_folder(
            catalog, order, cancel=CancelToken(), progress=ignore_progress, unreadable=unreadable.append
        )
    )
    return done, unreadable


def shown(catalog: Catalog) -> dict[str, object]:
    with catalog.read() as connection:
        ids = find_ids(connection, PhotoQuery(sort=SortKey.NAME), [], "calm-nano")
        found = load_photos(connection, ids, "calm-nano")
    return {found[key].path.name: found[key] for key in ids}


def test_photos_are_there_before_any_is_read(catalog, shoot, monkeypatch):
    monkeypatch.setattr("aesthetic_studio.catalog.scan.FIRST_LISTED", 2)
    changes = scan_folder(
        catalog,
        ScanOrder(shoot, 10**8),
        cancel=CancelToken(),
        progress=ignore_progress,
        unreadable=pytest.fail,
    )
    first = next(changes)
    assert PhotoField.EXISTENCE in first.fields
    assert list(shown(catalog)) == ["0.jpg", "1.jpg"]
    photo = shown(catalog)["0.jpg"]
    assert photo.size == (shoot / "0.jpg").stat().st_size
    assert photo.modified_ns == (shoot / "0.jpg").stat().st_mtime_ns
    assert (photo.metadata, photo.error) == (None, None)
    list(changes)
    assert [photo.metadata.width for photo in shown(catalog).values()] == [40, 41, 42, 43, 44, 45, 139]


def test_what_a_kill_left_unread_is_read_by_the_next_scan(catalog, shoot):
    changes = scan_folder(
        catalog,
        ScanOrder(shoot, 10**8),
        cancel=CancelToken(),
        progress=ignore_progress,
        unreadable=pytest.fail,
    )
    next(changes)
    changes.close()
    assert shown(catalog)["3.jpg"].metadata is None
    scan(catalog, shoot)
    assert shown(catalog)["3.jpg"].metadata.width == 43
    assert scan(catalog, shoot) == ([], [])


def test_more_files_than_readers_take_are_all_read(catalog, tmp_path, monkeypatch):
    monkeypatch.setattr("aesthetic_studio.catalog.scan.CHUNK", 1)
    monkeypatch.setattr("aesthetic_studio.catalog.file_reading.WAITING", 1)
    monkeypatch.setattr("aesthetic_studio.catalog.scan.BATCH", 3)
    for number in range(30):
        write(tmp_path / "many" / f"{number:02}.jpg", number)
    steps = []
    order = ScanOrder(tmp_path / "many", 10**8)
    list(scan_folder(catalog, order, cancel=CancelToken(), progress=steps.append, unreadable=pytest.fail))
    assert [photo.metadata.width for photo in shown(catalog).values()] == list(range(40, 70))
    assert (steps[-1].done, steps[-1].total) == (30, 30)
    assert all(before.done <= after.done for before, after in pairwise(steps))


def test_cancelling_ends_the_scan_while_a_file_is_slow(catalog, shoot, monkeypatch):
    cancel = CancelToken()

    def slow(path, max_pixels):
        cancel.cancel()
        time.sleep(0.2)
        raise AssertionError("nobody waits for this")

    monkeypatch.setattr(READ_FILE, slow)
    order = ScanOrder(shoot, 10**8)
    with pytest.raises(Cancelled):
        list(scan_folder(catalog, order, cancel=cancel, progress=ignore_progress, unreadable=pytest.fail))
    assert len(shown(catalog)) == 7


def test_a_moved_file_is_never_shown_twice(catalog, shoot):
    scan(catalog, shoot)
    key = shown(catalog)["1.jpg"].id
    (shoot / "1.jpg").rename(shoot / "evening" / "best.jpg")
    changes = scan_folder(
        catalog,
        ScanOrder(shoot, 10**8),
        cancel=CancelToken(),
        progress=ignore_progress,
        unreadable=pytest.fail,
    )
    assert [change.photo_ids for change in changes] == [{key}]
    assert shown(catalog)["best.jpg"].id == key


def test_trash_and_hidden_folders_are_passed_over(catalog, shoot):
    for folder in (".Trash-1000/files", "$RECYCLE.BIN", "@eaDir/0.jpg", "#recycle", ".hidden"):
        write(shoot / folder / "thrown.jpg", 1)
    scan(catalog, shoot)
    assert "thrown.jpg" not in shown(catalog)
    assert len(shown(catalog)) == 7


def test_loops_of_links_end_and_dead_links_are_left_out(catalog, shoot):
    (shoot / "evening" / "up").symlink_to(shoot, target_is_directory=True)
    (shoot / "dead.jpg").symlink_to(shoot / "nowhere.jpg")
    (shoot / "loop.jpg").symlink_to("loop.jpg")
    scan(catalog, shoot)
    assert len(shown(catalog)) == 7


def test_an_unmounted_drive_keeps_its_photos(catalog, shoot):
    scan(catalog, shoot)
    away = shoot.with_name("away")
    shoot.rename(away)
    shoot.mkdir()  # the place where the drive was mounted
    os.utime(shoot, (1, 1))
    done, (error,) = scan(catalog, shoot)
    assert done == []
    assert str(shoot) in error.message
    assert len(shown(catalog)) == 7


def test_a_folder_that_the_user_emptied_is_empty(catalog, shoot):
    scan(catalog, shoot)
    for file in shoot.rglob("*.jpg"):
        file.unlink()
    (shoot / "evening").rmdir()
    scan(catalog, shoot)
    assert shown(catalog) == {}


def test_a_drive_that_goes_away_meanwhile_keeps_its_photos(catalog, shoot):
    scan(catalog, shoot)
    write(shoot / "7.jpg", 7)
    order = ScanOrder(shoot, 10**8)
    changes = scan_folder(
        catalog, order, cancel=CancelToken(), progress=ignore_progress, unreadable=lambda _: None
    )
    next(changes)
    shoot.rename(shoot.with_name("away"))
    list(changes)
    assert {"0.jpg", "late.jpg"} <= shown(catalog).keys()


def test_one_folder_of_many_is_looked_at_alone(catalog, shoot, monkeypatch):
    scan(catalog, shoot)
    write(shoot / "evening" / "later.jpg", 100)
    (shoot / "evening" / "late.jpg").unlink()
    (shoot / "0.jpg").unlink()
    scan(catalog, shoot, within=shoot / "evening")
    assert "0.jpg" in shown(catalog)  # not looked for
    assert "later.jpg" in shown(catalog)
    assert "late.jpg" not in shown(catalog)
    write(shoot / "evening" / "deep" / "deepest.jpg", 101)
    (shoot / "evening" / "later.jpg").unlink()
    scan(catalog, shoot, within=shoot, deep=False)
    assert {"0.jpg", "deepest.jpg"} & shown(catalog).keys() == set()
    assert "later.jpg" in shown(catalog)


def test_a_folder_that_was_deleted_takes_its_photos_along(catalog, shoot):
    scan(catalog, shoot)
    (shoot / "evening" / "late.jpg").unlink()
    (shoot / "evening").rmdir()
    assert scan(catalog, shoot, within=shoot / "evening")[1] == []
    assert "late.jpg" not in shown(catalog)


def test_a_new_sidecar_is_a_reason_to_read_again(catalog, shoot):
    scan(catalog, shoot)
    (shoot / "2.jpg.xmp").write_text(
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        'xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="4"/></rdf:RDF></x:xmpmeta>'
    )
    done, _ = scan(catalog, shoot)
    assert [change.photo_ids for change in done] == [{shown(catalog)["2.jpg"].id}]
    assert shown(catalog)["2.jpg"].metadata.rating == 4
    assert scan(catalog, shoot) == ([], [])
