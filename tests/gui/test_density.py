"""The grid's cells tell little, the marks, or everything; how they were left is remembered."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest

from aesthetic_studio.domain.photo import Flag, Label
from aesthetic_studio.gui.library import mark_painting
from aesthetic_studio.gui.library.cell_density import Density
from aesthetic_studio.gui.library.size_slider import SizeSlider
from aesthetic_studio.gui.main_window import MainWindow
from tests.gui.fakes import photo


def heights(window):
    found = []
    for _ in Density:
        found.append((window.view.grid.look[1], window.view.grid.cells.cell.height()))
        QTest.keyClick(window.view.grid, Qt.Key.Key_D)
    return found


def test_a_key_goes_through_the_densities(qtbot, opened):
    found = heights(opened)
    assert [density for density, _ in found] == [Density.NORMAL, Density.DETAILED, Density.COMPACT]
    normal, detailed, compact = (height for _, height in found)
    assert compact < normal < detailed
    assert opened.view.grid.look[1] is Density.NORMAL


def test_size_and_density_are_remembered(qtbot, opened, doors):
    opened.view.grid.set_look(4, Density.COMPACT)
    opened.close()
    window = MainWindow(doors)
    qtbot.addWidget(window)
    window.memory.place()
    assert window.view.grid.look == (4, Density.COMPACT)
    window.close()


def painted(paint):
    """What a painter leaves on a black picture: how many pixels are not black, and how far right they reach."""
    image = QImage(200, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("black"))
    painter = QPainter(image)
    right = paint(painter)
    painter.end()
    lit = [x for x in range(200) for y in range(40) if image.pixelColor(x, y).lightness() > 60]
    return right, max(lit, default=0)


def test_marks_on_a_photo_stay_inside_their_ground(qtbot):
    full = photo(1, stars=5, label=Label.BLUE, flag=Flag.REJECT)
    right, reach = painted(lambda painter: mark_painting.paint_marks_on_photo(painter, 10, 20, full))
    assert 10 < reach <= right
    nothing, reach = painted(lambda painter: mark_painting.paint_marks_on_photo(painter, 10, 20, photo(1)))
    assert (nothing, reach) == (10, 0)


def test_in_narrow_cells_stars_are_counted(qtbot):
    five, reach = painted(lambda painter: mark_painting.paint_stars(painter, 10, 20, 5))
    counted, counted_reach = painted(lambda painter: mark_painting.paint_counted_stars(painter, 10, 20, 5))
    assert counted_reach <= counted < five
    assert reach <= five
    assert painted(lambda painter: mark_painting.paint_counted_stars(painter, 10, 20, 0)) == (10, 0)


def test_every_density_is_painted_at_every_size(qtbot, opened):
    grid = opened.view.grid
    seen = set()
    for step in range(6):
        for density in Density:
            grid.set_look(step, density)
            seen.add((grid.cells.cell.width(), grid.cells.cell.height()))
            assert not grid.viewport().grab().isNull()
    assert len(seen) >= 12


def test_the_slider_and_the_grid_go_together(qtbot, opened):
    slider = opened.view.filter_bar.findChild(SizeSlider)
    slider.setValue(4)
    assert opened.view.grid.look[0] == 4
    opened.actions_by_name["smaller"].trigger()
    assert slider.value() == 3
    opened.resize(1024, 700)
    qtbot.waitUntil(lambda: not slider.isVisible())
