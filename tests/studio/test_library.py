import os
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from PIL import ExifTags, Image

from aesthetic_studio.domain.changes import Changes, MarkChange, PhotoField
from aesthetic_studio.domain.critique import CriticInfo, Critique
from aesthetic_studio.domain.errors import (
    CatalogError,
    PhotoError,
    PhotoNotFoundError,
    UnsupportedFormatError,
    UsageError,
)
from aesthetic_studio.domain.filter_parser import parse_filter
from aesthetic_studio.domain.photo import Flag, Label
from aesthetic_studio.domain.progress import Cancelled, CancelToken, ignore_progress
from aesthetic_studio.domain.query import PhotoQuery, SortKey
from aesthetic_studio.domain.rating import Rating
from aesthetic_studio.domain.score import PersonalScore, Score
from aesthetic_studio.settings import Home, Settings
from aesthetic_studio.studio import rating_recording
from aesthetic_studio.studio.library import Library
from tests.catalog.critiques import critique_values

BY_NAME = PhotoQuery(sort=SortKey.NAME)


@pytest.fixture
def library(tmp_path):
    library = Library(Home(tmp_path / "home"), Settings(critic="calm-nano"))
    yield library
    library.close()


@pytest.fixture
def shoot(tmp_path) -> Path:
    folder = tmp_path / "shoot"
    for number in range(5):
        write_photo(folder / f"{number}.jpg", shade=number * 40)
    write_photo(folder / "evening" / "late.jpg")
    return folder


def write_photo(path: Path, shade: int = 128, *, camera: str = "Leica Q3", width: int = 60) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    exif = Image.Exif()
    exif[ExifTags.Base.Model] = camera
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = f"2024:05:06 07:08:{shade % 60:02}"
    Image.new("RGB", (width, 40), (shade, shade, shade)).save(path, exif=exif)
    return path


def scan(library: Library, folder: Path) -> tuple[Changes, list[Changes]]:
    batches: list[Changes] = []
    total = library.add_folder(folder, cancel=CancelToken(), progress=ignore_progress, batch=batches.append)
    return total, batches


def names(library: Library, query: PhotoQuery = BY_NAME) -> list[str]:
    return [photo.path.name for photo in library.photos(library.photo_ids(query))]


def set_stars(photo_id: int, stars: float) -> MarkChange:
    return MarkChange(photo_id, PhotoField.STARS, stars)


# Scanning


def test_scan_finds_photos_with_their_metadata(library, shoot):
    total, batches = scan(library, shoot)
    assert names(library) == ["0.jpg", "1.jpg", "2.jpg", "3.jpg", "4.jpg", "late.jpg"]
    assert total.photo_ids == frozenset(library.photo_ids(PhotoQuery()))
    assert PhotoField.EXISTENCE in total.fields
    assert [batch.photo_ids for batch in batches] == [total.photo_ids, total.photo_ids]  # listed, then read
    photo = library.photo_at(shoot / "1.jpg")
    assert photo.metadata.camera == "Leica Q3"
    assert (photo.metadata.width, photo.metadata.height) == (60, 40)
    assert photo.metadata.taken_at == datetime(2024, 5, 6, 7, 8, 40)
    assert (photo.stars, photo.flag, photo.label, photo.score, photo.error) == (
        0,
        Flag.NONE,
        Label.NONE,
        None,
        None,
    )
    (folder,) = library.folders()
    assert (folder.path, folder.photo_count, folder.available) == (shoot, 6, True)


def test_batches_are_readable_when_they_are_announced(library, tmp_path, monkeypatch):
    monkeypatch.setattr("aesthetic_studio.catalog.scan.FIRST_LISTED", 4)
    monkeypatch.setattr("aesthetic_studio.catalog.scan.LISTED", 4)
    for number in range(10):
        write_photo(tmp_path / "many" / f"{number}.jpg")
    seen: list[int] = []
    total = library.add_folder(
        tmp_path / "many",
        cancel=CancelToken(),
        progress=ignore_progress,
        batch=lambda changes: seen.append(len(library.photos(changes.photo_ids))),
    )
    assert seen[0] == 4
    assert sum(seen) == 20  # each listed, and read
    assert len(total.photo_ids) == 10


