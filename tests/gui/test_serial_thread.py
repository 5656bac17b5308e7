import threading

import pytest

from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.domain.progress import Cancelled
from aesthetic_studio.gui.workers import SerialThread


@pytest.fixture
def thread(qtbot):
    thread = SerialThread()
    thread.start()
    yield thread
    thread.finish()


def test_calls_run_in_order_away_from_the_window_and_answer_in_it(qtbot, thread):
    seen, answered = [], []
    for number in range(20):
        thread.post(
            lambda number=number: (number, threading.get_ident()),
            lambda result: (seen.append(result), answered.append(threading.get_ident())),
        )
    qtbot.waitUntil(lambda: len(seen) == 20)
    assert [number for number, _ in seen] == list(range(20))
    assert threading.get_ident() not in {ident for _, ident in seen}
    assert set(answered) == {threading.get_ident()}


def test_a_failure_reaches_its_callback_and_the_thread_lives_on(qtbot, thread):
    errors, results = [], []

    def refuse():
        raise UsageError("No.")

    thread.post(refuse, results.append, errors.append)
    thread.post(lambda: 1 / 0, results.append, errors.append)
    thread.post(lambda: "fine", results.append)
    qtbot.waitUntil(lambda: results == ["fine"])
    assert [error.code for error in errors] == ["usage", "error"]


def test_a_failure_without_callback_is_announced(qtbot, thread):
    def refuse():
        raise UsageError("No.")

    with qtbot.waitSignal(thread.call_failed) as announced:
        thread.post(refuse)
    assert announced.args[0].message == "No."


def test_a_cancelled_call_says_nothing(qtbot, thread):
    said = []

    def stop():
        raise Cancelled

    thread.post(stop, said.append, said.append)
    thread.post(lambda: "next", said.append)
    qtbot.waitUntil(lambda: said == ["next"])


def test_finish_runs_what_was_posted_first(qtbot, thread):
    done = []
    for number in range(50):
        thread.post(lambda number=number: done.append(number))
    thread.finish()
    assert done == list(range(50))


def test_a_long_call_lets_others_go_first(qtbot, thread):
    order, begun, posted = [], threading.Event(), threading.Event()

    def long_call():
        begun.set()
        posted.wait(5)
        thread.run_waiting()
        order.append("long")

    thread.post(long_call)
    begun.wait(5)
    thread.post(lambda: order.append("short"))
    posted.set()
    thread.finish()
    assert order == ["short", "long"]


def test_a_long_call_that_goes_first_lets_others_go_first_too(qtbot, thread):
    order, begun, posted = [], threading.Event(), threading.Event()

    def import_ratings():
        thread.run_waiting()
        order.append("import")

    def scan():
        begun.set()
        posted.wait(5)
        thread.run_waiting()
        order.append("scan")

    thread.post(scan)
    begun.wait(5)
    thread.post(import_ratings)
    thread.post(lambda: order.append("mark"))
    posted.set()
    thread.finish()
    assert order == ["mark", "import", "scan"]


def test_finish_during_a_long_call_still_ends(qtbot, thread):
    begun, ending = threading.Event(), threading.Event()

    def long_call():
        begun.set()
        ending.wait(5)
        thread.run_waiting()
        thread.run_waiting()

    thread.post(long_call)
    begun.wait(5)
    threading.Timer(0.05, ending.set).start()
    thread.finish()
    assert thread.isFinished()
