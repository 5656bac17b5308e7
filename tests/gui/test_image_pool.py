import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from aesthetic_studio.domain.errors import UnreadableImageError
from aesthetic_studio.gui.workers import image_pool as module
from aesthetic_studio.gui.workers.image_pool import ImagePool
from aesthetic_studio.gui.workers.loupe_image import ImageKey, Layer
from aesthetic_studio.photos.decode import StoredPicture
from tests.photos.pictures import profile_with_red_and_green_swapped


class Source:
    """Grey photos on demand; holds until told to go on."""

    def __init__(self):
        self.gate = threading.Event()
        self.gate.set()
        self.begun = threading.Semaphore(0)
        self.asked = []
        self.made = []
        self.threads = set()
        self.error = None
        self.tone, self.profile = 90, b""

    def stored_picture(self, path, max_side):
        self.threads.add(threading.get_ident())
        self.asked.append(path.name)
        self.begun.release()
        self.gate.wait(5)
        self.made.append((path.name, max_side))
        if self.error:
            raise self.error
        side = max_side or 400
        return StoredPicture(np.full((side, side, 3), self.tone, np.uint8), self.profile)


def key(name, side=100, layer=Layer.PHOTO):
    return ImageKey(Path(f"/{name}.jpg"), 1, side, layer)


@pytest.fixture
def source():
    return Source()


@pytest.fixture
def pool(qtbot, source, monkeypatch):
    monkeypatch.setattr(module, "THREADS", 2)
    pool = ImagePool()
    pool.set_source(source)
    pool.heard = []
    pool.ready.connect(lambda image: pool.heard.append(image.key))
    yield pool
    source.gate.set()
    pool.finish()


def test_what_is_wanted_is_made_away_from_the_window(qtbot, pool, source):
    pool.want([key("a")])
    qtbot.waitUntil(lambda: pool.heard == [key("a")])
    assert threading.get_ident() not in source.threads
    assert not pool.busy


def test_what_is_looked_at_comes_before_what_will_be(qtbot, pool, source):
    source.gate.clear()
    pool.want([key("x"), key("y")])
    source.begun.acquire(timeout=30)
    source.begun.acquire(timeout=30)
    pool.want([key("a"), key("b")], [key("next"), key("later")])
    source.gate.set()
    qtbot.waitUntil(lambda: pool.resting)
    names = source.asked[2:]
    assert set(names[:2]) == {"a.jpg", "b.jpg"}
    assert names[2:] == ["next.jpg", "later.jpg"]


def test_a_photo_made_ahead_is_told_at_once_when_it_is_wanted(qtbot, pool, source):
    pool.want([key("a")], [key("b")])
    qtbot.waitUntil(lambda: pool.resting)
    pool.heard.clear()
    pool.want([key("b")])
    assert pool.heard == [key("b")]  # within the call: it is painted without a wait
    assert len(source.made) == 2


def test_what_is_not_wanted_any_more_is_neither_made_nor_told(qtbot, pool, source):
    source.gate.clear()
    pool.want([key("a"), key("b"), key("c"), key("d")])
    source.begun.acquire(timeout=30)
    source.begun.acquire(timeout=30)
    pool.want([key("e")])
    source.gate.set()
    qtbot.waitUntil(lambda: pool.heard == [key("e")] and pool.resting)
    assert {name for name, _ in source.made} == {"a.jpg", "b.jpg", "e.jpg"}


def test_only_one_thread_works_ahead(qtbot, pool, source):
    source.gate.clear()
    pool.want([], [key("a"), key("b"), key("c")])
    source.begun.acquire(timeout=30)
    assert not source.begun.acquire(timeout=0.2)
    pool.want([key("now")], [key("b"), key("c")])
    assert source.begun.acquire(timeout=30)  # the other thread is free for it


@pytest.mark.parametrize("error", [UnreadableImageError("Torn."), RuntimeError("Torn.")])
def test_a_broken_photo_is_told_once(qtbot, pool, source, error):
    source.error = error
    with qtbot.waitSignal(pool.failed) as failed:
        pool.want([key("a")])
    assert failed.args[0] == key("a")
    assert "Torn" in str(failed.args[1])
    assert not pool.busy
    pool.want([key("a")])
    assert len(source.made) == 1


