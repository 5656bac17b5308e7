"""The window is up before anything heavy is read."""

import os
import re
import signal
import subprocess
import sys

import pytest

SHOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from aesthetic_studio.gui import app
from aesthetic_studio.gui.main_window import MainWindow
from aesthetic_studio.settings import Home, Settings

heavy = ("torch", "numpy", "transformers", "sqlalchemy", "cv2", "scipy", "skimage", "PIL")
start = MainWindow.start

def watched(window, *arguments, **options):
    print("at first paint:", sorted(name for name in heavy if name in sys.modules))
    start(window, *arguments, **options)
    window.library_opened.connect(lambda: QTimer.singleShot(200, window.close))

MainWindow.start = watched
status = app.run(Home(Path(sys.argv[1])), Settings(), None)
print("at the end:", "torch" in sys.modules, status)
"""


@pytest.fixture
def environment():
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "AESTHETIC_STUDIO_TRACE": "1"}


def test_nothing_heavy_before_the_first_paint_and_no_torch_without_a_critique(tmp_path, environment):
    done = subprocess.run(
        [sys.executable, "-c", SHOW, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=60,
        env=environment,
        check=False,
    )
    assert "at first paint: []" in done.stdout, done.stderr
    assert "at the end: False 0" in done.stdout
    assert re.search(r"^first paint \d+\.\d\d s$", done.stderr, re.MULTILINE)


def test_ctrl_c_closes_the_window_and_ends_the_program(tmp_path, environment):
    program = (
        "import sys; from pathlib import Path; from aesthetic_studio.gui.app import run;"
        "from aesthetic_studio.settings import Home, Settings;"
        "sys.exit(run(Home(Path(sys.argv[1])), Settings(), None))"
    )
    running = subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)], stderr=subprocess.PIPE, text=True, env=environment
    )
    assert running.stderr is not None
    try:
        while "first paint" not in running.stderr.readline():
            pass
        running.send_signal(signal.SIGINT)
        assert running.wait(timeout=20) == 0
    finally:
        running.kill()
