"""The queue in the window: paused and resumed, over a restart too, cancelled, what failed tried again."""

import time
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest

from aesthetic_studio.domain.jobs import FailedPhoto
from aesthetic_studio.gui.jobs import job_desk, job_panel
from aesthetic_studio.gui.jobs.failure_rows import REASON
from aesthetic_studio.gui.main_window import MainWindow
from aesthetic_studio.studio.critique_queue import QueueState

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def press(window, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(window.view.grid, key, modifiers)


@pytest.fixture
def busy(qtbot, opened, session):
    """The window in the middle of the first of its six sound photos."""
    session.gate.clear()
    opened.actions_by_name["critique_all"].trigger()
    qtbot.waitUntil(session.waiting.is_set)
    return opened


def ended(window) -> bool:
    """Whether the journal says so; it is written after the queue has changed."""
    job = window.library.jobs.newest()
    return job is not None and job.ended_at is not None


def all_done(window) -> bool:
    return ended(window) and window.desk.state.over


def test_the_queue_is_paused_and_goes_on_by_a_key(qtbot, busy, session):
    with qtbot.waitSignal(busy.desk.idle):
        press(busy, Qt.Key.Key_P, CTRL_SHIFT)
    assert busy.desk.state.paused
    assert "6" in busy.status._work.text()
    session.gate.set()
    press(busy, Qt.Key.Key_P, CTRL_SHIFT)
    qtbot.waitUntil(lambda: all_done(busy))
    assert busy.library.jobs.newest().done == 6


def test_escape_pauses_many_and_loses_none(qtbot, busy, session):
    with qtbot.waitSignal(busy.desk.idle):
        press(busy, Qt.Key.Key_Escape)
    assert (busy.desk.state.paused, busy.desk.state.waiting) == (True, 6)


def test_escape_stops_a_single_one(qtbot, opened, session):
    session.gate.clear()
    opened.view.select_rows([0])
    press(opened, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(session.waiting.is_set)
    with qtbot.waitSignal(opened.desk.idle):
        press(opened, Qt.Key.Key_Escape)
    assert opened.desk.state.over
    qtbot.waitUntil(lambda: ended(opened))


def test_cancelled_nothing_waits_any_more(qtbot, busy, session):
    with qtbot.waitSignal(busy.desk.idle):
        busy.status._stop.click()
    assert busy.desk.state.over
    qtbot.waitUntil(lambda: ended(busy))
    assert busy.library.jobs.waiting() == []


def test_a_photo_asked_for_by_itself_is_done_while_the_queue_is_paused(qtbot, busy, session):
    with qtbot.waitSignal(busy.desk.idle):
        press(busy, Qt.Key.Key_Escape)
    session.gate.set()
    name = busy.view.active.path.name
    with qtbot.waitSignal(busy.desk.idle):
        press(busy, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert session.seen[-1].name == name
    assert (busy.desk.state.paused, busy.desk.state.done) == (True, 1)


def test_the_queue_goes_on_after_a_restart(qtbot, doors, busy, session):
    busy.close()
    assert len(session.seen) == 1
    session.gate.set()
    again = MainWindow(doors)
    again.show()
    again.start()
    qtbot.waitUntil(lambda: again.library is not None and all_done(again))
    job = again.library.jobs.newest()
    assert (job.done, job.failed) == (6, 0)
    again.close()
    again.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_paused_queue_stays_paused_over_a_restart(qtbot, doors, busy, session):
    with qtbot.waitSignal(busy.desk.idle):
        press(busy, Qt.Key.Key_Escape)
    busy.close()
    again = MainWindow(doors)
    again.show()
    again.start()
    qtbot.waitUntil(lambda: again.desk.state.waiting == 6)
    assert again.desk.state.paused
    assert not again.desk.busy
    again.close()
    again.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_what_failed_is_listed_with_its_reason_and_tried_again(qtbot, opened, session):
    session.broken = {"photo_1.jpg", "photo_4.jpg"}
    opened.actions_by_name["critique_all"].trigger()
    qtbot.waitUntil(lambda: all_done(opened))
    qtbot.waitUntil(opened.status._failures.isVisible)
    opened.jobs.show()
    assert not opened.status._failures.isVisible()
    panel = opened.jobs._panel
    qtbot.waitUntil(lambda: panel._list.count() == 2)
    rows = {panel._list.item(row).text(): panel._list.item(row).data(REASON) for row in range(2)}
    assert rows == dict.fromkeys(("photo_1.jpg", "photo_4.jpg"), "Damaged.")
    assert panel._retry.hasFocus()
    session.broken = set()
    panel._retry.click()
    qtbot.waitUntil(lambda: all_done(opened) and opened.library.jobs.newest().done == 2)
    assert sorted(path.name for path in session.seen[-2:]) == ["photo_1.jpg", "photo_4.jpg"]
    qtbot.waitUntil(lambda: panel._list.count() == 0)
    panel.close()


def test_a_failed_photo_is_shown_from_the_list(qtbot, opened, session):
    session.broken = {"photo_1.jpg"}
    opened.actions_by_name["critique_all"].trigger()
    qtbot.waitUntil(lambda: all_done(opened))
    opened.jobs.show()
    panel = opened.jobs._panel
    qtbot.waitUntil(lambda: panel._list.count() == 1)
    panel._list.itemActivated.emit(panel._list.item(0))
    qtbot.waitUntil(lambda: opened.view.active is not None and opened.view.active.path.name == "photo_1.jpg")
    assert panel.isHidden()


def test_what_is_on_screen_comes_first(qtbot, busy, session, monkeypatch):
    preferred = []
    monkeypatch.setattr(busy.desk, "prefer", preferred.append)
    busy.view.grid.verticalScrollBar().valueChanged.emit(0)
    qtbot.waitUntil(lambda: bool(preferred))
    assert preferred[0] == list(busy.model.ids)


def test_the_panel_says_how_far_it_is(qtbot, busy):
    busy.jobs.show()
    panel = busy.jobs._panel
    assert panel._title.text() == "0 of 6 critiques"
    state = QueueState(done=10, failed=1, waiting=20, running=5, seconds_left=84.0)
    panel.show_state(state, None, "a.jpg")
    assert (panel._title.text(), panel._left.text()) == ("11 of 32 critiques", "0:01:24 left")
    assert panel._details.text().startswith("a.jpg · 15 a minute")
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert panel.isHidden()


@pytest.fixture
def told(opened, monkeypatch):
    """What the desktop was told, in order."""
    told = []
    awake = opened.jobs._awake
    monkeypatch.setattr(awake, "hold", lambda _: told.append("awake"))
    monkeypatch.setattr(awake, "release", lambda: told.append("asleep"))
    monkeypatch.setattr(job_desk.desktop, "notify", lambda title, words: bool(told.append(words)) or True)
    return told


def test_a_window_that_closes_lets_the_machine_sleep(qtbot, told, busy):
    qtbot.waitUntil(lambda: told == ["awake"])
    busy.close()
    assert told == ["awake", "asleep"]


def test_the_machine_stays_awake_while_many_photos_are_done(qtbot, told, busy, session):
    qtbot.waitUntil(lambda: told == ["awake"])
    session.gate.set()
    qtbot.waitUntil(lambda: told == ["awake", "asleep"])


def test_the_end_of_long_work_is_told_to_somebody_elsewhere(qtbot, told, busy, session, monkeypatch):
    monkeypatch.setattr(job_desk, "LONG_S", 0.0)
    monkeypatch.setattr(busy, "isActiveWindow", lambda: False)
    session.broken = {"photo_4.jpg"}
    session.gate.set()
    qtbot.waitUntil(lambda: {"asleep", "5 critiques, 1 failed, 1 cannot be read"} <= set(told))
    assert [word for word in told if word not in {"awake", "asleep"}] == [
        "5 critiques, 1 failed, 1 cannot be read"
    ]


def test_nobody_is_told_of_short_work_or_while_looking_on(qtbot, told, busy, session):
    session.gate.set()
    qtbot.waitUntil(lambda: all_done(busy) and told == ["awake", "asleep"])
    assert "6 critiques" in busy.status._message.text()


def test_reasons_are_said_in_the_users_language(qtbot, opened, monkeypatch):
    monkeypatch.setattr(job_panel, "said", {"It is torn.": "已损坏。", "": ""}.get)
    panel = job_panel.JobPanel(opened)
    panel.show_failures([FailedPhoto(1, Path("/shoot/a.jpg"), "It is torn.", "")])
    assert panel._list.item(0).data(REASON) == "已损坏。"


def test_photos_that_cannot_be_read_are_told_when_the_queue_is_made_and_when_it_ends(qtbot, opened, session):
    told = []
    opened.status.show_message = told.append
    opened.actions_by_name["critique_all"].trigger()
    qtbot.waitUntil(lambda: told[-1:] == ["6 critiques, 1 cannot be read"])
    assert told[0] == "1 photo cannot be read"
    sound = [key for key in opened.model.ids if opened.library.jobs.readable([key])]
    opened.commands.critique(sound[:2])
    qtbot.waitUntil(lambda: told[-1] == "2 critiques")


def test_a_queue_that_ends_before_the_window_looks_is_told_too(qtbot, opened, session):
    told = []
    opened.status.show_message = told.append
    sound = [key for key in opened.model.ids if opened.library.jobs.readable([key])]
    opened.desk.critique(sound)
    qtbot.waitUntil(lambda: told == ["6 critiques"])
    opened.reader.post(lambda: opened.desk.critique(sound[:2]))
    end = time.monotonic() + 30
    while not (len(session.seen) == 8 and opened.desk.state.over):  # the window is busy with something else
        assert time.monotonic() < end
        time.sleep(0.01)
    qtbot.waitUntil(lambda: told == ["6 critiques", "2 critiques"])
