"""When Python looks for objects that nobody needs any more: now and then, and never again through its modules."""

import gc
import sys

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 20_000
MANY_MODULES = 20
THRESHOLDS = (5_000, 10, 1_000)
"""New objects are looked through often, which takes some milliseconds; all of them in effect only by the timer."""


class Garbage(QObject):
    """Looks through all objects now and then, but never again through those that came with modules.

    A full look stops every thread: 0.1 s once the window is open, 0.3 s with a network library beside it, and
    Python would take one every few seconds while photos scroll by. Modules live as long as the program, so what
    came with them is set aside; the look at the rest is over before anyone notices.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.set_threshold(*THRESHOLDS)
        self._modules = 0
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Set aside what has been imported since the last time; where that is nothing, look through the rest."""
        modules = len(sys.modules)
        if modules >= self._modules + MANY_MODULES:
            gc.freeze()
            self._modules = modules
        else:
            gc.collect()

    def look_at_everything(self) -> None:
        """Once, after a window has closed: much of what is not needed any more was set aside with the modules."""
        gc.unfreeze()
        gc.collect()
        self._modules = 0
