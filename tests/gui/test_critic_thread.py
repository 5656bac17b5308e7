import threading
from dataclasses import replace
from pathlib import Path

import pytest

from aesthetic_studio.domain.critique import CritiqueReady, ScoreReady
from aesthetic_studio.domain.errors import CatalogError, CriticUnavailableError
from aesthetic_studio.domain.progress import Progress
from aesthetic_studio.gui.workers import CriticThread
from aesthetic_studio.gui.workers.critic_jobs import Left
from tests.gui.fakes import CRITIQUE

A, B, C = Path("/a.jpg"), Path("/b.jpg"), Path("/c.jpg")
IDS = {1: A, 2: B, 3: C}


class Told:
    """A journal that remembers everything."""

    def __init__(self):
        self.all = []
        self.reads = []

    def read(self, then):
        self.reads.append(then)

    def added(self, photo_ids, *, first):
        self.all.append(("added", *photo_ids))

    def kept(self, photo_id, critique):
        self.all.append(("kept", photo_id))

    def failed(self, photo_id, error):
        self.all.append(("failed", photo_id))

    def dropped(self, photo_ids):
        self.all.append(("dropped", *photo_ids))

    def paused(self, paused):
        self.all.append(("paused", paused))

    def answered(self, path, answer):
        self.all.append((path, answer.question, answer.answer, answer.complete))


@pytest.fixture
def told():
    return Told()


@pytest.fixture
def thread(qtbot, session, told):
    thread = CriticThread(lambda: session, IDS.get, told)
    thread.start()
    yield thread
    thread.finish()


def record(signal):
    seen = []
    signal.connect(lambda *arguments: seen.append(arguments if len(arguments) > 1 else arguments[0]))
    return seen


def test_a_critique_streams_and_is_kept(qtbot, thread, told):
    events, loaded = record(thread.critique_event), record(thread.loaded)
    with qtbot.waitSignal(thread.idle):
        thread.critique([1])
    assert loaded == [CRITIQUE.critic]
    assert isinstance(events[0][1], ScoreReady)
    assert events[-1] == (A, CritiqueReady(CRITIQUE))
    assert told.all == [("added", 1), ("kept", 1)]


def test_the_critic_is_loaded_once(qtbot, thread, session):
    loaded = record(thread.loaded)
    for key in (1, 2):
        with qtbot.waitSignal(thread.idle):
            thread.critique([key])
    assert len(loaded) == 1


def test_the_queue_counts_and_skips_what_waits_already(qtbot, thread, session):
    states = []
    thread.queue_changed.connect(lambda: states.append(thread.state))
    with qtbot.waitSignal(thread.idle):
        thread.critique([1, 2, 2, 3])
    assert session.seen == [A, B, C]
    assert states[0].seconds_left is None
    assert (thread.state.done, thread.state.over) == (3, True)


def test_a_photo_that_is_being_critiqued_is_not_queued_again(qtbot, thread, session):
    session.gate.clear()
    thread.critique([1])
    session.waiting.wait(5)
    thread.critique([1, 2])
    with qtbot.waitSignal(thread.idle):
        session.gate.set()
    assert session.seen == [A, B]


def test_what_someone_waits_for_and_what_is_on_screen_come_first(qtbot, thread, session):
    session.gate.clear()
    thread.critique([1, 2])
    session.waiting.wait(5)
    thread.critique([3], first=True)
    assert thread.waits(3)
    with qtbot.waitSignal(thread.idle):
        session.gate.set()
    assert session.seen == [A, C, B]


def test_what_is_on_screen_comes_before_the_others(qtbot, thread, session):
    session.gate.clear()
    thread.critique([1, 2, 3])
    session.waiting.wait(5)
    thread.prefer([3])
    with qtbot.waitSignal(thread.idle):
        session.gate.set()
    assert session.seen == [A, C, B]


def test_a_photo_whose_critique_was_stopped_can_be_asked_for_again_at_once(qtbot, thread, session, told):
    session.gate.clear()
    thread.critique([1])
    session.waiting.wait(5)
    thread.stop_photo(1, A)
    thread.critique([1])
    qtbot.waitUntil(lambda: session.seen == [A, A])
    with qtbot.waitSignal(thread.idle):
        session.gate.set()
    assert told.all == [("added", 1), ("kept", 1)]


def test_stopping_a_photo_forgets_its_questions(qtbot, thread, session):
    session.gate.clear()
    thread.critique([1])
    session.waiting.wait(5)
    thread.ask(A, "Is it sharp?")
    thread.ask(B, "And this?")
    with qtbot.waitSignal(thread.idle):
        thread.stop_photo(1, A)
        session.gate.set()
    assert session.seen == [A, "And this?"]


