"""Photos go to the trash with all that belongs to them, and undoing brings them back as they were."""

import shutil
from pathlib import Path

import pytest
from PIL import Image

from aesthetic_studio.domain.changes import MarkChange, PhotoField
from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.domain.progress import CancelToken, ignore_progress
from aesthetic_studio.domain.query import PhotoQuery, SortKey
from aesthetic_studio.settings import Home, Settings
from aesthetic_studio.studio.library import Library


class Bin:
    """A trash like that of the freedesktop: files, and notes about them."""

    def __init__(self, place: Path):
        self.files, self.info = place / "files", place / "info"
        for folder in (self.files, self.info):
            folder.mkdir(parents=True)
        self.refused: set[str] = set()
        self.silent = False

    def put(self, file: Path) -> Path | None:
        if file.name in self.refused:
            raise PermissionError(13, "Permission denied")
        target = self.files / file.name
        number = 2
        while target.exists():
            target = self.files / f"{file.stem} {number}{file.suffix}"
            number += 1
        shutil.move(file, target)
        (self.info / f"{target.name}.trashinfo").write_text("[Trash Info]")
        return None if self.silent else target

    def names(self) -> list[str]:
        return sorted(path.name for path in self.files.iterdir())


@pytest.fixture
def bin_(tmp_path):
    return Bin(tmp_path / "Trash")


@pytest.fixture
def folder(tmp_path):
    """a: a pair with both kinds of sidecars, b: alone, c: a JPEG and a PNG that share a sidecar."""
    folder = tmp_path / "Shoot"
    folder.mkdir()
    for number, name in enumerate(("a.jpg", "b.jpg", "c.jpg", "c.png")):
        Image.new("RGB", (48, 32), (60 * number, 9, 9)).save(folder / name)
    shutil.copy(folder / "a.jpg", folder / "a.nef")
    for name in ("a.xmp", "a.nef.xmp", "b.jpg.xmp", "c.xmp"):
        (folder / name).write_text("not read here")
    return folder


@pytest.fixture
def library(tmp_path, folder, bin_):
    library = Library(Home(tmp_path / "home"), Settings())
    library.trash.use(bin_.put)
    scan(library, folder)
    yield library
    library.close()


def scan(library, folder):
    library.add_folder(folder, cancel=CancelToken(), progress=ignore_progress, batch=lambda _: None)


def shown(library):
    return [
        photo.path.name
        for photo in library.photos(library.photo_ids(PhotoQuery(sort=SortKey.NAME, folded=True)))
    ]


def key(library, folder, name):
    return library.photo_at(folder / name).id


