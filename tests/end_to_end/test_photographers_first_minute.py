"""A photographer's first minute: the real application in a process of its own, driven by keys alone."""

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
from tests.end_to_end.photographs import ORIGINALS, blurred, original, save, truncated, underexposed
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
LAST = "rocket.jpg"
WINDOW_S, CRITIQUE_S, MARK_S = 60.0, 120.0, 10.0
LOST_KEYS = 4

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(600),
    pytest.mark.skipif(bool(missing_tools()), reason=f"not installed: {', '.join(missing_tools())}"),
    pytest.mark.skipif(
        not any((resources() / "models" / "calm-nano").glob("*.safetensors")),
        reason="the built-in critic is not in this checkout",
    ),
]


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "Autumn walk"
    folder.mkdir()
    for name in ORIGINALS:
        save(original(name), folder / f"{name}.jpg")
    save(blurred(original("chelsea")), folder / "chelsea blurred.jpg")
    save(underexposed(original("coffee")), folder / "coffee dark.jpg")
    truncated(folder / "broken.jpg")
    return folder


@dataclass(frozen=True)
class Desk:
    """The application on its screen, and the library it writes."""

    screen: VirtualScreen
    library: Library

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

    def press_until(self, *keys: str, seen: Callable[[], object], what: str) -> None:
        """Press keys, again if they were lost in a busy start; pressing them twice must do no harm."""
        for _ in range(LOST_KEYS):
            self.screen.press(*keys)
            with suppress(NotSeenError):
                wait_for(seen, what, within_s=MARK_S)
                return
        raise NotSeenError(f"{what} did not happen, although {' '.join(keys)} was pressed {LOST_KEYS} times")


@contextmanager
def at_the_desk(photos: Path, tmp_path: Path) -> Iterator[Desk]:
    """The application open on ``photos``, in front; on failure the screen and the log are kept and named."""
    home, log = Home(tmp_path / "home"), tmp_path / "application.log"
    with virtual_screen() as screen:
        variables = {"AESTHETIC_STUDIO_HOME": str(home.root), "HOME": str(tmp_path)}
        with started([sys.executable, "-c", START, str(photos)], screen, log, variables) as application:
            try:
                window = wait_for(
                    lambda: _windows(screen, application), "opening the window", within_s=WINDOW_S
                )[0]
                screen.focus(window)
                library = Library(home, Settings())
                yield Desk(screen, library)
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


def test_from_the_first_photo_to_the_report(photos: Path, tmp_path: Path) -> None:
    report = tmp_path / "my report.html"
    with at_the_desk(photos, tmp_path) as desk:
        # The folder fills the grid, the broken file among the others.
        wait_for(
            lambda: len(desk.all_photos()) == len(ORIGINALS) + 3, "finding the photos", within_s=WINDOW_S
        )
        broken = next(photo for photo in desk.all_photos() if photo.path.name == "broken.jpg")

        # The last one is chosen: a pick flag shows that the keys arrive. A key pressed before the grid is filled may
        # be lost, and the next one then picks the first photo.
        desk.press_until("End", "p", seen=lambda: LAST in desk.marked(flag=Flag.PICK), what="picking")

        # It is critiqued.
        desk.screen.press("ctrl+Return")
        wait_for(desk.critiqued, "the critique", within_s=CRITIQUE_S)
        (photo,) = desk.critiqued()
        assert photo.path.name == LAST
        critique = desk.library.critique(photo.id)
        assert critique is not None
        assert critique.complete
        assert critique.comment
        assert photo.score == pytest.approx(critique.score.value)

        # It gets four stars, loses them by undo, gets them once more.
        desk.press_until("4", seen=lambda: desk.marked(stars=4) == [LAST], what="rating")
        assert [(rating.path, rating.value) for rating in desk.library.ratings()] == [(photo.path, 8.0)]
        desk.screen.press("ctrl+z")
        wait_for(lambda: not desk.marked(stars=4), "taking the rating back", within_s=MARK_S)
        assert desk.library.ratings() == []
        assert LAST in desk.marked(flag=Flag.PICK)
        desk.press_until("4", seen=lambda: desk.marked(stars=4) == [LAST], what="rating again")
        assert [(rating.path, rating.value) for rating in desk.library.ratings()] == [(photo.path, 8.0)]

        # All are critiqued; the broken one costs only itself.
        desk.screen.press("ctrl+shift+Return")
        wait_for(lambda: len(desk.critiqued()) == len(ORIGINALS) + 2, "critiquing all", within_s=CRITIQUE_S)
        assert desk.library.critique(broken.id) is None
        assert desk.marked(stars=4) == [LAST]

        # The report is saved where the keyboard says.
        desk.screen.press("ctrl+a")
        export_report(desk.screen, report)

    text = report.read_text(encoding="utf-8")
    assert all(f"{name}.jpg" in text for name in ORIGINALS)
    assert "★★★★" in text
    assert broken.path.name in text  # with what is wrong with it


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
