"""One photo, as large as the window or at 100 %."""

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from aesthetic_studio.gui.views.photo_pane import PhotoPane

MOVE_STEP = 0.25
"""Shares of the view that Shift with an arrow moves a zoomed photo."""
STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
MOVES = {Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Down: (0, 1), Qt.Key.Key_Up: (0, -1)}


class LoupeView(PhotoPane):
    """Shows a photo fitted to the view; a click, Space or Z shows 100 % at the pointer, dragging moves it.

    The zoom stays when another photo is shown, so that the same place is seen of every photo of a burst.
    """

    step_wanted = Signal(int)
    end_wanted = Signal(int)  # −1 the first, 1 the last
    panels_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Photo"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self._zoom_at)

    def _zoom_at(self, at: QPointF) -> None:
        self.toggle_zoom(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the next and the previous photo; with Shift they move a zoomed one."""
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in STEPS and not modifiers:
            self.step_wanted.emit(STEPS[key])
        elif key in MOVES and modifiers == Qt.KeyboardModifier.ShiftModifier:
            x, y = MOVES[key]
            self.move_by(x * MOVE_STEP, y * MOVE_STEP)
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End} and not modifiers:
            self.end_wanted.emit(-1 if key == Qt.Key.Key_Home else 1)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab hides the panels; F6 moves on to the next area."""
        if forward:
            self.panels_wanted.emit()
            return True
        return super().focusNextPrevChild(forward)
