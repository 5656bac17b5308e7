"""Words beside a photo: as many as there is room for, none of them cut to nothing."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF

SHORTEST = 96.0
"""A name with less room than this is left out rather than cut."""


def fitting(words: Sequence[str], metrics: QFontMetricsF, width: float) -> str:
    """As many of the words as a width holds, none of them cut."""
    for count in range(len(words), 0, -1):
        line = " · ".join(words[:count])
        if metrics.horizontalAdvance(line) <= width:
            return line
    return ""


def shortened(name: str, metrics: QFontMetricsF, width: float) -> str:
    """A file's name as far as it fits: whole, without its ending, cut in the middle, or not at all."""
    for whole in (name, name.rpartition(".")[0]):
        if whole and metrics.horizontalAdvance(whole) <= width:
            return whole
    return metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, width) if width >= SHORTEST else ""
