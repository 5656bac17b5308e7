"""Which photo comes next: the one someone waits for, then what is on screen, then the order asked for."""

import pytest

from aesthetic_studio.studio.critique_queue import RECENT_PHOTOS, CritiqueQueue


@pytest.fixture
def queue():
    return CritiqueQueue()


def taken(queue: CritiqueQueue, seconds: float = 1.0) -> list[int]:
    order = []
    while (key := queue.take()) is not None:
        order.append(key)
        queue.finish(failed=False, seconds=seconds)
    return order


def test_photos_are_done_in_the_order_asked_for_each_once(queue):
    assert queue.add([3, 1, 3]) == [3, 1]
    assert queue.add([1, 2]) == [2]
    assert taken(queue) == [3, 1, 2]
    assert queue.take() is None


def test_what_is_on_screen_comes_first_and_what_someone_waits_for_before_it(queue):
    queue.add([1, 2, 3, 4, 5])
    queue.prefer([9, 4, 3])
    assert queue.add([5], first=True) == [5]
    assert taken(queue) == [5, 4, 3, 1, 2]


def test_scrolling_on_changes_what_is_next(queue):
    queue.add(range(1, 100))
    queue.prefer([50, 51])
    assert queue.take() == 50
    queue.finish(failed=False, seconds=1)
    queue.prefer([80])
    assert queue.take() == 80


def test_a_photo_asked_for_again_is_done_once(queue):
    queue.add([1, 2], first=True)
    assert queue.add([1, 2]) == []
    assert queue.add([2], first=True) == []
    assert taken(queue) == [1, 2]


def test_the_running_photo_does_not_wait_again(queue):
    queue.add([1])
    queue.take()
    assert queue.add([1]) == queue.add([1], first=True) == []


def test_it_counts_what_was_done_failed_and_waits(queue):
    queue.add([1, 2, 3, 4])
    queue.take()
    queue.finish(failed=False, seconds=2)
    queue.take()
    queue.finish(failed=True, seconds=4)
    queue.take()
    state = queue.state
    assert (state.done, state.failed, state.waiting, state.running) == (1, 1, 1, 3)
    assert (state.finished, state.total, state.over) == (2, 4, False)
    assert (state.seconds_left, state.worked_s) == (6, 6)


def test_the_time_left_follows_the_latest_photos(queue):
    queue.add(range(RECENT_PHOTOS * 2 + 10))
    for _ in range(RECENT_PHOTOS):
        queue.take()
        queue.finish(failed=False, seconds=60)
    assert queue.state.seconds_left == 60 * (RECENT_PHOTOS + 10)
    for _ in range(RECENT_PHOTOS):
        queue.take()
        queue.finish(failed=False, seconds=1)
    assert queue.state.seconds_left == 10


def test_paused_nothing_is_done_but_what_someone_waits_for(queue):
    queue.add([1, 2])
    queue.pause(True)
    assert queue.take() is None
    queue.add([2], first=True)
    assert taken(queue) == [2]
    assert queue.state.paused
    queue.pause(False)
    assert taken(queue) == [1]


def test_pausing_holds_back_what_was_asked_for_before(queue):
    queue.add([1])
    queue.add([2], first=True)
    queue.pause(True)
    assert not queue.ready
    queue.pause(False)
    assert taken(queue) == [2, 1]


def test_an_interrupted_photo_is_the_next_one_again(queue):
    queue.add([1, 2, 3])
    queue.take()
    queue.pause(True)
    queue.put_back()
    assert queue.state.waiting == 3
    queue.pause(False)
    assert taken(queue) == [1, 2, 3]


def test_an_interrupted_photo_that_someone_waits_for_is_done_in_a_pause(queue):
    queue.add([1, 2])
    queue.take()
    queue.pause(True)
    queue.put_back(first=True)
    assert taken(queue) == [1]
    assert queue.state.waiting == 1


def test_a_stopped_photo_counts_no_more(queue):
    queue.add([1, 2])
    queue.take()
    queue.forget()
    assert (queue.state.total, queue.state.seconds_left) == (1, None)


def test_without_a_critic_photos_wait_until_there_is_one(queue):
    queue.add([1])
    queue.hold(True)
    assert queue.take() is None
    assert queue.state.held
    queue.hold(False)
    assert taken(queue) == [1]


def test_waiting_photos_can_be_taken_out(queue):
    queue.add([1, 2, 3])
    queue.add([4], first=True)
    assert queue.remove([2, 4, 9]) == [2, 4]
    assert (2 in queue, 3 in queue) == (False, True)
    queue.pause(True)
    assert queue.clear() == [1, 3]
    assert queue.state.over
    assert not queue.state.paused


def test_a_queue_that_was_empty_counts_from_nothing(queue):
    queue.add([1])
    taken(queue)
    assert queue.state.done == 1
    queue.add([2])
    assert (queue.state.done, queue.state.total, queue.state.worked_s) == (0, 1, 0)


def test_it_goes_on_where_an_earlier_run_of_the_program_ended(queue):
    queue.restore([5, 6], done=3, failed=1, paused=True)
    assert (queue.state.finished, queue.state.total, queue.state.paused) == (4, 6, True)
    assert queue.take() is None
    queue.pause(False)
    assert taken(queue) == [5, 6]


def test_what_an_earlier_run_has_left_is_not_done_twice(queue):
    queue.add([5], first=True)
    queue.add([7], first=True)
    queue.take()
    queue.restore([5, 6, 7], done=0, failed=0, paused=False)
    assert queue.state.waiting == 2
    queue.finish(failed=False, seconds=1)
    assert taken(queue) == [7, 6]
