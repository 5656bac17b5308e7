import os

import pytest

from aesthetic_studio.domain.photo import Label
from aesthetic_studio.photos.beside import Beside, look_beside, stamp_among, stamps_in
from aesthetic_studio.photos.metadata import read_metadata
from aesthetic_studio.photos.sidecar_marks import marks_of
from aesthetic_studio.photos.xmp_labels import label_named
from aesthetic_studio.photos.xmp_packet import parsed, properties_of
from tests.photos.packets import packet
from tests.photos.pictures import write_jpeg
from tests.photos.sidecars import DARKTABLE, LIGHTROOM


@pytest.fixture
def photo(tmp_path):
    return write_jpeg(tmp_path / "photo.jpg")


def listed(folder):
    with os.scandir(folder) as entries:
        return stamps_in(entries)


def test_what_lies_beside_is_stamped_and_read(photo):
    assert look_beside(photo) == Beside()
    (photo.parent / "photo.xmp").write_bytes(packet(Rating="4"))
    seen = look_beside(photo)
    status = (photo.parent / "photo.xmp").stat()
    assert seen.stamp == (status.st_mtime_ns, status.st_size)
    assert (seen.told["rating"], seen.readable) == (4, True)


def test_a_half_written_sidecar_says_that_it_cannot_be_read(photo):
    (photo.parent / "photo.jpg.xmp").write_bytes(packet(Rating="4")[:-40])
    seen = look_beside(photo)
    assert (seen.told, seen.readable) == ({}, False)
    assert seen.stamp is not None


@pytest.mark.parametrize(
    "names", [[], ["photo.xmp"], ["photo.jpg.xmp"], ["photo.XMP", "photo.jpg.xmp"], ["photos.xmp"]]
)
def test_a_folders_listing_tells_the_same(photo, names):
    for age, name in enumerate(names):
        (photo.parent / name).write_bytes(packet(Rating="4"))
        os.utime(photo.parent / name, (1000 - age, 1000 - age))
    assert stamp_among(photo.name, listed(photo.parent)) == look_beside(photo).stamp


def test_a_folder_or_a_broken_link_of_that_name_is_no_sidecar(photo):
    (photo.parent / "photo.xmp").mkdir()
    (photo.parent / "photo.jpg.xmp").symlink_to("nowhere")
    assert stamp_among(photo.name, listed(photo.parent)) is look_beside(photo).stamp is None


def test_a_label_that_is_only_numbered_gets_its_name(photo):
    (photo.parent / "photo.jpg.xmp").write_text(DARKTABLE, encoding="utf-8")
    assert read_metadata(photo).label == "Red"
    assert label_named(" ROUGE ") is Label.RED
    assert label_named("To print") is None


def test_the_stars_of_a_rejected_photo_are_told_only_for_one(photo):
    file = photo.parent / "photo.xmp"
    mine = (
        '\n   xmlns:aesthetic="http://aesthetic-studio/ns/critique/1.0/" aesthetic:Stars="4"\n   xmp:Rating='
    )
    kept = LIGHTROOM.replace("xmp:Rating=", mine)
    file.write_text(kept, encoding="utf-8")
    assert (read_metadata(photo).rating, read_metadata(photo).kept_stars) == (3, None)
    file.write_text(kept.replace('xmp:Rating="3"', 'xmp:Rating="-1"'), encoding="utf-8")
    assert (read_metadata(photo).rating, read_metadata(photo).kept_stars) == (-1, 4)
    assert marks_of(properties_of(parsed(file.read_text(encoding="utf-8")))).stars == 4
