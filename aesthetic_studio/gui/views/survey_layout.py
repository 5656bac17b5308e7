"""How several photos share a view so that they are as large as they go."""

from collections.abc import Sequence
from itertools import accumulate


def survey_rows(shapes: Sequence[float], width: float, height: float, *, extra: float = 0.0) -> list[int]:
    """How many photos stand in each row, in order, so that the smallest of them is as large as it can be.

    All cells of a row are equally wide and all rows are equally high.

    Args:
        shapes: width over height of each photo.
        width, height: of the view.
        extra: height that a cell needs besides its photo.

    Returns:
        Photos per row; empty without photos.
    """
    count = len(shapes)
    best: list[int] = []
    largest = -1.0
    for rows in range(1, count + 1):
        split = [count // rows + (row < count % rows) for row in range(rows)]
        high = height / rows - extra
        ends = list(accumulate(split))
        areas = []
        for columns, end in zip(split, ends, strict=True):
            wide = width / columns
            for shape in shapes[end - columns : end]:
                photo_width = min(wide, max(0.0, high) * shape)
                areas.append(photo_width * photo_width / shape)
        worth = min(areas) + sum(areas) / count
        if worth > largest:
            best, largest = split, worth
    return best
