"""A window that closes while its critic is being loaded, by a load that nothing can stop."""

import subprocess
import sys
import time

PROGRAM = """
import sys, time
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

from PySide6.QtCore import QTimer

from aesthetic_studio.gui import app
from aesthetic_studio.gui.main_window import MainWindow
from aesthetic_studio.gui.studio_doors import StudioDoors
from aesthetic_studio.settings import Home, Settings

class Stubborn:
    def load(self, *, progress):
        print("loading", flush=True)
        time.sleep(60)

class Window(MainWindow):
    def __init__(self, doors):
        super().__init__(doors)
        self.library_opened.connect(self.ask)

    def ask(self):
        self.desk.work(lambda *_: None, print, print)
        QTimer.singleShot(300, self.leave)

    def leave(self):
        print("closing", time.time(), flush=True)
        self.close()

def doors(home, settings):
    return replace(StudioDoors.of(home, settings), make_session=lambda *_: Stubborn())

app.MainWindow, app.StudioDoors = Window, SimpleNamespace(of=doors)
app.run(Home(Path(sys.argv[1])), Settings(), None)
"""


def test_the_program_leaves_in_an_orderly_way_and_soon(tmp_path):
    command = [sys.executable, "-c", PROGRAM, str(tmp_path / "home")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=50, check=False)
    ended = time.time()
    assert done.returncode == 0, done.stderr
    loading, closing = done.stdout.splitlines()
    assert loading == "loading"
    assert ended - float(closing.split()[1]) < 20
    assert "QThread" not in done.stderr
    assert (tmp_path / "home" / "catalog.sqlite").exists()
    assert not list((tmp_path / "home").glob("catalog.sqlite-*"))
    assert not (tmp_path / "home" / "logs" / "fatal.txt").exists()
