"""When Python looks for objects that nobody needs any more: in the window's thread, and rarely through its modules."""

import gc
import sys

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS, LOOKS_TO_ALL = 1_000, 20
MANY_MODULES = 20
MANY_NEW = 5_000
"""So many new objects take a millisecond to look through."""


class Garbage(QObject):
    """Looks through new objects every second and through all now and then, but not those that came with modules.

    Python by itself would look in whichever thread makes an object: it would take the widgets of a closed dialog
    apart in a thread that decodes, and now and then the window would stop for ever. A full look stops every
    thread: 0.1 s once the window is open, 0.3 s with a network library beside it. Modules live as long as the
    program, so what came with them is set aside; the look at the rest is over before anyone notices.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._modules = self._looks = 0
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self._look_by_turns)
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

    def look_at_new(self) -> None:
        """Free what was made lately and is not needed any more, once it is much."""
        if gc.get_count()[0] > MANY_NEW:
            gc.collect(0)

    def _look_by_turns(self) -> None:
        self._looks += 1
        if self._looks % LOOKS_TO_ALL:
            self.look_at_new()
        else:
            self.look()
