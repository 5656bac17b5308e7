"""The questions about a photo are forgotten with a button, and come back with undo."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest


@pytest.fixture
def asked(qtbot, opened):
    """The window with two questions about its first photo."""
    opened.view.select_rows([0])
    with qtbot.waitSignal(opened.desk.idle):
        opened.panel.critique_requested.emit()
    for question in ("Is it sharp?", "Why so dark?"):
        with qtbot.waitSignal(opened.desk.idle):
            opened.panel.ask_requested.emit(question)
    qtbot.waitUntil(lambda: len(kept(opened)) == 2 and opened.panel._view.ask._forget.isEnabled())
    return opened


def kept(window):
    return window.library.conversations.answers(window.model.id_at(0))


def shown(window):
    return [exchange.question for exchange in window.panel._view.ask._exchanges]


def test_questions_are_forgotten_and_come_back_while_another_photo_is_in_view(qtbot, asked):
    assert shown(asked) == ["Is it sharp?", "Why so dark?"]
    button = asked.panel._view.ask._forget
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown(asked) == [] and kept(asked) == [])
    assert not button.isVisible()
    assert "Ctrl+Z" in asked.status._message.text()
    qtbot.waitUntil(lambda: asked.marking.undo_title == "Forget the questions about a photo")
    asked.view.select_rows([1])
    qtbot.waitUntil(lambda: not asked.desk.reading)
    asked.marking.undo()
    qtbot.waitUntil(lambda: len(kept(asked)) == 2)
    asked.view.select_rows([0])
    qtbot.waitUntil(lambda: shown(asked) == ["Is it sharp?", "Why so dark?"])


def test_while_an_answer_is_given_nothing_is_forgotten(qtbot, asked, session):
    session.gate.clear()
    asked.panel.ask_requested.emit("And now?")
    qtbot.waitUntil(session.waiting.is_set)
    qtbot.waitUntil(lambda: len(shown(asked)) == 3)
    assert not asked.panel._view.ask._forget.isEnabled()
    with qtbot.waitSignal(asked.desk.idle):
        session.gate.set()
    qtbot.waitUntil(asked.panel._view.ask._forget.isEnabled)
