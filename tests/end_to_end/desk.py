"""The real application on a virtual screen, driven by keys alone, and the library it writes."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from aesthetic_studio.domain.photo import Flag, Photo
from aesthetic_studio.domain.query import PhotoQuery
from aesthetic_studio.settings import Home, Settings, resources
from aesthetic_studio.studio.library import Library
from tests.end_to_end.virtual_screen import (
    NotSeenError,
    VirtualScreen,
    missing_tools,
    started,
    virtual_screen,
    wait_for,
)

START = "import sys; from aesthetic_studio.cli.main import main; sys.exit(main())"
TITLE = "Aesthetic Studio"
WINDOW_S, CRITIQUE_S, MARK_S = 120.0, 300.0, 20.0
LOST_KEYS = 4

NEEDS = [
    pytest.mark.slow,
    pytest.mark.timeout(1200),
    pytest.mark.skipif(bool(missing_tools()), reason=f"not installed: {', '.join(missing_tools())}"),
    pytest.mark.skipif(
        not any((resources() / "models" / "calm-nano").glob("*.safetensors")),
        reason="the built-in critic is not in this checkout",
    ),
]
"""Marks of a test that uses the application."""


@dataclass(frozen=True)
class Desk:
    """The application on its screen, and the library it writes."""

    screen: VirtualScreen
    library: Library
    application: subprocess.Popen[bytes]
    window: str

    def all_photos(self) -> list[Photo]:
        return self.library.photos(self.library.photo_ids(PhotoQuery()))

    def marked(self, *, stars: int = 0, flag: Flag = Flag.NONE) -> list[str]:
        """Names of the photos with these marks."""
        return [
            photo.path.name
            for photo in self.all_photos()
            if photo.stars >= stars and (flag is Flag.NONE or photo.flag is flag)
        ]

    def critiqued(self) -> list[Photo]:
        return [photo for photo in self.all_photos() if self.library.critique(photo.id) is not None]

    def kill(self) -> None:
        """End the application as a power cut would."""
        self.application.kill()
        self.application.wait()

    def press_until(self, *keys: str, seen: Callable[[], object], what: str) -> None:
        """Press keys, again if they were lost in a busy start; pressing them twice must do no harm."""
        for _ in range(LOST_KEYS):
            self.screen.press(*keys)
            with suppress(NotSeenError):
                wait_for(seen, what, within_s=MARK_S)
                return
        raise NotSeenError(f"{what} did not happen, although {' '.join(keys)} was pressed {LOST_KEYS} times")


@contextmanager
def at_the_desk(photos: Path | None, tmp_path: Path) -> Iterator[Desk]:
    """The application in front, open on ``photos`` or as it was left; closed by its key unless it was killed.

    On failure the screen and the log are kept and named.
    """
    home, log = Home(tmp_path / "home"), tmp_path / "application.log"
    with virtual_screen() as screen:
        variables = {"AESTHETIC_STUDIO_HOME": str(home.root), "HOME": str(tmp_path)}
        command = [sys.executable, "-c", START, *([str(photos)] if photos else [])]
        with started(command, screen, log, variables) as application:
            try:
                window = wait_for(
                    lambda: _windows(screen, application), "opening the window", within_s=WINDOW_S
                )[0]
                screen.focus(window)
                library = Library(home, Settings())
                yield Desk(screen, library, application, window)
                if application.poll() is None:
                    screen.focus(window)
                    screen.press("ctrl+q")
                    assert application.wait(timeout=WINDOW_S) == 0
                library.close()
            except BaseException as error:
                picture = tmp_path / "screen.png"
                screen.photograph(picture)
                error.add_note(f"screen: {picture}\nlog: {log.read_text(errors='replace')[-3000:]}")
                raise
    assert "Traceback" not in log.read_text(errors="replace")


def _windows(screen: VirtualScreen, application: subprocess.Popen[bytes]) -> list[str]:
    assert application.poll() is None, "the application ended"
    return screen.windows(TITLE)


def export_report(screen: VirtualScreen, report: Path) -> None:
    """Go through the report dialog by keys: past the title and the format to the file, and close it again."""
    screen.press("ctrl+e")
    dialog = wait_for(
        lambda: screen.windows("^Export report$"), "opening the report dialog", within_s=MARK_S
    )[0]
    screen.focus(dialog)
    screen.press("Tab", "Tab", "ctrl+a")
    screen.type(str(report))
    screen.press("Return")
    wait_for(report.exists, "writing the report", within_s=CRITIQUE_S)
    screen.press("Escape")
    wait_for(lambda: not screen.windows("^Export report$"), "closing the report dialog", within_s=MARK_S)
