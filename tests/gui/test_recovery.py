from datetime import UTC, datetime

from PySide6.QtWidgets import QMessageBox

from aesthetic_studio.catalog.snapshots import take_snapshot
from aesthetic_studio.gui.dates import day_words
from aesthetic_studio.gui.recovery_dialog import RecoveryDialog
from aesthetic_studio.settings import Home, Settings
from aesthetic_studio.studio.library import Library


def offered(qtbot, window) -> RecoveryDialog:
    qtbot.waitUntil(lambda: bool(window.findChildren(RecoveryDialog)))
    return window.findChildren(RecoveryDialog)[0]


def choose(dialog, role):
    next(each for each in dialog.buttons() if dialog.buttonRole(each) is role).click()


def test_a_damaged_catalogue_is_told_and_the_newest_copy_offered(qtbot, window, tmp_path):
    home = Home(tmp_path / "home")
    Library(home, Settings()).close()
    copy = take_snapshot(home.catalog, datetime.now(UTC).date())
    home.catalog.write_bytes(b"no database" * 1000)
    window.start()
    dialog = offered(qtbot, window)
    assert day_words(datetime.now(UTC).date()) in dialog.buttons()[0].text() + dialog.buttons()[1].text()
    choose(dialog, QMessageBox.ButtonRole.AcceptRole)
    qtbot.waitUntil(lambda: not window.isVisible())
    assert window.recovery.snapshot == copy


def test_without_a_copy_a_new_library_is_offered_and_may_be_refused(qtbot, window, tmp_path):
    (tmp_path / "home").mkdir()
    Home(tmp_path / "home").catalog.write_bytes(b"no database" * 1000)
    window.start()
    dialog = offered(qtbot, window)
    assert any("new library" in each.text() for each in dialog.buttons())
    choose(dialog, QMessageBox.ButtonRole.RejectRole)
    assert window.recovery is None
    assert window.isVisible()
