import json
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths

from aesthetic_studio.gui.report_dialog import ReportDialog, report_folder
from aesthetic_studio.studio import report
from tests.gui.fakes import CRITIQUE


@pytest.fixture
def dialog(qtbot, opened, tmp_path):
    dialog = ReportDialog(opened.library, opened.model.ids, opened.background, tmp_path, opened)
    dialog.open()
    dialog.file.setText(str(tmp_path / "critique.json"))
    yield dialog
    dialog.close()


def test_a_report_is_written_and_what_is_left_out_is_said(qtbot, opened, dialog, tmp_path):
    opened.library.save_critique(opened.model.ids[0], CRITIQUE)
    dialog.export.click()
    qtbot.waitUntil(lambda: "Written" in dialog.message.text())
    assert "5 photos without a critique are left out" in dialog.message.text()
    written = json.loads((tmp_path / "critique.json").read_text())["photos"]
    assert [photo["comment"] for photo in written if "comment" in photo] == ["Quiet light."]
    [broken] = [photo for photo in written if "error" in photo]
    assert broken["path"].endswith("torn.jpg")
    assert broken["error"]["code"] == "unreadable_image"


def test_closing_the_window_ends_an_export(qtbot, opened, dialog, tmp_path, monkeypatch):
    begun, go_on = threading.Event(), threading.Event()
    entry = report.stored_entry

    def slow(library, photo):
        begun.set()
        go_on.wait(5)
        return entry(library, photo)

    monkeypatch.setattr(report, "stored_entry", slow)
    opened.library.save_critique(opened.model.ids[0], CRITIQUE)
    dialog.export.click()
    begun.wait(5)
    dialog.finished.connect(go_on.set)
    opened.close()
    assert opened.background.isFinished()
    assert not (tmp_path / "critique.json").exists()


def test_nothing_to_report_is_said(qtbot, dialog, tmp_path):
    dialog.export.click()
    qtbot.waitUntil(lambda: "None of these photos has a critique" in dialog.message.text())
    assert not (tmp_path / "critique.json").exists()


def test_a_wrong_file_is_said_and_can_be_mended(qtbot, dialog, tmp_path):
    dialog.file.setText(str(tmp_path / "critique.docx"))
    dialog.export.click()
    qtbot.waitUntil(lambda: "docx" in dialog.message.text())
    assert dialog.export.isEnabled()


def test_the_format_changes_the_file_name(qtbot, dialog):
    dialog.format.setCurrentText("Web page (HTML)")
    assert dialog.file.text().endswith("critique.html")


def test_a_message_moves_no_field_and_goes_when_another_file_is_named(qtbot, dialog, tmp_path):
    fields = (dialog.name, dialog.file, dialog.export)
    qtbot.waitUntil(dialog.isVisible)
    before = [each.geometry() for each in fields]
    dialog.file.setText(str(tmp_path / "nowhere" / "critique.json"))
    dialog.export.click()
    qtbot.waitUntil(lambda: "nowhere" in dialog.message.text() and dialog.export.isEnabled())
    qtbot.wait(20)
    assert [each.height() for each in fields] == [each.height() for each in before]
    assert [each.geometry() for each in fields[:2]] == before[:2]
    assert dialog.message.height() >= dialog.message.heightForWidth(dialog.message.width())
    dialog.file.setText(str(tmp_path / "critique.json"))
    assert dialog.message.text() == ""


def test_a_long_message_makes_the_dialog_taller_and_no_field_smaller(qtbot, dialog):
    qtbot.waitUntil(dialog.isVisible)
    fields = (dialog.name, dialog.format, dialog.file)
    before = [each.height() for each in fields]
    dialog._say("Something long went wrong. " * 30)
    qtbot.waitUntil(lambda: dialog.message.height() >= dialog.message.heightForWidth(dialog.message.width()))
    assert [each.height() for each in fields] == before


def test_a_folder_that_is_there_is_proposed(tmp_path, monkeypatch):
    documents = tmp_path / "Documents"
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(documents))
    assert report_folder(None) == Path.home()
    assert report_folder(tmp_path / "gone") == Path.home()
    documents.mkdir()
    assert report_folder(tmp_path / "gone") == documents
    assert report_folder(tmp_path) == tmp_path


def test_the_next_report_is_proposed_beside_the_last(qtbot, opened, tmp_path):
    opened.library.save_critique(opened.model.ids[0], CRITIQUE)
    opened.view.grid.selectAll()
    opened.memory.report_folder = tmp_path
    for _ in range(2):  # in haste
        opened.actions_by_name["report"].trigger()
    qtbot.waitUntil(lambda: bool(opened.findChildren(ReportDialog)))
    qtbot.wait(100)
    [dialog] = opened.findChildren(ReportDialog)
    assert dialog.file.text() == str(tmp_path / "critique.pdf")
    (tmp_path / "out").mkdir()
    dialog.file.setText(str(tmp_path / "out" / "critique.json"))
    dialog.export.click()
    qtbot.waitUntil(lambda: opened.memory.report_folder == tmp_path / "out")
    dialog.close()
