"""How much a cell of the grid tells of its photo: almost nothing, the marks, or its name and exposure too."""

from enum import StrEnum

LINES_HEIGHT = 36
"""Two lines of words, in pixels."""
NARROW = 152
"""Cells below this width have no room for five stars beside everything else."""


class Density(StrEnum):
    """From the photo alone, edge to edge, to all its words."""

    COMPACT = "compact"
    NORMAL = "normal"
    DETAILED = "detailed"

    @property
    def following(self) -> "Density":
        """The next one, after the last the first."""
        order = list(Density)
        return order[(order.index(self) + 1) % len(order)]

    def cell_height(self, width: int) -> int:
        """How high a cell of this width is, in pixels."""
        if self is Density.COMPACT:
            return round(width * 0.74)
        return round(width * 0.93) + (LINES_HEIGHT if self is Density.DETAILED else 0)
