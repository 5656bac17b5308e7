"""A photographer's hour, by keys alone: from a mixed folder to the report, and through a power cut."""

import shutil
import time
from pathlib import Path

import pytest
from PIL import Image

from aesthetic_studio.domain.photo import Flag
from tests.end_to_end.desk import CRITIQUE_S, MARK_S, NEEDS, WINDOW_S, Desk, at_the_desk, export_report
from tests.end_to_end.photographs import ORIGINALS, blurred, original, save, truncated, underexposed
from tests.end_to_end.virtual_screen import wait_for

pytestmark = NEEDS

COPIES = 4
PHOTOS = len(ORIGINALS) * (COPIES + 2)
"""That can be read; a damaged one comes on top."""


@pytest.fixture
def shoot(tmp_path: Path) -> Path:
    """Photos in two folders, some blurred, dark or cropped, a RAW beside one, a damaged one, and what is no photo."""
    folder = tmp_path / "Wedding"
    inner = folder / "party"
    inner.mkdir(parents=True)
    for name in ORIGINALS:
        whole = original(name)
        save(blurred(whole), inner / f"{name} blurred.jpg")
        save(underexposed(whole), inner / f"{name} dark.jpg")
        for copy in range(COPIES):
            margin = copy * whole.width // 20
            part = whole.crop((margin, 0, whole.width, whole.height - margin // 2))
            save(part.resize((768, 512), Image.Resampling.BICUBIC), folder / f"{name} {copy}.jpg")
    shutil.copyfile(folder / "coffee 0.jpg", folder / "coffee 0.cr2")
    truncated(inner / "torn.jpg")
    (folder / "notes.txt").write_text("first dance at nine")
    return folder


def _critiques(desk: Desk) -> dict[int, float]:
    """When each photo was critiqued last, as how long that took tells; newer ones differ."""
    return {
        photo.id: critique.elapsed_s
        for photo in desk.all_photos()
        if (critique := desk.library.critique(photo.id)) is not None
    }


def _flags(desk: Desk) -> dict[str, Flag]:
    return {photo.path.name: photo.flag for photo in desk.all_photos()}


def test_from_a_mixed_folder_to_the_report(shoot: Path, tmp_path: Path) -> None:
    report = tmp_path / "wedding.html"
    with at_the_desk(shoot, tmp_path) as desk:
        # Everything that is a photo is found, the RAW within its pair, the damaged file among the others.
        wait_for(lambda: len(desk.all_photos()) == PHOTOS + 1, "importing", within_s=WINDOW_S)
        (pair,) = [photo for photo in desk.all_photos() if photo.companions]
        assert pair.path.name == "coffee 0.jpg"

        # All of it is critiqued; the damaged file costs only itself.
        desk.press_until("ctrl+shift+Return", seen=desk.library.jobs.newest, what="queueing")
        wait_for(lambda: len(_critiques(desk)) == PHOTOS, "critiquing", within_s=CRITIQUE_S)
        wait_for(lambda: not desk.library.jobs.waiting(), "ending the job", within_s=MARK_S)
        assert {failed.path.name for failed in desk.library.jobs.failures()} <= {"torn.jpg"}

        # Culled by keyboard: going on after each mark, the first photos get a mark each.
        desk.screen.press("Home", "ctrl+shift+a")
        desk.press_until("Home", "p", seen=lambda: Flag.PICK in _flags(desk).values(), what="picking")
        desk.screen.press("x", "4", "6")
        wait_for(lambda: Flag.REJECT in _flags(desk).values(), "rejecting", within_s=MARK_S)
        wait_for(lambda: len(desk.marked(stars=4)) == 1, "rating", within_s=MARK_S)
        wait_for(
            lambda: any(photo.label != "none" for photo in desk.all_photos()), "labelling", within_s=MARK_S
        )
        order = [photo.path.name for photo in desk.all_photos()]
        first = next(name for name, flag in _flags(desk).items() if flag is Flag.PICK)
        after = order[order.index(first) + 1 :]
        assert _flags(desk)[after[0]] is Flag.REJECT
        assert desk.marked(stars=4) == [after[1]]
        desk.screen.press("ctrl+shift+a")

        # Compared: the challenger gets five stars, the champion keeps what it has.
        before = _flags(desk)
        desk.screen.press("End", "shift+Left", "c")
        desk.press_until("5", seen=lambda: len(desk.marked(stars=5)) == 1, what="rating in the comparison")
        assert _flags(desk) == before
        desk.screen.press("g")

        # Assisted culling decides about what is clear, in one step; undo takes all of it back.
        desk.screen.press("Home", "ctrl+a", "shift+c")
        time.sleep(1.0)
        desk.press_until("ctrl+Return", seen=lambda: _flags(desk) != before, what="assisted culling")
        decided = {name for name, flag in _flags(desk).items() if flag is not before[name]}
        assert len(decided) > 1
        assert _flags(desk)[first] is Flag.PICK
        assert _flags(desk)[after[0]] is Flag.REJECT
        desk.screen.press("ctrl+z")
        wait_for(lambda: _flags(desk) == before, "undoing the culling", within_s=MARK_S)
        desk.screen.press("ctrl+shift+z")
        wait_for(lambda: _flags(desk) != before, "doing it again", within_s=MARK_S)

        # A question about a photo is answered, and kept.
        desk.screen.press("g", "Home")
        ask(desk, "Is it sharp?")

        # The report tells of every photo.
        desk.screen.press("g", "ctrl+a")
        export_report(desk.screen, report)
    text = report.read_text(encoding="utf-8")
    assert all(photo in text for photo in order)


def ask(desk: Desk, question: str) -> None:
    """Put a question about the active photo, wait for its answer, and go back to the photos."""
    desk.screen.press("a")
    desk.screen.type(question)
    desk.screen.press("Return")

    def answers() -> list[str]:
        photos = [photo.id for photo in desk.all_photos()]
        kept = [answer for photo in photos for answer in desk.library.conversations.answers(photo)]
        return [answer.answer for answer in kept if answer.question == question]

    (answer,) = wait_for(answers, "answering", within_s=CRITIQUE_S)
    assert answer.strip()
    desk.screen.press("F6", "F6", "F6", "F6")


def test_a_power_cut_in_mid_queue_costs_no_finished_critique_and_the_queue_goes_on(
    shoot: Path, tmp_path: Path
) -> None:
    with at_the_desk(shoot, tmp_path) as desk:
        wait_for(lambda: len(desk.all_photos()) == PHOTOS + 1, "importing", within_s=WINDOW_S)
        desk.press_until("ctrl+shift+Return", seen=desk.library.jobs.newest, what="queueing")
        wait_for(lambda: len(_critiques(desk)) >= 3, "the first critiques", within_s=CRITIQUE_S)
        desk.kill()
        kept, waiting = _critiques(desk), desk.library.jobs.waiting()
        assert waiting, "the queue was over before the power cut"
    with at_the_desk(None, tmp_path) as desk:
        wait_for(lambda: len(_critiques(desk)) == PHOTOS, "going on", within_s=CRITIQUE_S)
        wait_for(lambda: not desk.library.jobs.waiting(), "ending the job", within_s=MARK_S)
        now = _critiques(desk)
        assert {key: now[key] for key in kept if key not in waiting} == {
            key: took for key, took in kept.items() if key not in waiting
        }
