import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from aesthetic_studio.domain.errors import UnreadableImageError
from aesthetic_studio.gui.workers import DecodePool
from aesthetic_studio.gui.workers import decode_pool as module
from aesthetic_studio.gui.workers.thumbnail_image import CellSpace
from aesthetic_studio.photos.decode import StoredPicture
from tests.gui.fakes import photo
from tests.photos.pictures import profile_with_red_and_green_swapped


class Source:
    """Pixels on demand; holds until told to go on."""

    def __init__(self):
        self.gate = threading.Event()
        self.gate.set()
        self.begun = threading.Semaphore(0)
        self.made = []
        self.threads = set()
        self.error = None
        self.tone = None

    def _hold(self, what):
        self.threads.add(threading.get_ident())
        self.begun.release()
        self.gate.wait(5)
        self.made.append(what)
        if self.error:
            raise self.error

    def thumbnail(self, photo):
        self._hold(photo.id)
        return np.full((8, 12, 3), self.tone or photo.id, np.uint8)

    def stored_picture(self, path, max_side):
        self._hold((path, max_side))
        return StoredPicture(np.zeros((20, 30, 3), np.uint8))

    def photo_at(self, path):
        return photo(7) if path == Path("/seven.jpg") else None


@pytest.fixture
def source():
    return Source()


@pytest.fixture
def pool(qtbot, source):
    pool = DecodePool()
    pool.set_source(source)
    yield pool
    source.gate.set()
    pool.finish()


def collect(pool):
    ready = []
    pool.thumbnails_ready.connect(ready.extend)
    return ready


def test_thumbnails_are_made_away_from_the_window(qtbot, pool, source):
    ready = collect(pool)
    pool.request_thumbnail(photo(3))
    qtbot.waitUntil(lambda: len(ready) == 1)
    assert ready[0].photo == photo(3)
    assert ready[0].picture.size().toTuple() == (12, 8)
    assert threading.get_ident() not in source.threads


def test_thumbnails_come_at_the_size_of_their_cells(qtbot, pool, source):
    ready = collect(pool)
    pool.fit_thumbnails(CellSpace(6, 100, 2.0, 30))
    pool.request_thumbnail(photo(90))
    qtbot.waitUntil(lambda: len(ready) == 1)
    assert ready[0].picture.size().toTuple() == (12, 8)
    assert ready[0].fitted.size().toTuple() == (6, 4)
    assert ready[0].fitted.devicePixelRatio() == 2.0
    assert ready[0].fitted.pixelColor(3, 2).getRgb() == (90, 90, 90, 255)


def test_thumbnails_that_are_ready_at_once_come_together(qtbot, pool, source):
    deliveries = []
    pool.thumbnails_ready.connect(deliveries.append)
    for number in (1, 2, 3):
        pool.request_thumbnail(photo(number))
    pool._pool.waitForDone()  # meanwhile this thread delivers nothing
    qtbot.waitUntil(lambda: not pool.busy)
    assert [sorted(each.photo.id for each in delivery) for delivery in deliveries] == [[1, 2, 3]]


def test_what_is_being_made_is_not_made_twice(qtbot, pool, source):
    ready = collect(pool)
    source.gate.clear()
    pool.request_thumbnail(photo(1))
    source.begun.acquire(timeout=30)
    pool.request_thumbnail(photo(1))  # as every paint of its cell does
    source.gate.set()
    pool._pool.waitForDone()
    pool.request_thumbnail(photo(1))  # made, but not yet delivered
    qtbot.waitUntil(lambda: not pool.busy)
    assert source.made == [1]
    pool.request_thumbnail(photo(1))
    qtbot.waitUntil(lambda: len(ready) == 2)


def test_a_photo_that_changes_while_it_is_made_is_made_again(qtbot, pool, source):
    ready = collect(pool)
    source.gate.clear()
    pool.request_thumbnail(photo(1))
    source.begun.acquire(timeout=30)
    changed = replace(photo(1), modified_ns=photo(1).modified_ns + 1)
    pool.request_thumbnail(changed)
    source.gate.set()
    qtbot.waitUntil(lambda: len(ready) == 2)
    assert changed in [each.photo for each in ready]


def test_as_many_may_wait_as_are_seen(qtbot, pool, source, monkeypatch):
    monkeypatch.setattr(module, "WAITING_LIMIT", 2)
    dropped = []
    pool.thumbnail_dropped.connect(dropped.append)
    pool.fit_thumbnails(CellSpace(6, 6, 1.0, 4))
    source.gate.clear()
    for number in (1, 2):
        pool.request_thumbnail(photo(number))
        source.begun.acquire(timeout=5)
    for number in range(3, 8):
        pool.request_thumbnail(photo(number))
    assert dropped == [3]


def test_the_newest_request_is_served_first(qtbot, pool, source, monkeypatch):
    ready = collect(pool)
    source.gate.clear()
    for number in (1, 2):  # these two keep both threads busy
        pool.request_thumbnail(photo(number))
        source.begun.acquire(timeout=30)
    for number in (3, 4, 5):
        pool.request_thumbnail(photo(number))
    source.gate.set()
    qtbot.waitUntil(lambda: len(ready) == 5)
    assert source.made.index(5) < source.made.index(3)


def test_forgotten_thumbnails_are_not_delivered(qtbot, pool, source):
    ready = collect(pool)
    source.gate.clear()
    pool.request_thumbnail(photo(1))
    source.begun.acquire(timeout=30)
    pool.forget_thumbnails()
    pool.request_thumbnail(photo(2))
    source.gate.set()
    qtbot.waitUntil(lambda: [each.photo.id for each in ready] == [2])


def test_too_many_requests_drop_the_oldest(qtbot, pool, source, monkeypatch):
    monkeypatch.setattr(module, "WAITING_LIMIT", 3)
    dropped = []
    pool.thumbnail_dropped.connect(dropped.append)
    source.gate.clear()
    for number in (1, 2):
        pool.request_thumbnail(photo(number))
        source.begun.acquire(timeout=30)
    for number in range(3, 8):
        pool.request_thumbnail(photo(number))
    assert dropped == [3, 4]


@pytest.mark.parametrize("error", [UnreadableImageError("Torn."), RuntimeError("Torn.")])
def test_a_broken_photo_is_told(qtbot, pool, source, error):
    source.error = error
    with qtbot.waitSignal(pool.thumbnail_failed) as failed:
        pool.request_thumbnail(photo(1))
    assert failed.args[0].id == 1
    assert "Torn" in failed.args[1]


def test_examples_come_by_path(qtbot, pool):
    got = []
    pool.request_example("/unknown.jpg", got.append)
    pool.request_example("/seven.jpg", got.append)
    qtbot.waitUntil(lambda: len(got) == 1)


def test_thumbnails_have_the_colours_of_the_screen(qtbot, pool, source):
    source.tone = (200, 30, 30)
    ready = collect(pool)
    pool.set_screen(profile_with_red_and_green_swapped())
    pool.request_thumbnail(photo(3))
    qtbot.waitUntil(lambda: len(ready) == 1)
    colour = ready[0].picture.pixelColor(5, 5)
    assert colour.green() > 150 > colour.red()


def test_thumbnails_of_the_last_screen_are_not_told(qtbot, pool, source):
    ready = collect(pool)
    source.gate.clear()
    pool.request_thumbnail(photo(3))
    source.begun.acquire(timeout=30)
    pool.set_screen(profile_with_red_and_green_swapped())
    pool.request_thumbnail(photo(4))
    source.gate.set()
    qtbot.waitUntil(lambda: len(ready) == 1 and not pool.busy)
    assert ready[0].photo.id == 4
