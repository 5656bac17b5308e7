"""Stars that are given by a click, where they are seen."""

import pytest
from PySide6.QtCore import QPoint, Qt

from aesthetic_studio.gui.library import mark_painting
from aesthetic_studio.gui.library.cell_density import Density
from aesthetic_studio.gui.library.library_view import ViewName
from aesthetic_studio.gui.library.photo_delegate import GAP, MARKS_HEIGHT, PADDING

STEP = mark_painting.STAR_SIDE + mark_painting.STAR_GAP


def star_of(window, row, star):
    """Where a star of a cell of the grid is."""
    cell = window.view.grid.visualRect(window.model.index(row))
    return QPoint(
        round(cell.left() + GAP // 2 + PADDING + (star - 0.5) * STEP),
        cell.bottom() - GAP // 2 - MARKS_HEIGHT // 2,
    )


def click(qtbot, window, row, star):
    grid = window.view.grid
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=star_of(window, row, star))


def stars(window, row):
    return window.model.photo(row).stars


def test_a_click_on_a_star_gives_so_many_and_on_the_last_one_none(qtbot, opened):
    opened.view.select_rows([0])
    click(qtbot, opened, 2, 4)
    qtbot.waitUntil(lambda: stars(opened, 2) == 4)
    assert opened.view.grid.currentIndex().row() == 2
    assert opened.view.selected_count == 1
    click(qtbot, opened, 2, 4)
    qtbot.waitUntil(lambda: stars(opened, 2) == 0)


def test_a_click_on_one_of_the_selected_photos_rates_all_of_them(qtbot, opened):
    opened.view.select_rows([0, 1, 2])
    click(qtbot, opened, 1, 3)
    qtbot.waitUntil(lambda: [stars(opened, row) for row in range(3)] == [3, 3, 3])
    assert opened.view.selected_count == 3


def test_two_clicks_on_a_star_do_not_open_the_photo(qtbot, opened):
    place = star_of(opened, 1, 2)
    qtbot.mouseDClick(opened.view.grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.view.view is ViewName.GRID


def test_without_five_stars_a_click_is_one_on_the_photo(qtbot, opened):
    opened.view.grid.set_look(2, Density.COMPACT)
    cell = opened.view.grid.visualRect(opened.model.index(1))
    assert all(
        opened.view.grid.cells.star_at(cell, QPoint(x, y)) == 0
        for x in range(cell.left(), cell.right(), 5)
        for y in range(cell.top(), cell.bottom(), 5)
    )


def below_the_loupe(qtbot, window):
    """The line below the loupe, and where its second star is."""
    window.view.select_rows([3])
    window.view.show_view(ViewName.LOUPE)
    info = window.view.info
    qtbot.waitUntil(lambda: not info._stars.isEmpty())
    step = 13 + mark_painting.STAR_GAP
    return info, QPoint(round(info._stars.left() + 1.5 * step), round(info._stars.center().y()))


def in_compare(qtbot, window):
    """The left one of two photos, and where its fifth star is."""
    window.resize(1700, 900)
    window.view.select_rows([0, 1])
    window.view.show_view(ViewName.COMPARE)
    champion = window.view.large.compare.champion
    qtbot.waitUntil(lambda: not champion._stars.isEmpty())
    return champion, QPoint(round(champion._stars.left() + 4.5 * STEP), round(champion._stars.center().y()))


def test_the_stars_below_the_loupe_can_be_clicked(qtbot, opened):
    info, place = below_the_loupe(qtbot, opened)
    qtbot.mouseClick(info, Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: stars(opened, 3) == 2)


def test_stars_of_a_card_are_its_own_photos(qtbot, opened):
    champion, place = in_compare(qtbot, opened)
    qtbot.mouseClick(champion, Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: stars(opened, 0) == 5)
    assert stars(opened, 1) != 5


@pytest.mark.parametrize(("line", "wanted"), [(below_the_loupe, 2), (in_compare, 5)])
def test_two_clicks_on_a_star_are_one_and_other_buttons_give_none(qtbot, opened, line, wanted):
    part, place = line(qtbot, opened)
    heard = []
    part.stars_wanted.connect(heard.append)
    qtbot.mouseClick(part, Qt.MouseButton.RightButton, pos=place)
    assert heard == []
    qtbot.mouseClick(part, Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(part, Qt.MouseButton.LeftButton, pos=place)  # the second of the two alone
    assert heard == [wanted]
