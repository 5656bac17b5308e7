import pytest

from aesthetic_studio.gui.views.survey_layout import survey_rows

WIDE, TALL = 1.5, 2 / 3


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
        ([WIDE] * 5, (900, 640), [3, 2]),
    ],
)
def test_photos_stand_so_that_they_are_as_large_as_they_go(shapes, size, rows):
    assert survey_rows(shapes, *size) == rows


def test_room_for_words_counts():
    assert survey_rows([WIDE] * 2, 700, 720) == [1, 1]
    assert survey_rows([WIDE] * 2, 700, 720, extra=200) == [2]
