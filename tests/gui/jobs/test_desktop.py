"""What the desktop is asked for over a real bus: to stay awake, and to say that long work has ended."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from aesthetic_studio.gui.jobs import desktop

HERE = Path(__file__).parent
CLIENT = """
from PySide6.QtCore import QCoreApplication
from aesthetic_studio.gui.jobs.desktop import StayAwake, notify
app = QCoreApplication([])
awake = StayAwake()
awake.hold("Critiques")
awake.hold("Critiques")
print("held", awake.held, flush=True)
print("notified", notify("Done", "412 critiques"), flush=True)
awake.release()
awake.release()
print("held", awake.held, flush=True)
input()
"""
needs_bus = pytest.mark.skipif(
    shutil.which("dbus-run-session") is None or sys.platform != "linux", reason="needs a D-Bus daemon"
)


def on_a_bus(folder: Path, *offered: str) -> tuple[list[str], list[str]]:
    """What a program with long work printed, and what a desktop that offers these services was asked for."""
    script = f"""
        {sys.executable} {HERE / "desktop_services.py"} {" ".join(offered)} > "$OUT" & desktop=$!
        until grep -q ready "$OUT"; do sleep 0.05; done
        sleep 0.2 | {sys.executable} -c '{CLIENT}' 2>/dev/null
        sleep 0.2; kill $desktop
    """
    out = folder / "asked.txt"
    out.touch()
    environment = {**os.environ, "OUT": str(out), "QT_QPA_PLATFORM": "offscreen"}
    command = ["dbus-run-session", "--", "sh", "-c", script]
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=60, check=False, cwd=HERE.parents[2]
    )
    return done.stdout.splitlines(), out.read_text().splitlines()


@needs_bus
def test_the_machine_stays_awake_until_the_work_is_done(tmp_path):
    said, asked = on_a_bus(tmp_path, "power", "saver", "portal")
    assert said == ["held True", "notified True", "held False"]
    assert asked.count("power Aesthetic Studio Critiques") == 1
    assert not any(line.startswith("screen saver") for line in asked)
    assert "notification critiques Done 412 critiques" in asked
    assert "somebody has left" in asked


@needs_bus
def test_a_desktop_without_power_management_keeps_its_screen_awake(tmp_path):
    said, asked = on_a_bus(tmp_path, "saver")
    assert said == ["held True", "notified False", "held False"]
    assert "screen saver Aesthetic Studio Critiques" in asked


@needs_bus
def test_a_desktop_that_offers_nothing_is_left_alone(tmp_path):
    assert on_a_bus(tmp_path)[0] == ["held False", "notified False", "held False"]


def test_without_a_bus_nothing_happens(monkeypatch):
    monkeypatch.setattr(desktop, "_ask", lambda *_: None)
    awake = desktop.StayAwake()
    awake.hold("Critiques")
    awake.release()
    assert not awake.held
