"""A decoded photograph for the large views, made away from the window: pixels to paint, tones, and masks."""

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QImage

from aesthetic_studio.domain.photo import Photo
from aesthetic_studio.gui.workers.screen_colours import SRGB, converts, on_screen

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from aesthetic_studio.domain.image import RgbImage
    from aesthetic_studio.photos.decode import StoredPicture

HISTOGRAM_BINS = 64
SMALLEST_LEVEL = 1600
"""A level whose long side is above this has a smaller one below it."""
WHITE, BLACK = 254, 1
"""A channel from `WHITE` on is clipped; a pixel whose channels are all at most `BLACK` has no drawing left."""
EDGE_NOISE_FACTOR, EDGE_LEAST = 6.0, 40.0
"""An edge is in focus where it is this much steeper than the photo's ordinary tone changes, and at least that steep."""
CLIPPED_WHITE, CLIPPED_BLACK, CLIPPED_BLACK_STRIPE, IN_FOCUS = 1, 2, 3, 4
MASK_COLOURS = (0x00000000, 0xE0E5352B, 0xE02A6CE8, 0xE09CC2FF, 0xF0FFE14D)
"""What a mask's values look like, as 0xAARRGGBB: red and blue are told apart by most of the colour-blind, and the
black ones are striped."""
STRIPE = 5
"""Width in pixels."""


class Layer(StrEnum):
    """What is made of a file."""

    PHOTO = "photo"
    CLIPPING = "clipping"
    PEAKING = "peaking"


@dataclass(frozen=True, slots=True)
class ImageKey:
    """One picture that can be asked for.

    Attributes:
        modified_ns: of the file; a photo that was edited outside is another picture.
        max_side: the longest side wanted in pixels; None means every pixel. Masks are made of every pixel.
    """

    path: Path
    modified_ns: int
    max_side: int | None
    layer: Layer = Layer.PHOTO

    @classmethod
    def of(cls, photo: Photo, max_side: int | None, layer: Layer = Layer.PHOTO) -> "ImageKey":
        """The key for a photo of the library."""
        return cls(photo.path, photo.modified_ns, max_side, layer)

    @property
    def photo(self) -> "ImageKey":
        """The picture that a mask is made of, and that a photo is itself."""
        return replace(self, layer=Layer.PHOTO)


@dataclass(frozen=True, slots=True)
class Tones:
    """How a photo's tones are spread in its file; another screen changes nothing about them.

    Attributes:
        heights: shape (3, HISTOGRAM_BINS), share of the highest inner bin 0–1, for red, green, blue.
        white, black: share 0–1 of clipped pixels: some channel at its upper end, all channels at the lower.
    """

    heights: "NDArray[np.float64]"
    white: float
    black: float


@dataclass(frozen=True, slots=True)
class LoupeImage:
    """A picture in several sizes, so that it can be painted smoothly at any scale.

    Attributes:
        levels: the largest first, each half of the one before it. A mask is an index into `MASK_COLOURS`,
            0 where there is nothing.
        tones: of a photo; None for a mask.
        converted: whether the levels have the screen's colours, and the file others.
    """

    key: ImageKey
    levels: tuple[QImage, ...]
    tones: Tones | None = None
    converted: bool = False

    @property
    def byte_count(self) -> int:
        """Memory of all levels."""
        return sum(each.sizeInBytes() for each in self.levels)

    def level_for(self, width: float) -> QImage:
        """The smallest level with enough pixels for a width on the screen, else the largest."""
        enough = [level for level in self.levels if level.width() >= width - 1]
        return enough[-1] if enough else self.levels[0]


def to_qimage(pixels: "RgbImage", screen: bytes = SRGB) -> QImage:
    """A copy of sRGB pixels in a screen's colours, in the format that Qt paints fastest."""
    return _painted(on_screen(pixels, SRGB, screen))


def make_photo(key: ImageKey, picture: "StoredPicture", screen: bytes = SRGB) -> LoupeImage:
    """A photo in a screen's colours with its smaller levels, and the tones of its file."""
    import cv2

    colours = on_screen(picture.pixels, picture.profile, screen)
    levels = [_painted(colours)]
    while max(colours.shape[:2]) > SMALLEST_LEVEL:
        colours = cv2.resize(colours, _half(colours.shape), interpolation=cv2.INTER_AREA)
        levels.append(_painted(colours))
    return LoupeImage(key, tuple(levels), tones_of(picture.pixels), converts(picture.profile, screen))


