"""Bursts and near-duplicates become stacks, led by the best, and come apart again."""

from pathlib import Path

import numpy as np
import pytest
from PIL import ExifTags, Image

from aesthetic_studio.domain.changes import MarkChange, PhotoField
from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.domain.photo import Flag
from aesthetic_studio.domain.progress import Cancelled, CancelToken, ignore_progress
from aesthetic_studio.domain.query import PhotoQuery, SortKey
from aesthetic_studio.settings import Home, Settings
from aesthetic_studio.studio.library import Library

FOLDED = PhotoQuery(sort=SortKey.NAME, folded=True)


@pytest.fixture
def library(tmp_path):
    library = Library(Home(tmp_path / "home"), Settings())
    yield library
    library.close()


@pytest.fixture
def shoot(tmp_path, library) -> Path:
    """A burst of three at 10:00:00, one other picture in between its end and a try of it a minute later."""
    folder = tmp_path / "shoot"
    folder.mkdir()
    moments = ("10:00:00", "10:00:01", "10:00:02", "10:00:03", "10:01:00", "10:01:20")
    for number, (moment, motif) in enumerate(zip(moments, (1, 1, 1, 2, 3, 3), strict=True)):
        photograph(folder / f"{number}.jpg", motif, number, moment)
    library.add_folder(folder, cancel=CancelToken(), progress=ignore_progress, batch=lambda _: None)
    return folder


def photograph(path: Path, motif: int, noise: int, moment: str) -> None:
    """A motif of large patches with a little noise of its own."""
    patches = np.random.default_rng(motif).integers(0, 256, (6, 9, 3), np.uint8)
    picture = np.kron(patches, np.ones((20, 20, 1))).astype(int)
    picture += np.random.default_rng(100 + noise).integers(-6, 7, picture.shape)
    exif = Image.Exif()
    exif[ExifTags.Base.Model] = "Leica Q3"
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = f"2026:11:01 {moment}"
    Image.fromarray(picture.clip(0, 255).astype(np.uint8)).save(path, exif=exif, quality=92)


def find(library: Library):
    library.stacks.learn_looks(cancel=CancelToken())
    return library.stacks.find()


def names(library: Library, query: PhotoQuery = FOLDED) -> list[str]:
    return [photo.path.stem for photo in library.photos(library.photo_ids(query))]


def key(library: Library, folder: Path, number: int) -> int:
    return library.photo_at(folder / f"{number}.jpg").id


def test_bursts_and_second_tries_are_found(library, shoot):
    changes = find(library)
    assert changes.fields == {PhotoField.STACK}
    assert [[photo.path.stem for photo in library.photos(stack)] for stack in library.stacks.all()] == [
        ["0", "1", "2"],
        ["4", "5"],
    ]
    assert names(library) == ["0", "3", "4"]
    assert len(library.photo_ids(PhotoQuery())) == 6
    first = library.photo_at(shoot / "0.jpg").stack
    assert (first.count, first.leads) == (3, True)
    assert library.photo_at(shoot / "1.jpg").stack.leads is False
    assert library.photo_at(shoot / "3.jpg").stack is None


def test_an_open_stack_shows_all_its_photos(library, shoot):
    find(library)
    stack = library.photo_at(shoot / "0.jpg").stack.id
    opened = PhotoQuery(sort=SortKey.NAME, folded=True, open_stacks=frozenset({stack}))
    assert names(library, opened) == ["0", "1", "2", "3", "4"]
    by_score = PhotoQuery(sort=SortKey.SCORE, folded=True)
    assert set(names(library, by_score)) == {"0", "3", "4"}


def test_undo_and_redo(library, shoot):
    made = find(library)
    undone = library.apply(made.inverse, "Undo")
    assert library.stacks.all() == []
    assert len(names(library)) == 6
    library.apply(undone.inverse, "Redo")
    assert [len(stack) for stack in library.stacks.all()] == [3, 2]
    assert names(library) == ["0", "3", "4"]


def test_what_is_stacked_stays_as_it_is(library, shoot):
    find(library)
    assert not library.stacks.find()


def test_the_best_leads(library, shoot):
    marks = [
        MarkChange(key(library, shoot, 0), PhotoField.FLAG, Flag.REJECT),
        MarkChange(key(library, shoot, 2), PhotoField.STARS, 3),
        MarkChange(key(library, shoot, 5), PhotoField.FLAG, Flag.PICK),
    ]
    library.apply(marks, "Mark")
    find(library)
    assert names(library) == ["2", "3", "5"]


def test_another_photo_is_made_the_leader(library, shoot):
    find(library)
    changes = library.stacks.lead(key(library, shoot, 1))
    assert names(library) == ["1", "3", "4"]
    library.apply(changes.inverse, "Undo")
    assert names(library) == ["0", "3", "4"]
    assert not library.stacks.lead(key(library, shoot, 3))


def test_stacks_are_made_and_dissolved_by_hand(library, shoot):
    made = library.stacks.make([key(library, shoot, 0), key(library, shoot, 3)])
    assert made.title == "Stack 2 photos"
    assert names(library) == ["0", "1", "2", "4", "5"]
    library.stacks.make([key(library, shoot, 0), key(library, shoot, 4)])  # takes the first stack along
    assert [len(stack) for stack in library.stacks.all()] == [3]
    apart = library.stacks.dissolve([key(library, shoot, 4)])
    assert library.stacks.all() == []
    library.apply(apart.inverse, "Undo")
    assert [len(stack) for stack in library.stacks.all()] == [3]
    with pytest.raises(UsageError):
        library.stacks.make([key(library, shoot, 1)])


def test_looks_are_learned_once_and_again_after_a_change(library, shoot):
    assert library.stacks.learn_looks(cancel=CancelToken()) == 6
    assert library.stacks.learn_looks(cancel=CancelToken()) == 0
    photograph(shoot / "1.jpg", motif=9, noise=9, moment="10:00:01")
    library.add_folder(shoot, cancel=CancelToken(), progress=ignore_progress, batch=lambda _: None)
    assert library.stacks.learn_looks(cancel=CancelToken()) == 1
    cancel = CancelToken()
    cancel.cancel()
    photograph(shoot / "2.jpg", motif=9, noise=9, moment="10:00:01")
    library.add_folder(shoot, cancel=CancelToken(), progress=ignore_progress, batch=lambda _: None)
    with pytest.raises(Cancelled):
        library.stacks.learn_looks(cancel=cancel)


def test_a_broken_photo_is_in_no_stack(library, shoot):
    data = (shoot / "1.jpg").read_bytes()
    (shoot / "1.jpg").write_bytes(data[: len(data) // 8])
    library.add_folder(shoot, cancel=CancelToken(), progress=ignore_progress, batch=lambda _: None)
    find(library)
    assert [len(stack) for stack in library.stacks.all()] == [2, 2]


def test_the_rest_of_a_stack_is_seen_when_its_leader_is_deleted(library, shoot):
    find(library)
    library.apply([MarkChange(key(library, shoot, 2), PhotoField.STARS, 3)], "Rate")
    (shoot / "0.jpg").unlink()
    library.add_folder(shoot, cancel=CancelToken(), progress=ignore_progress, batch=lambda _: None)
    assert names(library) == ["2", "3", "4"]
    assert library.photo_at(shoot / "2.jpg").stack.count == 2


def test_the_librarys_history_takes_stacks_back(library, shoot):
    made = find(library)
    found = library.stacks.all()
    assert library.history.next_undo.title == made.title
    library.stacks.dissolve(found[0])

    library.history.undo()
    assert library.stacks.all() == found
    library.history.undo()
    assert library.stacks.all() == []
