"""Changing keys on the shortcut sheet."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton

from aesthetic_studio.domain.photo import Flag
from aesthetic_studio.gui.shortcuts.sheet import ShortcutSheet


@pytest.fixture
def sheet(qtbot, opened):
    opened.actions_by_name["shortcuts"].trigger()
    sheet = opened.findChild(ShortcutSheet)
    qtbot.waitExposed(sheet)
    return sheet


def row_of(sheet, name):
    return next(row for row in sheet._rows if row.command.name == name)


def press(qtbot, sheet, name, key):
    row = row_of(sheet, name)
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    qtbot.keyClick(row, key)


def test_a_new_key_works_at_once_and_is_kept(qtbot, opened, sheet, doors):
    press(qtbot, sheet, "pick", Qt.Key.Key_Q)
    assert row_of(sheet, "pick").accessibleName() == "Pick: Q"
    qtbot.waitUntil(lambda: doors.home.read_settings().shortcuts == {"pick": ("Q",)})
    sheet.reject()
    opened.activateWindow()
    qtbot.waitUntil(opened.isActiveWindow)
    row = opened.view.grid.currentIndex().row()
    qtbot.keyClick(opened.view.grid, Qt.Key.Key_Q)
    qtbot.waitUntil(lambda: opened.model.photo(row).flag is Flag.PICK)


def test_tooltips_tell_the_new_key(qtbot, opened, sheet):
    press(qtbot, sheet, "grid", Qt.Key.Key_Q)
    assert "Grid (Q)" in [each.toolTip() for each in opened.top_bar.findChildren(QToolButton)]
    press(qtbot, sheet, "critique", Qt.Key.Key_F4)
    assert "F4" in [each.text() for each in opened.panel.findChildren(QLabel)]


def test_the_former_owner_is_told(qtbot, sheet):
    press(qtbot, sheet, "pick", Qt.Key.Key_X)
    assert "X was Reject" in sheet._said.text()
    assert row_of(sheet, "reject").accessibleName() == "Reject: no key"


def test_keys_that_move_stay_where_they_are(qtbot, sheet):
    press(qtbot, sheet, "pick", Qt.Key.Key_Tab)
    assert row_of(sheet, "pick").accessibleName() == "Pick: P"
    assert "Tab" in sheet._said.text()


def test_escape_changes_nothing_and_backspace_takes_the_key(qtbot, sheet):
    press(qtbot, sheet, "pick", Qt.Key.Key_Escape)
    assert sheet.isVisible()
    assert row_of(sheet, "pick").accessibleName() == "Pick: P"
    press(qtbot, sheet, "pick", Qt.Key.Key_Backspace)
    assert row_of(sheet, "pick").accessibleName() == "Pick: no key"


def test_reset_all(qtbot, opened, sheet):
    press(qtbot, sheet, "pick", Qt.Key.Key_X)
    sheet._reset.click()
    assert opened.actions_by_name["reject"].shortcut().toString() == "X"
    assert not sheet._reset.isEnabled()


def test_search_by_word_and_by_key(sheet):
    sheet._search.setText("ctrl+g")
    assert [row.command.name for row in sheet._rows if row.isVisibleTo(sheet)] == [
        "stack_make",
        "stack_dissolve",
    ][:1]
