"""A photographer's first minute: the real application in a process of its own, driven by keys alone."""

from pathlib import Path

import pytest

from aesthetic_studio.domain.photo import Flag
from tests.end_to_end.desk import CRITIQUE_S, MARK_S, NEEDS, WINDOW_S, at_the_desk, export_report
from tests.end_to_end.photographs import ORIGINALS, blurred, original, save, truncated, underexposed
from tests.end_to_end.virtual_screen import wait_for

LAST = "rocket.jpg"

pytestmark = NEEDS


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
