"""The log: a file of bounded size, written by a thread of its own, and its newest lines in memory."""

import faulthandler
import logging
import logging.handlers
import queue
from collections import deque
from pathlib import Path
from typing import TextIO

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

LOG_NAME, FATAL_NAME, LAST_NAME = "studio.log", "fatal.txt", "fatal-last.txt"
FILE_BYTES, FILES = 1_000_000, 3
LINES_KEPT = 200
_FORMAT = logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class StudioLog:
    """Collects what Python and Qt say, from `begin` to `end`.

    Attributes:
        folder: where the files are.
        last_fatal: what the system wrote when the last run ended by a fault in native code; else empty.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.last_fatal = ""
        self._newest: deque[str] = deque(maxlen=LINES_KEPT)
        self._queue: queue.SimpleQueue[logging.LogRecord] = queue.SimpleQueue()
        self._handlers: list[logging.Handler] = []
        self._listener: logging.handlers.QueueListener | None = None
        self._fatal: TextIO | None = None

    @property
    def newest(self) -> str:
        """The newest lines."""
        return "\n".join(self._newest)

    def begin(self) -> None:
        """Listen. A folder that cannot be written leaves the lines in memory."""
        memory = _Memory(self._newest)
        memory.setFormatter(_FORMAT)
        self._handlers = [memory]
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            file = logging.handlers.RotatingFileHandler(
                self.folder / LOG_NAME,
                maxBytes=FILE_BYTES,
                backupCount=FILES - 1,
                encoding="utf-8",
                delay=True,
            )
            self._keep_last_fatal()
            self._fatal = (self.folder / FATAL_NAME).open("w", encoding="utf-8")
        except OSError:
            pass
        else:
            file.setFormatter(_FORMAT)
            # The window's thread hands its lines over and never waits for a disk.
            self._listener = logging.handlers.QueueListener(self._queue, file)
            self._listener.start()
            self._handlers.append(logging.handlers.QueueHandler(self._queue))
            faulthandler.enable(self._fatal)
        for handler in self._handlers:
            handler.setLevel(logging.WARNING)
            logging.getLogger().addHandler(handler)
        qInstallMessageHandler(_hear_qt)

    def end(self) -> None:
        """Write what is waiting, and listen no more."""
        qInstallMessageHandler(None)
        for handler in self._handlers:
            logging.getLogger().removeHandler(handler)
        if self._listener is not None:
            self._listener.stop()
            for handler in self._listener.handlers:
                handler.close()
        if self._fatal is not None:
            faulthandler.disable()
            self._fatal.close()
            (self.folder / FATAL_NAME).unlink(missing_ok=True)

    def _keep_last_fatal(self) -> None:
        """What is there now was not taken away by an orderly end; empty, it was a kill, which is no fault."""
        fatal = self.folder / FATAL_NAME
        if fatal.exists():
            self.last_fatal = fatal.read_text(encoding="utf-8", errors="replace").strip()
            if self.last_fatal:
                fatal.replace(self.folder / LAST_NAME)


class _Memory(logging.Handler):
    def __init__(self, lines: deque[str]) -> None:
        super().__init__()
        self._lines = lines

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one more line."""
        self._lines.append(self.format(record))


def _hear_qt(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    logging.getLogger("qt").log(_LEVELS.get(kind, logging.WARNING), "%s", message)
