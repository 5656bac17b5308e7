"""Killed at any moment, the library keeps everything that it has confirmed."""

import os
import random
import signal
import struct
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from io import RawIOBase
from pathlib import Path

import pytest
from PIL import Image

from aesthetic_studio.catalog.snapshots import find_damage
from aesthetic_studio.domain.changes import Changes, MarkChange, PhotoField
from aesthetic_studio.domain.critique import CriticInfo, Critique
from aesthetic_studio.domain.filter_parser import parse_filter
from aesthetic_studio.domain.progress import CancelToken, ignore_progress
from aesthetic_studio.domain.query import PhotoQuery
from aesthetic_studio.domain.rating import Rating
from aesthetic_studio.domain.score import Score
from aesthetic_studio.settings import Home, Settings
from aesthetic_studio.studio.library import Library

PHOTOS = 60
INFO = CriticInfo("calm-nano", "r", "none", 0, "cpu")
NUMBER = struct.Struct("<q")

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a forked process")


@pytest.fixture
def home(tmp_path) -> Home:
    home = Home(tmp_path / "home")
    Library(home, Settings()).close()
    return home


@pytest.fixture
def shoot(tmp_path) -> Path:
    folder = tmp_path / "shoot"
    folder.mkdir()
    Image.new("RGB", (32, 24)).save(folder / "0.jpg")
    for number in range(1, PHOTOS):
        os.link(folder / "0.jpg", folder / f"{number}.jpg")
    return folder


def scan(library: Library, shoot: Path, batch: Callable[[Changes], None]) -> None:
    library.add_folder(shoot, cancel=CancelToken(), progress=ignore_progress, batch=batch)


def killed_after(seconds: float, work: Callable[[Callable[[int], None]], None]) -> list[int]:
    """What ``work`` had confirmed when its process was killed, some time after its first confirmation."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            work(lambda number: os.write(writing, NUMBER.pack(number)))
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb", buffering=0) as pipe:
        told = pipe.read(NUMBER.size)
        emptying = _Emptying(pipe)
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        emptying.join()
    told += emptying.read
    return [number for (number,) in NUMBER.iter_unpack(told[: len(told) // 8 * 8])]


class _Emptying(threading.Thread):
    """Reads on, or the writer would wait once the pipe is full."""

    def __init__(self, pipe: RawIOBase) -> None:
        super().__init__()
        self._pipe = pipe
        self.read = b""
        self.start()

    def run(self) -> None:
        while piece := self._pipe.read(65_536):
            self.read += piece


def kill_a_scan(home: Home, shoot: Path, seconds: float) -> None:
    def work(confirm: Callable[[int], None]) -> None:
        library = Library(home, Settings())
        while True:
            scan(library, shoot, lambda changes: [confirm(key) for key in sorted(changes.photo_ids)])
            for number in range(PHOTOS):  # changed files are read and written again
                os.utime(shoot / f"{number}.jpg", ns=(time.time_ns(), time.time_ns()))

    confirmed = killed_after(seconds, work)
    library = Library(home, Settings())
    assert set(confirmed) <= set(library.photo_ids(PhotoQuery()))
    library.close()


def kill_ratings(home: Home, shoot: Path, seconds: float) -> None:
    def work(confirm: Callable[[int], None]) -> None:
        library = Library(home, Settings())
        keys = library.photo_ids(PhotoQuery())
        [first] = library.photos(keys[:1])
        for step in range(10**9):
            stars = 1 + int(first.stars + step) % 5  # never the stars that are there: that would be no event
            library.apply([MarkChange(key, PhotoField.STARS, stars) for key in keys[:3]], "Rate")
            library.import_ratings([Rating(shoot / "9.jpg", step % 10, datetime.now(UTC), "import")])
            confirm(step)

    before = rating_events(home)
    confirmed = killed_after(seconds, work)
    assert rating_events(home) - before >= 4 * len(confirmed)
    library = Library(home, Settings())
    stars = [photo.stars for photo in library.photos(library.photo_ids(PhotoQuery())[:3])]
    assert len(set(stars)) == 1  # written together or not at all
    library.close()


def rating_events(home: Home) -> int:
    library = Library(home, Settings())
    with library._catalog.read() as connection:
        count = connection.exec_driver_sql("SELECT count(*) FROM ratings").scalar_one()
    library.close()
    return count


def kill_critiques(home: Home, shoot: Path, seconds: float) -> None:
    def work(confirm: Callable[[int], None]) -> None:
        library = Library(home, Settings())
        keys = library.photo_ids(PhotoQuery())
        for step in range(10**9):
            said = Critique(Score(5, 1, {}), {}, f"word{step}", (), INFO, 0.1)
            library.save_critique(keys[step % len(keys)], said)
            confirm(step)

    confirmed = killed_after(seconds, work)
    library = Library(home, Settings())
    keys = library.photo_ids(PhotoQuery())
    for step in confirmed[-len(keys) :]:
        said = library.critique(keys[step % len(keys)])
        assert int(said.comment.removeprefix("word")) in {step, step + len(keys)}
        # Another critique may have been written unconfirmed before the kill; the newest is what is searched.
        assert library.photo_ids(PhotoQuery(filter=parse_filter(said.comment)))
    library.close()


def kill_the_queue(home: Home, shoot: Path, seconds: float) -> None:
    def work(confirm: Callable[[int], None]) -> None:
        library = Library(home, Settings())
        keys = library.photo_ids(PhotoQuery())
        while True:
            library.jobs.add(keys)
            said = Critique(Score(5, 1, {}), {}, f"queued{time.time_ns()}", (), INFO, 0.1)
            for key in keys:
                library.jobs.keep(key, said)
                confirm(key)

    killed_after(seconds, work)
    library = Library(home, Settings())
    keys = library.photo_ids(PhotoQuery())
    job, waiting = library.jobs.newest(), library.jobs.waiting()
    assert (job.done + job.waiting, job.failed) == (len(keys), 0)
    said = {key: each.comment for key in keys if (each := library.critique(key))}
    if job.done:  # the photos that do not wait are those that have the critique of this job
        newest = max(word for word in said.values() if word.startswith("queued"))
        assert waiting == [key for key in keys if said.get(key) != newest]
    else:
        assert waiting == keys
    library.jobs.drop()
    library.close()


def kill_all(home: Home, shoot: Path, kills: int, seed: int) -> None:
    library = Library(home, Settings())
    scan(library, shoot, lambda _: None)
    library.close()
    chance = random.Random(seed)
    for number in range(kills):
        kill = (kill_a_scan, kill_ratings, kill_critiques, kill_the_queue)[number % 4]
        kill(home, shoot, chance.uniform(0.02, 0.8))
        assert find_damage(home.catalog) is None


def test_a_few_kills_lose_nothing_confirmed(home, shoot):
    kill_all(home, shoot, kills=4, seed=1)


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_a_hundred_kills_lose_nothing_confirmed(home, shoot):
    kill_all(home, shoot, kills=100, seed=2)
