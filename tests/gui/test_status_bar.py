"""The right part of the status bar: the queue with its buttons, and messages that fit."""

import pytest

from aesthetic_studio.gui.status_bar import StatusBar, clock
from aesthetic_studio.studio.critique_queue import QueueState


@pytest.fixture
def bar(qtbot):
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.resize(900, 30)
    bar.show()
    return bar


def test_a_queue_shows_how_far_it_is_and_its_buttons(bar, qtbot):
    bar.show_queue(QueueState(done=411, failed=1, waiting=1891, running=7, seconds_left=370.0))
    assert bar._work.text() == "Critique 413 of 2,304"
    assert bar._left.text() == "0:06:10 left"
    assert (bar._bar.value(), bar._bar.maximum()) == (412, 2304)
    with qtbot.waitSignal(bar.pause_wanted) as asked:
        bar._pause.click()
    assert asked.args == [True]
    with qtbot.waitSignal(bar.cancel_wanted):
        bar._stop.click()
    with qtbot.waitSignal(bar.jobs_wanted):
        bar._work.click()


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (QueueState(done=1, waiting=3, paused=True, seconds_left=9.0), "Paused: 3 photos wait"),
        (QueueState(waiting=3, held=True), "No critic: 3 photos wait"),
    ],
)
def test_a_queue_that_rests_says_why_and_goes_on(bar, qtbot, state, words):
    bar.show_queue(state)
    assert bar._work.text() == words
    assert bar._left.isHidden()
    assert bar._pause.accessibleName() == "Go on"
    with qtbot.waitSignal(bar.pause_wanted) as asked:
        bar._pause.click()
    assert asked.args == [False]


def test_a_single_photo_needs_no_queue(bar, qtbot):
    bar.show_queue(QueueState(running=7))
    assert (bar._work.text(), bar._stop.accessibleName()) == ("Critique", "Stop")
    assert bar._pause.isHidden()
    bar.show_work("Comparing photos")
    with qtbot.waitSignal(bar.stop_wanted):
        bar._stop.click()


def test_what_failed_stays_beside_the_critic_until_it_is_looked_at(bar, qtbot):
    bar.show_queue(QueueState(failed=3, running=1))
    bar.show_rest("CALM nano", failed=3)
    assert (bar._failures.text(), bar._work.text()) == ("3 photos failed", "CALM nano")
    assert bar._failures.isVisible()
    assert bar._bar.isHidden()
    with qtbot.waitSignal(bar.jobs_wanted):
        bar._failures.click()
    bar.forget_failures()
    bar.show_rest("CALM nano", failed=3)
    assert bar._failures.isHidden()


def test_the_next_work_takes_the_place_of_what_failed(bar):
    bar.show_rest("CALM nano", failed=3)
    bar.show_queue(QueueState(running=7))
    assert bar._failures.isHidden()
    bar.show_rest("CALM nano", failed=1)
    assert bar._failures.text() == "1 photo failed"
    assert bar._failures.isVisible()


def test_a_long_message_is_whole_in_its_tooltip(bar):
    text = "The critic is not installed. " * 20
    bar.show_message(text)
    assert bar._message.text() == text
    assert text.strip() in bar._message.toolTip().replace("\n", " ")
    assert bar._message.width() < bar.width()


def test_hours_are_counted():
    assert (clock(59.6), clock(3_725.0)) == ("0:01:00", "1:02:05")