def test_one_broken_photo_costs_that_photo(qtbot, thread, session, told):
    session.broken = {"b.jpg"}
    failed, done = record(thread.photo_failed), record(thread.photo_done)
    with qtbot.waitSignal(thread.idle):
        thread.critique([1, 2, 3])
    assert [path for path, _ in failed] == [B]
    assert done == [A, C]
    assert told.all == [("added", 1, 2, 3), ("kept", 1), ("failed", 2), ("kept", 3)]
    assert (thread.state.done, thread.state.failed) == (2, 1)


def test_an_unforeseen_exception_costs_that_photo(qtbot, thread, session, monkeypatch):
    def explode(path, *, cancel):
        raise RuntimeError("segment")

    monkeypatch.setattr(session, "critique", explode)
    failed = record(thread.photo_failed)
    with qtbot.waitSignal(thread.idle):
        thread.critique([1])
    assert failed[0][1].code == "model_error"


def test_a_critique_that_breaks_off_has_failed(qtbot, thread, session, monkeypatch):
    half = replace(CRITIQUE, complete=False)
    monkeypatch.setattr(session, "critique", lambda path, *, cancel: iter([CritiqueReady(half)]))
    failed = record(thread.photo_failed)
    with qtbot.waitSignal(thread.idle):
        thread.critique([1])
    assert failed[0][1].code == "model_error"


def test_a_photo_that_has_left_the_library_is_passed_over(qtbot, thread, session, told):
    dropped = record(thread.photos_dropped)
    with qtbot.waitSignal(thread.idle):
        thread.critique([9, 1])
    assert session.seen == [A]
    assert dropped == [(9,)]
    assert ("dropped", 9) in told.all


@pytest.mark.parametrize("wrong", [CatalogError("Another program is holding it.", "Close it."), KeyError(2)])
def test_a_photo_that_cannot_be_found_now_has_failed_and_can_be_tried_again(qtbot, session, told, wrong):
    def path_of(key):
        if key == 2:
            raise wrong
        return IDS[key]

    thread = CriticThread(lambda: session, path_of, told)
    thread.start()
    dropped = record(thread.photos_dropped)
    with qtbot.waitSignal(thread.idle):
        thread.critique([1, 2, 3])
    assert told.all == [("added", 1, 2, 3), ("kept", 1), ("failed", 2), ("kept", 3)]
    assert dropped == [(2,)]
    assert (thread.state.done, thread.state.failed) == (2, 1)
    assert not thread.busy
    thread.finish()


def test_stop_ends_the_running_critique_and_forgets_the_waiting(qtbot, thread, session, told):
    session.gate.clear()
    stopped, dropped = record(thread.photo_stopped), record(thread.photos_dropped)
    thread.critique([1, 2, 3])
    session.waiting.wait(5)
    with qtbot.waitSignal(thread.idle):
        thread.stop()
    assert (stopped, dropped) == ([A], [(2, 3)])
    assert session.seen == [A]
    assert told.all == [("added", 1, 2, 3), ("dropped", 2, 3), ("dropped", 1)]


def test_paused_everything_waits_and_goes_on_with_the_same_photo(qtbot, thread, session, told):
    session.gate.clear()
    thread.critique([1, 2])
    session.waiting.wait(5)
    with qtbot.waitSignal(thread.idle):
        thread.pause(True)
    assert (thread.state.paused, thread.state.waiting, thread.busy) == (True, 2, False)
    session.gate.set()
    with qtbot.waitSignal(thread.idle):
        thread.pause(False)
    assert session.seen == [A, A, B]
    assert told.all == [("added", 1, 2), ("paused", True), ("paused", False), ("kept", 1), ("kept", 2)]


def test_stopping_what_runs_leaves_the_waiting_photos(qtbot, thread, session):
    session.gate.clear()
    thread.critique([1, 2])
    session.waiting.wait(5)
    thread.stop_running()
    with qtbot.waitSignal(thread.idle):
        session.gate.set()
    assert session.seen == [A, B]


def test_one_waiting_photo_can_be_stopped(qtbot, thread, session, told):
    session.gate.clear()
    thread.critique([1, 2, 3])
    session.waiting.wait(5)
    thread.stop_photo(2, B)
    with qtbot.waitSignal(thread.idle):
        session.gate.set()
    assert session.seen == [A, C]
    assert ("dropped", 2) in told.all


