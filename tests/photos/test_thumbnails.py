import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from aesthetic_studio.domain.errors import PhotoNotFoundError
from aesthetic_studio.photos.preview import embedded_preview
from aesthetic_studio.photos.thumbnails import ThumbnailCache
from tests.photos.pictures import corners, quarters, write_jpeg
from tests.photos.previews import with_preview
from tests.photos.test_raw import write_dng


@pytest.fixture
def photo(tmp_path) -> Path:
    return write_jpeg(tmp_path / "photo.jpg", quarters(600, 1000))


def stored(root: Path) -> list[Path]:
    return sorted(path for path in root.rglob("*") if path.is_file())


def test_thumbnail_is_made_once(tmp_path, photo):
    cache = ThumbnailCache(tmp_path / "cache", side=100, limit_bytes=10**6)
    first = cache.get(photo, 1, 1)
    assert first.shape == (60, 100, 3)
    photo.unlink()
    second = cache.get(photo, 1, 1)
    assert second.shape == first.shape
    assert np.abs(np.array(corners(second)) - np.array(corners(first))).max() < 12
    assert len(stored(tmp_path / "cache")) == 1


def test_changed_photo_and_other_side_get_their_own(tmp_path, photo):
    cache = ThumbnailCache(tmp_path / "cache", side=100, limit_bytes=10**6)
    cache.get(photo, 1, 1)
    cache.get(photo, 1, 2)
    cache.get(photo, 2, 1)
    ThumbnailCache(tmp_path / "cache", side=50, limit_bytes=10**6).get(photo, 1, 1)
    assert len(stored(tmp_path / "cache")) == 4


@pytest.mark.parametrize("damage", [b"", b"no jpeg", None])
def test_damaged_cache_file_is_made_again(tmp_path, photo, damage):
    cache = ThumbnailCache(tmp_path / "cache", side=100, limit_bytes=10**6)
    good = cache.get(photo, 1, 1)
    (file,) = stored(tmp_path / "cache")
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    assert np.array_equal(cache.get(photo, 1, 1), good)
    assert file.read_bytes() == whole


def test_the_longest_unused_go_first(tmp_path, photo):
    root = tmp_path / "cache"
    generous = ThumbnailCache(root, side=100, limit_bytes=10**9)
    for age in range(20):
        generous.get(photo, 1, age)
        newest = max(stored(root), key=lambda path: path.stat().st_ctime_ns)
        os.utime(newest, ns=(10**9 * (1000 + age),) * 2)
    size = stored(root)[0].stat().st_size
    generous.get(photo, 1, 0)  # the oldest is asked for again
    small = ThumbnailCache(root, side=100, limit_bytes=size * 10)
    small.get(photo, 1, 99)
    assert sum(path.stat().st_size for path in stored(root)) <= size * 10
    photo.unlink()
    generous.get(photo, 1, 0)
    generous.get(photo, 1, 19)
    with pytest.raises(PhotoNotFoundError):
        generous.get(photo, 1, 1)


def test_cache_that_cannot_be_written_still_gives_thumbnails(tmp_path, photo):
    (tmp_path / "cache").write_text("a file where the folder should be")
    cache = ThumbnailCache(tmp_path / "cache", side=100, limit_bytes=10**6)
    assert cache.get(photo, 1, 1).shape == (60, 100, 3)


def test_on_a_disk_that_may_only_be_read_the_stored_one_is_shown(tmp_path, photo, monkeypatch):
    cache = ThumbnailCache(tmp_path / "cache", side=100, limit_bytes=10**6)
    cache.get(photo, 1, 1)
    good = cache.get(photo, 1, 1)

    def closed(*_):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("aesthetic_studio.photos.thumbnails.os.utime", closed)
    monkeypatch.setattr("aesthetic_studio.photos.thumbnails.decode", closed)
    assert np.array_equal(cache.get(photo, 1, 1), good)


