import io
import stat
from contextlib import closing
from datetime import UTC, datetime

import pytest
from PIL import Image

from aesthetic_studio.domain.changes import MarkChange, PhotoField
from aesthetic_studio.domain.critique import Attribute, CriticInfo, Critique
from aesthetic_studio.domain.errors import ModelAnswerError, UsageError
from aesthetic_studio.domain.progress import CancelToken, ignore_progress
from aesthetic_studio.domain.score import Score
from aesthetic_studio.settings import Home, Settings
from aesthetic_studio.studio.library import Library
from aesthetic_studio.studio.report import (
    PICTURE_SIDE,
    report_entry,
    report_format,
    stored_entry,
    write_report,
)

CRITIQUE = Critique(
    Score(6.0, 1.0), {Attribute.LIGHT: 5.0}, "Fine.", (), CriticInfo("x", "r", "none", 0, "cpu"), 0.1
)


@pytest.fixture
def library(tmp_path):
    with closing(Library(Home(tmp_path / "home"), Settings())) as library:
        yield library


@pytest.fixture
def photo(tmp_path):
    path = tmp_path / "photos" / "wide.jpg"
    path.parent.mkdir()
    Image.new("RGB", (1800, 600), (90, 90, 90)).save(path)
    return path


def test_a_photo_from_anywhere_comes_with_a_small_picture(library, photo):
    entry = report_entry(library, photo, CRITIQUE)
    with Image.open(io.BytesIO(entry.jpeg)) as picture:
        assert (picture.format, picture.size) == ("JPEG", (PICTURE_SIDE, 400))
    assert (entry.metadata.width, entry.metadata.height) == (1800, 600)
    assert entry.stars == 0


def test_a_photo_of_the_library_comes_with_the_users_stars(library, photo):
    library.add_folder(photo.parent, cancel=CancelToken(), progress=ignore_progress, batch=lambda _: None)
    known = library.photo_at(photo)
    library.apply([MarkChange(known.id, PhotoField.STARS, 4)], "Rate")
    assert report_entry(library, photo, CRITIQUE).stars == 4


def test_failures_come_as_failures(library, photo, tmp_path):
    failed = report_entry(library, photo, ModelAnswerError("The critic failed."))
    assert (failed.critique, failed.error.code) == (None, "model_error")
    gone = report_entry(library, tmp_path / "gone.jpg", CRITIQUE)
    assert (gone.critique, gone.error.code) == (None, "not_found")


def test_photos_of_the_library_come_with_what_is_stored_or_what_is_wrong(library, photo):
    torn, fresh = photo.with_name("torn.jpg"), photo.with_name("fresh.jpg")
    torn.write_bytes(photo.read_bytes()[: photo.stat().st_size // 2])  # its header can be read
    fresh.write_bytes(photo.read_bytes())
    library.add_folder(photo.parent, cancel=CancelToken(), progress=ignore_progress, batch=lambda _: None)
    known = library.photo_at(photo)
    library.save_critique(known.id, CRITIQUE)
    assert stored_entry(library, known).critique.comment == "Fine."
    assert stored_entry(library, library.photo_at(torn)).error.code == "unreadable_image"
    assert stored_entry(library, library.photo_at(fresh)) is None


def test_a_report_replaces_an_older_one_and_can_be_read_by_others(library, photo, tmp_path):
    out = tmp_path / "r.HTML"
    out.write_text("old")
    assert write_report(out, [report_entry(library, photo, CRITIQUE)], title="New") == out
    assert "New" in out.read_text(encoding="utf-8")
    assert stat.S_IMODE(out.stat().st_mode) & stat.S_IRUSR
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".part")] == []


def test_the_date_can_be_given(library, tmp_path):
    moment = datetime(2026, 11, 20, tzinfo=UTC)
    first, second = (
        write_report(tmp_path / name, [], title="T", created_at=moment) for name in ("a.pdf", "b.pdf")
    )
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("name", ["r", "r.docx", ".html"])
def test_unknown_formats(tmp_path, name):
    with pytest.raises(UsageError, match="cannot be written"):
        report_format(tmp_path / name)


def test_a_folder_that_does_not_exist(tmp_path):
    with pytest.raises(UsageError, match="cannot be written"):
        write_report(tmp_path / "no" / "r.html", [], title="T")
