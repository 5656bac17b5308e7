from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QSizeF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from aesthetic_studio.domain.errors import UnreadableImageError
from aesthetic_studio.domain.photo import Metadata, Photo
from aesthetic_studio.gui.views.overlays import Overlays
from aesthetic_studio.gui.views.photo_pane import PhotoPane
from aesthetic_studio.gui.views.zoom import Framing, Zoom
from aesthetic_studio.gui.workers.loupe_image import ImageKey, Layer, make_mask, make_photo
from aesthetic_studio.photos.decode import StoredPicture

PHOTO = Photo(1, Path("/one.jpg"), 9, 1, metadata=Metadata(1200, 800))
OTHER = replace(PHOTO, id=2, path=Path("/two.jpg"))


@pytest.fixture
def pane(qtbot):
    pane = PhotoPane(margin=10)
    qtbot.addWidget(pane)
    pane.resize(320, 220)
    pane.show()
    return pane


def picture(photo, side, tone=(200, 40, 40)):
    wide = side or photo.metadata.width
    pixels = np.empty((round(wide * 2 / 3), wide, 3), np.uint8)
    pixels[:] = tone
    return make_photo(ImageKey.of(photo, side), StoredPicture(pixels))


def colour_at(pane, x, y):
    return pane.grab().toImage().pixelColor(x, y)


def test_a_fitted_photo_wants_pixels_for_its_place_only(pane):
    pane.show_photo(PHOTO, None)
    assert [(key.max_side, key.layer) for key in pane.wanted()] == [(300, Layer.PHOTO)]


def test_zooming_in_wants_every_pixel(pane):
    pane.show_photo(PHOTO, None)
    with pane_signal(pane) as asked:
        pane.toggle_zoom()
    assert asked
    assert ImageKey.of(PHOTO, None) in pane.wanted()


def pane_signal(pane):
    class Heard(list):
        def __enter__(self):
            pane.wants_changed.connect(lambda: self.append(True))
            return self

        def __exit__(self, *_):
            pass

    return Heard()


def test_the_photo_is_painted_in_its_place(pane):
    pane.show_photo(PHOTO, None)
    pane.set_image(picture(PHOTO, 300))
    assert colour_at(pane, 160, 110).red() == 200
    assert colour_at(pane, 2, 2).red() < 60


def test_pixels_of_another_photo_are_left_alone(pane):
    pane.show_photo(PHOTO, None)
    pane.set_image(picture(OTHER, 300))
    assert colour_at(pane, 160, 110).red() != 200


def test_a_photo_edited_outside_is_asked_for_again(pane):
    pane.show_photo(PHOTO, None)
    pane.set_image(picture(PHOTO, 300))
    edited = replace(PHOTO, modified_ns=2)
    with pane_signal(pane) as asked:
        pane.show_photo(edited, None)
    assert asked
    assert pane.wanted()[0].modified_ns == 2


def test_other_marks_change_nothing_else(pane):
    pane.show_photo(PHOTO, None)
    pane.set_image(picture(PHOTO, 300))
    with pane_signal(pane) as asked:
        pane.show_photo(replace(PHOTO, stars=3), None)
    assert not asked
    assert colour_at(pane, 160, 110).red() == 200


def test_the_zoom_stays_for_the_next_photo(pane):
    pane.show_photo(PHOTO, None)
    pane.toggle_zoom(QPointF(60, 60))
    zoom = pane.zoom
    pane.show_photo(OTHER, None)
    assert pane.zoom == zoom
    assert ImageKey.of(OTHER, None) in pane.wanted()
    assert pane.wanted_for(PHOTO) == [ImageKey.of(PHOTO, 300), ImageKey.of(PHOTO, None)]


def test_the_zoom_goes_back_to_filling_where_it_came_from(pane):
    pane.show_photo(PHOTO, None)
    pane.zoom_to(Framing.FILL)
    pane.toggle_zoom()
    assert pane.scale == 1.0
    pane.toggle_zoom()
    assert pane.zoom.framing is Framing.FILL


def test_dragging_moves_a_zoomed_photo_and_is_no_click(qtbot, pane):
    clicks = []
    pane.clicked.connect(clicks.append)
    pane.show_photo(PHOTO, None)
    pane.toggle_zoom(QPointF(160, 110))
    before = pane.zoom.x
    QTest.mousePress(pane, Qt.MouseButton.LeftButton, pos=QPoint(160, 110))
    QTest.mouseMove(pane, QPoint(100, 110))
    QTest.mouseRelease(pane, Qt.MouseButton.LeftButton, pos=QPoint(100, 110))
    assert pane.zoom.x == pytest.approx(before + 60 / 1200)
    assert not clicks


