import os
import threading
from pathlib import Path

import numpy as np
import pytest

from aesthetic_studio.domain.errors import PhotoNotFoundError
from aesthetic_studio.photos.thumbnails import ThumbnailCache
from tests.photos.pictures import corners, quarters, write_jpeg


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
