"""XMP files beside the photos: written in the background, at once or when asked; conflicts decided."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from aesthetic_studio.domain.changes import Changes, MarkChange, PhotoField
from aesthetic_studio.domain.errors import StudioError
from aesthetic_studio.domain.progress import CancelToken
from aesthetic_studio.gui.language import counted, translate
from aesthetic_studio.gui.marking import Marking
from aesthetic_studio.gui.workers import CatalogueWriter

if TYPE_CHECKING:
    from aesthetic_studio.studio.library import Library
    from aesthetic_studio.studio.sidecars import XmpWritten

CALM_MS = 1_500
"""After a change: more of them often follow at once."""
RETRY_MS = 60_000
"""Until a disk that was away or full is tried again."""
_WRITTEN = frozenset(
    (PhotoField.STARS, PhotoField.FLAG, PhotoField.LABEL, PhotoField.KEYWORDS, PhotoField.CRITIQUE)
)


class XmpDesk(QObject):
    """Writes in the writer's thread; before each photo the writer does what else is waiting there."""

    changed = Signal(object)  # Changes
    said = Signal(str)
    failed = Signal(object)  # StudioError

    def __init__(self, marking: Marking, writer: CatalogueWriter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._marking, self._writer = marking, writer
        self._library: Library | None = None
        self._cancel = CancelToken()
        self._writing = False
        self._told = ""
        self._calm = QTimer(self, singleShot=True, interval=CALM_MS)
        self._retry = QTimer(self, singleShot=True, interval=RETRY_MS)
        for timer in (self._calm, self._retry):
            timer.timeout.connect(self._write_waiting)

    def set_library(self, library: "Library") -> None:
        """Write what has waited since the last time, where the settings want it at once."""
        self._library = library
        if library.sidecars.at_once:
            self._calm.start()

    def finish(self) -> None:
        """Stop before the next photo; what waits is written the next time."""
        self._cancel.cancel()
        self._calm.stop()
        self._retry.stop()

    def note(self, changes: Changes) -> None:
        """The library has changed."""
        if self._library is not None and self._library.sidecars.at_once and changes.fields & _WRITTEN:
            self._calm.start()

    def write(self, ids: Sequence[int]) -> None:
        """Write what the sidecars of these photos do not say yet."""
        wanted = list(ids)
        self._post(wanted, lambda done: self.said.emit(_written(done)))

    def decide(self, ids: Sequence[int], *, mine: bool) -> None:
        """End the conflicts of these photos, undoably."""
        library, wanted = self._library, list(ids)
        if library is None:
            return

        def apply(marks: Sequence[MarkChange]) -> None:
            if marks:
                self._marking.mark_all(
                    marks, self.tr("Keep my marks") if mine else self.tr("Take the file's marks")
                )
            else:
                self.said.emit(self.tr("None of these photos was changed in another program too."))

        # In the writer's thread, behind the marks that wait there.
        self._writer.post(lambda: library.sidecars.resolution(wanted, mine=mine), apply, self.failed.emit)

    def _write_waiting(self) -> None:
        if self._writing:
            self._calm.start()
        else:
            self._post(None, lambda _: None)

    def _post(self, ids: list[int] | None, then: Callable[["XmpWritten"], None]) -> None:
        library, cancel = self._library, self._cancel
        if library is None:
            return
        self._writing = True

        def write() -> "XmpWritten":
            waiting = library.sidecars.waiting(ids)
            return library.sidecars.write(
                waiting, cancel=cancel, progress=lambda _: self._writer.run_waiting()
            )

        def end(done: "XmpWritten") -> None:
            self._writing = False
            self._tell(done)
            then(done)
            if done.changes:
                self.changed.emit(done.changes)

        def fail(error: StudioError) -> None:
            self._writing = False
            self.failed.emit(error)

        self._writer.post(write, end, fail)

    def _tell(self, done: "XmpWritten") -> None:
        """Say once what cannot be written, however often it is tried again."""
        problem = _problem(done)
        if problem and problem != self._told:
            self.said.emit(problem)
        self._told = problem
        if problem and self._library is not None and self._library.sidecars.at_once:
            self._retry.start()


def _written(done: "XmpWritten") -> str:
    if not done.files:
        return _problem(done) or translate("XMP", "Nothing waits to be written.")
    return _problem(done) or counted("XMP", "%Ln XMP files written", len(done.files))


def _problem(done: "XmpWritten") -> str:
    if done.failures:
        more = len(done.failures) - 1
        others = counted("XMP", "%Ln more XMP files failed.", more) if more else ""
        return f"{done.failures[0][1].message} {others}".rstrip()
    if done.away:
        words = counted("XMP", "%Ln XMP files wait: {folder} is not there.", len(done.away))
        return words.format(folder=done.away[0].parent)
    return ""
