import pytest
from PIL import Image

from aesthetic_studio.domain.errors import StudioError
from aesthetic_studio.domain.progress import CancelToken, ignore_progress
from aesthetic_studio.domain.query import PhotoQuery
from aesthetic_studio.gui import app
from aesthetic_studio.settings import Home, Settings
from aesthetic_studio.studio.library import Library
from tests.gui.fakes import CRITIQUE


def test_the_picture_shows_photos_and_the_stored_critique(qtbot, tmp_path, folder):
    home = Home(tmp_path / "home")
    library = Library(home, Settings())
    library.add_folder(folder, cancel=CancelToken(), progress=ignore_progress, batch=lambda _: None)
    library.save_critique(library.photo_ids(PhotoQuery())[0], CRITIQUE)
    library.close()
    app.screenshot(home, Settings(), folder, tmp_path / "window.png", size=(1200, 800))
    with Image.open(tmp_path / "window.png") as picture:
        assert picture.size == (1200, 800)
        colours = {colour for _, colour in picture.convert("RGB").getcolors(1_000_000)}
    assert any(blue > 150 and red < 60 for red, _, blue in colours)  # the first photo is there


def test_a_folder_that_is_not_written_to_is_told(qtbot, tmp_path, folder):
    with pytest.raises(StudioError):
        app.screenshot(Home(tmp_path / "home"), Settings(), folder, tmp_path / "gone" / "window.png")