def test_many_threads(tmp_path, photo):
    cache = ThumbnailCache(tmp_path / "cache", side=64, limit_bytes=20_000)
    failures: list[BaseException] = []

    def ask(start: int) -> None:
        try:
            for number in range(12):
                assert cache.get(photo, 1, (start + number) % 15).shape == (38, 64, 3)
        except BaseException as error:  # noqa: BLE001, RUF100
            failures.append(error)

    threads = [threading.Thread(target=ask, args=(n * 3,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert not list((tmp_path / "cache").rglob("*.part"))


def test_the_embedded_preview_is_there_at_once(tmp_path):
    grey = Image.new("RGB", (150, 100), (90, 90, 90))
    photo = with_preview(tmp_path / "photo.jpg", grey)
    cache = ThumbnailCache(tmp_path / "cache", side=256, limit_bytes=10**6)
    at_once = cache.at_once(photo, 1, 1)
    assert at_once is not None
    assert at_once.shape == (100, 150, 3)
    assert corners(at_once) == [(90, 90, 90)] * 4
    assert not stored(tmp_path / "cache")
    cache.get(photo, 1, 1)
    stored_one = cache.at_once(photo, 1, 1)
    assert stored_one is not None
    assert stored_one.shape == (171, 256, 3)


def test_the_preview_is_upright_and_without_black_bars(tmp_path):
    barred = Image.new("RGB", (160, 120))
    barred.paste(Image.fromarray(quarters(107, 160)), (0, 6))
    preview = embedded_preview(with_preview(tmp_path / "photo.jpg", barred, orientation=6), 256)
    assert preview is not None
    assert preview.shape == (160, 107, 3)
    red, green, blue, white = corners(quarters())
    found = np.array(corners(preview), int)
    assert np.abs(found - np.array([blue, red, white, green])).max() < 16
    assert preview.min(axis=2).max() > 0
    assert preview[0].max() > 100


@pytest.mark.parametrize("damage", [b"", b"\xff\xd8\xff", b"no jpeg"])
def test_without_a_preview_there_is_nothing_at_once(tmp_path, photo, damage):
    cache = ThumbnailCache(tmp_path / "cache", side=100, limit_bytes=10**6)
    assert cache.at_once(photo, 1, 1) is None
    assert cache.at_once(tmp_path / "gone.jpg", 1, 1) is None
    (tmp_path / "bad.jpg").write_bytes(damage)
    assert cache.at_once(tmp_path / "bad.jpg", 1, 1) is None
    grey = with_preview(tmp_path / "grey.jpg", Image.new("RGB", (150, 100), (90, 90, 90)))
    data = grey.read_bytes()
    grey.write_bytes(data[:200] + bytes(300) + data[500:])
    assert cache.at_once(grey, 1, 1) is None or cache.at_once(grey, 1, 1).shape[2] == 3


def test_the_preview_of_a_raw_file(tmp_path):
    preview = embedded_preview(write_dng(tmp_path / "photo.dng"), 60)
    assert preview is not None
    assert preview.shape == (40, 60, 3)


def test_a_kill_at_any_moment_leaves_no_broken_thumbnail(tmp_path, photo):
    code = f"""
from pathlib import Path
from aesthetic_studio.photos.thumbnails import ThumbnailCache
cache = ThumbnailCache(Path({str(tmp_path / "cache")!r}), side=100, limit_bytes=60_000)
print(flush=True)
for number in range(100_000):
    cache.get(Path({str(photo)!r}), 1, number)
"""
    for moment in (0.02, 0.15, 0.3):
        process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
        process.stdout.readline()
        time.sleep(moment)
        process.send_signal(signal.SIGKILL)
        process.communicate()
    whole = [path for path in stored(tmp_path / "cache") if path.suffix == ".jpg"]
    assert whole
    for path in whole:
        assert np.array(Image.open(path)).shape == (60, 100, 3)


def test_what_a_kill_left_is_cleared_away(tmp_path, photo):
    folder = tmp_path / "cache" / "00"
    folder.mkdir(parents=True)
    for name, age in ((".old.part", 10_000), (".new.part", 0)):
        (folder / name).write_bytes(b"half")
        os.utime(folder / name, (time.time() - age,) * 2)
    ThumbnailCache(tmp_path / "cache", side=100, limit_bytes=10**6).get(photo, 1, 1)
    assert [path.name for path in folder.iterdir() if path.suffix == ".part"] == [".new.part"]
