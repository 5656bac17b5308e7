import gc
import sys
import types
import weakref

import pytest

from aesthetic_studio.gui.garbage import MANY_MODULES, Garbage


@pytest.fixture
def garbage(qapp):
    thresholds = gc.get_threshold()
    yield Garbage()
    gc.unfreeze()
    gc.set_threshold(*thresholds)


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
    counted = gc.get_stats()[2]["collections"]
    kept = [[number] for number in range(300_000)]
    assert gc.get_stats()[2]["collections"] == counted, len(kept)


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
