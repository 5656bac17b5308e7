"""A photographer's first minute: the real application in a process of its own, driven by keys alone."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from aesthetic_studio.domain.photo import Photo
from aesthetic_studio.domain.query import PhotoQuery
from aesthetic_studio.settings import Home, Settings, resources
from aesthetic_studio.studio.library import Library
from tests.end_to_end.photographs import ORIGINALS, blurred, original, save, truncated, underexposed
from tests.end_to_end.virtual_screen import VirtualScreen, missing_tools, started, virtual_screen, wait_for

START = "import sys; from aesthetic_studio.cli.main import main; sys.exit(main())"
TITLE = "Aesthetic Studio"
WINDOW_S, CRITIQUE_S, MARK_S = 60.0, 120.0, 10.0

pytestmark = [
    pytest.mark.slow,
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

    def with_stars(self, stars: int) -> list[str]:
        return [photo.path.name for photo in self.all_photos() if photo.stars == stars]

    def critiqued(self) -> list[Photo]:
        return [photo for photo in self.all_photos() if self.library.critique(photo.id) is not None]

    def press_until(self, keys: str, seen: Callable[[], object], what: str, *, within_s: float) -> None:
        """Press keys, again if they were lost in a busy start; pressing them twice must do no harm."""
        for attempt in range(3):
            self.screen.press(keys)
            try:
                wait_for(seen, what, within_s=within_s)
            except AssertionError:
                if attempt == 2:
                    raise
            else:
                return


@contextmanager
def at_the_desk(photos: Path, tmp_path: Path) -> Iterator[Desk]:
    """The application open on ``photos``, in front; on failure the screen and the log are kept and named."""
    home, log = Home(tmp_path / "home"), tmp_path / "application.log"
    with virtual_screen() as screen:
        variables = {"AESTHETIC_STUDIO_HOME": str(home.root), "HOME": str(tmp_path)}
        with started([sys.executable, "-c", START, str(photos)], screen, log, variables) as application:
            try:
                window = wait_for(lambda: screen.windows(TITLE), "opening the window", within_s=WINDOW_S)[0]
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


def test_from_the_first_photo_to_the_report(photos: Path, tmp_path: Path) -> None:
    report = tmp_path / "my report.html"
    with at_the_desk(photos, tmp_path) as desk:
        # The folder fills the grid, the broken file among the others.
        wait_for(
            lambda: len(desk.all_photos()) == len(ORIGINALS) + 3, "finding the photos", within_s=WINDOW_S
        )
        broken = next(photo for photo in desk.all_photos() if photo.path.name == "broken.jpg")

        # One photo is critiqued.
        desk.screen.press("Home", "Right")
        desk.press_until("ctrl+Return", desk.critiqued, "the critique", within_s=CRITIQUE_S)
        (photo,) = desk.critiqued()
        critique = desk.library.critique(photo.id)
        assert critique is not None
        assert critique.complete
        assert critique.comment
        assert photo.score == pytest.approx(critique.score.value)

        # It gets four stars, loses them again by undo, gets them once more.
        name = photo.path.name
        desk.press_until("4", lambda: desk.with_stars(4) == [name], "rating", within_s=MARK_S)
        desk.screen.press("ctrl+z")
        wait_for(lambda: not desk.with_stars(4), "taking the rating back", within_s=MARK_S)
        assert desk.library.ratings() == []
        desk.press_until("4", lambda: desk.with_stars(4) == [name], "rating again", within_s=MARK_S)
        assert [(rating.path, rating.value) for rating in desk.library.ratings()] == [(photo.path, 8.0)]

        # All are critiqued; the broken one costs only itself.
        desk.press_until(
            "ctrl+shift+Return",
            lambda: len(desk.critiqued()) == len(ORIGINALS) + 2,
            "critiquing all",
            within_s=CRITIQUE_S,
        )
        assert desk.library.critique(broken.id) is None

        # The report is saved where the keyboard says.
        desk.screen.press("ctrl+a")
        save_report(desk.screen, report)
        wait_for(report.exists, "writing the report", within_s=CRITIQUE_S)

    text = report.read_text(encoding="utf-8")
    assert all(f"{name}.jpg" in text for name in ORIGINALS)
    assert "broken.jpg" in text


def save_report(screen: VirtualScreen, report: Path) -> None:
    """Go through the report dialog by keys."""
    screen.press("ctrl+e")
    dialog = wait_for(lambda: screen.windows("[Rr]eport"), "opening the report dialog", within_s=MARK_S)[0]
    screen.focus(dialog)
    screen.press("ctrl+a")
    screen.type(str(report))
    screen.press("Return")
