"""Threads that run calls one after another and hand the results to the window's thread."""

import logging
import queue
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QThread, Signal, Slot

from aesthetic_studio.domain.errors import StudioError
from aesthetic_studio.domain.progress import Cancelled

T = TypeVar("T")
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Call:
    work: Callable[[], Any]
    then: Callable[[Any], None] | None
    failed: Callable[[StudioError], None] | None


class SerialThread(QThread):
    """Runs calls in the order in which they were posted.

    A `StudioError` goes to the ``failed`` callback of its call, or, where it has none, to the signal
    ``call_failed``. A cancelled call reports nothing. No failure ends the thread.
    """

    call_failed = Signal(object)  # StudioError
    _finished_call = Signal(object, object)  # callback, argument

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._calls: queue.SimpleQueue[_Call | None] = queue.SimpleQueue()
        self._over = False
        self._finished_call.connect(self._deliver)

    def post(
        self,
        work: Callable[[], T],
        then: Callable[[T], None] | None = None,
        failed: Callable[[StudioError], None] | None = None,
    ) -> None:
        """Run ``work`` in this thread, then ``then(result)`` in the window's. Callable from any thread."""
        self._calls.put(_Call(work, then, failed))

    def finish(self) -> None:
        """Run what was posted so far, then end, and wait for the end. No result is delivered any more."""
        self._over = True
        self._calls.put(None)
        if self.isRunning():
            self.wait()

    def run(self) -> None:
        """Take calls until `finish`."""
        while (call := self._calls.get()) is not None:
            self._do(call)

    def run_waiting(self) -> None:
        """Run what waits now; for a long call, in this thread, at a place where others may go first."""
        for _ in range(self._calls.qsize()):
            try:
                call = self._calls.get_nowait()
            except queue.Empty:  # one of them was long too, and ran the others
                return
            if call is None:
                self._calls.put(None)  # the end comes after the call that is running
                return
            self._do(call)

    def _do(self, call: _Call) -> None:
        try:
            result = call.work()
        except Cancelled:
            pass
        except Exception as error:  # the thread must outlive every failure
            self._report(call, error)
        else:
            if call.then is not None:
                self._finished_call.emit(call.then, result)

    def _report(self, call: _Call, error: Exception) -> None:
        if not isinstance(error, StudioError):
            log.error("unexpected failure in %s", type(self).__name__, exc_info=error)
            error = StudioError(f"Something unexpected happened: {error}.", "The log has the details.")
        if call.failed is not None:
            self._finished_call.emit(call.failed, error)
        else:
            self.call_failed.emit(error)

    @Slot(object, object)
    def _deliver(self, callback: Callable[[Any], None], argument: Any) -> None:
        if not self._over:
            callback(argument)


class CatalogueWriter(SerialThread):
    """All writes to the library, in order."""


class CatalogueReader(SerialThread):
    """Reads of the library that the window waits to show: which photos, their rows, one critique."""