def test_second_scan_reads_nothing_again(library, shoot, monkeypatch):
    scan(library, shoot)
    reading = "aesthetic_studio.catalog.file_reading.read_file"
    monkeypatch.setattr(reading, lambda *_: pytest.fail("read again"))
    total, batches = scan(library, shoot)
    assert not total
    assert batches == []


def test_changed_file_is_read_again_and_keeps_its_marks(library, shoot):
    scan(library, shoot)
    before = library.photo_at(shoot / "2.jpg")
    library.apply([set_stars(before.id, 4)], "Rate")
    write_photo(shoot / "2.jpg", camera="Nikon Zf", width=80)
    total, _ = scan(library, shoot)
    after = library.photo_at(shoot / "2.jpg")
    assert total.photo_ids == {before.id}
    assert total.fields == {PhotoField.METADATA}
    assert (after.id, after.stars, after.metadata.camera, after.metadata.width) == (
        before.id,
        4,
        "Nikon Zf",
        80,
    )


def test_vanished_file_is_hidden_and_comes_back_with_its_marks(library, shoot):
    scan(library, shoot)
    photo = library.photo_at(shoot / "3.jpg")
    library.apply([set_stars(photo.id, 5)], "Rate")
    (shoot / "3.jpg").rename(shoot / "3.hidden")
    total, _ = scan(library, shoot)
    assert total.photo_ids == {photo.id}
    assert "3.jpg" not in names(library)
    assert library.folders()[0].photo_count == 5
    assert library.photo_at(shoot / "3.jpg") is None
    (shoot / "3.hidden").rename(shoot / "3.jpg")
    scan(library, shoot)
    back = library.photo_at(shoot / "3.jpg")
    assert (back.id, back.stars) == (photo.id, 5)


def test_moved_and_renamed_files_keep_their_marks(library, shoot):
    scan(library, shoot)
    before = {name: library.photo_at(shoot / name) for name in ("1.jpg", "2.jpg")}
    library.apply([set_stars(before["1.jpg"].id, 5), set_stars(before["2.jpg"].id, 3)], "Rate")
    (shoot / "keepers").mkdir()
    (shoot / "1.jpg").rename(shoot / "keepers" / "best.jpg")
    (shoot / "2.jpg").rename(shoot / "second.jpg")
    total, _ = scan(library, shoot)
    assert total.photo_ids == {photo.id for photo in before.values()}
    moved = library.photo_at(shoot / "keepers" / "best.jpg")
    assert (moved.id, moved.stars) == (before["1.jpg"].id, 5)
    assert library.photo_at(shoot / "second.jpg").stars == 3
    assert names(library) == ["0.jpg", "3.jpg", "4.jpg", "best.jpg", "late.jpg", "second.jpg"]
    assert not scan(library, shoot)[0]


def test_a_file_that_was_missing_for_long_is_known_again_elsewhere(library, shoot, tmp_path):
    scan(library, shoot)
    library.apply([set_stars(library.photo_at(shoot / "1.jpg").id, 5)], "Rate")
    (tmp_path / "archive").mkdir()
    (shoot / "1.jpg").rename(tmp_path / "archive" / "1.jpg")
    scan(library, shoot)
    assert "1.jpg" not in names(library)
    scan(library, tmp_path / "archive")
    assert library.photo_at(tmp_path / "archive" / "1.jpg").stars == 5


def test_copies_are_photos_of_their_own_and_found_as_duplicates(library, shoot):
    scan(library, shoot)
    assert library.duplicates() == []
    (shoot / "copy.jpg").write_bytes((shoot / "1.jpg").read_bytes())
    scan(library, shoot)
    original, copy = library.photo_at(shoot / "1.jpg"), library.photo_at(shoot / "copy.jpg")
    assert library.duplicates() == [[original.id, copy.id]]
    assert library.photos(library.photo_ids(BY_NAME))[1] == original