def on_disk(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_pair_goes_with_its_sidecars_and_comes_back(library, folder, bin_):
    before = on_disk(folder)
    pair = key(library, folder, "a.jpg")
    library.apply([MarkChange(pair, PhotoField.STARS, 4)], "Rate")
    done = library.trash.move([pair])
    assert done.failures == ()
    assert done.changes.fields == {PhotoField.EXISTENCE}
    assert bin_.names() == ["a.jpg", "a.nef", "a.nef.xmp", "a.xmp"]
    assert shown(library) == ["b.jpg", "c.jpg", "c.png"]
    assert library.history.next_undo.title == "Move photo to the trash"

    undone = library.history.undo()
    assert PhotoField.EXISTENCE in undone.fields
    assert on_disk(folder) == before
    assert bin_.names() == []
    assert list(bin_.info.iterdir()) == []
    assert shown(library) == ["a.jpg", "b.jpg", "c.jpg", "c.png"]
    assert library.photos([pair])[0].stars == 4
    assert library.photos([pair])[0].companions == (folder / "a.nef",)

    library.history.redo()
    assert shown(library) == ["b.jpg", "c.jpg", "c.png"]
    library.history.undo()
    assert on_disk(folder) == before


def test_a_sidecar_that_another_photo_shares_stays(library, folder, bin_):
    library.trash.move([key(library, folder, "c.png")])
    assert bin_.names() == ["c.png"]
    library.trash.move([key(library, folder, "c.jpg")])
    assert bin_.names() == ["c.jpg", "c.png", "c.xmp"]


def test_what_cannot_be_moved_stays_whole_and_costs_the_others_nothing(library, folder, bin_):
    bin_.refused = {"a.nef"}
    keys = [key(library, folder, name) for name in ("a.jpg", "b.jpg")]
    done = library.trash.move(keys)
    assert "a.nef" in str(done.failures[0])
    assert bin_.names() == ["b.jpg", "b.jpg.xmp"]
    assert {"a.jpg", "a.nef", "a.xmp", "a.nef.xmp"} <= set(on_disk(folder))
    assert shown(library) == ["a.jpg", "c.jpg", "c.png"]
    with pytest.raises(UsageError, match="Permission denied"):
        library.trash.move(keys[:1])


def test_what_the_trash_does_not_give_back_costs_the_others_nothing(library, folder, bin_):
    def put(file):
        if file.name == "a.nef":
            shutil.rmtree(bin_.files)  # with a.jpg, which was to come back
            bin_.files.mkdir()
            raise PermissionError(13, "Permission denied")
        return bin_.put(file)

    library.trash.use(put)
    done = library.trash.move([key(library, folder, name) for name in ("a.jpg", "b.jpg")])
    assert "a.nef" in str(done.failures[0])
    library.history.undo()
    assert "b.jpg" in on_disk(folder)


def test_a_note_that_cannot_be_removed_keeps_no_photo_in_the_trash(library, folder, bin_):
    library.trash.move([key(library, folder, "b.jpg")])
    note = bin_.info / "b.jpg.trashinfo"
    note.unlink()
    note.mkdir()  # whoever is asked to unlink it fails
    library.history.undo()
    assert shown(library) == ["a.jpg", "b.jpg", "c.jpg", "c.png"]


def test_an_emptied_trash_is_told(library, folder, bin_):
    library.trash.move([key(library, folder, "b.jpg")])
    shutil.rmtree(bin_.files)
    with pytest.raises(UsageError, match="not in the trash any more"):
        library.history.undo()
    assert library.history.next_undo is None
    assert shown(library) == ["a.jpg", "c.jpg", "c.png"]


def test_of_several_photos_those_that_are_there_come_back(library, folder, bin_):
    library.trash.move([key(library, folder, name) for name in ("b.jpg", "c.jpg")])
    (bin_.files / "b.jpg").unlink()
    undone = library.history.undo()
    assert ["b.jpg is not in the trash any more" in str(each) for each in undone.failures] == [True]
    assert shown(library) == ["a.jpg", "c.jpg", "c.png"]
    assert "b.jpg.xmp" in bin_.names()  # all of a photo, or nothing
    assert library.history.next_undo is None
    assert library.history.next_redo.title == "Move photo to the trash"
    library.history.redo()
    assert shown(library) == ["a.jpg", "c.png"]
    assert library.history.undo().failures == ()
    assert shown(library) == ["a.jpg", "c.jpg", "c.png"]


def test_one_whose_place_is_taken_waits_for_another_try(library, folder, bin_):
    library.trash.move([key(library, folder, name) for name in ("a.jpg", "b.jpg", "c.jpg")])
    (folder / "b.jpg").write_bytes(b"another")
    assert library.history.undo().title == "Move 2 photos to the trash"
    assert shown(library) == ["a.jpg", "c.jpg", "c.png"]
    assert library.history.next_undo.title == "Move photo to the trash"
    (folder / "b.jpg").unlink()
    assert library.history.undo().failures == ()
    assert shown(library) == ["a.jpg", "b.jpg", "c.jpg", "c.png"]
    for _ in range(2):
        library.history.redo()
    assert shown(library) == ["c.png"]
    assert library.history.next_redo is None


def test_a_leader_that_does_not_come_back_leads_no_stack(library, folder, bin_):
    keys = [key(library, folder, name) for name in ("a.jpg", "b.jpg", "c.jpg")]
    library.apply([MarkChange(keys[0], PhotoField.STARS, 5)], "Rate")
    library.stacks.make(keys[:2])
    library.trash.move([keys[0], keys[2]])
    assert shown(library) == ["b.jpg", "c.png"]
    (folder / "a.jpg").write_bytes(b"another")
    library.history.undo()
    assert shown(library) == ["b.jpg", "c.jpg", "c.png"]  # and not hidden behind one that is away
    (folder / "a.jpg").unlink()
    library.history.undo()
    assert shown(library) == ["a.jpg", "c.jpg", "c.png"]


def test_a_place_that_is_taken_is_told_and_nothing_is_overwritten(library, folder, bin_):
    library.trash.move([key(library, folder, "b.jpg")])
    (folder / "b.jpg").write_bytes(b"another")
    with pytest.raises(UsageError, match=r"another b\.jpg"):
        library.history.undo()
    assert (folder / "b.jpg").read_bytes() == b"another"
    assert bin_.names() == ["b.jpg", "b.jpg.xmp"]


def test_a_system_that_does_not_tell_where_files_lie(library, folder, bin_):
    bin_.silent = True
    library.trash.move([key(library, folder, "b.jpg")])
    with pytest.raises(UsageError, match="does not tell"):
        library.history.undo()


def test_the_next_best_leads_a_stack_whose_leader_is_gone(library, folder, bin_):
    keys = [key(library, folder, name) for name in ("a.jpg", "b.jpg", "c.jpg")]
    library.apply(
        [MarkChange(keys[0], PhotoField.STARS, 5), MarkChange(keys[2], PhotoField.STARS, 3)], "Rate"
    )
    library.stacks.make(keys)
    assert shown(library) == ["a.jpg", "c.png"]
    library.trash.move(keys[:1])
    assert shown(library) == ["c.jpg", "c.png"]
    library.history.undo()
    assert shown(library) == ["a.jpg", "c.png"]


def test_a_scan_in_between_changes_nothing(library, folder, bin_):
    first = key(library, folder, "b.jpg")
    library.trash.move([first])
    scan(library, folder)
    assert shown(library) == ["a.jpg", "c.jpg", "c.png"]
    library.history.undo()
    scan(library, folder)
    assert key(library, folder, "b.jpg") == first
    assert shown(library) == ["a.jpg", "b.jpg", "c.jpg", "c.png"]


def test_without_a_desktop_there_is_no_trash(tmp_path, folder):
    library = Library(Home(tmp_path / "home"), Settings())
    scan(library, folder)
    with pytest.raises(UsageError):
        library.trash.move([key(library, folder, "b.jpg")])
    with pytest.raises(UsageError):
        library.trash.move([999])
    assert "b.jpg" in on_disk(folder)
    library.close()