def test_masks_are_asked_for_after_the_pixels_that_they_are_made_of(pane):
    pane.show_photo(PHOTO, None)
    pane.show_overlays(Overlays(clipping=True))
    mask_key = ImageKey.of(PHOTO, None, Layer.CLIPPING)
    assert pane.wanted()[-2:] == [ImageKey.of(PHOTO, None), mask_key]
    full = picture(PHOTO, None, tone=(255, 255, 255))
    pane.set_image(full)
    pane.set_image(make_mask(mask_key, full.levels[0]))
    painted = colour_at(pane, 160, 110)
    assert painted.red() > painted.blue() + 100
    pane.show_overlays(Overlays())
    assert colour_at(pane, 160, 110).blue() == 255


def test_one_pane_of_many_makes_do_with_the_pixels_of_its_place(qtbot):
    pane = PhotoPane(margin=10, fixed=True)
    qtbot.addWidget(pane)
    pane.resize(320, 220)
    pane.show_photo(PHOTO, None)
    pane.show_overlays(Overlays(clipping=True))
    pane.toggle_zoom()
    pane.zoom_to(Framing.FILL)
    assert not pane.zoomed
    assert pane.wanted() == [ImageKey.of(PHOTO, 300), ImageKey.of(PHOTO, 300, Layer.CLIPPING)]
    small = picture(PHOTO, 300, tone=(255, 255, 255))
    pane.set_image(small)
    pane.set_image(make_mask(pane.wanted()[1], small.levels[0]))
    assert colour_at(pane, 160, 110).blue() < 100


def test_thirds_are_lines_over_the_photo(pane):
    pane.show_photo(PHOTO, None)
    pane.set_image(picture(PHOTO, 300, tone=(90, 90, 90)))
    pane.show_overlays(Overlays(thirds=True))
    image = pane.grab().toImage()
    row = [image.pixelColor(x, 60).red() for x in range(12, 308)]
    bright = [x for x, red in enumerate(row) if red > 130]
    assert len(bright) in {2, 3, 4}
    assert bright[0] == pytest.approx(98, abs=2)


def test_a_broken_photo_says_so_and_asks_for_nothing(pane):
    pane.show_photo(PHOTO, None)
    pane.set_failure(pane.wanted()[0], UnreadableImageError("one.jpg is damaged."))
    assert pane.wanted() == []
    pane.show_photo(OTHER, None)
    assert pane.wanted()


@pytest.mark.parametrize("zoom", [Zoom(Framing.FREE, 1.0, 0.5, 0.5), Zoom(Framing.FREE, 1.0, 0.3137, 0.7071)])
@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_100_percent_is_a_pixel_of_the_screen_for_each_of_the_photo(pane, monkeypatch, ratio, zoom):
    monkeypatch.setattr(PhotoPane, "devicePixelRatioF", lambda _: ratio)
    pixels = np.random.default_rng(3).integers(0, 256, (800, 1200, 3), dtype=np.uint8)
    pane.show_photo(PHOTO, None)
    pane.set_image(make_photo(ImageKey.of(PHOTO, None), StoredPicture(pixels)))
    pane.set_zoom(zoom)
    screen = QImage(pane.size() * ratio, QImage.Format.Format_RGB32)
    screen.setDevicePixelRatio(ratio)
    pane.render(screen)
    shown = np.frombuffer(screen.constBits(), np.uint8).reshape(screen.height(), screen.width(), 4)[
        ..., 2::-1
    ]
    corner = pane.frame.target(pane.zoom).topLeft() * ratio
    left, top = round(-corner.x()), round(-corner.y())
    assert np.array_equal(shown, pixels[top : top + screen.height(), left : left + screen.width()])


def test_a_small_photo_is_enlarged_softly(pane):
    small = replace(PHOTO, metadata=Metadata(75, 50))
    pixels = np.zeros((50, 75, 3), np.uint8)
    pixels[:, 38:] = 200
    pane.show_photo(small, None)
    pane.set_image(make_photo(ImageKey.of(small, None), StoredPicture(pixels)))
    assert pane.wanted() == [ImageKey.of(small, None)]
    assert pane.target.size() == QSizeF(150, 100)
    assert 20 < colour_at(pane, round(pane.target.left()) + 76, 110).red() < 180
