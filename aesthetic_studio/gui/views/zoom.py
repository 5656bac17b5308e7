"""Where a photo lies in its view: fitted, filling, or at a scale around a point."""

from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSizeF

MAX_SCALE = 8.0
MAX_FIT = 2.0
"""A small photo is enlarged to fit, so that it can be judged beside large ones, but no more than this: beyond, it
shows how it was stored rather than what it is. In logical pixels per photo pixel."""


class Framing(StrEnum):
    """How the scale is found."""

    FIT = "fit"
    FILL = "fill"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class Zoom:
    """What is shown of a photo, in terms that hold for photos and views of other sizes too.

    Attributes:
        scale: screen pixels per photo pixel, where the framing is free; 1.0 is 100 %.
        x, y: the photo's point in the middle of the view, in shares 0–1 of its width and height.
    """

    framing: Framing = Framing.FIT
    scale: float = 1.0
    x: float = 0.5
    y: float = 0.5


FIT = Zoom()


@dataclass(frozen=True, slots=True)
class Frame:
    """A photo and the view that it is shown in.

    Attributes:
        photo: width and height in pixels of the photo.
        view: the whole view, in logical pixels.
        ratio: screen pixels per logical pixel.
        margin: kept free around a fitted photo, in logical pixels.
    """

    photo: QSizeF
    view: QRectF
    ratio: float = 1.0
    margin: float = 0.0

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show, or no place to show it."""
        return self.photo.isEmpty() or self.view.isEmpty()

    @property
    def fit_scale(self) -> float:
        """The scale that shows all of the photo; see `MAX_FIT`."""
        return min(self._shares(2 * self.margin), MAX_FIT * self.ratio)

    @property
    def least_scale(self) -> float:
        """The smallest scale by hand: fitted, or, of a photo that is enlarged to fit, 100 %."""
        return min(self.fit_scale, 1.0)

    @property
    def fill_scale(self) -> float:
        """The scale that leaves nothing of the view empty."""
        if self.empty:
            return 1.0
        wide, high = self.view.width() / self.photo.width(), self.view.height() / self.photo.height()
        return max(wide, high) * self.ratio

    def _shares(self, margins: float) -> float:
        wide, high = self.view.width() - margins, self.view.height() - margins
        if self.empty or wide <= 0 or high <= 0:
            return 1.0
        return min(wide / self.photo.width(), high / self.photo.height()) * self.ratio

    def scale(self, zoom: Zoom) -> float:
        """Screen pixels per photo pixel."""
        if zoom.framing is Framing.FIT:
            return self.fit_scale
        return self.fill_scale if zoom.framing is Framing.FILL else zoom.scale

    def target(self, zoom: Zoom) -> QRectF:
        """Where the whole photo lies, in logical pixels of the view, on whole pixels of the screen."""
        size = self.photo * (self.scale(zoom) / self.ratio)
        middle = self.view.center()
        corner = middle - QPointF(zoom.x * size.width(), zoom.y * size.height())
        whole = QSizeF(round(size.width() * self.ratio), round(size.height() * self.ratio)) / self.ratio
        snapped = QPointF(round(corner.x() * self.ratio), round(corner.y() * self.ratio)) / self.ratio
        return QRectF(snapped, whole)

    def zoomed(self, zoom: Zoom, scale: float, at: QPointF) -> Zoom:
        """Another scale with the same point of the photo under ``at``; what is not larger than fitted fits."""
        if self.empty:
            return zoom
        if scale <= self.fit_scale <= 1:
            return FIT
        scale = min(max(scale, self.least_scale), max(MAX_SCALE, 2 * self.fit_scale))
        old, new = self.scale(zoom) / self.ratio, scale / self.ratio
        moved = (at - self.view.center()) * (1 / old - 1 / new)
        centre = Zoom(
            Framing.FREE,
            scale,
            zoom.x + moved.x() / self.photo.width(),
            zoom.y + moved.y() / self.photo.height(),
        )
        return self.kept(centre)

    def moved(self, zoom: Zoom, by: QPointF) -> Zoom:
        """The photo pulled along by ``by`` logical pixels."""
        if self.empty:
            return zoom
        scale = self.scale(zoom) / self.ratio
        x = zoom.x - by.x() / scale / self.photo.width()
        y = zoom.y - by.y() / scale / self.photo.height()
        return self.kept(replace(zoom, x=x, y=y))

    def kept(self, zoom: Zoom) -> Zoom:
        """The same with the photo's edges outside the view where they can be, and its middle inside elsewhere."""
        if self.empty or zoom.framing is Framing.FIT:
            return replace(zoom, x=0.5, y=0.5)
        scale = self.scale(zoom) / self.ratio
        x = _kept(zoom.x, self.view.width() / (scale * self.photo.width()))
        y = _kept(zoom.y, self.view.height() / (scale * self.photo.height()))
        return replace(zoom, x=x, y=y)

    def visible(self, zoom: Zoom) -> QRectF:
        """The part of the photo in the view, in shares 0–1."""
        target = self.target(zoom)
        if target.isEmpty():
            return QRectF()
        seen = target.intersected(self.view)
        corner = seen.topLeft() - target.topLeft()
        return QRectF(
            corner.x() / target.width(),
            corner.y() / target.height(),
            seen.width() / target.width(),
            seen.height() / target.height(),
        )


def _kept(centre: float, seen: float) -> float:
    """The middle of a stretch of which ``seen`` shares are visible, kept so that no empty edge shows."""
    return 0.5 if seen >= 1 else min(max(centre, seen / 2), 1 - seen / 2)