def test_unreadable_photo_is_kept_with_its_error(library, shoot):
    (shoot / "notes.jpg").write_text("film")
    (shoot / "empty.jpg").touch()
    scan(library, shoot)
    photo = library.photo_at(shoot / "notes.jpg")
    assert "not an image" in photo.error
    assert photo.metadata is None
    assert "empty" in library.photo_at(shoot / "empty.jpg").error
    write_photo(shoot / "notes.jpg")
    scan(library, shoot)
    assert library.photo_at(shoot / "notes.jpg").error is None


def test_unreadable_folder_is_told_and_its_photos_do_not_vanish(library, shoot, monkeypatch):
    scan(library, shoot)
    scandir = os.scandir

    def deny(folder):
        if str(folder).endswith("evening"):
            raise PermissionError(13, "Permission denied")
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", deny)
    errors: list[PhotoError] = []
    total = library.add_folder(
        shoot, cancel=CancelToken(), progress=ignore_progress, batch=lambda _: None, unreadable=errors.append
    )
    assert not total
    assert "late.jpg" in names(library)
    assert ["evening" in error.message for error in errors] == [True]


def test_cancelled_scan_keeps_finished_batches_and_the_next_goes_on(library, tmp_path, monkeypatch):
    monkeypatch.setattr("aesthetic_studio.catalog.scan.FIRST_LISTED", 3)
    for number in range(9):
        write_photo(tmp_path / "many" / f"{number}.jpg")
    cancel = CancelToken()
    with pytest.raises(Cancelled):
        library.add_folder(
            tmp_path / "many", cancel=cancel, progress=ignore_progress, batch=lambda _: cancel.cancel()
        )
    assert names(library) == ["0.jpg", "1.jpg", "2.jpg"]
    scan(library, tmp_path / "many")
    assert len(names(library)) == 9
    assert all(photo.metadata for photo in library.photos(library.photo_ids(PhotoQuery())))


def test_progress_tells_how_far(library, shoot):
    steps = []
    library.add_folder(shoot, cancel=CancelToken(), progress=steps.append, batch=lambda _: None)
    assert (steps[0].done, steps[0].total) == (0, None)
    assert (steps[-1].done, steps[-1].total) == (6, 6)


def test_folder_that_is_none(library, shoot):
    with pytest.raises(PhotoNotFoundError):
        scan(library, shoot / "gone")
    with pytest.raises(UsageError):
        scan(library, shoot / "0.jpg")
    assert library.folders() == []


def test_lost_drive_is_shown_and_its_photos_stay(library, shoot):
    scan(library, shoot)
    shoot.rename(shoot.with_name("unplugged"))
    assert library.folders()[0].available is False
    with pytest.raises(PhotoNotFoundError):
        scan(library, shoot)
    assert len(names(library)) == 6


def test_nested_folders(library, shoot):
    scan(library, shoot / "evening")
    scan(library, shoot)
    outer, inner = library.folders()
    assert (outer.photo_count, inner.photo_count) == (6, 1)
    assert len(library.photo_ids(PhotoQuery(folder_id=outer.id))) == 6
    assert names(library, PhotoQuery(folder_id=inner.id)) == ["late.jpg"]
    assert library.photo_ids(PhotoQuery(folder_id=999)) == []


def test_single_photo_is_adopted_by_its_folder(library, shoot):
    library.record_rating(shoot / "0.jpg", 8, "command-line")
    alone = library.photo_at(shoot / "0.jpg")
    scan(library, shoot)
    (folder,) = library.folders()
    assert alone.id in library.photo_ids(PhotoQuery(folder_id=folder.id))
    assert library.photo_at(shoot / "0.jpg").stars == 4


def test_file_name_that_is_no_utf8(library, tmp_path):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/odd/caf\xe9.jpg"))
    write_photo(path)
    scan(library, tmp_path / "odd")
    (photo,) = library.photos(library.photo_ids(PhotoQuery(filter=parse_filter("caf"))))
    assert photo.path == path
    assert library.thumbnail(photo).shape[2] == 3


