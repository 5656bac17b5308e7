"""What is done next where photos are stopped and asked for in one breath; no thread is needed to see it."""

import pytest

from aesthetic_studio.gui.workers.critic_orders import CriticOrders


class Silent:
    """A journal that nobody reads."""

    def __getattr__(self, name):
        return lambda *_, **__: None


@pytest.fixture
def orders():
    """Two photos wait in a queue, and the first one is running."""
    orders = CriticOrders(Silent())
    orders.critique([1, 2], first=False)
    assert orders.next() == 1
    return orders


def end_stopped(orders):
    """The running photo notices that it was stopped."""
    assert orders.cancel.cancelled
    orders.settle(1, None, None, 0.1)
    orders.end()


def test_a_photo_that_is_asked_for_while_a_pause_stops_it_is_done_in_the_pause(orders):
    orders.pause(True)
    orders.critique([1], first=True)
    end_stopped(orders)
    assert orders.busy
    assert orders.next() == 1
    assert (orders.state.paused, orders.state.waiting) == (True, 1)


def test_in_a_pause_a_photo_that_is_stopped_and_asked_for_again_is_done(orders):
    orders.pause(True)
    end_stopped(orders)
    orders.critique([1], first=True)
    assert orders.next() == 1
    orders.stop_photo(1, "/a.jpg")
    orders.critique([1], first=True)
    assert orders.critic_wanted
    end_stopped(orders)
    assert orders.next() == 1


@pytest.mark.parametrize("first", [True, False])
def test_a_pause_after_it_was_asked_for_holds(orders, first):
    orders.stop_photo(1, "/a.jpg")
    orders.critique([1], first=first)
    orders.pause(True)
    assert not orders.critic_wanted
    end_stopped(orders)
    assert not orders.busy
    assert orders.state.waiting == 2
