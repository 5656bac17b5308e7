"""Stars, flags and labels: seen at once, written in the background, undone without limit."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from aesthetic_studio.domain.changes import Changes, MarkChange, MarkValue, PhotoField
from aesthetic_studio.domain.errors import StudioError
from aesthetic_studio.gui.library.photo_model import PhotoModel
from aesthetic_studio.gui.workers.serial_thread import SerialThread


class MarkStore(Protocol):
    """The part of `studio.library.Library` that writes marks."""

    def apply(self, marks: Sequence[MarkChange], title: str) -> Changes:
        """Set marks; the result knows how to undo it."""


class Marking(QObject):
    """Turns a key into a change of marks, and every change into an entry of the undo stack."""

    changed = Signal(object)  # Changes
    failed = Signal(object)  # StudioError

    def __init__(self, model: PhotoModel, writer: SerialThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model, self._writer = model, writer
        self._store: MarkStore | None = None
        self.undo_stack = QUndoStack(self)

    def set_store(self, store: MarkStore) -> None:
        """Where marks are written, once the library is open."""
        self._store = store

    def mark(self, ids: Sequence[int], field: PhotoField, value: MarkValue, verb: str) -> None:
        """Give photos a mark, undoably; ``verb`` begins the entry of the Edit menu, e.g. "Rate"."""
        marks = tuple(MarkChange(each, field, value) for each in ids)
        title = f"{verb} {len(marks):,} photos" if len(marks) > 1 else f"{verb} photo"
        self.write(marks, title, lambda changes: self._remember(marks, changes, title))

    def write(
        self, marks: Sequence[MarkChange], title: str, then: Callable[[Changes], None] | None = None
    ) -> None:
        """Show marks and write them; a refused write is taken back on the screen."""
        store = self._store
        if store is None or not marks:
            return
        self._model.set_marks(marks)

        def written(changes: Changes) -> None:
            self._model.settle_marks(marks)
            if then is not None:
                then(changes)
            self.changed.emit(changes)

        def refused(error: StudioError) -> None:
            self._model.settle_marks(marks)
            self.failed.emit(error)

        self._writer.post(lambda: store.apply(marks, title), written, refused)

    def _remember(self, marks: Sequence[MarkChange], changes: Changes, title: str) -> None:
        if changes.inverse:
            self.undo_stack.push(_MarkCommand(self, marks, changes.inverse, changes.title or title))


class _MarkCommand(QUndoCommand):
    """A written change of marks."""

    def __init__(
        self, marking: Marking, marks: Sequence[MarkChange], inverse: Sequence[MarkChange], title: str
    ) -> None:
        super().__init__(title)
        self._marking, self._marks, self._inverse, self._title = marking, marks, inverse, title
        self._written = True

    def redo(self) -> None:
        """Write the marks again; the stack also calls this when it takes the command in, already written."""
        if not self._written:
            self._marking.write(self._marks, self._title)
        self._written = True

    def undo(self) -> None:
        """Write what was before."""
        self._marking.write(self._inverse, f"Undo {self._title}")
        self._written = False