# Marks


def test_marks_and_undo(library, shoot):
    scan(library, shoot)
    first, second, *_ = library.photo_ids(BY_NAME)
    library.apply([set_stars(first, 2)], "Rate")
    before = library.photos([first, second])
    changes = library.apply(
        [
            set_stars(first, 5),
            MarkChange(second, PhotoField.FLAG, Flag.PICK),
            MarkChange(second, PhotoField.LABEL, Label.BLUE),
        ],
        "Mark 2 photos",
    )
    assert changes.title == "Mark 2 photos"
    assert changes.photo_ids == {first, second}
    assert changes.fields == {PhotoField.STARS, PhotoField.FLAG, PhotoField.LABEL}
    marked = library.photos([second, first])
    assert (marked[0].flag, marked[0].label, marked[1].stars) == (Flag.PICK, Label.BLUE, 5)
    library.apply(changes.inverse, "Undo")
    assert library.photos([first, second]) == before


def test_marks_that_are_so_already_change_nothing(library, shoot):
    scan(library, shoot)
    first = library.photo_ids(BY_NAME)[0]
    assert library.apply([set_stars(first, 3)], "Rate")
    assert not library.apply([set_stars(first, 3)], "Rate")
    assert not library.apply([], "Nothing")
    assert len(library.ratings()) == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (PhotoField.STARS, 6),
        (PhotoField.STARS, -1),
        (PhotoField.STARS, "5"),
        (PhotoField.FLAG, "maybe"),
        (PhotoField.LABEL, 3),
        (PhotoField.METADATA, "x"),
    ],
)
def test_impossible_marks_change_nothing_at_all(library, shoot, field, value):
    scan(library, shoot)
    first, second, *_ = library.photo_ids(BY_NAME)
    with pytest.raises(UsageError):
        library.apply([set_stars(first, 3), MarkChange(second, field, value)], "Rate")
    with pytest.raises(UsageError):
        library.apply([set_stars(first, 3), set_stars(10**6, 3)], "Rate")
    assert library.photos([first])[0].stars == 0


def test_a_thousand_marks_at_once(library, tmp_path):
    folder = tmp_path / "many"
    write_photo(folder / "0.jpg")
    for number in range(1, 1200):
        os.link(folder / "0.jpg", folder / f"{number}.jpg")
    scan(library, folder)
    ids = library.photo_ids(PhotoQuery())
    changes = library.apply([set_stars(key, 4) for key in ids], "Rate")
    assert len(changes.photo_ids) == 1200
    assert {photo.stars for photo in library.photos(ids)} == {4}
    library.apply(changes.inverse, "Undo")
    assert library.ratings() == []


# Ratings


def test_stars_are_ratings_and_clearing_withdraws(library, shoot):
    scan(library, shoot)
    first = library.photo_ids(BY_NAME)[0]
    library.apply([set_stars(first, 4)], "Rate")
    (rating,) = library.ratings()
    assert (rating.path, rating.value, rating.source) == (shoot / "0.jpg", 8.0, "stars")
    assert rating.rated_at.tzinfo is not None
    library.apply([set_stars(first, 0)], "Clear")
    assert library.ratings() == []


@pytest.mark.parametrize(("value", "stars"), [(7, 4), (10, 5), (0, 0), (1, 1), (4.9, 2), (5, 3), (None, 0)])
def test_recorded_rating_shows_as_stars(library, shoot, value, stars):
    scan(library, shoot)
    library.record_rating(shoot / "0.jpg", 6, "command-line")
    library.record_rating(shoot / "0.jpg", value, "command-line")
    assert library.photo_at(shoot / "0.jpg").stars == stars
    assert [rating.value for rating in library.ratings()] == ([] if value is None else [value])


