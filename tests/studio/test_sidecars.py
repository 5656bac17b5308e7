import json
import os
import shutil
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from aesthetic_studio.domain.changes import MarkChange, PhotoField
from aesthetic_studio.domain.critique import CriticInfo, Critique
from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.domain.photo import Flag, Label
from aesthetic_studio.domain.progress import CancelToken, ignore_progress
from aesthetic_studio.domain.score import Score
from aesthetic_studio.photos.sidecar import read_sidecar
from aesthetic_studio.photos.sidecar_names import SidecarName
from aesthetic_studio.settings import Home, Settings, WriteXmp
from aesthetic_studio.studio.library import Library
from tests.photos.packets import packet
from tests.photos.pictures import write_jpeg
from tests.photos.sidecars import DARKTABLE, LIGHTROOM, PROGRAMS
from tests.photos.test_raw import write_dng

CRITIQUE = Critique(
    Score(7.5, 0.5), {}, "Warm light.", (), CriticInfo("calm-nano", "r", "none", 0, "cpu"), 0.1
)


@pytest.fixture
def library(tmp_path):
    with closing(Library(Home(tmp_path / "home"), Settings())) as library:
        yield library


@pytest.fixture
def photo(tmp_path) -> Path:
    (tmp_path / "shoot").mkdir()
    return write_jpeg(tmp_path / "shoot" / "photo.jpg")


def scan(library, photo):
    return library.add_folder(
        photo.parent, cancel=CancelToken(), progress=ignore_progress, batch=lambda _: None
    )


def mark(library, photo, *marks):
    key = library.photo_at(photo).id
    return library.apply([MarkChange(key, field, value) for field, value in marks], "Mark")


def write(library):
    sidecars = library.sidecars
    return sidecars.write(sidecars.waiting(), cancel=CancelToken())


def read(library):
    return library.sidecars.read([1], cancel=CancelToken())


def changed_elsewhere(file: Path, text: str) -> None:
    before = file.stat().st_mtime_ns
    file.write_text(text, encoding="utf-8")
    os.utime(file, ns=(before + 10**9, before + 10**9))


def shown(library, photo):
    found = library.photo_at(photo)
    return found.stars, found.flag, found.label, found.conflict


def test_what_was_decided_is_written_when_asked_and_then_waits_no_more(library, photo):
    scan(library, photo)
    assert library.sidecars.waiting() == []
    mark(library, photo, (PhotoField.STARS, 4), (PhotoField.LABEL, Label.GREEN))
    assert library.sidecars.waiting() == [1]
    done = write(library)
    assert done.files == [photo.with_name("photo.jpg.xmp")]
    assert (read_sidecar(photo).marks.stars, read_sidecar(photo).marks.label) == (4, Label.GREEN)
    assert library.sidecars.waiting() == []
    assert not scan(library, photo).fields & {PhotoField.STARS, PhotoField.LABEL}
    assert read(library).changes.photo_ids == frozenset()  # what we wrote is no news


def test_adobes_names_where_the_settings_say_so(tmp_path, photo):
    settings = Settings(xmp_name=SidecarName.WITHOUT_EXTENSION)
    with closing(Library(Home(tmp_path / "home"), settings)) as library:
        scan(library, photo)
        mark(library, photo, (PhotoField.STARS, 4))
        assert write(library).files == [photo.with_suffix(".xmp")]


def test_turned_off_nothing_is_written(tmp_path, photo):
    with closing(Library(Home(tmp_path / "home"), Settings(write_xmp=WriteXmp.OFF))) as library:
        scan(library, photo)
        mark(library, photo, (PhotoField.STARS, 4))
        with pytest.raises(UsageError, match="turned off"):
            write(library)
    assert list(photo.parent.iterdir()) == [photo]


def test_undone_is_taken_back_in_the_sidecar(library, photo):
    scan(library, photo)
    changes = mark(library, photo, (PhotoField.STARS, 4), (PhotoField.FLAG, Flag.REJECT))
    write(library)
    assert (read_sidecar(photo).marks.stars, read_sidecar(photo).marks.flag) == (4, Flag.REJECT)
    library.apply(changes.inverse, "Undo")
    write(library)
    assert (read_sidecar(photo).marks.stars, read_sidecar(photo).marks.flag) == (0, Flag.NONE)


def test_nothing_to_say_makes_no_sidecar(library, tmp_path):
    (tmp_path / "shoot").mkdir()
    photo = write_jpeg(tmp_path / "shoot" / "photo.jpg", xmp=packet(subject=["lake"], Rating="3"))
    scan(library, photo)
    library.apply(mark(library, photo, (PhotoField.STARS, 4)).inverse, "Undo")
    assert write(library).files == []
    assert library.sidecars.waiting() == []
    assert list(photo.parent.iterdir()) == [photo]


def test_stars_taken_away_take_back_those_inside_the_photo(library, tmp_path):
    (tmp_path / "shoot").mkdir()
    photo = write_jpeg(tmp_path / "shoot" / "photo.jpg", xmp=packet(subject=["lake"], Rating="3"))
    scan(library, photo)
    mark(library, photo, (PhotoField.STARS, 0))
    write(library)
    assert read_sidecar(photo).marks.stars == 0
    assert read_sidecar(photo).marks.keywords == ("lake",)
    os.utime(photo, (1, 1))
    scan(library, photo)
    assert shown(library, photo)[0] == 0


def test_a_critique_goes_into_our_own_namespace_and_never_becomes_stars(library, photo):
    scan(library, photo)
    library.save_critique(1, CRITIQUE)
    (file,) = write(library).files
    text = file.read_text(encoding="utf-8")
    assert 'aesthetic:Score="7.50"' in text
    assert "Rating" not in text
    scan(library, photo)
    assert shown(library, photo) == (0, Flag.NONE, Label.NONE, False)


