from pathlib import Path

import pytest

from aesthetic_studio.domain.critique import CritiqueReady, ScoreReady
from aesthetic_studio.domain.errors import CriticUnavailableError
from aesthetic_studio.gui.workers import CriticThread
from tests.gui.fakes import CRITIQUE

A, B, C = Path("/a.jpg"), Path("/b.jpg"), Path("/c.jpg")


@pytest.fixture
def saved():
    return []


@pytest.fixture
def thread(qtbot, session, saved):
    thread = CriticThread(lambda: session, lambda path, critique: saved.append((path, critique)))
    thread.start()
    yield thread
    thread.finish()


def record(signal):
    seen = []
    signal.connect(lambda *arguments: seen.append(arguments if len(arguments) > 1 else arguments[0]))
    return seen


def test_a_critique_streams_and_is_saved(qtbot, thread, saved):
    events, loaded = record(thread.critique_event), record(thread.loaded)
    with qtbot.waitSignal(thread.idle):
        thread.critique([A])
    assert loaded == [CRITIQUE.critic]
    assert isinstance(events[0][1], ScoreReady)
    assert events[-1] == (A, CritiqueReady(CRITIQUE))
    assert saved == [(A, CRITIQUE)]


def test_the_critic_is_loaded_once(qtbot, thread, session):
    loaded = record(thread.loaded)
    for path in (A, B):
        with qtbot.waitSignal(thread.idle):
            thread.critique([path])
    assert len(loaded) == 1


def test_the_queue_reports_progress_and_skips_what_waits_already(qtbot, thread, session):
    progress = record(thread.queue_progress)
    with qtbot.waitSignal(thread.idle):
        thread.critique([A, B, B, C])
    assert session.seen == [A, B, C]
    assert {total for _, total, _ in progress} == {3}
    assert progress[0][2] == -1
    assert progress[-1][2] >= 0


def test_a_photo_that_is_being_critiqued_is_not_queued_again(qtbot, thread, session):
    session.gate.clear()
    thread.critique([A])
    session.waiting.wait(5)
    thread.critique([A, B])
    with qtbot.waitSignal(thread.idle):
        session.gate.set()
    assert session.seen == [A, B]


def test_a_photo_whose_critique_was_stopped_can_be_asked_for_again_at_once(qtbot, thread, session):
    session.gate.clear()
    thread.critique([A])
    session.waiting.wait(5)
    thread.stop_photo(A)
    thread.critique([A])
    with qtbot.waitSignal(thread.idle):
        session.gate.set()
    assert session.seen == [A, A]


def test_after_a_stop_only_new_photos_are_counted(qtbot, thread, session):
    session.gate.clear()
    thread.critique([A, B, C])
    session.waiting.wait(5)
    progress = record(thread.queue_progress)
    thread.stop()
    thread.critique([B])
    with qtbot.waitSignal(thread.idle):
        session.gate.set()
    assert {total for _, total, _ in progress} == {2}  # the stopped one and the new one


def test_stopping_a_photo_forgets_its_questions(qtbot, thread, session):
    session.gate.clear()
    thread.critique([A])
    session.waiting.wait(5)
    thread.ask(A, "Is it sharp?")
    thread.ask(B, "And this?")
    with qtbot.waitSignal(thread.idle):
        thread.stop_photo(A)
        session.gate.set()
    assert session.seen == [A, "And this?"]


def test_one_broken_photo_costs_that_photo(qtbot, thread, session):
    session.broken = {"b.jpg"}
    failed, done = record(thread.photo_failed), record(thread.photo_done)
    with qtbot.waitSignal(thread.idle):
        thread.critique([A, B, C])
    assert [path for path, _ in failed] == [B]
    assert done == [A, C]


def test_an_unforeseen_exception_costs_that_photo(qtbot, thread, session, monkeypatch):
    def explode(path, *, cancel):
        raise RuntimeError("segment")

    monkeypatch.setattr(session, "critique", explode)
    failed = record(thread.photo_failed)
    with qtbot.waitSignal(thread.idle):
        thread.critique([A])
    assert failed[0][1].code == "model_error"


def test_stop_ends_the_running_critique_and_forgets_the_waiting(qtbot, thread, session, saved):
    session.gate.clear()
    stopped = record(thread.photos_stopped)
    thread.critique([A, B, C])
    session.waiting.wait(5)
    with qtbot.waitSignal(thread.idle):
        thread.stop()
    assert {path for paths in stopped for path in paths} == {A, B, C}
    assert session.seen == [A]
    assert saved == []


def test_one_waiting_photo_can_be_stopped(qtbot, thread, session):
    session.gate.clear()
    thread.critique([A, B, C])
    session.waiting.wait(5)
    thread.stop_photo(B)
    with qtbot.waitSignal(thread.idle):
        session.gate.set()
    assert session.seen == [A, C]


def test_stopping_the_running_photo_lets_the_others_go_on(qtbot, thread, session):
    session.gate.clear()
    done = record(thread.photo_done)
    thread.critique([A, B])
    session.waiting.wait(5)
    thread.stop_photo(A)
    qtbot.waitUntil(lambda: session.seen == [A, B])
    with qtbot.waitSignal(thread.idle):
        session.gate.set()
    assert done == [B]


def test_a_question_goes_before_waiting_critiques(qtbot, thread, session):
    session.gate.clear()
    pieces = record(thread.answer_piece)
    thread.critique([A, B])
    session.waiting.wait(5)
    thread.ask(A, "Is it sharp?")
    with qtbot.waitSignal(thread.idle):
        session.gate.set()
    assert session.seen == [A, "Is it sharp?", B]
    assert "".join(text for _, text in pieces) == "Yes, it is."


def test_without_a_critic_the_queue_is_given_up_and_can_be_tried_again(qtbot, thread, session):
    session.load_error = CriticUnavailableError("Not installed.", "Install it.")
    stopped = record(thread.photos_stopped)
    with qtbot.waitSignals([thread.load_failed, thread.idle]):
        thread.critique([A, B])
    assert {path for paths in stopped for path in paths} == {A, B}
    session.load_error = None
    with qtbot.waitSignal(thread.loaded):
        thread.critique([A])


def test_closing_in_the_middle_of_a_critique_joins(qtbot, thread, session):
    session.gate.clear()
    thread.critique([A, B])
    session.waiting.wait(5)
    thread.finish()
    assert thread.isFinished()


def test_other_work_is_done_before_waiting_photos_and_answered_in_the_window(qtbot, thread, session):
    session.gate.clear()
    thread.critique([A, B])
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
    thread.critique([A])
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