def make_mask(key: ImageKey, photo: QImage) -> LoupeImage:
    """Where a photo is clipped, or in focus, from its largest level (format RGB32).

    What is clipped shows in the file's own values alone: another screen has other ones.
    """
    import cv2
    import numpy as np

    height, width = photo.height(), photo.width()
    view = np.frombuffer(photo.constBits(), np.uint8).reshape(height, photo.bytesPerLine())
    pixels = view[:, : 4 * width].reshape(height, width, 4)
    mask = _clipped(pixels) if key.layer is Layer.CLIPPING else _in_focus(pixels)
    levels = [_indexed(_striped(mask))]
    while max(mask.shape) > SMALLEST_LEVEL:
        # The strongest of four pixels is kept: a thin line of clipped pixels must be seen at any scale.
        strongest = cv2.dilate(mask, np.ones((2, 2), np.uint8), anchor=(0, 0))
        wide, high = _half(mask.shape)
        mask = np.ascontiguousarray(strongest[: 2 * high : 2, : 2 * wide : 2])
        levels.append(_indexed(_striped(mask)))
    return LoupeImage(key, tuple(levels))


def tones_of(pixels: "RgbImage") -> Tones:
    """How often each tone occurs in each channel, from a fraction of the pixels of a large photo."""
    import numpy as np

    height, width, _ = pixels.shape
    step = max(1, round((height * width / 200_000) ** 0.5))
    sample = pixels[::step, ::step]
    counts = np.stack(
        [
            np.bincount(sample[..., c].ravel() // (256 // HISTOGRAM_BINS), minlength=HISTOGRAM_BINS)
            for c in range(3)
        ]
    ).astype(np.float64)
    # Black and white borders must not flatten everything else: the highest inner bin sets the scale.
    top = counts[:, 1:-1].max() or counts.max() or 1.0
    white, black = (sample.max(axis=-1) >= WHITE).mean(), (sample.max(axis=-1) <= BLACK).mean()
    return Tones(np.asarray(np.minimum(counts / top, 1.0)), float(white), float(black))


def _clipped(pixels: "NDArray[np.uint8]") -> "NDArray[np.uint8]":
    import cv2
    import numpy as np

    blue, green, red, _ = cv2.split(pixels)
    brightest = cv2.max(cv2.max(blue, green), red)
    mask: NDArray[np.uint8] = np.zeros(brightest.shape, np.uint8)
    mask[brightest >= WHITE] = CLIPPED_WHITE
    mask[brightest <= BLACK] = CLIPPED_BLACK
    return mask


def _in_focus(pixels: "NDArray[np.uint8]") -> "NDArray[np.uint8]":
    """The steep edges at the photo's own resolution; a photo without any has an empty mask."""
    import cv2
    import numpy as np

    grey = cv2.GaussianBlur(cv2.cvtColor(pixels, cv2.COLOR_BGRA2GRAY), (3, 3), 0)
    across = cv2.Sobel(grey, cv2.CV_16S, 1, 0)
    down = cv2.Sobel(grey, cv2.CV_16S, 0, 1)
    steep = cv2.addWeighted(cv2.convertScaleAbs(across), 0.5, cv2.convertScaleAbs(down), 0.5, 0)
    ordinary = float(np.median(steep[::4, ::4]))
    least = min(200.0, max(EDGE_LEAST, EDGE_NOISE_FACTOR * ordinary))
    return np.where(steep >= least, np.uint8(IN_FOCUS), np.uint8(0))


def _painted(colours: "NDArray[Any]") -> QImage:
    """An image over the array's memory, which it keeps alive."""
    height, width = colours.shape[:2]
    return QImage(colours.data, width, height, 4 * width, QImage.Format.Format_RGB32)


def _striped(mask: "NDArray[np.uint8]") -> "NDArray[np.uint8]":
    """A mask with every other stripe of its black parts in the second tint; other masks as they are."""
    import numpy as np

    black = mask == CLIPPED_BLACK
    if not black.any():
        return mask
    rows, columns = (np.arange(extent) // STRIPE for extent in mask.shape)
    # Steps of a few pixels going down to the right: stripes without a product per pixel.
    odd = (rows[:, None] + columns[None, :]) % 2 == 1
    return np.where(black & odd, np.uint8(CLIPPED_BLACK_STRIPE), mask)


def _indexed(mask: "NDArray[np.uint8]") -> QImage:
    height, width = mask.shape
    image = QImage(mask.data, width, height, width, QImage.Format.Format_Indexed8)
    image.setColorTable(MASK_COLOURS)
    return image


def _half(shape: tuple[int, ...]) -> tuple[int, int]:
    """Width and height of half an array of this shape."""
    return max(1, shape[1] // 2), max(1, shape[0] // 2)