def test_stopping_the_running_photo_lets_the_others_go_on(qtbot, thread, session):
    session.gate.clear()
    done = record(thread.photo_done)
    thread.critique([1, 2])
    session.waiting.wait(5)
    thread.stop_photo(1, A)
    qtbot.waitUntil(lambda: session.seen == [A, B])
    with qtbot.waitSignal(thread.idle):
        session.gate.set()
    assert done == [B]


def test_what_an_earlier_run_has_left_goes_on(qtbot, thread, session, told):
    thread.restore()
    with qtbot.waitSignal(thread.idle):
        told.reads[0](Left([3, 2], done=4, failed=1))
    assert session.seen == [C, B]
    assert (thread.state.done, thread.state.failed) == (6, 1)


def test_what_ends_while_it_is_read_is_not_done_again(qtbot, thread, session, told):
    session.broken = {"b.jpg"}
    session.gate.clear()
    thread.critique([1, 2, 3])
    session.waiting.wait(5)
    thread.restore()
    thread.stop_photo(3, C)
    with qtbot.waitSignal(thread.idle):
        session.gate.set()
    told.reads[0](Left([1, 2, 3, 4], done=2))
    qtbot.waitUntil(lambda: thread.state.over)
    assert session.seen == [A, B]
    assert (thread.state.done, thread.state.failed) == (3, 1)


def test_what_was_asked_for_meanwhile_is_done_though_the_rest_was_paused(qtbot, thread, session, told):
    session.gate.clear()
    thread.critique([1, 2])
    session.waiting.wait(5)
    thread.restore()
    told.reads[0](Left([1, 2, 3], paused=True))
    with qtbot.waitSignal(thread.idle):
        session.gate.set()
    assert session.seen == [A, B]
    assert (thread.state.paused, thread.state.waiting) == (True, 1)


@pytest.mark.parametrize("paused", [True, False])
def test_a_pause_that_was_chosen_since_holds(qtbot, thread, told, paused):
    thread.restore()
    thread.pause(paused)
    told.reads[0](Left([1], paused=not paused))
    qtbot.waitUntil(lambda: thread.state.over is not paused)
    assert thread.state.paused is paused


def test_a_question_goes_before_waiting_critiques(qtbot, thread, session):
    session.gate.clear()
    pieces = record(thread.answer_piece)
    thread.critique([1, 2])
    session.waiting.wait(5)
    thread.ask(A, "Is it sharp?")
    with qtbot.waitSignal(thread.idle):
        session.gate.set()
    assert session.seen == [A, "Is it sharp?", B]
    assert "".join(text for _, text in pieces) == "Yes, it is."


def test_answers_are_kept_as_far_as_they_were_given(qtbot, thread, session, told):
    thread.ask(A, "Is it sharp?")
    qtbot.waitUntil(lambda: told.all == [(A, "Is it sharp?", "Yes, it is.", True)])
    session.gate.clear()
    thread.ask(A, "And now?")
    session.waiting.wait(5)
    with qtbot.waitSignal(thread.idle):
        thread.stop_photo(1, A)
    assert told.all[1:] == [(A, "And now?", "Yes", False)]


def test_without_a_critic_a_single_photo_is_given_up_and_can_be_tried_again(qtbot, thread, session, told):
    session.load_error = CriticUnavailableError("Not installed.", "Install it.")
    stopped = record(thread.photo_stopped)
    with qtbot.waitSignals([thread.load_failed, thread.idle]):
        thread.critique([1])
    assert stopped == [A]
    assert told.all == [("added", 1), ("dropped", 1)]
    session.load_error = None
    with qtbot.waitSignals([thread.loaded, thread.idle]):
        thread.critique([1])
    assert session.seen == [A]


def test_without_a_critic_many_photos_wait_until_there_is_one(qtbot, thread, session, told):
    session.load_error = CriticUnavailableError("Not installed.", "Install it.")
    with qtbot.waitSignals([thread.load_failed, thread.idle]):
        thread.critique([1, 2])
    assert (thread.state.held, thread.state.waiting) == (True, 2)
    session.load_error = None
    with qtbot.waitSignal(thread.idle):
        thread.critique([3], first=True)
    assert session.seen == [C, A, B]
    assert not any(entry[0] == "dropped" for entry in told.all)


def test_closing_in_the_middle_of_a_critique_joins_and_drops_nothing(qtbot, thread, session, told):
    session.gate.clear()
    thread.critique([1, 2])
    session.waiting.wait(5)
    thread.finish()
    assert thread.isFinished()
    assert told.all == [("added", 1, 2)]


