"""How fast a list goes by: for photos that pass too fast to be seen nothing is read."""

import time
from collections import deque

from PySide6.QtCore import QObject, QTimer, Signal

SCREENS_A_SECOND = 40.0
"""As many may pass and still be seen; a key that is held goes through thirty."""
REST_MS = 60


class ScrollPace(QObject):
    """Says whether a list goes by too fast, from its last three moves: a single jump, however far, does not."""

    slowed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.too_fast = False
        self._moves: deque[tuple[float, float]] = deque(maxlen=3)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._rested)

    def moved(self, screens: float) -> None:
        """The list was scrolled by so many of its own heights, either way."""
        now = time.monotonic()
        self._moves.append((now, abs(screens)))
        (begin, _), *later = self._moves
        gone = sum(each for _, each in later)
        self._rest.start()
        self._decide(too_fast=len(later) > 1 and gone > SCREENS_A_SECOND * (now - begin))

    def _rested(self) -> None:
        self._moves.clear()
        self._decide(too_fast=False)

    def _decide(self, *, too_fast: bool) -> None:
        before, self.too_fast = self.too_fast, too_fast
        if before and not too_fast:
            self.slowed.emit()
