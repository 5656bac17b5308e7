"""Which keys each command has, and how they change hands."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from aesthetic_studio.gui.actions import COMMANDS
from aesthetic_studio.gui.shortcuts.keys import Keys, pressed

BY_NAME = {command.name: command for command in COMMANDS}
PICK, REJECT, ZOOM, RESCAN = (BY_NAME[name] for name in ("pick", "reject", "zoom", "rescan"))


def test_without_choices_the_keys_are_ours():
    assert Keys({}).of(PICK) == ("P",)
    assert not Keys({}).changed(PICK)
    assert Keys({}).owner("Z") is ZOOM
    assert Keys({}).owner("Ctrl+Alt+Shift+F12") is None


def test_a_key_has_one_owner():
    keys = Keys({}).given(PICK, "X")
    assert keys.of(PICK) == ("X",)
    assert keys.of(REJECT) == ()
    assert keys.owner("X") is PICK
    assert keys.owner("P") is None


def test_who_had_two_keys_keeps_the_other():
    assert Keys({}).given(PICK, "Space").of(ZOOM) == ("Z",)


def test_reset_takes_the_key_back_from_who_has_it_now():
    keys = Keys({}).given(PICK, "X").reset(REJECT)
    assert keys.of(REJECT) == ("X",)
    assert keys.of(PICK) == ()
    assert Keys({}).given(PICK, "Q").reset(PICK).chosen == {}


def test_a_key_given_back_leaves_no_trace():
    assert Keys({}).given(PICK, "Q").given(PICK, "P").chosen == {}


def test_no_key_at_all():
    keys = Keys({}).without(RESCAN)
    assert keys.of(RESCAN) == ()
    assert keys.changed(RESCAN)


@pytest.mark.parametrize(
    ("key", "modifiers", "text", "expected"),
    [
        (Qt.Key.Key_P, Qt.KeyboardModifier.NoModifier, "p", "P"),
        (Qt.Key.Key_P, Qt.KeyboardModifier.ShiftModifier, "P", "Shift+P"),
        (Qt.Key.Key_Question, Qt.KeyboardModifier.ShiftModifier, "?", "?"),
        (Qt.Key.Key_F5, Qt.KeyboardModifier.ControlModifier, "", "Ctrl+F5"),
        (Qt.Key.Key_1, Qt.KeyboardModifier.KeypadModifier, "1", "1"),
        (Qt.Key.Key_Shift, Qt.KeyboardModifier.ShiftModifier, "", ""),
    ],
)
def test_what_was_pressed(key, modifiers, text, expected):
    assert pressed(QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)) == expected
