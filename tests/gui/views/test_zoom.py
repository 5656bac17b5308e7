import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF

from aesthetic_studio.gui.views.zoom import FIT, MAX_SCALE, Frame, Framing, Zoom

VIEW = QRectF(0, 0, 900, 600)
LARGE = Frame(QSizeF(6000, 4000), VIEW, margin=0)


def point_under(frame, zoom, at):
    """The photo's pixel under a place of the view."""
    target = frame.target(zoom)
    return (at - target.topLeft()) * (frame.photo.width() / target.width())


def test_a_fitted_photo_is_whole_and_centred():
    target = Frame(QSizeF(6000, 4000), VIEW, margin=20).target(FIT)
    assert VIEW.adjusted(19, 19, -19, -19).contains(target)
    assert abs((target.center() - VIEW.center()).manhattanLength()) <= 1


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_a_small_photo_is_enlarged_to_fit_but_not_without_end(ratio):
    assert Frame(QSizeF(300, 200), VIEW, ratio).target(FIT).size() == QSizeF(600, 400)
    assert Frame(QSizeF(600, 400), VIEW, ratio).target(FIT).size() == QSizeF(900, 600)


def test_a_small_photo_can_be_seen_at_100_percent_and_not_smaller():
    small = Frame(QSizeF(300, 200), VIEW)
    zoom = small.zoomed(FIT, 1.0, VIEW.center())
    assert small.target(zoom).size() == QSizeF(300, 200)
    assert small.scale(small.zoomed(zoom, 0.4, QPointF(0, 0))) == 1.0
    assert small.scale(small.zoomed(FIT, 3.0, QPointF(0, 0))) == 3.0


def test_filling_leaves_no_place_empty():
    tall = Frame(QSizeF(2000, 3000), VIEW)
    assert tall.target(Zoom(Framing.FILL)).contains(VIEW)


def test_zooming_keeps_the_place_under_the_pointer():
    at = QPointF(300, 350)
    before = point_under(LARGE, FIT, at)
    zoom = LARGE.zoomed(FIT, 1.0, at)
    after = point_under(LARGE, zoom, at)
    assert (after - before).manhattanLength() < 4
    assert LARGE.scale(zoom) == 1.0


def test_zooming_out_ends_fitted_and_in_ends_at_the_limit():
    zoom = LARGE.zoomed(FIT, 1.0, QPointF(0, 0))
    assert LARGE.zoomed(zoom, 0.05, QPointF(0, 0)) == FIT
    assert LARGE.scale(LARGE.zoomed(zoom, 99, QPointF(0, 0))) == MAX_SCALE


def test_a_photo_cannot_be_pulled_out_of_its_view():
    zoom = LARGE.moved(LARGE.zoomed(FIT, 1.0, VIEW.center()), QPointF(99_999, -99_999))
    assert LARGE.target(zoom).contains(VIEW)


def test_the_same_zoom_shows_the_same_place_of_a_photo_of_another_size():
    zoom = LARGE.zoomed(FIT, 1.0, QPointF(200, 100))
    small = Frame(QSizeF(3000, 2000), VIEW)
    share = point_under(small, zoom, VIEW.center()).x() / 3000
    assert share == pytest.approx(point_under(LARGE, zoom, VIEW.center()).x() / 6000, abs=0.001)


def test_the_visible_part_is_told_in_shares():
    zoom = LARGE.zoomed(FIT, 1.0, VIEW.center())
    seen = LARGE.visible(zoom)
    assert seen.width() == pytest.approx(900 / 6000, rel=0.01)
    assert seen.center().x() == pytest.approx(0.5, abs=0.001)


def test_a_photo_lies_on_whole_pixels_of_the_screen():
    frame = Frame(QSizeF(997, 661), QRectF(0, 0, 701, 503), ratio=1.25)
    target = frame.target(FIT)
    for edge in (target.left(), target.top(), target.width(), target.height()):
        assert (edge * 1.25) == pytest.approx(round(edge * 1.25), abs=1e-6)
