import pytest

from aesthetic_studio.gui.views.survey_layout import survey_cells

WIDE, TALL = 1.5, 2 / 3


def rows_of(cells):
    tops = [cell.top for cell in cells]
    return [tops.count(top) for top in dict.fromkeys(tops)]


@pytest.mark.parametrize(
    ("shapes", "size", "rows"),
    [
        ([], (900, 600), []),
        ([WIDE], (900, 600), [1]),
        ([WIDE, WIDE], (1200, 500), [2]),
        ([WIDE, WIDE], (600, 900), [1, 1]),
        ([TALL] * 4, (1200, 500), [4]),
        ([WIDE] * 4, (900, 640), [2, 2]),
        ([WIDE] * 9, (900, 640), [3, 3, 3]),
    ],
)
def test_photos_stand_so_that_they_are_as_large_as_they_go(shapes, size, rows):
    assert rows_of(survey_cells(shapes, *size)) == rows


def test_cells_fill_the_view_without_overlap():
    cells = survey_cells([WIDE, TALL, 1.0, WIDE, TALL], 900, 640, beside=10, below=40)
    assert sum(cell.width * cell.height for cell in cells) == pytest.approx(900 * 640)
    assert max(cell.left + cell.width for cell in cells) == pytest.approx(900)
    assert max(cell.top + cell.height for cell in cells) == pytest.approx(640)


def test_a_wide_photo_gets_more_width_than_a_tall_one_beside_it():
    wide, tall = survey_cells([WIDE, TALL], 1000, 500)
    assert wide.top == tall.top
    assert wide.width > 1.5 * tall.width


def test_room_for_words_counts():
    assert rows_of(survey_cells([WIDE] * 2, 700, 720)) == [1, 1]
    assert rows_of(survey_cells([WIDE] * 2, 700, 720, below=200)) == [2]


def test_a_view_without_room_has_cells_all_the_same():
    assert len(survey_cells([WIDE] * 3, 5, 5, beside=20, below=40)) == 3


def test_two_photos_do_not_grow_at_the_price_of_seven():
    shapes = [1.33, 0.6, 1.33, 1.33, 1.0, 1.5, 1.33, 1.33, 1.0]
    cells = survey_cells(shapes, 845, 510, beside=20, below=40)
    assert rows_of(cells) == [5, 4]
