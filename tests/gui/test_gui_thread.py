"""The window's thread touches no file, no database and no network, whatever the user does."""

import json
import os
import subprocess
import sys

from tests.gui.gui_thread_watch import ThreadWatch


def test_no_command_lets_the_window_touch_disk_database_or_network(tmp_path, folder):
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "AESTHETIC_STUDIO_HOME": str(tmp_path / "home"),
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.gui.gui_thread_scenario", str(tmp_path / "home"), str(folder)],
        capture_output=True,
        text=True,
        timeout=240,
        env=environment,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert json.loads(done.stdout.splitlines()[-1]) == []


def test_the_watch_sees_a_file_a_stat_and_the_database(tmp_path):
    place = tmp_path / "aesthetic_studio" / "gui"
    place.mkdir(parents=True)
    source = (
        "import sqlite3, os\n"
        "def touch(file):\n"
        "    open(file, 'w').close()\n"
        "    os.stat(file)\n"
        "    sqlite3.connect(file)\n"
    )
    made: dict = {}
    exec(compile(source, str(place / "bad.py"), "exec"), made)
    watch = ThreadWatch()
    with watch.watching():
        made["touch"](str(tmp_path / "file.txt"))
    assert {touch.what for touch in watch.touches} == {"open file.txt", "posix.stat", "sqlite3.connect"}
    assert {touch.where for touch in watch.touches} == {"gui/bad.py:touch"}
