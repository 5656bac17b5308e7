"""Ctrl+C in the terminal closes the window like its close button."""

import signal
import socket
from types import FrameType

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtWidgets import QWidget


def close_on_interrupt(window: QWidget) -> None:
    """Close the window when the process is asked to end, so that every thread is joined.

    Python runs signal handlers only between two of its own instructions, and Qt's loop may have none for
    hours. The signal therefore also wakes the loop through a socket.
    """

    def close(_signal: int, _frame: FrameType | None) -> None:
        QTimer.singleShot(0, window.close)  # not here: this may be the middle of anything

    receiver, sender = socket.socketpair()
    for end in (receiver, sender):
        end.setblocking(False)
    signal.set_wakeup_fd(sender.fileno())
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, close)
    notifier = QSocketNotifier(receiver.fileno(), QSocketNotifier.Type.Read, window)
    notifier.activated.connect(lambda *_: receiver.recv(64))

    def release() -> None:
        """Ask nothing of a window that is gone, and keep nothing of it."""
        if signal.getsignal(signal.SIGINT) is close:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGINT, signal.default_int_handler)
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
        sender.close()  # its number may be another file's from now on

    window.destroyed.connect(lambda *_: release())  # also keeps it open until then
