import os
from pathlib import Path

import pytest

from aesthetic_studio.domain.errors import UnreadableImageError
from aesthetic_studio.domain.progress import Cancelled, CancelToken
from aesthetic_studio.photos.walk import walk


def make(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).touch()


def found(*paths: Path) -> list:
    return list(walk(paths, cancel=CancelToken()))


def test_folders_are_searched_in_order(tmp_path):
    make(tmp_path, "b.jpg", "a.NEF", "notes.txt", "z/c.png", "m/n/d.heic", ".hidden/e.jpg", "._b.jpg")
    names = [path.relative_to(tmp_path).as_posix() for path in found(tmp_path)]
    assert names == ["a.NEF", "b.jpg", "m/n/d.heic", "z/c.png"]


def test_files_come_as_they_are_given(tmp_path):
    make(tmp_path, "odd name without suffix", "list.txt")
    given = [tmp_path / "list.txt", tmp_path / "odd name without suffix", tmp_path / "gone.jpg"]
    assert found(*given) == given


def test_loops_of_links_end_and_no_photo_comes_twice(tmp_path):
    make(tmp_path, "a/one.jpg", "b/two.jpg")
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "a" / "again").symlink_to(tmp_path / "b", target_is_directory=True)
    (tmp_path / "broken.jpg").symlink_to(tmp_path / "nowhere.jpg")
    names = [path.relative_to(tmp_path).as_posix() for path in found(tmp_path)]
    assert names == ["broken.jpg", "a/one.jpg", "b/two.jpg"]


def test_a_link_to_itself_ends_nothing(tmp_path):
    make(tmp_path, "one.jpg")
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "loop.jpg").symlink_to("loop.jpg")
    assert [path.name for path in found(tmp_path)] == ["loop.jpg", "one.jpg"]


def test_links_out_of_the_folder_are_followed(tmp_path):
    make(tmp_path, "elsewhere/one.jpg", "root/two.jpg")
    (tmp_path / "root" / "link").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    names = [path.relative_to(tmp_path / "root").as_posix() for path in found(tmp_path / "root")]
    assert names == ["two.jpg", "link/one.jpg"]


def test_unreadable_folder_is_one_error_among_the_photos(tmp_path, monkeypatch):
    make(tmp_path, "a/one.jpg", "closed/two.jpg", "z/three.jpg")
    scandir = os.scandir

    def deny(folder):
        if str(folder).endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", deny)
    first, error, last = found(tmp_path)
    assert (first.name, last.name) == ("one.jpg", "three.jpg")
    assert isinstance(error, UnreadableImageError)
    assert "closed" in error.message


def test_very_deep_folders(tmp_path):
    deep = tmp_path.joinpath(*(["d"] * 300))
    make(deep, "bottom.jpg")
    assert [path.name for path in found(tmp_path)] == ["bottom.jpg"]


def test_cancel_stops_at_the_next_file(tmp_path):
    make(tmp_path, *(f"{n}.jpg" for n in range(5)))
    cancel = CancelToken()
    walking = walk([tmp_path], cancel=cancel)
    next(walking)
    cancel.cancel()
    with pytest.raises(Cancelled):
        next(walking)
