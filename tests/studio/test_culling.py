"""Assisted culling proposes, the user's decision is one step, and stars from it are never learned from."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from aesthetic_studio.domain.changes import MarkChange, PhotoField
from aesthetic_studio.domain.critique import CriticInfo, Critique
from aesthetic_studio.domain.culling import (
    FLAGS,
    LABELS,
    STARS,
    Bucket,
    Candidate,
    CullingRule,
    Outcome,
    propose,
)
from aesthetic_studio.domain.errors import ModelAnswerError, UsageError
from aesthetic_studio.domain.photo import Flag, Label
from aesthetic_studio.domain.progress import CancelToken, ignore_progress
from aesthetic_studio.domain.query import PhotoQuery, SortKey
from aesthetic_studio.domain.rating import Rating
from aesthetic_studio.domain.score import PersonalScore, Score
from aesthetic_studio.settings import Home, Settings
from aesthetic_studio.studio.library import Library

SCORES = (2.0, 4.8, 7.0, 8.0)
RULE = CullingRule(keep_from=6.0, out_below=4.0, sure=0.6)
BY_NAME = PhotoQuery(sort=SortKey.NAME)


@pytest.fixture
def library(tmp_path):
    library = Library(Home(tmp_path / "home"), Settings())
    yield library
    library.close()


@pytest.fixture
def ids(tmp_path, library) -> list[int]:
    """Five photos of different scores; the last has none."""
    folder = tmp_path / "shoot"
    folder.mkdir()
    for number in range(len(SCORES) + 1):
        Image.new("RGB", (48, 32), (40 * number, 90, 90)).save(folder / f"{number}.jpg")
    library.add_folder(folder, cancel=CancelToken(), progress=ignore_progress, batch=lambda _: None)
    keys = library.photo_ids(BY_NAME)
    for key, score in zip(keys, SCORES, strict=False):
        judge(library, key, score)
    return keys


def judge(library: Library, key: int, score: float, personal: PersonalScore | None = None) -> None:
    info = CriticInfo(Settings().critic, "0123456789ab", "none", 0, "cpu")
    made = Critique(Score(score, 0.4), {}, "", (), info, 0.1, personal_score=personal)
    library.save_critique(key, made)


def path_of(library: Library, key: int) -> Path:
    return library.photos([key])[0].path


def proposed(library: Library, ids: list[int]) -> dict[int, Bucket]:
    return dict(propose(library.culling.candidates(ids), RULE).buckets)


def flags(library: Library, ids: list[int]) -> list[Flag]:
    return [photo.flag for photo in library.photos(ids)]


def test_candidates_come_in_the_order_asked_for_with_scores_and_marks(library, ids):
    library.apply([MarkChange(ids[0], PhotoField.LABEL, Label.BLUE)], "Label")
    found = library.culling.candidates(reversed(ids))
    assert [each.photo_id for each in found] == ids[::-1]
    assert found[-1] == Candidate(ids[0], 2.0, 0.4, label=Label.BLUE)
    assert found[0].score is None


def test_files_that_cannot_be_read_and_photos_that_failed_are_told_apart(tmp_path, library, ids):
    (tmp_path / "shoot" / "torn.jpg").write_bytes(b"torn")
    library.add_folder(
        tmp_path / "shoot", cancel=CancelToken(), progress=ignore_progress, batch=lambda _: None
    )
    torn = library.photo_ids(BY_NAME)[-1]
    library.jobs.add([ids[4]])
    library.jobs.fail(ids[4], ModelAnswerError("No."))
    found = library.culling.candidates([ids[3], ids[4], torn])
    assert [(each.readable, each.failed) for each in found] == [(True, False), (True, True), (False, False)]


def test_a_personal_score_counts_only_when_it_is_proven(library, ids):
    judge(library, ids[0], 2.0, PersonalScore(9.0, 0.5, proven=False, predictor="ridge"))
    judge(library, ids[1], 2.0, PersonalScore(9.0, 0.5, proven=True, predictor="ridge"))
    assert [each.personal_score for each in library.culling.candidates(ids[:2])] == [None, 9.0]


def test_the_photos_behind_the_leader_of_a_stack_come_along(library, ids):
    library.stacks.make([ids[1], ids[3]])  # the better one leads
    assert [each.photo_id for each in library.culling.candidates([ids[3], ids[0]])] == [
        ids[3],
        ids[1],
        ids[0],
    ]
    assert [each.photo_id for each in library.culling.candidates([ids[1]])] == [ids[1]]
    assert proposed(library, [ids[3]]) == {ids[3]: Bucket.KEEP, ids[1]: Bucket.OUT}


def test_scores_are_counted_by_half_points_where_one_looks(tmp_path, library, ids):
    assert library.culling.score_counts(PhotoQuery()) == {4: 1, 9: 1, 14: 1, 16: 1}
    (folder,) = library.folders()
    assert library.culling.score_counts(PhotoQuery(folder_id=folder.id)) == {4: 1, 9: 1, 14: 1, 16: 1}
    library.albums.make("Two", ids[:2])
    inside = PhotoQuery(album_id=library.albums.named("Two").id)
    assert library.culling.score_counts(inside) == {4: 1, 9: 1}


def test_nothing_changes_before_it_is_applied_and_one_undo_takes_all_back(library, ids):
    buckets = proposed(library, ids)
    assert buckets == dict(zip(ids, (Bucket.OUT, Bucket.UNSURE, Bucket.KEEP, Bucket.KEEP), strict=False))
    assert set(flags(library, ids)) == {Flag.NONE}
    changes = library.culling.apply(buckets, FLAGS)
    assert changes.title == "Cull 3 photos"
    assert flags(library, ids) == [Flag.REJECT, Flag.NONE, Flag.PICK, Flag.PICK, Flag.NONE]
    library.history.undo()
    assert set(flags(library, ids)) == {Flag.NONE}
    assert library.history.next_undo is None


def test_labels(library, ids):
    library.culling.apply(proposed(library, ids), LABELS)
    found = [photo.label for photo in library.photos(ids)]
    assert found == [Label.RED, Label.YELLOW, Label.GREEN, Label.GREEN, Label.NONE]


def test_albums_are_filled_and_made(library, ids):
    library.albums.make("keepers", [ids[0]])
    buckets = proposed(library, ids)
    library.culling.apply(buckets, Outcome(PhotoField.ALBUMS, {Bucket.KEEP: "Keepers"}))
    both = Outcome(
        PhotoField.ALBUMS, {Bucket.KEEP: "Keepers", Bucket.OUT: " Weak  ones", Bucket.UNSURE: "weak ones"}
    )
    library.culling.apply(buckets, both)
    assert {album.name: album.photo_count for album in library.albums.all()} == {"keepers": 3, "Weak ones": 2}
    library.history.undo()
    assert [album.name for album in library.albums.all()] == ["keepers"]
    library.albums.save_filter("Best", "score>7")
    with pytest.raises(UsageError):
        library.culling.apply(buckets, Outcome(PhotoField.ALBUMS, {Bucket.KEEP: "best"}))


def test_nothing_to_do_is_no_step(library, ids):
    assert not library.culling.apply({}, FLAGS)
    assert not library.culling.apply({ids[1]: Bucket.UNSURE}, FLAGS)
    assert library.history.next_undo is None


def stars(library: Library, ids: list[int]) -> list[int]:
    return [photo.stars for photo in library.photos(ids)]


def learned(library: Library) -> dict[str, float | None]:
    return {rating.path.stem: rating.value for rating in library.ratings()}


def test_stars_from_culling_are_never_learned_from(library, ids):
    library.culling.apply(proposed(library, ids), STARS)
    assert stars(library, ids) == [0, 1, 3, 3, 0]
    assert learned(library) == {}
    library.history.undo()
    assert stars(library, ids) == [0, 0, 0, 0, 0]
    library.history.redo()
    assert stars(library, ids) == [0, 1, 3, 3, 0]
    assert learned(library) == {}


def test_the_users_own_stars_stay_the_users(library, ids):
    library.apply([MarkChange(ids[2], PhotoField.STARS, 3), MarkChange(ids[3], PhotoField.STARS, 5)], "Rate")
    library.culling.apply({ids[2]: Bucket.KEEP, ids[3]: Bucket.KEEP}, STARS)
    assert stars(library, ids)[2:4] == [3, 3]
    assert learned(library) == {"2": 6.0}  # the other one is the user's opinion no more
    library.history.undo()
    assert stars(library, ids)[3] == 5
    assert learned(library) == {"2": 6.0, "3": 10.0}


def test_who_gives_the_stars_that_culling_gave_makes_them_their_own(library, ids):
    library.culling.apply({ids[2]: Bucket.KEEP, ids[3]: Bucket.KEEP}, STARS)
    library.apply([MarkChange(ids[2], PhotoField.STARS, 3)], "Rate")
    assert learned(library) == {"2": 6.0}
    library.apply([MarkChange(ids[3], PhotoField.STARS, 4)], "Rate")
    assert learned(library) == {"2": 6.0, "3": 8.0}
    library.history.undo()  # back to what culling gave
    assert stars(library, ids)[3] == 3
    assert learned(library) == {"2": 6.0}
    library.history.undo()
    assert stars(library, ids)[2] == 3
    assert learned(library) == {}


def test_an_import_over_the_stars_of_culling_is_undone_to_them(library, ids):
    library.culling.apply({ids[2]: Bucket.KEEP}, STARS)
    library.import_ratings([Rating(path_of(library, ids[2]), 9.0, datetime.now(UTC), "import")])
    library.history.undo()
    assert stars(library, ids)[2] == 3
    library.apply([MarkChange(ids[2], PhotoField.STARS, 0)], "Rate")
    assert learned(library) == {}
