"""Marks, keywords and albums: seen at once where they can be, written in the background, undone without limit."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from aesthetic_studio.domain.changes import Changes, Edit, MarkChange, MarkValue, PhotoField
from aesthetic_studio.domain.errors import StudioError
from aesthetic_studio.gui.language import counted, translate
from aesthetic_studio.gui.library.photo_model import PhotoModel
from aesthetic_studio.gui.sentences import phrased
from aesthetic_studio.gui.workers.serial_thread import SerialThread

if TYPE_CHECKING:
    from aesthetic_studio.studio.history import History, Step


class EditStore(Protocol):
    """The part of `studio.library.Library` that changes things, and remembers how to undo it."""

    @property
    def history(self) -> "History":
        """What can be undone and redone."""

    def apply(self, edits: Sequence[Edit], title: str) -> Changes:
        """Change something undoably."""


class Marking(QObject):
    """Turns a key into a change that is written; the library's history undoes it, whichever view made it."""

    changed = Signal(object)  # Changes
    failed = Signal(object)  # StudioError
    history_changed = Signal()
    undone = Signal(object)  # Changes, with the title of the step
    redone = Signal(object)  # Changes, with the title of the step

    def __init__(self, model: PhotoModel, writer: SerialThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model, self._writer = model, writer
        self._store: EditStore | None = None
        self._running = 0

    def set_store(self, store: EditStore) -> None:
        """Where changes are written, once the library is open."""
        self._store = store
        self.history_changed.emit()

    @property
    def undo_title(self) -> str | None:
        """What `undo` would take back; None where there is nothing."""
        step = None if self._store is None else self._store.history.next_undo
        return None if step is None else phrased(step.title)

    @property
    def redo_title(self) -> str | None:
        """What `redo` would do again; None where there is nothing."""
        step = None if self._store is None else self._store.history.next_redo
        return None if step is None else phrased(step.title)

    def mark(self, ids: Sequence[int], field: PhotoField, value: MarkValue, verb: str) -> None:
        """Give photos a mark, undoably; ``verb`` begins the entry of the Edit menu, e.g. "Rate"."""
        marks = tuple(MarkChange(each, field, value) for each in ids)
        title = counted("Marks", "{verb} %Ln photos", len(marks)).format(verb=translate("Marks", verb))
        self.mark_all(marks, title)

    def mark_all(self, edits: Sequence[Edit], title: str) -> None:
        """Change things of several kinds in one step."""
        store = self._store
        if store is not None and edits:
            self._post(lambda: store.apply(edits, title), _marks(edits))

    def carry_out(self, work: Callable[[], Changes], then: Callable[[Changes], None] | None = None) -> None:
        """Have something changed in the writer's thread that the history remembers; ``then`` hears of it first."""
        self._post(work, (), then)

    def undo(self) -> None:
        """Take back the newest change."""
        if self._store is not None:
            self._turn(self._store.history.undo, self._store.history.next_undo, self.undone.emit)

    def redo(self) -> None:
        """Make the change again that was undone last."""
        if self._store is not None:
            self._turn(self._store.history.redo, self._store.history.next_redo, self.redone.emit)

    def _turn(
        self, turn: Callable[[], Changes], step: "Step | None", tell: Callable[[Changes], None]
    ) -> None:
        """What will be written is known, and seen at once, unless something is being written before it."""
        marks = _marks(step.edits) if step is not None and not self._running else ()
        if step is not None or self._running:
            self._post(turn, marks, tell)

    def _post(
        self,
        work: Callable[[], Changes],
        marks: Sequence[MarkChange],
        then: Callable[[Changes], None] | None = None,
    ) -> None:
        """Show marks and write them; a refused write is taken back on the screen."""
        self._model.set_marks(marks)
        self._running += 1

        def end() -> None:
            self._running -= 1
            self._model.settle_marks(marks)
            self.history_changed.emit()

        def written(changes: Changes) -> None:
            end()
            if then is not None:
                then(changes)
            if changes:
                self.changed.emit(changes)

        def refused(error: StudioError) -> None:
            end()
            self.failed.emit(error)

        self._writer.post(work, written, refused)


def _marks(edits: Sequence[Edit]) -> tuple[MarkChange, ...]:
    return tuple(edit for edit in edits if isinstance(edit, MarkChange))
