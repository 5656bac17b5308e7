"""The photographs seen large, the line about the active one, the filmstrip, and the pictures decoded for them."""

from collections.abc import Iterator

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from aesthetic_studio.domain.errors import StudioError
from aesthetic_studio.domain.photo import Photo
from aesthetic_studio.gui.library.info_line import InfoLine
from aesthetic_studio.gui.library.loupe_view import LoupeView
from aesthetic_studio.gui.library.photo_list import Filmstrip
from aesthetic_studio.gui.library.photo_model import PhotoModel, Role
from aesthetic_studio.gui.views.overlays import Overlays
from aesthetic_studio.gui.views.photo_pane import PhotoPane
from aesthetic_studio.gui.views.zoom import Framing
from aesthetic_studio.gui.workers.image_pool import ImagePool
from aesthetic_studio.gui.workers.loupe_image import ImageKey, Layer, LoupeImage

AHEAD, BEHIND = 2, 1
"""Photos decoded in the direction that somebody goes in, and the other way."""


class LargeViews(QWidget):
    """Gives every pane on the screen its pictures, and has those made that will be looked at next."""

    moved = Signal()  # a photo may have another place on the screen

    def __init__(self, model: PhotoModel, images: ImagePool, selection: QItemSelectionModel) -> None:
        super().__init__()
        self._model, self._images = model, images
        self._row, self._direction = -1, 1
        self.overlays = Overlays()
        self.loupe = LoupeView()
        self.info = InfoLine()
        self.filmstrip = Filmstrip(model)
        self.filmstrip.share_selection(selection)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.loupe)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self.info)
        layout.addWidget(self.filmstrip)
        self.add_pane(self.loupe)
        self.loupe.moved.connect(self._show_scale)
        images.ready.connect(self._set_image)
        images.failed.connect(self._set_failure)

    def add_pane(self, pane: PhotoPane) -> None:
        """A pane of one of the pages."""
        pane.wants_changed.connect(self.want_images)
        pane.moved.connect(self.moved)
        pane.show_overlays(self.overlays)

    def panes(self) -> Iterator[PhotoPane]:
        """The panes of the page that is shown."""
        yield self.loupe

    def show_overlays(self, overlays: Overlays) -> None:
        """Lay these over every photo."""
        self.overlays = overlays
        for pane in self.panes():
            pane.show_overlays(overlays)

    def show_photo(self, row: int, photo: Photo | None) -> None:
        """The active photo, or none."""
        if row != self._row:
            self._direction = 1 if row > self._row else -1
            self._row = row
        thumbnail = self._model.data(self._model.index(row), Role.THUMBNAIL) if photo is not None else None
        self.loupe.show_photo(photo, thumbnail)
        self.info.show_photo(photo)
        self.want_images()

    def rest(self) -> None:
        """Nobody looks at large photos: have no more made."""
        self._images.want(())

    def want_images(self) -> None:
        """Have the pictures made that are looked at, and those that will be."""
        if not self.isVisible():
            return
        now = [key for pane in self.panes() for key in pane.wanted()]
        self._images.want(now, list(self._soon()))

    def _soon(self) -> Iterator[ImageKey]:
        """The neighbours at the size of the view first, then all their pixels where those are looked at."""
        steps = [self._direction * step for step in range(1, AHEAD + 1)]
        steps += [-self._direction * step for step in range(1, BEHIND + 1)]
        wanted = []
        for step in steps:
            photo = self._model.photo(self._row + step)
            wanted.append([] if photo is None else self.loupe.wanted_for(photo))
        for keys in wanted:
            yield from keys[:1]
        for keys in (wanted[0], wanted[-1]):
            yield from keys[1:]

    def _show_scale(self) -> None:
        self.info.show_scale(self.loupe.scale if self.loupe.zoom.framing is not Framing.FIT else None)

    def _set_image(self, image: LoupeImage) -> None:
        for pane in self.panes():
            pane.set_image(image)
        if image.key.layer is Layer.PHOTO:
            self.info.set_image(image)

    def _set_failure(self, key: ImageKey, error: StudioError) -> None:
        for pane in self.panes():
            pane.set_failure(key, error)

    def showEvent(self, event: QShowEvent) -> None:
        """Pictures are made while somebody looks."""
        super().showEvent(event)
        self.want_images()
