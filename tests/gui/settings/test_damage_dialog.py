"""The window tells what was wrong with the settings, and leads to them."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from aesthetic_studio.damaged_settings import DamagedSettings
from aesthetic_studio.gui.settings.damage_dialog import DamageDialog
from aesthetic_studio.gui.settings.dialog import SettingsDialog

KEPT = Path("/home/x/settings-damaged.toml")


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (DamagedSettings("Invalid value (at line 1)", (), KEPT), "Invalid value"),
        (DamagedSettings("", ("device = '<b>abacus</b>'",), KEPT), "device = '<b>abacus</b>'"),
        (DamagedSettings("Permission denied", (), None), "as it was"),
    ],
)
def test_it_says_what_was_wrong_and_where_the_old_file_is(qtbot, window, damage, words):
    window.settings_desk.tell_of(damage)
    told = window.findChild(DamageDialog)
    assert told.textFormat() is Qt.TextFormat.PlainText
    assert words in told.informativeText()
    assert (str(KEPT) in told.informativeText()) == (damage.kept_as is not None)


def test_its_button_opens_the_settings(qtbot, window):
    window.settings_desk.tell_of(DamagedSettings("Invalid value", (), KEPT))
    told = window.findChild(DamageDialog)
    assert told.defaultButton().text() == "Go on"
    told.settings.click()
    qtbot.waitUntil(lambda: window.findChild(SettingsDialog) is not None)
    qtbot.waitUntil(lambda: window.findChild(DamageDialog) is None)