class SlowLoad:
    """Makes a session's first load take until it is stopped."""

    def __init__(self, session):
        self.begun, self.ended, self.loads = threading.Event(), threading.Event(), 0
        self._load = session.load
        session.load = self.load

    def load(self, *, progress):
        self.loads += 1
        if self.loads == 1:
            self.begun.set()
            try:
                for step in range(20_000):
                    progress(Progress(step, None))
                    self.ended.wait(0.001)
                    if self.ended.is_set():
                        break
            finally:
                self.ended.set()
        return self._load(progress=progress)


@pytest.fixture
def slow_load(session):
    return SlowLoad(session)


def test_stopping_the_only_photo_stops_the_load(qtbot, slow_load, thread, session, told):
    stopped = record(thread.photo_stopped)
    thread.critique([1])
    slow_load.begun.wait(10)
    with qtbot.waitSignals([thread.load_stopped, thread.idle]):
        thread.stop_photo(1, A)
    assert (stopped, session.seen) == ([A], [])
    assert told.all == [("added", 1), ("dropped", 1)]
    with qtbot.waitSignals([thread.loaded, thread.idle]):
        thread.critique([1])
    assert session.seen == [A]


def test_pausing_stops_the_load_and_going_on_loads_again(qtbot, slow_load, thread, session, told):
    thread.critique([1, 2])
    slow_load.begun.wait(10)
    with qtbot.waitSignals([thread.load_stopped, thread.idle]):
        thread.pause(True)
    assert thread.state.waiting == 2
    with qtbot.waitSignals([thread.loaded, thread.idle]):
        thread.pause(False)
    assert (slow_load.loads, session.seen) == (2, [A, B])
    assert not any(entry[0] == "dropped" for entry in told.all)


def test_the_load_goes_on_for_others(qtbot, slow_load, thread, session):
    thread.critique([1, 2])
    slow_load.begun.wait(10)
    thread.stop_photo(1, A)
    with qtbot.waitSignals([thread.loaded, thread.idle]):
        slow_load.ended.set()
    assert (slow_load.loads, session.seen) == (1, [B])


def test_work_that_waits_for_a_load_can_be_stopped(qtbot, slow_load, thread):
    ended = []
    thread.work(lambda *_: pytest.fail("it was stopped"), ended.append, ended.append)
    slow_load.begun.wait(10)
    with qtbot.waitSignal(thread.load_stopped):
        thread.stop_running()
    qtbot.waitUntil(lambda: ended == [None])


def test_a_load_that_cannot_be_stopped_is_not_waited_for(qtbot, thread, session, monkeypatch):
    begun, go_on = threading.Event(), threading.Event()

    def load(*, progress):
        begun.set()
        go_on.wait(20)
        progress(Progress(1, 2))
        pytest.fail("it was closed")

    monkeypatch.setattr(session, "load", load)
    thread.critique([1, 2])
    begun.wait(10)
    assert not thread.finish(50)
    go_on.set()
    assert thread.finish()
    assert session.seen == []


def test_other_work_is_done_before_waiting_photos_and_answered_in_the_window(qtbot, thread, session):
    session.gate.clear()
    thread.critique([1, 2])
    qtbot.waitUntil(session.waiting.is_set)
    found, told = [], []
    thread.work(lambda given, _: (given, list(session.seen)), found.append, told.append)
    with qtbot.waitSignal(thread.idle):
        session.gate.set()
    qtbot.waitUntil(lambda: bool(found))
    assert found == [(session, [A])]
    assert not told


def test_work_that_is_stopped_or_fails_says_so(qtbot, thread, session):
    session.gate.clear()
    thread.critique([1])
    qtbot.waitUntil(session.waiting.is_set)
    told = []
    thread.work(lambda *_: pytest.fail("it was stopped before"), told.append, told.append)
    thread.stop()
    qtbot.waitUntil(lambda: told == [None])
    session.gate.set()
    wrong = CriticUnavailableError("No.")

    def fail(*_):
        raise wrong

    thread.work(fail, told.append, told.append)
    qtbot.waitUntil(lambda: told == [None, wrong])


def test_work_hears_that_the_critic_cannot_be_loaded(qtbot, thread, session):
    session.load_error = CriticUnavailableError("Not installed.")
    told = []
    thread.work(lambda *_: None, told.append, told.append)
    qtbot.waitUntil(lambda: told == [session.load_error])
