from pathlib import Path

import pytest

from aesthetic_studio.photos.formats import PHOTO_EXTENSIONS, has_image_head, is_photo_name, is_raw_name


@pytest.mark.parametrize("name", ["a.jpg", "B.JPEG", "c.Heic", "d.CR3", "e.dng", "f.avif", "weird.name.tif"])
def test_photos_go_by_their_suffix(name):
    assert is_photo_name(Path(name))


@pytest.mark.parametrize("name", ["notes.txt", "jpg", ".jpg", "photo.jpg.xmp", "._photo.jpg", "clip.mov"])
def test_other_files_are_no_photos(name):
    assert not is_photo_name(Path(name))


def test_extensions_are_lower_case_with_a_dot():
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in PHOTO_EXTENSIONS)
    assert is_raw_name(Path("X.NEF"))
    assert not is_raw_name(Path("x.jpg"))


def test_first_bytes():
    assert has_image_head(b"\xff\xd8\xff\xe0")
    assert has_image_head(b"RIFF\0\0\0\0WEBPVP8 ")
    assert has_image_head(b"\0\0\0\x18ftypheic")
    assert not has_image_head(b"<html>")
    assert not has_image_head(b"")
