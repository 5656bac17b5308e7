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
from aesthetic_studio.gui.views.compare_view import CompareView
from aesthetic_studio.gui.views.overlays import Overlays
from aesthetic_studio.gui.views.photo_pane import PhotoPane
from aesthetic_studio.gui.views.survey_view import SurveyView
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
        self._info_shown = True
        self._added: set[PhotoPane] = set()
        self.overlays = Overlays()
        self.loupe = LoupeView()
        self.info = InfoLine()
        self.filmstrip = Filmstrip(model)
        self.filmstrip.share_selection(selection)
        self.compare = CompareView(model)
        self.survey = SurveyView(model)
        self.pages = QStackedWidget()
        for page in (self.loupe, self.compare, self.survey):
            self.pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self.info)
        layout.addWidget(self.filmstrip)
        for pane in (self.loupe, *self.compare.panes()):
            self._add_pane(pane)
        self.survey.cards_changed.connect(self._take_cards)
        self.loupe.moved.connect(self._show_part)
        self.info.place_wanted.connect(self.loupe.look_at)
        images.ready.connect(self._set_image)
        images.failed.connect(self._set_failure)

    @property
    def with_menu(self) -> tuple[QWidget, ...]:
        """What a menu about the active photo opens on."""
        return self.loupe, self.compare, self.survey, self.filmstrip

    def _add_pane(self, pane: PhotoPane) -> None:
        pane.wants_changed.connect(self.want_images)
        pane.moved.connect(self.moved)
        pane.show_overlays(self.overlays)
        self._added.add(pane)
        pane.destroyed.connect(lambda _=None, pane=pane: self._added.discard(pane))

    def _take_cards(self) -> None:
        """The survey has other photos."""
        for pane in self.survey.panes():
            if pane not in self._added:
                self._add_pane(pane)
        self.want_images()

    def show_page(self, page: QWidget) -> None:
        """Loupe, compare or survey."""
        self.pages.setCurrentWidget(page)
        for pane in self._added.difference(self.panes()):
            pane.forget_details()
        self._show_info()
        self.want_images()

    def show_info(self, shown: bool) -> None:
        """Show or hide the line about the photo of the loupe; other views have their own below each photo."""
        self._info_shown = shown
        self._show_info()

    def _show_info(self) -> None:
        self.info.setVisible(self._info_shown and self.page is self.loupe)

    @property
    def page(self) -> LoupeView | CompareView | SurveyView:
        """The one that is shown."""
        shown = self.pages.currentWidget()
        return next(page for page in (self.loupe, self.compare, self.survey) if page is shown)

    def panes(self) -> list[PhotoPane]:
        """The panes of the page that is shown."""
        page = self.page
        return [page] if isinstance(page, LoupeView) else list(page.panes())

    @property
    def active_pane(self) -> PhotoPane | None:
        """The pane that zooms."""
        page = self.page
        return page if isinstance(page, LoupeView) else page.active_pane

    def show_overlays(self, overlays: Overlays) -> None:
        """Lay these over every photo."""
        self.overlays = overlays
        for pane in self._added:
            pane.show_overlays(overlays)

    def show_photo(self, row: int, photo: Photo | None) -> None:
        """The active photo, or none."""
        if abs(row - self._row) == 1:  # a jump says nothing about where somebody goes next
            self._direction = row - self._row
        self._row = row
        thumbnail = self._model.data(self._model.index(row), Role.THUMBNAIL) if photo is not None else None
        self.loupe.show_photo(photo, thumbnail)
        self.info.show_photo(photo)
        self.want_images()

    def rest(self) -> None:
        """Nobody looks at large photos: have no more made, and keep few."""
        for pane in self._added:
            pane.forget_details()
        self._images.want(())

    def want_images(self) -> None:
        """Have the pictures made that are looked at, and those that will be."""
        if not self.isVisible():
            return
        now = [key for pane in self.panes() for key in pane.wanted()]
        page = self.page
        self._images.want(now, list(self._soon() if isinstance(page, LoupeView) else page.soon()))

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

    def _show_part(self) -> None:
        pane = self.loupe
        shown = pane.zoom.framing is not Framing.FIT or pane.scale > 1
        scale = pane.scale if shown else None
        self.info.show_part(scale, pane.frame.visible(pane.zoom), pane.thumbnail)

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
