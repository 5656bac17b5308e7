import json

import pytest

from aesthetic_studio.photos.sidecar import read_sidecar
from tests.photos.packets import packet


def lines(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def photo(run, paint):
    photo = paint("a.jpg")
    run("library", "add", photo.parent)
    return photo


def test_ratings_are_written_when_asked(run, photo):
    run("rate", photo, 8)
    assert [path.name for path in photo.parent.iterdir()] == ["a.jpg"]
    assert lines(run("library", "write-xmp", "--json")) == [{"sidecar": f"{photo}.xmp"}]
    assert read_sidecar(photo).marks.stars == 4
    again = run("library", "write-xmp", photo)
    assert (again.stdout, again.exit_code) == ("", 0)
    assert "Nothing waits" in again.stderr


def test_at_once_where_the_settings_say_so(run, photo, home):
    (home / "settings.toml").write_text('write_xmp = "at once"\nxmp_name = "name.xmp"\n')
    run("rate", photo, 8)
    assert photo.with_suffix(".xmp").exists()
    assert read_sidecar(photo).marks.stars == 4


def test_what_others_wrote_is_read_and_a_conflict_told(run, photo):
    run("rate", photo, 8)
    photo.with_suffix(".xmp").write_bytes(packet(Rating="2"))
    assert lines(run("library", "read-xmp", "--json")) == [{"path": str(photo), "conflict": True}]
    assert lines(run("library", "read-xmp", "--json")) == []
    [listed] = lines(run("library", "list", "--json"))
    assert listed["stars"] == 2


def test_a_photo_that_cannot_be_written_is_told_and_the_others_are_written(run, photo, paint):
    other = paint("b.jpg")
    run("library", "add", photo.parent)
    run("rate", photo, 8)
    run("rate", other, 6)
    photo.with_suffix(".xmp").write_bytes(b"no xmp")
    result = run("library", "write-xmp", "--json")
    assert result.exit_code == 1
    written, failed = lines(result)
    assert written == {"sidecar": f"{other}.xmp"}
    assert (failed["path"], failed["error"]["code"]) == (str(photo), "sidecar")


def test_a_photo_that_the_library_does_not_know(run, photo, paint):
    unknown = paint("new.jpg")
    result = run("library", "write-xmp", unknown, "--json")
    assert result.exit_code == 1
    assert lines(result)[0]["error"]["code"] == "not_found"
