"""A thumbnail as the grid paints it: made in the decoding threads at the size of its cell."""

from dataclasses import dataclass, field

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from aesthetic_studio.domain.photo import Photo

ENLARGED = 4.0
"""A photo smaller than its cell is enlarged so often at most."""


@dataclass(frozen=True, slots=True)
class CellSpace:
    """The room for photos in the view that shows them now.

    Attributes:
        width, height: of one photo's place, in device pixels.
        ratio: device pixels per pixel of the window.
        cells: how many are seen at once; the room is the same however many.
    """

    width: int
    height: int
    ratio: float
    cells: int = field(compare=False)

    def fitted(self, size: QSize) -> QSize:
        """The size at which a picture of this size is painted, in device pixels."""
        room = QSize(self.width, self.height).boundedTo(size * self.ratio * ENLARGED)
        return size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A photo's small picture, as the cache has it, and ``fitted`` to ``space``."""

    photo: Photo
    picture: QImage
    fitted: QImage
    space: CellSpace

    @property
    def byte_count(self) -> int:
        """Memory of both pictures."""
        return self.picture.sizeInBytes() + self.fitted.sizeInBytes()


def fit(picture: QImage, space: CellSpace) -> QImage:
    """The picture (format RGB32) at the size at which it is painted; other threads run Python meanwhile."""
    import cv2  # not at start: the window need not wait for it
    import numpy as np

    size = space.fitted(picture.size())
    if size == picture.size():
        fitted = QImage(picture)
    else:
        view = np.frombuffer(picture.constBits(), np.uint8).reshape(picture.height(), picture.bytesPerLine())
        pixels = view[:, : 4 * picture.width()].reshape(picture.height(), picture.width(), 4)
        shrunk = size.width() < picture.width()
        scaled = cv2.resize(
            pixels, size.toTuple(), interpolation=cv2.INTER_AREA if shrunk else cv2.INTER_LINEAR
        )
        fitted = QImage(
            scaled.data, size.width(), size.height(), 4 * size.width(), QImage.Format.Format_RGB32
        )
    fitted.setDevicePixelRatio(space.ratio)
    return fitted
