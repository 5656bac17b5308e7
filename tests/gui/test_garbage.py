import gc
import sys
import threading
import types
import weakref

import pytest

from aesthetic_studio.gui.garbage import MANY_MODULES, MANY_NEW, Garbage


@pytest.fixture
def garbage(qapp):
    yield Garbage()
    gc.unfreeze()


class Knot:
    """An object that only the garbage collector can free."""

    def __init__(self):
        self.itself = self


def test_knots_are_freed_by_the_timer_not_while_objects_are_made(garbage):
    garbage.look()
    knot = weakref.ref(Knot())
    gc.collect(0)
    garbage.look()
    assert knot() is None
    counted = [each["collections"] for each in gc.get_stats()]
    kept = [[number] for number in range(300_000)]
    assert [each["collections"] for each in gc.get_stats()] == counted, len(kept)


def test_new_knots_are_freed_in_the_windows_thread_whoever_made_them(garbage):
    garbage.look()
    freed_in = []
    knots = []

    def make():
        for _ in range(2 * MANY_NEW):
            knot = Knot()
            weakref.finalize(knot, lambda: freed_in.append(threading.get_ident()))
            knots.append(weakref.ref(knot))

    maker = threading.Thread(target=make)
    maker.start()
    maker.join()
    assert freed_in == []
    garbage.look_at_new()
    assert set(freed_in) == {threading.get_ident()}
    assert not any(knot() for knot in knots)


def test_what_came_with_modules_is_set_aside_once(garbage, monkeypatch):
    garbage.look()
    frozen = gc.get_freeze_count()
    assert frozen > 10_000
    garbage.look()
    assert gc.get_freeze_count() <= frozen
    for number in range(MANY_MODULES):
        monkeypatch.setitem(sys.modules, f"made_{number}", types.ModuleType(f"made_{number}"))
    kept = [[number] for number in range(1_000)]
    garbage.look()
    assert gc.get_freeze_count() >= frozen + len(kept)
