"""How fast a list goes by: photos that pass too fast to be seen need no thumbnails."""

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
        self.too_fast = len(later) > 1 and gone > SCREENS_A_SECOND * (now - begin)
        self._rest.start()

    def _rested(self) -> None:
        self._moves.clear()
        before, self.too_fast = self.too_fast, False
        if before:
            self.slowed.emit()
