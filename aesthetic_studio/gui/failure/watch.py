"""Hears of every failure that nobody expected, in any thread, and shows it."""

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from aesthetic_studio.gui.dialogs import open_once
from aesthetic_studio.gui.failure.log import StudioLog
from aesthetic_studio.gui.help.versions import versions

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], object]
logger = logging.getLogger(__name__)


class FailureWatch(QObject):
    """From `begin` to `end`, failures are logged and shown: one window at a time, the same failure once."""

    _happened = Signal(str, str)  # in one line, the whole report

    def __init__(self, app: QApplication, log: StudioLog) -> None:
        super().__init__(app)
        self._log = log
        self._told: set[str] = set()
        self._open = False
        self._hook: Hook = sys.excepthook
        self._thread_hook = threading.excepthook
        self._happened.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def begin(self) -> None:
        """Hear of failures from now on."""
        sys.excepthook = self._failed
        threading.excepthook = self._failed_in_thread

    def end(self) -> None:
        """As it was before."""
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook

    def tell_of_last_run(self) -> None:
        """Say that the program ended by a fault the last time, if it did."""
        if self._log.last_fatal:
            self._happened.emit("", self._report(self._log.last_fatal))

    def _failed(self, kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._hook(kind, error, where)
            return
        logger.error("unexpected failure", exc_info=(kind, error, where))
        told = "".join(traceback.format_exception(kind, error, where))
        sys.stderr.write(told)
        place = traceback.extract_tb(where)[-1:] if where is not None else []
        known = f"{kind.__name__} {place}"
        if known not in self._told:
            self._told.add(known)
            self._happened.emit(f"{kind.__name__}: {error}", self._report(told))

    def _failed_in_thread(self, failed: threading.ExceptHookArgs) -> None:
        if failed.exc_value is not None:
            self._failed(failed.exc_type, failed.exc_value, failed.exc_traceback)

    def _report(self, told: str) -> str:
        return f"{versions()}\n\n{told.strip()}\n\n{self._log.newest}".strip() + "\n"

    def _show(self, line: str, report: str) -> None:
        from aesthetic_studio.gui.failure.dialog import FailureDialog

        if self._open:
            return  # it is in the log
        self._open = True
        shown = [each for each in QApplication.topLevelWidgets() if each.isVisible() and each.isWindow()]
        parent: QWidget | None = next((each for each in shown if each.inherits("QMainWindow")), None)
        dialog = FailureDialog(line, report, self._log.folder, parent)
        dialog.finished.connect(self._closed)
        open_once(dialog)

    def _closed(self) -> None:
        self._open = False
