from types import SimpleNamespace

import pytest

from aesthetic_studio.gui.library import scroll_pace as module
from aesthetic_studio.gui.library.scroll_pace import ScrollPace


@pytest.fixture
def clock(monkeypatch):
    """What the time is; set by the tests."""
    clock = SimpleNamespace(now=100.0)
    monkeypatch.setattr(module, "time", SimpleNamespace(monotonic=lambda: clock.now))
    return clock


@pytest.fixture
def pace(qtbot, clock):
    pace = ScrollPace()
    pace.heard = []
    pace.slowed.connect(lambda: pace.heard.append(clock.now))
    return pace


def move(pace, clock, *, seconds, screens):
    clock.now += seconds
    pace.moved(screens)


def test_a_list_that_was_too_fast_has_slowed_down_once_it_rests(qtbot, pace, clock):
    for _ in range(3):
        move(pace, clock, seconds=0.01, screens=-2)
    assert pace.too_fast
    qtbot.waitUntil(lambda: pace.heard != [])
    assert not pace.too_fast
    assert len(pace.heard) == 1


def test_it_has_slowed_down_too_where_it_goes_on_slowly(pace, clock):
    for _ in range(3):
        move(pace, clock, seconds=0.01, screens=2)
    assert pace.too_fast
    move(pace, clock, seconds=0.05, screens=0.1)
    assert not pace.too_fast
    assert pace.heard == [clock.now]


def test_a_single_jump_is_never_too_fast(pace, clock):
    move(pace, clock, seconds=1, screens=5_000)
    move(pace, clock, seconds=0.01, screens=0.1)
    assert not pace.too_fast
    assert pace.heard == []
