"""A folder that is deleted outside the program does not vanish without a word."""

import shutil
from pathlib import Path

import pytest
from PIL import Image

from aesthetic_studio.domain.photo import Folder, Subfolder
from aesthetic_studio.gui.gone_folders import left_out
from aesthetic_studio.photos.watching import ChangedFolder

ROOT = Path("/shoots")


@pytest.fixture
def street(qtbot, window, folder):
    """A folder of two photos inside the one that is open, and chosen."""
    street = folder / "Street"
    street.mkdir()
    for number in range(2):
        Image.new("RGB", (40 + number, 30), (200, 30 * number, 90)).save(street / f"street_{number}.jpg")
    window.start([folder])
    qtbot.waitUntil(lambda: window.model.rowCount() == 9 and window.settled)
    window.sidebar.choose(street)
    window.view.filter_bar.set_folder(street)
    qtbot.waitUntil(lambda: window.model.rowCount() == 2 and window.settled)
    return street


@pytest.fixture
def told(window):
    told = []
    window.status.show_message = told.append
    return told


def look(window, folder):
    window.scan.refresh([ChangedFolder(folder, deep=True)])


def test_a_deleted_folder_is_told_and_the_one_around_it_shown(qtbot, window, street, told):
    shutil.rmtree(street)
    look(window, street.parent)
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["Street is gone; its 2 photos are kept as missing"]
    qtbot.waitUntil(lambda: window.model.rowCount() == 7 and window.settled)
    assert window.view.filter_bar.query.within == street.parent


def test_a_renamed_folder_is_not_told(qtbot, window, street, told):
    street.rename(street.parent / "Road")
    look(window, street.parent)
    qtbot.waitUntil(lambda: "Road" in {each.path.name for each in window.library.folders()[0].inside})
    qtbot.waitUntil(lambda: window.sidebar.folders.nearest(street) == street.parent)
    qtbot.wait(200)
    assert told == []


def test_only_the_outermost_of_roots_that_stay_counts():
    inside = (Subfolder(ROOT / "a", 3), Subfolder(ROOT / "a" / "b", 1), Subfolder(ROOT / "c", 1))
    before = [
        Folder(1, ROOT, 4, inside=inside),
        Folder(2, Path("/usb"), 1, inside=(Subfolder(Path("/usb/x"), 1),)),
    ]
    now = [Folder(1, ROOT, 1, inside=inside[2:]), Folder(2, Path("/usb"), 0, available=False)]
    assert left_out(before, now) == [inside[0]]
    assert left_out((), now) == left_out(before, before) == left_out(before, ()) == []
