from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aesthetic_studio.training.datasets.images import ImageFolders, is_safe_name, with_suffixes
from tests.training.datasets.made import photos

PARTS = st.sampled_from(["..", ".", "a", "b.jpg", "", "/", "\\", "C:", "é", "..\\", "a..b", " "])


@pytest.mark.parametrize(
    "name",
    [
        "../secret.jpg",
        "a/../../secret.jpg",
        "/etc/passwd",
        "\\\\server\\share\\a.jpg",
        "\\etc\\passwd",
        "..\\secret.jpg",
        "C:\\a.jpg",
        "C:a.jpg",
        "a\0b.jpg",
        "",
        ".",
        "x" * 300,
    ],
)
def test_names_that_lead_elsewhere_are_refused(name):
    assert not is_safe_name(name)


@pytest.mark.parametrize(
    "name", ["953619.jpg", "session1/iaa_pub1_.jpg", "ss03 (1547).jpg", "a..b.jpg", "é\udc80.jpg"]
)
def test_names_of_published_photos_are_taken(name):
    assert is_safe_name(name)


@settings(deadline=None)
@given(st.lists(PARTS, min_size=1, max_size=6), st.sampled_from(["/", "\\"]))
def test_no_name_leads_out_of_the_folder(parts, separator):
    name = separator.join(parts)
    if is_safe_name(name):
        here = 0
        for part in PurePosixPath(name.replace("\\", "/")).parts:
            assert part not in {"..", "/", "//"}
            here += 1
        assert here


def test_an_unsafe_name_is_not_found_even_where_the_file_exists(tmp_path):
    photos(tmp_path, "secret.jpg", "set/images/a.jpg")
    images = ImageFolders(tmp_path / "set", ("images", "no such folder"))
    assert images.find(["../../secret.jpg", str(tmp_path / "secret.jpg")]) is None
    assert images.find(["../../secret.jpg", "a.jpg"]) == tmp_path / "set/images/a.jpg"


def test_folders_are_tried_in_their_order_and_backslashes_part_folders(tmp_path):
    photos(tmp_path, "second/x/a.jpg", "first/x/a.jpg", "second/b.jpg")
    images = ImageFolders(tmp_path, ("first", "second"))
    assert images.find(["x\\a.jpg"]) == tmp_path / "first/x/a.jpg"
    assert images.find(["b.jpg"]) == tmp_path / "second/b.jpg"
    assert images.find(["c.jpg"]) is None
    assert images.find(["x"]) is None, "a folder is no photo"


def test_a_link_that_the_user_laid_is_followed(tmp_path):
    photos(tmp_path, "elsewhere/a.jpg")
    (tmp_path / "set").mkdir()
    (tmp_path / "set" / "images").symlink_to(tmp_path / "elsewhere")
    assert ImageFolders(tmp_path / "set", ("images",)).find(["a.jpg"]) == Path(tmp_path / "set/images/a.jpg")


def test_endings_are_added_only_where_there_are_none():
    assert with_suffixes("a.JPG") == ("a.JPG",)
    assert with_suffixes("12_tart")[0] == "12_tart.jpg"
    assert "v1.2" in with_suffixes("v1.2")
