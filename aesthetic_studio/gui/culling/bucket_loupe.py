"""One photo of a heap, large, with the same keys as among the others."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QImage, QKeyEvent
from PySide6.QtWidgets import QWidget

from aesthetic_studio.domain.photo import Photo
from aesthetic_studio.gui.views.photo_card import PhotoCard
from aesthetic_studio.gui.workers.image_pool import ImagePool

_BACK = frozenset({Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class BucketLoupe(PhotoCard):
    """Has pictures made only while it is seen."""

    step_wanted = Signal(int)
    left = Signal()

    def __init__(self, images: ImagePool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images = images
        self._soon: Photo | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_active(True)
        self.pane.wants_changed.connect(self._want)
        self.opened.connect(self.left)
        images.ready.connect(self.pane.set_image)
        images.failed.connect(self.pane.set_failure)

    def look_at(self, photo: Photo | None, thumbnail: QImage | None, following: Photo | None) -> None:
        """Show a photo, and have the one that follows it made ready."""
        self._soon = following
        self.show_photo(photo, thumbnail)
        self._want()

    def _want(self) -> None:
        if self.isVisible():
            soon = [] if self._soon is None else self.pane.wanted_for(self._soon)[:1]
            self._images.want(self.pane.wanted(), soon)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks any more."""
        super().hideEvent(event)
        self.pane.forget_details()
        self._images.want(())

    def event(self, event: QEvent) -> bool:
        """Escape goes back to the others, not to the photos of the library."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            ours = Qt.Key(event.key()) in _BACK and not event.modifiers()
            event.setAccepted(ours)
            return ours
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows step, Z zooms, Escape, Enter and Space go back."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.step_wanted.emit(_STEPS[key])
        elif key in _BACK:
            self.left.emit()
        elif key == Qt.Key.Key_Z:
            self.pane.toggle_zoom()
        else:
            super().keyPressEvent(event)
