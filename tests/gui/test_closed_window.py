"""What has closed is gone: dialogs at once, the window before another one opens."""

import gc
import weakref

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMenu, QMessageBox

from aesthetic_studio.gui.app import delete
from aesthetic_studio.gui.dialogs import open_once, popup_once, while_there
from aesthetic_studio.gui.garbage import Garbage
from aesthetic_studio.gui.main_window import MainWindow


@pytest.fixture
def garbage(qapp):
    thresholds = gc.get_threshold()
    yield Garbage()
    gc.unfreeze()
    gc.set_threshold(*thresholds)


def dialogs(window):
    return window.findChildren(QDialog)


@pytest.mark.parametrize("command", ["settings", "shortcuts", "about", "report"])
@pytest.mark.parametrize("how", ["accept", "reject", "close"])
def test_a_dialog_that_has_closed_is_deleted(qtbot, opened, command, how):
    opened.view.select_rows([0])
    opened.actions_by_name[command].trigger()
    qtbot.waitUntil(lambda: len(dialogs(opened)) == 1)
    [dialog] = dialogs(opened)
    gone = []
    dialog.destroyed.connect(lambda *_: gone.append(True))
    getattr(dialog, how)()
    del dialog
    qtbot.waitUntil(lambda: gone == [True])
    assert dialogs(opened) == []


def test_a_menu_that_was_opened_once_is_deleted_and_has_done_its_work(qtbot, opened):
    done = []
    for _ in range(3):
        menu = QMenu(opened.sidebar)
        menu.setObjectName("once")
        menu.addAction("Do it").triggered.connect(lambda: done.append(True))
        popup_once(menu, QPoint(10, 10))
        QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Return)
        del menu
    qtbot.waitUntil(lambda: opened.sidebar.findChildren(QMenu, "once") == [])
    assert len(done) == 3


def test_what_arrives_for_a_dialog_that_is_gone_is_not_heard(qtbot, opened):
    heard = []
    dialog = QMessageBox(opened)
    hear = while_there(dialog, heard.append)
    hear(1)
    open_once(dialog)
    dialog.reject()
    qtbot.waitUntil(lambda: dialogs(opened) == [])
    hear(2)
    assert heard == [1]


def use(qtbot, window, folder):
    """Show a bit of everything."""
    window.show()
    window.start([folder])
    qtbot.waitUntil(lambda: window.model.rowCount() == 7 and window.settled, timeout=20_000)
    for command in ("loupe", "grid", "models_page", "settings"):
        window.actions_by_name[command].trigger()
    qtbot.waitUntil(lambda: window.settled)


def test_a_closed_window_leaves_memory_though_much_was_set_aside(qtbot, doors, folder, garbage):
    window = MainWindow(doors)
    use(qtbot, window, folder)
    garbage.look()
    assert gc.get_freeze_count() > 10_000
    gone = []
    window.destroyed.connect(lambda *_: gone.append(True))
    seen = weakref.ref(window), weakref.ref(window.model), weakref.ref(window.desk)
    window.close()
    delete(window)
    del window
    garbage.look_at_everything()
    assert gone == [True]
    assert sum(each() is not None for each in seen) == 0
