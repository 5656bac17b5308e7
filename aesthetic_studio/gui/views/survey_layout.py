"""How several photos share a view so that they are as large as they go."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import prod


@dataclass(frozen=True, slots=True)
class Cell:
    """A place for a photo and what belongs to it, in pixels."""

    left: float
    top: float
    width: float
    height: float


def survey_cells(
    shapes: Sequence[float], width: float, height: float, *, beside: float = 0.0, below: float = 0.0
) -> list[Cell]:
    """Photos in rows, in their order; those of a row are equally high, and wide as their shapes ask for.

    Of all ways to break the order into rows the one is taken in which the product of the areas is largest: no
    photo grows at the price of several small ones.

    Args:
        shapes: width over height of each photo, at most about a dozen.
        width, height: of the view.
        beside, below: what each cell needs besides its photo.

    Returns:
        A cell for each photo; together they fill the view.
    """
    best: list[tuple[Sequence[float], float]] = []
    largest = -1.0
    for rows in _ways(list(shapes)):
        room = height - below * len(rows)
        wanted = [max(0.0, width - beside * len(row)) / sum(row) for row in rows]
        shrink = min(1.0, max(0.0, room) / (sum(wanted) or 1.0))
        heights = [shrink * each for each in wanted]
        areas = [high * high * shape for row, high in zip(rows, heights, strict=True) for shape in row]
        worth = prod(areas)
        if worth > largest:
            best, largest = list(zip(rows, heights, strict=True)), worth
    return list(_cells(best, width, height, beside, below))


def _cells(
    rows: Sequence[tuple[Sequence[float], float]], width: float, height: float, beside: float, below: float
) -> Iterator[Cell]:
    """What is left over is shared out among the rows, and in each row among its cells."""
    spare_high = (height - sum(high + below for _, high in rows)) / len(rows) if rows else 0.0
    top = 0.0
    for row, high in rows:
        spare = (width - sum(shape * high + beside for shape in row)) / len(row)
        left = 0.0
        for shape in row:
            wide = shape * high + beside + spare
            yield Cell(left, top, wide, high + below + spare_high)
            left += wide
        top += high + below + spare_high


def _ways(shapes: Sequence[float]) -> Iterator[list[Sequence[float]]]:
    """Every way to break a sequence into rows."""
    if not shapes:
        return
    yield [shapes]
    for first in range(1, len(shapes)):
        for others in _ways(shapes[first:]):
            yield [shapes[:first], *others]
