"""Two panes that zoom and move together."""

from dataclasses import replace

from PySide6.QtCore import QObject

from aesthetic_studio.gui.views.photo_pane import PhotoPane
from aesthetic_studio.gui.views.zoom import Framing, Zoom


class LinkedZoom(QObject):
    """What one pane shows, the other shows too, shifted as they were when they were linked.

    So two photos of a burst that do not quite cover each other can be laid over one another by hand: unlink,
    move one, link again.
    """

    def __init__(self, first: PhotoPane, second: PhotoPane) -> None:
        super().__init__(first)
        self._first, self._second = first, second
        self.linked = True
        self._shift = (0.0, 0.0)  # of the second against the first, in shares of the photo
        first.zoom_changed.connect(lambda zoom: self._follow(second, zoom, 1))
        second.zoom_changed.connect(lambda zoom: self._follow(first, zoom, -1))

    def set_linked(self, linked: bool) -> None:
        """Move both from now on, or each by itself."""
        self.linked = linked
        one, other = self._first.zoom, self._second.zoom
        if linked and Framing.FREE in (one.framing, other.framing):
            self._shift = (other.x - one.x, other.y - one.y)

    def _follow(self, pane: PhotoPane, zoom: Zoom, side: int) -> None:
        if not self.linked:
            return
        if zoom.framing is Framing.FIT:
            self._shift = (0.0, 0.0)
        x, y = (side * shift for shift in self._shift)
        pane.set_zoom(replace(zoom, x=zoom.x + x, y=zoom.y + y))
