"""The panel and the catalogue: questions, pinned critiques and waiting photos in the real window."""

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest

from aesthetic_studio.domain.progress import Progress
from aesthetic_studio.gui.critique.critic_state import CriticLoading, CriticReady
from aesthetic_studio.gui.main_window import MainWindow
from aesthetic_studio.studio.load_time import LoadTime


@pytest.fixture
def judged(qtbot, opened):
    """The window with its first photo critiqued twice."""
    opened.view.select_rows([0])
    for count in (1, 2):
        with qtbot.waitSignal(opened.desk.idle):
            opened.panel.critique_requested.emit()
        qtbot.waitUntil(lambda count=count: len(opened.panel._shelf.kept) == count)
    return opened


def test_an_answer_is_there_again_after_a_restart(qtbot, doors, judged):
    name = judged.view.active.path.name
    with qtbot.waitSignal(judged.desk.idle):
        judged.panel.ask_requested.emit("Is it sharp?")
    judged.close()
    again = MainWindow(doors)
    again.show()
    again.start()
    qtbot.waitUntil(lambda: again.library is not None and again.model.rowCount() == 7)
    row = next(row for row in range(7) if again.library.photos([again.model.id_at(row)])[0].path.name == name)
    again.view.select_rows([row])
    qtbot.waitUntil(lambda: len(again.panel._view.ask._exchanges) == 1)
    assert again.panel._view.ask._exchanges[0].answer.toPlainText() == "Yes, it is."
    again.close()
    again.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_how_long_loading_took_is_told_the_next_time(qtbot, doors, window, folder, session, monkeypatch):
    load, go_on = session.load, threading.Event()

    def slow(*, progress):
        go_on.wait(20)
        return load(progress=progress)

    monkeypatch.setattr(session, "load", slow)
    load_time = LoadTime(doors.home.root / "times.json", "fake")
    doors.home.root.mkdir(exist_ok=True)
    load_time.keep(600)
    window.desk._doors = replace(doors, load_time=load_time)
    window.start([folder])
    qtbot.waitUntil(lambda: window.model.rowCount() == 7 and window.settled)
    qtbot.waitUntil(lambda: window.desk._clock.expected_s == 600)
    window.view.select_rows([0])
    window.panel.critique_requested.emit()
    qtbot.waitUntil(lambda: "0:09:" in window.status._left.text() or "0:10:" in window.status._left.text())
    before = window.status._bar.value()
    qtbot.waitUntil(lambda: window.status._bar.value() > before)
    assert window.status._bar.maximum() == 6000
    with qtbot.waitSignal(window.desk.idle):
        go_on.set()
    qtbot.waitUntil(lambda: load_time.read() < 300)


def test_escape_stops_the_load_and_the_photo_can_be_asked_for_again(qtbot, opened, session, monkeypatch):
    load, begun = session.load, threading.Event()

    def endless(*, progress):
        begun.set()
        for step in range(20_000):
            progress(Progress(step, None))
            threading.Event().wait(0.001)

    monkeypatch.setattr(session, "load", endless)
    opened.view.select_rows([0])
    opened.panel.critique_requested.emit()
    qtbot.waitUntil(begun.is_set)
    qtbot.waitUntil(lambda: opened.desk._clock.runs)
    with qtbot.waitSignal(opened.desk.idle):
        opened.desk.stop()
    qtbot.waitUntil(lambda: not opened.desk._clock.runs)
    assert opened.panel._view.page.isVisibleTo(opened.panel)
    assert opened.panel._view.page.accessibleName() == "Not critiqued yet"
    monkeypatch.setattr(session, "load", load)
    with qtbot.waitSignal(opened.desk.idle):
        opened.panel.critique_requested.emit()
    qtbot.waitUntil(lambda: len(opened.panel._shelf.kept) == 1)


def test_a_critique_is_pinned_and_let_go(qtbot, judged):
    panel = judged.panel
    newest, oldest = (each.id for each in panel._shelf.kept)
    panel.pin_requested.emit(oldest)
    qtbot.waitUntil(lambda: panel._shelf.kept[1].pinned)
    judged.view.select_rows([1])
    qtbot.waitUntil(lambda: panel._photo == judged.view.active)
    judged.view.select_rows([0])
    qtbot.waitUntil(lambda: panel._photo == judged.view.active)
    assert panel._shelf.shown.id == oldest
    panel.pin_requested.emit(None)
    qtbot.waitUntil(lambda: not any(each.pinned for each in panel._shelf.kept))
    assert newest != oldest


def test_the_panel_knows_that_its_photo_waits(qtbot, opened, session):
    session.gate.clear()
    opened.actions_by_name["critique_all"].trigger()
    qtbot.waitUntil(session.waiting.is_set)
    running = session.seen[0].name
    rows = [row for row in range(7) if opened.model.photo(row).error is None]
    row = next(row for row in rows if opened.model.photo(row).path.name != running)
    opened.view.select_rows([row])
    qtbot.waitUntil(lambda: opened.panel._turn is not None and opened.panel._turn.waiting == 5)
    QTest.keyClick(opened.view.grid, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: opened.panel._turn is not None and opened.panel._turn.paused)
    session.gate.set()
    opened.desk.pause(False)
    qtbot.waitUntil(lambda: opened.panel._turn is None)


def test_without_a_critic_the_panel_leads_to_the_models(qtbot, opened):
    opened.panel.models_wanted.emit()
    assert opened.pages.shown == "models"


def test_a_critic_that_is_loaded_for_other_work_is_told_of_in_the_line_of_state_alone(
    qtbot, opened, session, monkeypatch
):
    load, go_on, begun = session.load, threading.Event(), threading.Event()

    def slow(*, progress):
        begun.set()
        go_on.wait(20)
        return load(progress=progress)

    monkeypatch.setattr(session, "load", slow)
    states = []
    set_state = opened.panel.set_critic_state
    monkeypatch.setattr(
        opened.panel, "set_critic_state", lambda state: states.append(state) or set_state(state)
    )
    done = []
    opened.desk.work(lambda session, cancel: 1, done.append, done.append)
    qtbot.waitUntil(lambda: begun.is_set() and "Loading" in opened.status._work.text())
    assert not any(isinstance(state, CriticLoading) for state in states)
    opened.view.select_rows([0])
    opened.panel.critique_requested.emit()  # now a photo waits for it too
    qtbot.waitUntil(lambda: any(isinstance(state, CriticLoading) for state in states))
    go_on.set()
    qtbot.waitUntil(lambda: done == [1] and isinstance(states[-1], CriticReady))
