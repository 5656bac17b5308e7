"""Threads that work for the window give way to the one that paints it."""

import os
import sys
import threading
from contextlib import suppress

from PySide6.QtCore import QThread

STEPS_DOWN, LOWEST = 5, 19
"""In the nice values of Linux, where each thread has its own."""


def give_way() -> None:
    """From now on the calling thread runs where no other thread of the window wants to; may be called again."""
    if sys.platform == "linux":
        with suppress(OSError):  # not everywhere may a thread be touched
            of_window = os.getpriority(os.PRIO_PROCESS, os.getpid())
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), min(LOWEST, of_window + STEPS_DOWN))
    else:
        QThread.currentThread().setPriority(QThread.Priority.LowPriority)
