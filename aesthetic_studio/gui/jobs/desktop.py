"""What the desktop does for long work: it stays awake meanwhile, and says when the work has ended.

Every call may wait for another program, and so belongs to a worker thread. Where the desktop offers nothing of
the kind, nothing happens.
"""

import logging
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

log = logging.getLogger(__name__)

APPLICATION = "Aesthetic Studio"
ANSWER_MS = 2_000
"""How long a desktop may take to answer."""
_BUS = "aesthetic-studio-awake"


class _Method(NamedTuple):
    """A method that a desktop may offer on its session bus."""

    service: str
    path: str
    interface: str
    name: str


_INHIBITORS = (
    _Method(
        "org.freedesktop.PowerManagement",
        "/org/freedesktop/PowerManagement/Inhibit",
        "org.freedesktop.PowerManagement.Inhibit",
        "Inhibit",
    ),
    _Method(
        "org.freedesktop.ScreenSaver",
        "/org/freedesktop/ScreenSaver",
        "org.freedesktop.ScreenSaver",
        "Inhibit",
    ),
)
"""The first lets the screen go dark; not every desktop has it."""
_NOTIFY = _Method(
    "org.freedesktop.portal.Desktop",
    "/org/freedesktop/portal/desktop",
    "org.freedesktop.portal.Notification",
    "AddNotification",
)


class StayAwake:
    """Keeps the machine from falling asleep by itself, from `hold` to `release`; of one thread."""

    def __init__(self) -> None:
        self._let_go: Callable[[], None] | None = None

    @property
    def held(self) -> bool:
        """Whether the desktop has promised to stay awake."""
        return self._let_go is not None

    def hold(self, reason: str) -> None:
        """Stay awake, for a reason in a few words that the desktop may show; once is enough."""
        if self._let_go is None:
            try:
                self._let_go = _hold(reason)
            except (OSError, ImportError) as error:
                log.info("the desktop cannot be kept awake: %s", error)

    def release(self) -> None:
        """Sleep is allowed again."""
        if self._let_go is not None:
            self._let_go()
            self._let_go = None


def notify(title: str, words: str) -> bool:
    """Show a notification through the desktop's portal; false where it has none."""
    if sys.platform in {"win32", "darwin"}:
        return False
    told = {"title": title, "body": words, "priority": "normal"}
    return _ask(None, _NOTIFY, ["critiques", told]) is not None


def _hold(reason: str) -> Callable[[], None] | None:
    if sys.platform == "win32":
        return _hold_windows()
    if sys.platform == "darwin":
        program = ["/usr/bin/caffeinate", "-i", "-w", str(os.getpid())]
        return subprocess.Popen(program).terminate  # noqa: S603 - nothing of it comes from outside
    return _hold_freedesktop(reason)


def _hold_freedesktop(reason: str) -> Callable[[], None] | None:
    """The promise holds as long as a connection of its own; closing it needs no answer from anybody."""
    from PySide6.QtDBus import QDBusConnection

    bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, _BUS)
    for method in _INHIBITORS:
        if _ask(bus, method, [APPLICATION, reason]) is not None:
            return lambda: QDBusConnection.disconnectFromBus(_BUS)
    QDBusConnection.disconnectFromBus(_BUS)
    return None


def _hold_windows() -> Callable[[], None]:
    import ctypes

    continuous, system_required = 0x80000000, 0x00000001
    kernel: Any = getattr(ctypes, "windll").kernel32  # noqa: B009 - there on Windows alone
    kernel.SetThreadExecutionState(continuous | system_required)
    return lambda: kernel.SetThreadExecutionState(continuous)


def _ask(bus: Any, method: _Method, arguments: Sequence[Any]) -> list[Any] | None:
    """Call a method over D-Bus; what it answered, None where nobody did."""
    try:
        from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage
    except ImportError:
        return None
    bus = bus or QDBusConnection.sessionBus()
    if not bus.isConnected():
        return None
    call = QDBusMessage.createMethodCall(*method)
    call.setArguments(list(arguments))
    answer = bus.call(call, QDBus.CallMode.Block, ANSWER_MS)
    if answer.type() is not QDBusMessage.MessageType.ReplyMessage:
        log.debug("%s: %s", method.interface, answer.errorMessage())
        return None
    return list(answer.arguments())
