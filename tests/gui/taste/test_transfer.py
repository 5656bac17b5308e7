"""Ratings are taken over bit by bit: the window goes on, and it can be stopped."""

import threading

import pytest
from PIL import Image

from aesthetic_studio.domain.changes import PhotoField
from aesthetic_studio.domain.errors import CatalogError
from aesthetic_studio.gui.taste import transfer_desk
from aesthetic_studio.studio import rating_recording, ratings_import


@pytest.fixture
def file(folder):
    """Ratings of five photos of the library, of one that it does not know, and of one that is gone."""
    other = folder.parent / "elsewhere.png"
    Image.new("RGB", (8, 8)).save(other)
    rows = [f"photo_{number}.jpg,{2 * number}" for number in range(1, 6)]
    table = folder / "ratings.csv"
    table.write_text("\n".join(["file,rating", *rows, f"{other},4", "gone.jpg,8"]) + "\n")
    return table


def rated(window):
    return {rating.path.name: rating.value for rating in window.library.ratings()}


def message(window):
    return window.status._message.text()


def test_ratings_are_imported_and_one_undo_takes_them_back(qtbot, opened, file, monkeypatch):
    monkeypatch.setattr(transfer_desk, "AT_ONCE", 2)
    opened.taste.transfer.take_over(file)
    assert opened.taste.importing
    qtbot.waitUntil(lambda: not opened.taste.importing and "imported" in message(opened))
    assert message(opened) == "6 ratings imported, 1 of missing photos left out"
    assert len(rated(opened)) == 6
    qtbot.waitUntil(lambda: opened.marking.undo_title == "Rate 6 photos")
    opened.marking.undo()
    qtbot.waitUntil(lambda: rated(opened) == {})


def test_marks_are_written_while_ratings_are(qtbot, opened, file, monkeypatch):
    monkeypatch.setattr(transfer_desk, "AT_ONCE", 1)
    key, told = opened.model.ids[0], []
    tell = opened.taste.transfer._tell

    def slowly(progress):
        tell(progress)
        if progress.total == 6 and progress.done == 2 and not told:
            told.append(progress)
            opened.writer.post(lambda: opened.library.albums.make("Between", [key]))

    monkeypatch.setattr(opened.taste.transfer, "_tell", slowly)
    seen = []
    record = opened.library.recording.record
    monkeypatch.setattr(
        opened.library.recording,
        "record",
        lambda *args, **more: (record(*args, **more), seen.append(len(opened.library.albums.all())))[0],
    )
    opened.taste.transfer.take_over(file)
    qtbot.waitUntil(lambda: not opened.taste.importing)
    assert seen == [1]  # the album was made before the last rating was written


def test_a_stop_while_photos_are_looked_for_leaves_everything_as_it_was(qtbot, opened, file, monkeypatch):
    gate, found = threading.Event(), ratings_import.find_ratings

    def wait(*args, **more):
        gate.wait(10)
        return found(*args, **more)

    monkeypatch.setattr(ratings_import, "find_ratings", wait)
    opened.taste.transfer.take_over(file)
    opened.taste.transfer.take_over(file)
    assert "still being imported" in message(opened)
    opened.commands.escape()
    gate.set()
    qtbot.waitUntil(lambda: not opened.taste.importing)
    assert message(opened) == "Stopped: no rating was imported."
    assert rated(opened) == {}


def test_a_stop_while_they_are_written_keeps_what_was_and_undo_takes_it_back(
    qtbot, opened, file, monkeypatch
):
    monkeypatch.setattr(transfer_desk, "AT_ONCE", 1)
    tell, transfer = opened.taste.transfer._tell, opened.taste.transfer
    writing = []

    def stop_soon(progress):
        tell(progress)
        writing.append(progress)
        if progress.total == 6 and progress.done == 2 and len(writing) > 8:
            transfer.stop()

    monkeypatch.setattr(transfer, "_tell", stop_soon)
    transfer.take_over(file)
    qtbot.waitUntil(lambda: not opened.taste.importing and "Stopped" in message(opened))
    assert message(opened) == "Stopped: 2 photos rated. Ctrl+Z takes it back."
    assert len(rated(opened)) == 2
    qtbot.waitUntil(lambda: opened.marking.undo_title == "Rate 2 photos")
    opened.marking.undo()
    qtbot.waitUntil(lambda: rated(opened) == {})


def test_a_disk_that_gets_full_is_told_and_what_was_written_is_seen(qtbot, opened, file, monkeypatch):
    monkeypatch.setattr(transfer_desk, "AT_ONCE", 1)
    record = rating_recording.record_ratings

    def fail_soon(connection, part):
        if len(rated(opened)) == 2:
            raise CatalogError("The disk is full.")
        return record(connection, part)

    monkeypatch.setattr(rating_recording, "record_ratings", fail_soon)
    seen = []
    opened.marking.changed.connect(seen.append)
    opened.taste.transfer.take_over(file)
    qtbot.waitUntil(lambda: bool(seen) and "The disk is full." in message(opened))
    assert message(opened).startswith("Stopped: 2 photos rated.")
    assert len(seen[0].photo_ids) == 2
    qtbot.waitUntil(lambda: not opened.taste.importing)


def test_a_file_that_is_wrong_is_told_and_the_next_one_can_be_imported(qtbot, opened, file, folder):
    wrong = folder / "wrong.csv"
    wrong.write_text("nothing\n")
    opened.taste.transfer.take_over(wrong)
    qtbot.waitUntil(lambda: "the column 'file' is missing" in message(opened))
    assert not opened.taste.importing
    opened.taste.transfer.take_over(file)
    qtbot.waitUntil(lambda: len(rated(opened)) == 6)
    with qtbot.waitSignal(opened.marking.history_changed):
        opened.marking.mark([opened.model.ids[0]], PhotoField.STARS, 1, "Rate")