def test_undo_brings_back_a_rating_finer_than_stars(library, shoot):
    library.record_rating(shoot / "0.jpg", 7, "command-line")
    photo = library.photo_at(shoot / "0.jpg")
    changes = library.apply([set_stars(photo.id, 1)], "Rate")
    assert library.ratings()[0].value == 2
    library.apply(changes.inverse, "Undo")
    assert library.ratings()[0].value == 7
    changes = library.record_rating(shoot / "0.jpg", 9.5, "command-line")
    library.apply(changes.inverse, "Undo")
    assert library.ratings()[0].value == 7


def test_photo_outside_any_folder_is_added_alone(library, tmp_path):
    path = write_photo(tmp_path / "elsewhere" / "one.jpg")
    changes = library.record_rating(path, 9, "command-line")
    assert changes.fields == {PhotoField.STARS, PhotoField.EXISTENCE}
    assert names(library) == ["one.jpg"]
    assert library.folders() == []
    assert library.photo_at(path).metadata.camera == "Leica Q3"


def test_relative_paths_are_the_same_photo(library, shoot, monkeypatch):
    scan(library, shoot)
    monkeypatch.chdir(shoot)
    library.record_rating(Path("evening/../0.jpg"), 9, "command-line")
    assert library.photo_at(shoot / "0.jpg").stars == 5
    assert len(names(library)) == 6


def test_what_cannot_be_rated(library, shoot):
    with pytest.raises(PhotoNotFoundError):
        library.record_rating(shoot / "gone.jpg", 5, "command-line")
    (shoot / "notes.txt").write_text("film")
    with pytest.raises(UnsupportedFormatError):
        library.record_rating(shoot / "notes.txt", 5, "command-line")
    for value in (-0.1, 10.1, float("nan"), float("inf")):
        with pytest.raises(UsageError):
            library.record_rating(shoot / "0.jpg", value, "command-line")
    assert library.ratings() == []
    assert names(library) == []


def test_import_keeps_order_and_newest(library, shoot):
    start = datetime(2024, 1, 1, tzinfo=UTC)
    events = [
        Rating(shoot / "0.jpg", 3, start + timedelta(days=5), "import"),
        Rating(shoot / "1.jpg", 6, start + timedelta(days=2), "import"),
        Rating(shoot / "0.jpg", 9, start, "import"),  # older than the first
        Rating(shoot / "gone.jpg", 5, start + timedelta(days=9), "import"),
    ]
    changes = library.import_ratings(events)
    assert [(rating.path.name, rating.value) for rating in library.ratings()] == [
        ("1.jpg", 6),
        ("0.jpg", 3),
        ("gone.jpg", 5),
    ]
    assert names(library) == ["0.jpg", "1.jpg"]
    assert changes.title == "Rate 3 photos"
    assert not library.import_ratings(events[:3])
    library.apply(changes.inverse, "Undo")
    assert library.ratings() == []


@pytest.mark.parametrize("at_once", [1, 2, None])
def test_ratings_recorded_part_by_part_are_one_step_that_brings_back_what_was_before(library, shoot, at_once):
    library.record_rating(shoot / "0.jpg", 7, "test")
    start = datetime(2024, 1, 1, tzinfo=UTC)
    values = [("0.jpg", 4, 1), ("1.jpg", 6, 2), ("0.jpg", 2, 3), ("2.jpg", 8, 4)]
    later = [
        Rating(shoot / name, value, datetime.now(UTC) + timedelta(hours=hour), "import")
        if name == "0.jpg"
        else Rating(shoot / name, value, start + timedelta(days=hour), "import")
        for name, value, hour in values
    ]
    told = []
    changes = library.recording.record(
        library.recording.prepare(later), at_once=at_once, progress=told.append
    )
    assert (told[-1].done, told[-1].total) == (4, 4)
    assert len(told) == {1: 3, 2: 2, None: 1}[at_once]  # the ratings of one photo stay together
    assert changes.title == "Rate 3 photos"
    assert {rating.path.name: rating.value for rating in library.ratings()} == {
        "0.jpg": 2,
        "1.jpg": 6,
        "2.jpg": 8,
    }
    library.history.undo()
    assert {rating.path.name: rating.value for rating in library.ratings()} == {"0.jpg": 7}


