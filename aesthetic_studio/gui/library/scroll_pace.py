"""How fast a list goes by: photos that pass too fast to be seen need no thumbnails."""

from PySide6.QtCore import QObject, QTimer, Signal

LOOK_MS = 50
SCREENS_SEEN = 2.0
"""As many in `LOOK_MS` may pass and still be seen."""


class ScrollPace(QObject):
    """Adds up how far a list was scrolled, and says whether that was too fast, until it has slowed down."""

    slowed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.too_fast = False
        self._screens = 0.0
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)

    def moved(self, screens: float) -> None:
        """The list was scrolled by so many of its own heights, either way."""
        self._screens += abs(screens)
        if self._screens > SCREENS_SEEN:
            self.too_fast = True
        if not self._timer.isActive():
            self._timer.start()

    def _look(self) -> None:
        before, self.too_fast = self.too_fast, self._screens > SCREENS_SEEN
        if not self._screens:
            self._timer.stop()
        self._screens = 0.0
        if before and not self.too_fast:
            self.slowed.emit()
