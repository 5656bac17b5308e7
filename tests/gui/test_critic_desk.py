"""The panel and the catalogue: questions, pinned critiques and waiting photos in the real window."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest

from aesthetic_studio.gui.main_window import MainWindow


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
    qtbot.waitUntil(lambda: opened.panel._turn is not None)
    assert opened.panel._turn.waiting == 5
    QTest.keyClick(opened.view.grid, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: opened.panel._turn is not None and opened.panel._turn.paused)
    session.gate.set()
    opened.desk.pause(False)
    qtbot.waitUntil(lambda: opened.panel._turn is None)


def test_without_a_critic_the_panel_leads_to_the_models(qtbot, opened):
    opened.panel.models_wanted.emit()
    assert opened.pages.shown == "models"
