import json
import threading

import pytest

from aesthetic_studio.gui.report_dialog import ReportDialog
from aesthetic_studio.studio import report
from tests.gui.fakes import CRITIQUE


@pytest.fixture
def dialog(qtbot, opened, tmp_path):
    dialog = ReportDialog(opened.library, opened.model.ids, opened.background, opened)
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