def test_what_the_user_does_while_ratings_are_recorded_is_undone_in_its_turn(library, shoot):
    scan(library, shoot)
    keys = library.photo_ids(BY_NAME)[:3]
    ratings = [Rating(photo.path, 2, datetime.now(UTC), "import") for photo in library.photos(keys)]

    def stars():
        return [photo.stars for photo in library.photos(keys)]

    def between(progress):
        if progress.done == 1:
            library.apply([MarkChange(keys[0], PhotoField.STARS, 5)], "Rate 1 photo")

    library.recording.record(library.recording.prepare(ratings), at_once=1, progress=between)
    seen = [stars()]
    for turn in (library.history.undo,) * 3 + (library.history.redo,) * 3:
        turn()
        seen.append(stars())
    assert seen[:4] == [[5, 1, 1], [5, 0, 0], [1, 0, 0], [0, 0, 0]]
    assert seen[4:] == seen[2::-1]
    assert library.history.next_redo is None


def test_a_disk_that_gets_full_while_ratings_are_recorded_keeps_and_tells_what_was_written(
    library, shoot, monkeypatch
):
    ratings = [Rating(shoot / f"{number}.jpg", 4, datetime.now(UTC), "import") for number in range(3)]
    record, full = rating_recording.record_ratings, CatalogError("The disk is full.")

    def fail_on_the_second(connection, part):
        if library.ratings():
            raise full
        return record(connection, part)

    monkeypatch.setattr(rating_recording, "record_ratings", fail_on_the_second)
    changes = library.recording.record(library.recording.prepare(ratings), at_once=1)
    assert (len(changes.photo_ids), changes.failures) == (1, (full,))
    with pytest.raises(CatalogError):
        library.recording.record(library.recording.prepare(ratings), at_once=1)
    library.history.undo()
    assert library.ratings() == []


def test_what_was_recorded_before_a_failure_can_be_undone(library, shoot, monkeypatch):
    ratings = [Rating(shoot / f"{number}.jpg", 4, datetime.now(UTC), "import") for number in range(2)]

    def fail(_):
        raise RuntimeError("unforeseen")

    with pytest.raises(RuntimeError):
        library.recording.record(library.recording.prepare(ratings), at_once=1, progress=fail)
    assert len(library.ratings()) == 1
    assert library.history.next_undo.title == "Rate 1 photo"
    library.history.undo()
    assert library.ratings() == []


def test_import_is_all_or_nothing(library, shoot):
    now = datetime.now(UTC)
    with pytest.raises(UsageError):
        library.import_ratings(
            [Rating(shoot / "0.jpg", 5, now, "import"), Rating(shoot / "1.jpg", 11, now, "import")]
        )
    assert library.ratings() == []
    assert names(library) == []


def test_rating_from_the_future_does_not_outlast_the_users_next_one(library, shoot):
    library.import_ratings([Rating(shoot / "0.jpg", 2, datetime(2999, 1, 1, tzinfo=UTC), "import")])
    photo = library.photo_at(shoot / "0.jpg")
    library.apply([set_stars(photo.id, 5)], "Rate")
    assert library.photo_at(shoot / "0.jpg").stars == 5
    library.import_ratings([Rating(shoot / "0.jpg", 2, datetime(2001, 1, 1), "import")])
    assert [rating.value for rating in library.ratings()] == [10]


def test_photo_missing_at_import_is_found_later(library, tmp_path):
    path = tmp_path / "late" / "one.jpg"
    library.import_ratings([Rating(path, 5, datetime.now(UTC), "import")])
    assert library.photo_at(path) is None
    write_photo(path)
    library.record_rating(path, 8, "command-line")
    assert library.photo_at(path).stars == 4


# Critiques


def critique(value: float, critic: str = "calm-nano", personal: PersonalScore | None = None) -> Critique:
    return Critique(
        Score(value, 0.5, {7: 1.0}),
        {},
        "Warm light.",
        (),
        CriticInfo(critic, "r", "none", 0, "cpu"),
        1.0,
        personal,
    )


