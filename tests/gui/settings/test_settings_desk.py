"""Changing the settings in the window."""

import pytest
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit

from aesthetic_studio.critics.catalogue import InstalledCritic
from aesthetic_studio.gui import theme
from aesthetic_studio.gui.appearance import Appearance
from aesthetic_studio.gui.settings import profile_choice
from aesthetic_studio.gui.settings.dialog import SettingsDialog
from aesthetic_studio.gui.settings.fields import Amount
from aesthetic_studio.settings import Settings, Theme, WriteXmp
from aesthetic_studio.studio.machine import Machine

MACHINE = Machine("A processor", 8, 16_000_000_000, None, None)


@pytest.fixture
def dialog(qtbot, window):
    """The dialog over a window whose background thread runs."""
    window.background.start()
    window.settings_desk.show()
    dialog = window.findChild(SettingsDialog)
    qtbot.waitUntil(lambda: dialog._fields["critic"].count() > 0 and "used" in dialog._cache.text())
    return dialog


def save(dialog):
    dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Save).click()


def test_it_shows_the_settings_as_they_are_and_saving_them_changes_nothing(qtbot, dialog, window, doors):
    assert not dialog.changed
    save(dialog)
    assert window.isVisible()
    assert not doors.home.settings_file.exists()


def test_another_theme_is_shown_at_once_kept_and_needs_no_other_window(qtbot, dialog, window, doors):
    dialog._fields["theme"].choose(Theme.LIGHT)
    assert theme.tokens() is theme.LIGHT
    save(dialog)
    qtbot.waitUntil(lambda: doors.home.read_settings().theme is Theme.LIGHT)
    assert window.isVisible()
    assert window.actions_by_name["light_theme"].isChecked()


def test_a_refused_theme_goes_back(qtbot, dialog):
    dialog._fields["theme"].choose(Theme.LIGHT)
    dialog.reject()
    assert theme.tokens() is theme.DARK


def test_what_the_library_must_know_opens_the_window_again(qtbot, dialog, window, doors):
    dialog._fields["write_xmp"].choose(WriteXmp.AT_ONCE)
    dialog._fields["max_pixels"].setValue(100)
    assert dialog._note.isVisibleTo(dialog)
    save(dialog)
    qtbot.waitUntil(lambda: not window.isVisible())
    assert window.settings_desk.reopen
    assert window.settings_desk.settings == Settings(write_xmp=WriteXmp.AT_ONCE, max_pixels=100_000_000)
    assert doors.home.read_settings() == window.settings_desk.settings


def test_thumbnails_can_be_cleared(qtbot, dialog, doors):
    file = doors.home.thumbnails / "ab" / "one.jpg"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"x" * 1000)
    dialog.clear_wanted.emit()
    qtbot.waitUntil(lambda: not file.exists())
    assert not dialog._clear.isEnabled()


def test_the_light_theme_of_the_menu_is_kept(qtbot, window, doors):
    window.background.start()
    window.actions_by_name["light_theme"].setChecked(True)
    assert theme.tokens() is theme.LIGHT
    qtbot.waitUntil(lambda: doors.home.read_settings().theme is Theme.LIGHT)
    window.actions_by_name["light_theme"].setChecked(False)
    assert theme.tokens() is theme.DARK


def test_a_critic_too_large_for_this_computer_is_told(qtbot, tmp_path):
    dialog = SettingsDialog(Settings())
    qtbot.addWidget(dialog)
    small = InstalledCritic("calm-nano", "CALM nano", tmp_path, "Apache-2.0", 20_000_000)
    large = InstalledCritic("calm-7b", "CALM 7B", tmp_path, "Apache-2.0", 40_000_000_000)
    dialog.show_machine(MACHINE, [small, large])
    text = dialog._machine.text()
    assert "CALM nano: runs on the processor, needs 726 MB" in text
    assert "CALM 7B: needs 52.7 GB, too much" in text


def test_a_critic_that_is_gone_stays_chosen_until_another_one_is(qtbot, tmp_path):
    dialog = SettingsDialog(Settings(critic="gone"))
    qtbot.addWidget(dialog)
    dialog.show_critics([InstalledCritic("calm-nano", "CALM nano", tmp_path, "Apache-2.0", 1)])
    assert dialog._fields["critic"].chosen == "gone"
    assert not dialog.changed


@pytest.fixture(autouse=True)
def _dark_again(qapp):
    yield
    Appearance.of(qapp).choose(Theme.DARK)


def test_the_screens_profile_is_chosen_from_a_file(qtbot, dialog, window, doors, tmp_path, monkeypatch):
    field = dialog._fields["screen_profile"]
    answers = [("", ""), (str(tmp_path / "monitor.icc"), "")]
    monkeypatch.setattr(profile_choice.QFileDialog, "getOpenFileName", lambda *_: answers.pop(0))
    for chosen in ("automatic", str(tmp_path / "monitor.icc")):  # the first time nothing is chosen
        field.setCurrentIndex(field.count() - 1)
        assert field.chosen != "ask"
        field.activated.emit(field.currentIndex())
        assert field.chosen == chosen
    assert field.currentText() == "monitor.icc"
    assert not dialog._note.isVisibleTo(dialog)  # takes hold without another window
    save(dialog)
    qtbot.waitUntil(lambda: doors.home.read_settings().screen_profile == str(tmp_path / "monitor.icc"))
    assert window.isVisible()


def test_an_amount_shows_its_figure(qtbot):
    field = Amount("Largest photo", "megapixels", 1_000_000, (50, 4_000))
    qtbot.addWidget(field)
    field.choose(500_000_000)
    field.show()
    inside = field.findChild(QLineEdit)
    assert inside.width() > inside.fontMetrics().horizontalAdvance("500 megapixels")
