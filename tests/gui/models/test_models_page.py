"""The page about the critics."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton

from tests.studio.test_model_care import weights


@pytest.fixture
def page(qtbot, window):
    window.background.start()
    window.actions_by_name["models_page"].trigger()
    page = window.pages.page("models")
    qtbot.waitUntil(lambda: button(page, "Verify CALM nano") is not None)
    yield page
    window.models.finish()


@pytest.fixture
def download(tmp_path):
    folder = tmp_path / "download"
    folder.mkdir()
    (folder / "studio.json").write_text(json.dumps({"id": "mine", "name": "Mine <b>"}))
    (folder / "model.safetensors").write_bytes(weights())
    return folder


def button(page, name):
    shown = [each for each in page.findChildren(QPushButton) if each.isVisibleTo(page)]
    return next((each for each in shown if each.accessibleName() == name), None)


def test_the_built_in_critic_is_in_use_and_cannot_be_removed(page):
    assert button(page, "Use CALM nano") is None
    assert button(page, "Remove… CALM nano") is None
    assert "cores" in page._computer.text()


def test_a_critic_is_installed_verified_and_removed(qtbot, window, page, download, doors):
    window.models.install_from(download)
    qtbot.waitUntil(lambda: page._told.text() == "Mine <b> is installed.")
    qtbot.waitUntil(lambda: button(page, "Verify Mine <b>") is not None)
    button(page, "Verify Mine <b>").click()
    qtbot.waitUntil(lambda: "whole" in page._told.text())
    (doors.home.models / "mine" / "model.safetensors").write_bytes(b"broken")
    qtbot.waitUntil(lambda: button(page, "Verify Mine <b>") is not None)
    button(page, "Verify Mine <b>").click()
    qtbot.waitUntil(lambda: "damaged" in page._told.text())
    qtbot.waitUntil(lambda: button(page, "Remove… Mine <b>") is not None)
    button(page, "Remove… Mine <b>").click()
    asked = window.findChild(QMessageBox)
    assert asked.textFormat() is Qt.TextFormat.PlainText
    asked.reject()
    page.remove_wanted.disconnect()
    page.remove_wanted.connect(window.models.remove_now)
    button(page, "Remove… Mine <b>").click()
    qtbot.waitUntil(lambda: "removed" in page._told.text())
    qtbot.waitUntil(lambda: button(page, "Verify Mine <b>") is None)


def test_a_folder_without_a_critic_is_told(qtbot, window, page, tmp_path):
    window.models.install_from(tmp_path)
    qtbot.waitUntil(lambda: "holds no critic" in page._told.text())
    assert page._install.isEnabled()


def test_another_critic_is_used_from_the_next_window_on(qtbot, window, page, download, doors):
    window.models.install_from(download)
    qtbot.waitUntil(lambda: button(page, "Use Mine <b>") is not None)
    button(page, "Use Mine <b>").click()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert doors.home.read_settings().critic == "mine"
    assert window.settings_desk.reopen
