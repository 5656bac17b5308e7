"""Asks a real X server, where one can be started."""

import shutil
import subprocess

import pytest

from aesthetic_studio.gui.screen.x11 import profile_of_screen

SERVER, SETTER = shutil.which("Xvfb"), shutil.which("xprop")
needs_server = pytest.mark.skipif(not (SERVER and SETTER), reason="needs Xvfb and xprop")


@pytest.fixture
def server(monkeypatch):
    """An X server with nothing on it; its number is its own choice."""
    command = [SERVER, "-displayfd", "1", "-screen", "0", "320x200x24", "-nolisten", "tcp", "-noreset"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        monkeypatch.setenv("DISPLAY", f":{process.stdout.readline().decode().strip()}")
        yield
        process.kill()


def set_profile(name, profile):
    values = ",".join(str(value) for value in profile)
    subprocess.run([SETTER, "-root", "-f", name, "8c", "-set", name, values], check=True, timeout=20)


@needs_server
def test_each_screen_has_its_own_profile(server):
    assert profile_of_screen(0) == b""
    first, second = bytes(range(192, 256)), b"\0\xff\0second"
    set_profile("_ICC_PROFILE", first)
    set_profile("_ICC_PROFILE_1", second)
    assert profile_of_screen(0) == first
    assert profile_of_screen(1) == second
    assert profile_of_screen(2) == b""


@needs_server
def test_without_a_server_it_is_told(monkeypatch):
    monkeypatch.setenv("DISPLAY", ":65000")
    with pytest.raises(OSError, match="X server"):
        profile_of_screen(0)
