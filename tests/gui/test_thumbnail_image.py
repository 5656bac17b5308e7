import numpy as np
import pytest
from PySide6.QtCore import QSize

from aesthetic_studio.gui.library import photo_delegate
from aesthetic_studio.gui.workers.loupe_image import to_qimage
from aesthetic_studio.gui.workers.thumbnail_image import CellSpace, fit


@pytest.mark.parametrize(
    ("size", "ratio", "fitted"),
    [
        ((320, 213), 1.0, (160, 106)),
        ((213, 320), 1.0, (80, 120)),
        ((20, 10), 1.0, (80, 40)),  # four times, not more
        ((20, 10), 2.0, (160, 80)),
        ((3000, 1), 1.0, (160, 1)),
    ],
)
def test_a_thumbnail_fills_its_place_without_growing_much(size, ratio, fitted):
    space = CellSpace(160, 120, ratio, 30)
    assert space.fitted(QSize(*size)).toTuple() == pytest.approx(fitted, abs=1)


def test_a_fitted_picture_keeps_its_tones_and_its_sides(qapp):
    pixels = np.zeros((60, 90, 3), np.uint8)
    pixels[:, 45:] = (200, 100, 50)
    picture = fit(to_qimage(pixels), CellSpace(30, 30, 1.0, 1))
    assert picture.size().toTuple() == (30, 20)
    assert picture.pixelColor(4, 10).getRgb() == (0, 0, 0, 255)
    assert picture.pixelColor(25, 10).getRgb() == (200, 100, 50, 255)


def test_where_more_photos_are_seen_those_that_are_here_are_not_fitted_again(qtbot, opened, monkeypatch):
    scaled = []
    monkeypatch.setattr(photo_delegate, "fit", lambda *given: scaled.append(given) or fit(*given))
    grid = opened.view.grid
    opened.model.forget_thumbnails()
    grid.viewport().repaint()  # asks for them
    qtbot.waitUntil(lambda: opened.settled)
    before = grid.cells._space
    opened.resize(opened.width(), opened.height() + 300)
    qtbot.waitUntil(lambda: grid.cells._space.cells > before.cells)
    grid.viewport().repaint()
    assert grid.cells._space == before
    assert scaled == []