def test_masks_are_made_of_the_photo_that_is_here(qtbot, pool, source):
    full, mask = key("a", None), key("a", None, Layer.CLIPPING)
    pool.want([full, mask])
    qtbot.waitUntil(lambda: pool.heard == [full, mask])
    assert source.made == [("a.jpg", None)]
    pool.want([full, replace(mask, layer=Layer.PEAKING)])
    qtbot.waitUntil(lambda: pool.heard[-1].layer is Layer.PEAKING)
    assert source.made == [("a.jpg", None)]


def test_memory_is_bounded_and_what_is_looked_at_stays(qtbot, pool, monkeypatch):
    monkeypatch.setattr(module, "BYTES_KEPT", 3 * 4 * 100 * 100)
    for name in "abcdef":
        pool.want([key(name)])
        qtbot.waitUntil(lambda: pool.resting)
    assert [pool.kept(key(name)) is not None for name in "abcdef"] == [False] * 3 + [True] * 3
    pool.want([key("big", 300)])
    qtbot.waitUntil(lambda: pool.kept(key("big", 300)) is not None)
    pool.want([])
    assert pool.kept(key("big", 300)) is None  # nobody looks at large photos any more


def test_what_memory_does_not_hold_is_not_made_ahead(qtbot, pool, source, monkeypatch):
    monkeypatch.setattr(module, "BYTES_KEPT", 3 * 4 * 100 * 100)
    pool.want([key("a")])
    qtbot.waitUntil(lambda: pool.resting)  # or the other thread goes ahead without knowing how large it is
    pool.want([key("a")], [key(name) for name in "bcdefg"])
    qtbot.waitUntil(lambda: pool.resting)
    made = [name for name, _ in source.made]
    assert made == ["a.jpg", "b.jpg", "c.jpg"]
    assert all(pool.kept(key(name)) for name in "abc")


def test_what_is_more_urgent_takes_the_place_of_what_is_less(qtbot, pool, source, monkeypatch):
    monkeypatch.setattr(module, "BYTES_KEPT", 3 * 4 * 100 * 100)
    for now, soon in (("a", "b"), ("b", "ca")):
        pool.want([key(now)], [key(name) for name in soon])
        qtbot.waitUntil(lambda: pool.resting)
    pool.want([key("c")], [key(name) for name in "db"])
    qtbot.waitUntil(lambda: pool.resting)
    assert all(pool.kept(key(name)) for name in "cd")
    assert pool.kept(key("a")) is None


SCREEN = profile_with_red_and_green_swapped()


def test_another_screen_has_what_is_looked_at_made_again(qtbot, pool, source):
    source.tone = (200, 30, 30)
    pool.want([key("a")])
    qtbot.waitUntil(lambda: pool.heard == [key("a")])
    assert pool.kept(key("a")).levels[0].pixelColor(5, 5).red() == 200
    pool.set_screen(SCREEN)
    qtbot.waitUntil(lambda: pool.heard == [key("a")] * 2)
    shown = pool.kept(key("a"))
    assert shown.levels[0].pixelColor(5, 5).green() > 150
    assert shown.converted


def test_what_was_begun_for_the_last_screen_is_not_shown(qtbot, pool, source):
    source.tone = (200, 30, 30)
    source.gate.clear()
    pool.want([key("a")])
    source.begun.acquire(timeout=30)
    pool.set_screen(SCREEN)
    source.gate.set()
    qtbot.waitUntil(lambda: pool.kept(key("a")) is not None and pool.resting)
    assert pool.kept(key("a")).levels[0].pixelColor(5, 5).green() > 150


def test_clipped_is_what_is_clipped_in_the_file(qtbot, pool, source):
    """Red at its end is a middle tone of this screen, and the other way round."""
    source.tone, source.profile = (255, 130, 40), SCREEN
    full, mask = key("a", None), key("a", None, Layer.CLIPPING)
    pool.want([full, mask])
    qtbot.waitUntil(lambda: pool.kept(full) is not None and pool.kept(mask) is not None)
    assert pool.kept(full).converted
    assert pool.kept(mask).levels[0].pixelIndex(5, 5) > 0
    assert pool.kept(full).tones.white == 1
    assert source.made == [("a.jpg", None)]  # both come from one reading of the file
    pool.want([key("b", None)])
    qtbot.waitUntil(lambda: pool.kept(key("b", None)) is not None)
    pool.want([key("b", None), key("b", None, Layer.CLIPPING)])
    qtbot.waitUntil(lambda: pool.kept(key("b", None, Layer.CLIPPING)) is not None)
    assert pool.kept(key("b", None, Layer.CLIPPING)).levels[0].pixelIndex(5, 5) > 0