@pytest.mark.parametrize("program", PROGRAMS)
def test_only_what_changed_here_is_written_into_other_programs_files(library, photo, program):
    file = photo.with_suffix(".xmp")
    file.write_text(PROGRAMS[program], encoding="utf-8")
    scan(library, photo)
    assert shown(library, photo)[2] is Label.RED
    assert library.sidecars.waiting() == []
    mark(library, photo, (PhotoField.STARS, 5))
    write(library)
    before, after = PROGRAMS[program].splitlines(), file.read_text(encoding="utf-8").splitlines()
    assert len(before) == len(after)
    assert all("Rating" in line for line in set(before) ^ set(after))


def test_a_label_of_the_users_own_elsewhere_is_left_alone(library, photo):
    own = LIGHTROOM.replace('Label="Red"', 'Label="To print"')
    photo.with_suffix(".xmp").write_text(own, encoding="utf-8")
    scan(library, photo)
    mark(library, photo, (PhotoField.FLAG, Flag.PICK))
    write(library)
    assert 'Label="To print"' in photo.with_suffix(".xmp").read_text(encoding="utf-8")


def test_changed_here_and_there_theirs_is_shown_and_ours_can_be_kept(library, photo):
    file = photo.with_suffix(".xmp")
    file.write_text(LIGHTROOM, encoding="utf-8")
    scan(library, photo)
    mark(library, photo, (PhotoField.STARS, 1), (PhotoField.FLAG, Flag.PICK))
    changed_elsewhere(file, LIGHTROOM.replace('Rating="3"', 'Rating="5"').replace("+0.35", "+1.00"))
    done = write(library)
    assert done.changes.photo_ids == {1}
    assert shown(library, photo) == (5, Flag.PICK, Label.RED, True)
    assert "+1.00" in file.read_text(encoding="utf-8")
    assert (read_sidecar(photo).marks.stars, read_sidecar(photo).marks.flag) == (5, Flag.PICK)

    changes = library.apply(library.sidecars.resolution([1], mine=True), "Keep mine")
    assert shown(library, photo) == (1, Flag.PICK, Label.RED, False)
    library.apply(changes.inverse, "Undo")
    assert shown(library, photo) == (5, Flag.PICK, Label.RED, True)
    library.apply(library.sidecars.resolution([1], mine=True), "Redo")
    write(library)
    assert read_sidecar(photo).marks.stars == 1

    mark(library, photo, (PhotoField.STARS, 2))
    changed_elsewhere(file, file.read_text(encoding="utf-8").replace('Rating="1"', 'Rating="4"'))
    assert read(library).conflicts == [1]
    library.apply(library.sidecars.resolution([1], mine=False), "Take theirs")
    assert shown(library, photo) == (4, Flag.PICK, Label.RED, False)
    assert library.sidecars.resolution([1], mine=True) == []


def test_the_sidecar_of_a_raw_file_speaks_for_the_pair(library, photo):
    raw = write_dng(photo.with_suffix(".dng"))
    file = raw.with_name("photo.dng.xmp")
    file.write_text(DARKTABLE, encoding="utf-8")
    scan(library, photo)
    assert shown(library, photo) == (2, Flag.NONE, Label.RED, False)
    mark(library, photo, (PhotoField.STARS, 5))
    changed_elsewhere(file, DARKTABLE.replace('Rating="2"', 'Rating="1"'))
    scan(library, photo)
    assert shown(library, photo) == (1, Flag.NONE, Label.RED, True)
    key = library.photo_at(photo).id
    library.apply(library.sidecars.resolution([key], mine=True), "Keep mine")
    assert shown(library, photo) == shown(library, raw) == (5, Flag.NONE, Label.RED, False)


def test_a_drive_that_is_away_costs_nothing_and_is_tried_again(library, photo):
    scan(library, photo)
    mark(library, photo, (PhotoField.STARS, 4))
    away = photo.parent.rename(photo.parent.with_name("unplugged"))
    done = write(library)
    assert (done.away, done.failures) == ([photo], [])
    away.rename(photo.parent)
    assert write(library).files
    assert read_sidecar(photo).marks.stars == 4


def test_a_damaged_sidecar_is_told_and_left_alone(library, photo):
    scan(library, photo)
    mark(library, photo, (PhotoField.STARS, 4))
    photo.with_suffix(".xmp").write_bytes(b"no xmp")
    done = write(library)
    assert [path for path, _ in done.failures] == [photo]
    assert photo.with_suffix(".xmp").read_bytes() == b"no xmp"
    assert library.sidecars.waiting() == [1]


@pytest.mark.skipif(shutil.which("exiftool") is None, reason="needs exiftool")
def test_exiftool_sees_what_was_decided_and_its_changes_come_back(library, photo):
    scan(library, photo)
    mark(library, photo, (PhotoField.STARS, 4), (PhotoField.LABEL, Label.BLUE))
    (file,) = write(library).files
    command = ["exiftool", "-j", "-G1", "-XMP:all", str(file)]
    (told,) = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    assert (told["XMP-xmp:Rating"], told["XMP-xmp:Label"]) == (4, "Blue")
    change = ["-XMP-xmp:Rating=2", "-XMP-dc:Subject+=night", "-XMP-dc:Description=A calm lake"]
    subprocess.run(["exiftool", "-q", "-overwrite_original", *change, str(file)], check=True)
    read(library)
    assert shown(library, photo) == (2, Flag.NONE, Label.BLUE, False)
    metadata = library.photo_at(photo).metadata
    assert (metadata.keywords, metadata.caption) == (("night",), "A calm lake")
