"""A failure of the program itself is told, logged, and survived."""

import logging
import os
import subprocess
import sys
import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from aesthetic_studio.gui.failure.dialog import FailureDialog
from aesthetic_studio.gui.failure.log import FATAL_NAME, LAST_NAME, LOG_NAME, StudioLog
from aesthetic_studio.gui.failure.watch import FailureWatch


@pytest.fixture
def log(tmp_path):
    log = StudioLog(tmp_path / "logs")
    log.begin()
    yield log
    log.end()


@pytest.fixture
def watch(qapp, log):
    watch = FailureWatch(qapp, log)
    watch.begin()
    yield watch
    watch.end()
    watch.deleteLater()


def dialogs():
    return [
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, FailureDialog) and each.isVisible()
    ]


def fail(words):
    raise RuntimeError(words)


def hear(words):
    """As Qt's loop does with a failure in a slot."""
    try:
        fail(words)
    except RuntimeError:
        sys.excepthook(*sys.exc_info())


def test_a_failure_is_shown_with_a_report_to_copy_and_the_session_goes_on(qtbot, opened, watch, log):
    hear("the wheel came off <b>")
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    dialog = dialogs()[0]
    buttons = dialog.findChild(QDialogButtonBox).buttons()
    next(each for each in buttons if "Copy" in each.text()).click()
    report = QGuiApplication.clipboard().text()
    assert "RuntimeError: the wheel came off <b>" in report
    assert "Aesthetic Studio" in report.splitlines()[0]
    next(each for each in buttons if each.text() == "Go on").click()
    assert opened.isVisible()
    assert not dialogs()
    log.end()
    assert "the wheel came off" in (log.folder / LOG_NAME).read_text()
    log.begin()


def test_the_same_failure_is_told_once_and_a_second_one_waits_for_no_second_window(qtbot, watch):
    for _ in range(5):
        hear("again and again")
    hear("and another")
    qtbot.waitUntil(lambda: bool(dialogs()))
    qtbot.wait(20)
    assert len(dialogs()) == 1
    dialogs()[0].accept()
    hear("again and again")
    qtbot.wait(20)
    assert not dialogs()


def test_a_thread_that_fails_is_told_too(qtbot, watch):
    thread = threading.Thread(target=fail, args=("in a thread",))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    assert "in a thread" in dialogs()[0]._report
    dialogs()[0].accept()


def test_the_newest_lines_stand_in_the_report(log):
    logging.getLogger("aesthetic_studio.test").warning("just before")
    assert "just before" in log.newest


def test_a_folder_that_cannot_be_written_is_no_obstacle(tmp_path):
    (tmp_path / "file").write_text("")
    log = StudioLog(tmp_path / "file" / "logs")
    log.begin()
    logging.getLogger("aesthetic_studio.test").warning("kept in memory")
    log.end()
    assert "kept in memory" in log.newest


def test_a_fault_in_native_code_is_told_the_next_time_and_only_then(tmp_path, qtbot, qapp):
    program = (
        "import faulthandler, sys; from pathlib import Path;"
        "from aesthetic_studio.gui.failure.log import StudioLog;"
        "StudioLog(Path(sys.argv[1])).begin(); faulthandler._sigsegv()"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], env=environment, check=False, capture_output=True
    )
    log = StudioLog(tmp_path)
    log.begin()
    watch = FailureWatch(qapp, log)
    QTimer.singleShot(0, watch.tell_of_last_run)
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    assert "Segmentation fault" in dialogs()[0]._report
    dialogs()[0].accept()
    log.end()
    assert (tmp_path / LAST_NAME).exists()
    assert not (tmp_path / FATAL_NAME).exists()
    following = StudioLog(tmp_path)
    following.begin()
    assert following.last_fatal == ""
    following.end()
