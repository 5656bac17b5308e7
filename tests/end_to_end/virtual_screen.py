"""A screen in memory (Xvfb) and a keyboard for it (xdotool)."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

Found = TypeVar("Found")

REQUIRED = ("Xvfb", "xdotool")
POLL_S = 0.1


class NotSeenError(AssertionError):
    """Something that should have happened was not seen before its deadline."""


def missing_tools() -> list[str]:
    """The programs that a virtual screen needs and this machine lacks."""
    return [name for name in REQUIRED if shutil.which(name) is None]


def wait_for(look: Callable[[], Found], what: str, *, within_s: float) -> Found:
    """The first truthy value that ``look`` returns; fails loudly when the deadline has passed."""
    deadline = time.monotonic() + within_s
    while True:
        if found := look():
            return found
        if time.monotonic() > deadline:
            raise NotSeenError(f"{what} did not happen within {within_s:g} s")
        time.sleep(POLL_S)


@dataclass(frozen=True)
class VirtualScreen:
    """One display without a window manager: the newest window gets the keys.

    Attributes:
        display: as in ``DISPLAY``.
    """

    display: str

    @property
    def environment(self) -> dict[str, str]:
        """The environment of a program that shall appear here."""
        return os.environ | {"DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}

    def windows(self, title: str) -> list[str]:
        """Visible windows whose title matches the regular expression."""
        found = self._xdotool("search", "--onlyvisible", "--name", title, check=False)
        return found.stdout.split()

    def focus(self, window: str) -> None:
        """Send the keys that follow to this window."""
        self._xdotool("windowfocus", "--sync", window)

    def press(self, *keys: str) -> None:
        """Press keys one after the other, named as xdotool does (``4``, ``ctrl+z``, ``Return``)."""
        self._xdotool("key", "--clearmodifiers", "--delay", "40", *keys)

    def type(self, text: str) -> None:
        """Type a text."""
        self._xdotool("type", "--clearmodifiers", "--delay", "20", text)

    def photograph(self, path: Path) -> None:
        """Save what the screen shows as PNG, where ImageMagick is installed."""
        if shutil.which("import"):
            subprocess.run(
                ["import", "-window", "root", str(path)], env=self.environment, check=False, timeout=30
            )

    def _xdotool(self, *words: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["xdotool", *words],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=30,
            check=check,
        )


@contextmanager
def virtual_screen(width: int = 1440, height: int = 900) -> Iterator[VirtualScreen]:
    """Start Xvfb on a display number that it chooses itself; stopped on leaving."""
    read_end, write_end = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"],
        pass_fds=(write_end,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write_end)
    try:
        with os.fdopen(read_end) as numbers:
            number = numbers.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        yield VirtualScreen(f":{number}")
    finally:
        server.terminate()
        server.wait(timeout=30)


@contextmanager
def started(
    command: list[str], screen: VirtualScreen, log: Path, variables: dict[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    """A program on a virtual screen, its output in ``log``; ended on leaving, if it has not ended itself."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            env=screen.environment | variables,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
