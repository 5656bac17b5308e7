"""The ring stays on the first photo while a folder is being read, though photos come before it."""

from PySide6.QtCore import QEvent, QObject

from aesthetic_studio.gui.library.photo_list import GridView
from aesthetic_studio.gui.library.photo_model import PhotoModel

TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,  # a key that is a command comes as this alone
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
    }
)


class FirstPhoto(QObject):
    """Knows whether the photo with the ring is only there because it was the first, and nobody has touched it since.

    ``arriving`` says whether photos are still being found.
    """

    def __init__(self, grid: GridView, model: PhotoModel) -> None:
        super().__init__(grid)
        self.arriving = False
        self._grid, self._model = grid, model
        self._id: int | None = None

    def chosen(self, row: int) -> None:
        """Nothing was selected, so the view chose this row."""
        if self.arriving and row == 0:
            self._id = self._model.id_at(0)
            for each in (self._grid, self._grid.viewport()):
                each.installEventFilter(self)

    def has_moved(self) -> bool:
        """Whether photos have come before it, so that the ring belongs on another one now."""
        row = self._grid.currentIndex().row()
        moved = row > 0 and self._model.id_at(row) == self._id and self._grid.verticalScrollBar().value() == 0
        if moved:
            self._id = self._model.id_at(0)
        if not (self.arriving or self._model.refreshing):
            self.leave()
        return moved

    def leave(self) -> None:
        """The user has begun to move: the ring stays where it is."""
        self._id = None
        for each in (self._grid, self._grid.viewport()):
            each.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See what the user does, and let it pass."""
        if event.type() in TOUCHES:
            self.leave()
        return super().eventFilter(watched, event)
