"""A menu that closes gives the keyboard back; keys act on no photo while the menus have it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication


@pytest.fixture
def ready(qtbot, opened):
    """The window with the keyboard at the second photo of the grid."""
    opened.activateWindow()
    opened.view.select_rows([1])
    opened.view.grid.setFocus()
    qtbot.waitUntil(opened.view.grid.hasFocus)
    return opened


def open_menu(qtbot, window, number):
    bar = window.top_bar.menus
    place = bar.actionGeometry(bar.actions()[number]).center()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    return QApplication.activePopupWidget()


def close(qtbot, window, menu):
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.focusWidget() is window.view.grid)
    window.activateWindow()  # as any screen does, but the made one
    qtbot.waitUntil(window.view.grid.hasFocus)


def press(*keys):
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)


def test_one_escape_leads_back_to_the_photos(qtbot, ready):
    menu = open_menu(qtbot, ready, 2)
    close(qtbot, ready, menu)
    assert ready.top_bar.menus.activeAction() is None
    press(Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_4)
    assert ready.view.grid.currentIndex().row() == 3
    rated = ready.model.id_at(3)
    qtbot.waitUntil(lambda: [each.stars for each in ready.library.photos([rated])] == [4])
    assert {each.stars for each in ready.library.photos([ready.model.id_at(1)])} == {0}


def test_going_on_to_the_next_menu_does_not_lead_back(qtbot, ready):
    menu = open_menu(qtbot, ready, 0)
    QTest.keyClick(menu, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() not in {None, menu})
    qtbot.wait(20)
    beside = QApplication.activePopupWidget()
    assert beside is ready.top_bar.menus.actions()[1].menu()
    close(qtbot, ready, beside)


def test_at_the_bar_bare_keys_are_no_commands(qtbot, ready):
    bar = ready.top_bar.menus
    QTest.keyClick(ready.view.grid, Qt.Key.Key_Alt)
    qtbot.waitUntil(bar.hasFocus)
    heard = []
    ready.marking.changed.connect(heard.append)
    press(Qt.Key.Key_4, Qt.Key.Key_X)
    qtbot.wait(50)
    assert heard == []
    assert {each.stars for each in ready.library.photos(ready.model.ids)} == {0}


def test_a_command_with_control_leaves_the_bar_first(qtbot, ready):
    bar = ready.top_bar.menus
    QTest.keyClick(ready.view.grid, Qt.Key.Key_Alt)
    qtbot.waitUntil(bar.hasFocus)
    QTest.keyClick(bar, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: ready.view.selected_count == 7)
    assert ready.view.grid.hasFocus()
