"""Bad crops: the window of a photo that cuts its subject, shows too little, or weighs on one side.

Where the subject is, a spectral-residual saliency map says (Hou and Zhang, "Saliency detection: a spectral residual
approach", CVPR 2007). Which window counts as how bad a crop is our own choice.
"""

from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray

from aesthetic_studio.domain.image import RgbImage
from aesthetic_studio.training.self_supervision.defects import DefectKind

_SIDE = 64
_SHARES = (0.55, 0.62, 0.7, 0.78, 0.86, 0.94)
_STEPS = 9

Windows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Crops:
    """Every candidate window of one photo and how bad a crop it is.

    Attributes:
        windows: top, left, height and width on the saliency map, shape (windows, 4).
        measures: by kind, in the unit of its `DefectSpec`, each of shape (windows,).
    """

    windows: Windows
    measures: dict[DefectKind, NDArray[np.float32]]


def saliency(image: RgbImage) -> NDArray[np.float32]:
    """How much each part of a photo catches the eye, shape (64, 64), sum 1."""
    grey = cv2.cvtColor(cv2.resize(image, (_SIDE, _SIDE), interpolation=cv2.INTER_AREA), cv2.COLOR_RGB2GRAY)
    spectrum = np.fft.fft2(grey.astype(np.float32))
    log = np.log(np.abs(spectrum) + 1e-6).astype(np.float32)
    residual = log - np.asarray(cv2.blur(log, (3, 3)), np.float32)
    found = np.abs(np.fft.ifft2(np.exp(residual + 1j * np.angle(spectrum)))) ** 2
    smooth = np.asarray(cv2.GaussianBlur(found.astype(np.float32), (0, 0), 3.0), np.float32)
    smooth = np.maximum(smooth - np.percentile(smooth, 30), 0) * _centre_prior()
    return np.asarray(smooth / max(float(smooth.sum()), 1e-12), np.float32)


def crops(image: RgbImage) -> Crops:
    """Measure all candidate windows of a photo, which keep its aspect; about 1 ms."""
    mass = saliency(image)
    windows = _windows()
    top, left, height, width = windows.T
    grid = np.mgrid[0:_SIDE, 0:_SIDE].astype(np.float32) + 0.5
    inside = np.maximum(_sums(mass, windows), 1e-9)
    row = _sums(mass * grid[0], windows) / inside
    column = _sums(mass * grid[1], windows) / inside
    offset = np.maximum(np.abs((row - top) / height - 0.5) * 2, np.abs((column - left) / width - 0.5) * 2)
    density = inside / (height * width / _SIDE**2)
    subject = _subject(mass)
    kept = _sums(mass * subject, windows) / max(float((mass * subject).sum()), 1e-9)
    # A subject of which little is left is no longer the cut subject of the picture.
    cut = np.where(kept > 0.3, 1 - kept, 0.0)
    return Crops(
        windows,
        {
            DefectKind.CUT_SUBJECT: (100 * cut).astype(np.float32),
            DefectKind.EMPTY: (100 * np.maximum(1 - density, 0)).astype(np.float32),
            DefectKind.UNBALANCED: (100 * offset).astype(np.float32),
        },
    )


def crop_badly(
    image: RgbImage, kind: DefectKind, amount: float, rng: np.random.Generator
) -> tuple[RgbImage, float]:
    """Crop a photo so that it fails by ``amount``.

    Returns:
        The crop and the amount reached, which is smaller where the photo offers no window that bad.
    """
    found = crops(image)
    measure = found.measures[kind]
    near = np.abs(measure - amount)
    # Of the windows that are about as bad as wanted any will do; without chance each photo would have one crop.
    candidates = np.flatnonzero(near <= near.min() + 2.0)
    chosen = int(rng.choice(candidates))
    return _cut(image, found.windows[chosen]), float(measure[chosen])


def crop_well(image: RgbImage, rng: np.random.Generator) -> RgbImage:
    """Crop a photo so that it stays about as well framed as it was; the whole where there is no such window."""
    found = crops(image)
    fine = np.ones(len(found.windows), dtype=bool)
    for kind, most in (
        (DefectKind.CUT_SUBJECT, 8.0),
        (DefectKind.EMPTY, 10.0),
        (DefectKind.UNBALANCED, 16.0),
    ):
        fine &= found.measures[kind] <= most
    candidates = np.flatnonzero(fine)
    return _cut(image, found.windows[int(rng.choice(candidates))]) if len(candidates) else image


def _cut(image: RgbImage, window: NDArray[np.int64]) -> RgbImage:
    scale = np.array([*image.shape[:2], *image.shape[:2]]) / _SIDE
    top, left, height, width = np.rint(window * scale).astype(int)
    return np.ascontiguousarray(image[top : top + height, left : left + width])


def _subject(mass: NDArray[np.float32]) -> NDArray[np.float32]:
    """The most salient patch that holds a third of the saliency, 0 or 1, shape (64, 64)."""
    order = np.sort(mass.ravel())[::-1]
    threshold = order[min(int(np.searchsorted(np.cumsum(order), 1 / 3)), len(order) - 1)]
    _, labels = cv2.connectedComponents((mass >= threshold).astype(np.uint8))
    weights = np.bincount(labels.ravel(), mass.ravel())
    weights[0] = 0
    return np.asarray(labels == int(weights.argmax()), np.float32)


def _sums(values: NDArray[np.float32], windows: Windows) -> NDArray[np.float64]:
    """Sum of ``values`` in each window."""
    table = np.zeros((_SIDE + 1, _SIDE + 1))
    table[1:, 1:] = values.cumsum(0).cumsum(1)
    top, left, height, width = windows.T
    bottom, right = top + height, left + width
    return np.asarray(
        table[bottom, right] - table[top, right] - table[bottom, left] + table[top, left], np.float64
    )


@cache
def _windows() -> Windows:
    found = []
    for share in _SHARES:
        side = round(share * _SIDE)
        places = np.unique(np.linspace(0, _SIDE - side, _STEPS).round().astype(int))
        found += [(top, left, side, side) for top in places for left in places]
    return np.array(found)


@cache
def _centre_prior() -> NDArray[np.float32]:
    """People place subjects near the middle; without it a bright corner passes for the subject."""
    axis = np.linspace(-1, 1, _SIDE, dtype=np.float32)
    return np.asarray(np.exp(-(axis[:, None] ** 2 + axis[None, :] ** 2) / 1.2), np.float32)
