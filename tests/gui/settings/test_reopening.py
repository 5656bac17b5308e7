"""Settings that the library must know take hold in a window that opens again, in the same process."""

import os
import subprocess
import sys

from aesthetic_studio.settings import Home

PLAY = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from aesthetic_studio.gui import app
from aesthetic_studio.gui.main_window import MainWindow
from aesthetic_studio.settings import Home, Language, Settings

start, seen = MainWindow.start, []

def played(window, *arguments, **options):
    start(window, *arguments, **options)
    seen.append(window.actions_by_name["settings"].text())
    change = lambda: window.settings_desk.change({"language": Language.CHINESE, "thumbnail_side": 480})
    window.library_opened.connect(lambda: QTimer.singleShot(50, change if len(seen) == 1 else window.close))

MainWindow.start = played
status = app.run(Home(Path(sys.argv[1])), Settings(language=Language.ENGLISH), None)
sys.stdout.buffer.write(f"{seen} {status}".encode())
"""


def test_the_window_opens_again_in_another_language(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", PLAY, str(tmp_path)],
        capture_output=True,
        timeout=60,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=False,
    )
    assert done.stdout.decode() == "['Settings…', '设置…'] 0", done.stderr.decode()
    assert Home(tmp_path).read_settings().thumbnail_side == 480
    assert (tmp_path / "window.json").exists()
