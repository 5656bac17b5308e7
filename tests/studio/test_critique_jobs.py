"""The queue of critiques is in the catalogue: it is there again after a restart, with what failed and why."""

import os
import time
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from aesthetic_studio.domain.changes import NO_CHANGES
from aesthetic_studio.domain.critique import CriticInfo, Critique
from aesthetic_studio.domain.errors import UnreadableImageError
from aesthetic_studio.domain.progress import CancelToken, ignore_progress
from aesthetic_studio.domain.query import PhotoQuery, SortKey
from aesthetic_studio.domain.score import Score
from aesthetic_studio.settings import Home, Settings
from aesthetic_studio.studio.critique_jobs import JOBS_KEPT
from aesthetic_studio.studio.library import Library

CRITIQUE = Critique(Score(6.0, 0.5), {}, "Calm.", (), CriticInfo("calm-nano", "1", "none", 0, "cpu"), 0.1)
TORN = UnreadableImageError("It is torn.", "Copy it again.")


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "home")


@pytest.fixture
def library(home, tmp_path):
    folder = tmp_path / "shoot"
    folder.mkdir()
    for name in "abcd":
        Image.new("RGB", (12, 8)).save(folder / f"{name}.jpg")
    (folder / "torn.jpg").write_bytes(b"\xff\xd8\xff")
    library = Library(home, Settings())
    library.add_folder(folder, cancel=CancelToken(), progress=ignore_progress, batch=lambda _: None)
    yield library
    library.close()


@pytest.fixture
def ids(library) -> list[int]:
    """Of a, b, c, d and the torn file."""
    return library.photo_ids(PhotoQuery(sort=SortKey.NAME))


def figures(library: Library) -> tuple[int, int, int]:
    job = library.jobs.newest()
    return job.done, job.failed, job.waiting


def test_nothing_was_ever_asked_for(library):
    assert library.jobs.newest() is None
    assert library.jobs.waiting() == library.jobs.failures() == []


def test_photos_wait_in_the_order_asked_and_the_urgent_ones_before_them(library, ids):
    a, b, c, d, _ = ids
    library.jobs.add([c, a, c])
    library.jobs.add([b])
    library.jobs.add([d, a], first=True)
    assert library.jobs.waiting() == [d, a, c, b]


def test_what_is_done_or_failed_waits_no_more_and_the_last_one_ends_the_job(library, ids):
    a, b, *_ = ids
    library.jobs.add([a, b])
    assert library.jobs.keep(a, CRITIQUE).photo_ids == {a}
    assert (figures(library), library.jobs.newest().ended_at) == ((1, 0, 1), None)
    library.jobs.fail(b, TORN)
    assert figures(library) == (1, 1, 0)
    assert library.jobs.newest().ended_at is not None
    assert library.critique(a) == CRITIQUE
    [failure] = library.jobs.failures()
    assert (failure.photo_id, failure.path.name) == (b, "b.jpg")
    assert (failure.reason, failure.remedy) == ("It is torn.", "Copy it again.")


def test_the_queue_is_there_again_after_a_restart(library, home, ids):
    a, b, c, *_ = ids
    library.jobs.add([c, b, a])
    library.jobs.keep(c, CRITIQUE)
    library.jobs.pause(True)
    library.close()
    again = Library(home, Settings())
    assert again.jobs.waiting() == [b, a]
    assert again.jobs.newest().paused
    again.jobs.pause(False)
    assert not again.jobs.newest().paused
    again.close()


def test_the_failed_can_be_tried_again_while_others_wait_and_after_the_end(library, ids):
    a, b, c, *_ = ids
    library.jobs.add([a, b])
    library.jobs.fail(a, TORN)
    library.jobs.add([a])
    assert (library.jobs.waiting(), library.jobs.failures()) == ([b, a], [])
    library.jobs.fail(a, TORN)
    library.jobs.keep(b, CRITIQUE)
    before = library.jobs.newest().id
    library.jobs.add([a, c])
    assert library.jobs.newest().id != before
    assert figures(library) == (0, 0, 2)


def test_dropped_photos_are_forgotten_and_the_others_kept(library, ids):
    a, b, c, *_ = ids
    library.jobs.add([a, b, c])
    library.jobs.keep(a, CRITIQUE)
    library.jobs.drop([b])
    assert (library.jobs.waiting(), figures(library)) == ([c], (1, 0, 1))
    library.jobs.drop()
    assert (library.jobs.waiting(), figures(library)) == ([], (1, 0, 0))
    assert library.jobs.newest().ended_at is not None


def test_a_critique_without_a_job_is_kept_and_one_of_no_photo_is_not(library, ids):
    assert library.jobs.keep(ids[0], CRITIQUE).photo_ids == {ids[0]}
    assert library.jobs.keep(10_000, CRITIQUE) == NO_CHANGES
    assert library.jobs.newest() is None


def test_photos_that_the_library_does_not_know_leave_no_job_open(library):
    library.jobs.add([])
    assert library.jobs.newest() is None
    library.jobs.add([10_000])
    assert library.jobs.newest().ended_at is not None


def test_broken_and_missing_files_are_not_worth_asking_for(library, ids, tmp_path):
    a, b, c, d, torn = ids
    gone: Path = tmp_path / "shoot" / "c.jpg"
    gone.unlink()
    library.add_folder(gone.parent, cancel=CancelToken(), progress=ignore_progress, batch=lambda _: None)
    assert library.jobs.readable([d, torn, a, c, b, 10_000]) == [d, a, b]


def test_photos_seen_by_this_critic_since_they_were_changed_need_no_other_critique(library, ids, tmp_path):
    a, b, c, *others = ids
    other = replace(CRITIQUE, critic=replace(CRITIQUE.critic, id="another"))
    for key, critique in ((a, CRITIQUE), (b, other), (c, CRITIQUE)):
        library.jobs.keep(key, critique)
    changed: Path = tmp_path / "shoot" / "c.jpg"
    Image.new("RGB", (24, 16)).save(changed)
    later = time.time() + 60
    os.utime(changed, (later, later))
    library.add_folder(changed.parent, cancel=CancelToken(), progress=ignore_progress, batch=lambda _: None)
    assert library.jobs.without_critique([*others, c, b, a]) == [*others, c, b]


def test_old_jobs_are_forgotten(library, ids, monkeypatch):
    for _ in range(JOBS_KEPT + 3):
        library.jobs.add(ids[:1])
        library.jobs.fail(ids[0], TORN)
    with library._catalog.read() as connection:
        kept = connection.exec_driver_sql("SELECT count(*), count(DISTINCT job_id) FROM job_photos").one()
        assert connection.exec_driver_sql("SELECT count(*) FROM jobs").scalar_one() == JOBS_KEPT + 1
    assert kept == (JOBS_KEPT + 1, JOBS_KEPT + 1)