def test_critique_is_kept_and_shown(library, shoot):
    scan(library, shoot)
    first, second, *_ = library.photo_ids(BY_NAME)
    assert library.critique(first) is None
    personal = PersonalScore(8.0, 0.4, True, "ridge", ("x.jpg",))
    changes = library.save_critique(first, critique(6.5, personal=personal))
    assert changes.photo_ids == {first}
    assert changes.fields == {PhotoField.CRITIQUE}
    assert library.critique(first) == critique(6.5, personal=personal)
    photo = library.photos([first])[0]
    assert (photo.score, photo.score_std, photo.personal_score, photo.personal_proven) == (
        6.5,
        0.5,
        8.0,
        True,
    )
    library.save_critique(second, critique(9))
    library.save_critique(first, critique(4))
    assert library.photo_ids(PhotoQuery(sort=SortKey.SCORE, descending=True))[:2] == [second, first]
    assert library.critique(first).score.value == 4
    assert library.photos([first])[0].personal_score is None
    with pytest.raises(UsageError):
        library.save_critique(10**6, critique(5))


def test_scores_are_those_of_the_chosen_critic(tmp_path, library, shoot):
    scan(library, shoot)
    first = library.photo_ids(BY_NAME)[0]
    library.save_critique(first, critique(6, "calm-nano"))
    library.save_critique(first, critique(3, "other"))
    assert library.photos([first])[0].score == 6
    other = Library(Home(tmp_path / "home"), Settings(critic="other"))
    assert other.photos([first])[0].score == 3
    other.close()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(critique_values)
def test_any_critique_survives(library, tmp_path, value):
    path = tmp_path / "one.jpg"
    if library.photo_at(path) is None:
        library.record_rating(write_photo(path), 5, "command-line")
    photo = library.photo_at(path)
    library.save_critique(photo.id, value)
    assert library.critique(photo.id) == value


# Pictures, threads, trouble


def test_pictures(library, shoot):
    scan(library, shoot)
    photo = library.photo_at(shoot / "2.jpg")
    assert library.thumbnail(photo).shape == (40, 60, 3)
    assert np.array_equal(library.thumbnail(photo), library.thumbnail(photo))
    assert library.image(photo.path, 30).shape == (20, 30, 3)
    with pytest.raises(PhotoError):
        library.image(shoot / "gone.jpg", None)


def test_unknown_keys_are_left_out(library, shoot):
    scan(library, shoot)
    ids = library.photo_ids(BY_NAME)
    assert [photo.id for photo in library.photos([ids[2], 10**6, ids[0], ids[2]])] == [ids[2], ids[0], ids[2]]
    assert library.photos([]) == []
    assert library.critique(10**6) is None


def test_reading_while_writing(library, shoot):
    scan(library, shoot)
    ids = library.photo_ids(BY_NAME)
    failures: list[BaseException] = []
    done = threading.Event()

    def read() -> None:
        try:
            while not done.is_set():
                assert len({photo.stars for photo in library.photos(ids)}) == 1
                library.ratings()
        except BaseException as error:  # noqa: BLE001, RUF100
            failures.append(error)

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for step in range(30):
        library.apply([set_stars(key, 1 + step % 5) for key in ids], "Rate")
    done.set()
    for reader in readers:
        reader.join()
    assert not failures


def test_everything_is_there_after_reopening(tmp_path, library, shoot):
    scan(library, shoot)
    library.record_rating(shoot / "0.jpg", 7, "command-line")
    before = library.photos(library.photo_ids(BY_NAME))
    library.close()
    again = Library(Home(tmp_path / "home"), Settings())
    assert again.photos(again.photo_ids(BY_NAME)) == before
    assert again.ratings()[0].value == 7
    again.close()


def test_damaged_catalogue_is_refused(tmp_path):
    home = Home(tmp_path / "damaged")
    home.root.mkdir()
    home.catalog.write_bytes(b"no catalogue")
    with pytest.raises(CatalogError):
        Library(home, Settings())
    assert home.catalog.read_bytes() == b"no catalogue"
