"""How long the critic has been loading, beside how long that took the last time."""

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

TICK_MS = 250


class LoadClock(QObject):
    """Ticks while a critic loads.

    Attributes:
        expected_s: how long it took the last time; None where nobody knows.
    """

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.expected_s: float | None = None
        self._clock = QElapsedTimer()
        self._ticks = QTimer(self, interval=TICK_MS)
        self._ticks.timeout.connect(self.ticked)

    @property
    def runs(self) -> bool:
        """Whether a critic is being loaded."""
        return self._ticks.isActive()

    @property
    def elapsed_s(self) -> float:
        """Since the load began."""
        return self._clock.elapsed() / 1000

    @property
    def left_s(self) -> float:
        """About so long it will take still; negative where nobody knows."""
        return -1.0 if self.expected_s is None else self.expected_s - self.elapsed_s

    def begin(self) -> None:
        """The load has begun."""
        self._clock.start()
        self._ticks.start()

    def end(self) -> None:
        """It has ended."""
        self._ticks.stop()
