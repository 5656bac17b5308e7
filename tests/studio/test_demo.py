import pytest
from PIL import Image

from aesthetic_studio.domain.errors import PhotoNotFoundError
from aesthetic_studio.settings import Home
from aesthetic_studio.studio import demo
from aesthetic_studio.studio.demo import demo_folder


def test_the_samples_are_photographs_as_jpeg(tmp_path):
    folder = demo_folder(Home(tmp_path))
    photos = sorted(folder.iterdir())
    assert len(photos) >= 4
    for photo in photos:
        with Image.open(photo) as picture:
            assert picture.format == "JPEG"
            assert picture.mode == "RGB"


def test_samples_that_are_there_are_left_alone(tmp_path):
    folder = demo_folder(Home(tmp_path))
    photo = next(folder.iterdir())
    before = photo.stat().st_mtime_ns
    demo_folder(Home(tmp_path))
    assert photo.stat().st_mtime_ns == before


def test_a_home_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(PhotoNotFoundError, match="cannot be copied"):
        demo_folder(Home(tmp_path / "file"))


def test_missing_pictures_are_told(tmp_path, monkeypatch):
    monkeypatch.setattr(demo, "SAMPLES", {"none.png": "None"})
    with pytest.raises(PhotoNotFoundError, match="not installed"):
        demo_folder(Home(tmp_path))
