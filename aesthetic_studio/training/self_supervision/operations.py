"""Putting defects into a photograph as they arise in life: lens, light, sensor, then processing.

The frame comes first (crop, aspect, tilt). Optics, light and sensor act on linear light, with real clipping; tone and
colour controls act on the developed picture, as an editor's sliders do; compression comes last.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

from aesthetic_studio.domain.image import RgbImage
from aesthetic_studio.training.self_supervision.defects import Defect, DefectKind
from aesthetic_studio.training.self_supervision.framing import crop_badly

Linear = NDArray[np.float32]
Developed = NDArray[np.float32]

_codes = np.arange(256, dtype=np.float64) / 255.0
_TO_LINEAR = np.where(_codes <= 0.04045, _codes / 12.92, ((_codes + 0.055) / 1.055) ** 2.4).astype(np.float32)
_linear_steps = np.linspace(0.0, 1.0, 8192)
_TO_DEVELOPED = np.where(
    _linear_steps <= 0.0031308, _linear_steps * 12.92, 1.055 * _linear_steps ** (1 / 2.4) - 0.055
).astype(np.float32)


def to_linear(image: RgbImage) -> Linear:
    """SRGB codes to linear light, 0–1, same shape."""
    return _TO_LINEAR[image]


def develop(linear: Linear) -> Developed:
    """Linear light to sRGB values 0–1; everything above 1 clips, as on a sensor."""
    steps = (np.clip(linear, 0.0, 1.0) * (len(_TO_DEVELOPED) - 1)).astype(np.int32)
    return _TO_DEVELOPED[steps]


def _floats(array: object) -> NDArray[np.float32]:
    """OpenCV's arrays are typed for any depth; ours are float32."""
    return cast("NDArray[np.float32]", array)


def _pixel(shape: tuple[int, ...]) -> float:
    """How many pixels of this picture one pixel of a 512-px picture is."""
    return max(shape[:2]) / 512.0


def rotate(image: RgbImage, degrees: float) -> RgbImage:
    """Rotate clockwise and crop to the largest upright frame of the same aspect, in its own size in pixels."""
    height, width = image.shape[:2]
    angle = np.deg2rad(abs(degrees))
    sine, cosine = np.sin(angle), np.cos(angle)
    scale = max(cosine + sine * height / width, cosine + sine * width / height)
    inner = (max(8, int(width / scale)), max(8, int(height / scale)))
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    turn[:, 2] -= ((width - inner[0]) / 2, (height - inner[1]) / 2)
    turned = cv2.warpAffine(image, turn, inner, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT)
    return np.asarray(turned, dtype=np.uint8)


def _squash(image: RgbImage, across: float, down: float, rng: np.random.Generator) -> RgbImage:
    """Shrink width and height by shares; half of the time the frame is then cropped to its old aspect."""
    height, width = image.shape[:2]
    size = (max(8, round(width * (1 - across))), max(8, round(height * (1 - down))))
    squashed = np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    if rng.random() < 0.5:
        return squashed
    scale = min(size[0] / width, size[1] / height)
    kept = (max(8, round(width * scale)), max(8, round(height * scale)))
    left, top = (size[0] - kept[0]) // 2, (size[1] - kept[1]) // 2
    return np.ascontiguousarray(squashed[top : top + kept[1], left : left + kept[0]])


def _defocus(light: Linear, radius: float, _: np.random.Generator) -> Linear:
    """Convolve with an anti-aliased disc: the circle of confusion."""
    radius *= _pixel(light.shape)
    reach = int(np.ceil(radius)) + 1
    y, x = np.mgrid[-reach : reach + 1, -reach : reach + 1]
    disc = np.clip(radius + 0.5 - np.hypot(x, y), 0.0, 1.0).astype(np.float32)
    return _floats(cv2.filter2D(light, -1, disc / disc.sum(), borderType=cv2.BORDER_REFLECT))


def _motion(light: Linear, length: float, rng: np.random.Generator) -> Linear:
    """Smear along a slightly bent path, as a moving hand does."""
    length *= _pixel(light.shape)
    size = int(np.ceil(length)) | 1
    kernel = np.zeros((size + 2, size + 2), np.float32)
    angle, bend = rng.uniform(0, np.pi), rng.normal(0, 0.25)
    along = np.linspace(-0.5, 0.5, 8 * size)
    heading = angle + bend * along
    x = (size + 1) / 2 + length * along * np.cos(heading)
    y = (size + 1) / 2 + length * along * np.sin(heading)
    column, row = x.astype(int).clip(0, size), y.astype(int).clip(0, size)
    across, down = (x - column).astype(np.float32), (y - row).astype(np.float32)
    for dy, dx, weight in (
        (0, 0, (1 - across) * (1 - down)),
        (0, 1, across * (1 - down)),
        (1, 0, (1 - across) * down),
        (1, 1, across * down),
    ):
        np.add.at(kernel, (row + dy, column + dx), weight)
    return _floats(cv2.filter2D(light, -1, kernel / kernel.sum(), borderType=cv2.BORDER_REFLECT))


def _haze(light: Linear, veil: float, rng: np.random.Generator) -> Linear:
    """Mix in airlight, more of it towards the top: the standard atmospheric scattering model."""
    height = light.shape[0]
    airlight = np.array([0.75, 0.80, 0.86], np.float32) * np.float32(rng.uniform(0.75, 1.0))
    depth = np.linspace(1.15, 0.8, height, dtype=np.float32)[:, None, None]
    share = np.clip(veil * depth, 0.0, 0.95)
    return _floats(light * (1 - share) + airlight * share)


def _vignette(light: Linear, stops: float, rng: np.random.Generator) -> Linear:
    """Darken towards the corners, by ``stops`` in the corners."""
    height, width = light.shape[:2]
    y = (np.arange(height, dtype=np.float32)[:, None] - height / 2) / (height / 2)
    x = (np.arange(width, dtype=np.float32)[None, :] - width / 2) / (width / 2)
    radius = np.sqrt((x * x + y * y) / 2)
    falloff = np.exp2(-np.float32(stops) * radius ** np.float32(rng.uniform(2.0, 3.5)))
    return _floats(light * falloff[..., None].astype(np.float32))


def _exposure(light: Linear, stops: float, _: np.random.Generator) -> Linear:
    return light * np.float32(2.0**stops)


def _balance(red: float, green: float, blue: float) -> NDArray[np.float32]:
    """White-balance gains at constant luminance, shape (3,)."""
    gains = np.array([red, green, blue], np.float32)
    return np.asarray(gains / np.float32(gains @ np.array([0.2126, 0.7152, 0.0722], np.float32)), np.float32)


def _temperature(light: Linear, share: float, _: np.random.Generator) -> Linear:
    """Positive is warmer: red gains and blue loses a factor of (1 + share)."""
    red, blue = (1 + share, 1 / (1 + share)) if share > 0 else (1 / (1 - share), 1 - share)
    return light * _balance(red, 1.0, blue)


def _tint(light: Linear, share: float, _: np.random.Generator) -> Linear:
    """Positive is greener."""
    return light * (_balance(1.0, 1 + share, 1.0) if share > 0 else _balance(1 - share, 1.0, 1 - share))


def _mixed_light(light: Linear, share: float, rng: np.random.Generator) -> Linear:
    """Two lamps of different colour temperature, each from its side, with a soft border between them."""
    height, width = light.shape[:2]
    angle = rng.uniform(0, 2 * np.pi)
    y = np.linspace(-1, 1, height, dtype=np.float32)[:, None] * np.float32(np.sin(angle))
    x = np.linspace(-1, 1, width, dtype=np.float32)[None, :] * np.float32(np.cos(angle))
    border, softness = rng.normal(0, 0.2), rng.uniform(0.15, 0.5)
    side = (1 / (1 + np.exp(-(x + y - border) / softness))).astype(np.float32)[..., None]
    part = 1 + share / 2
    greenish = 1 + share * rng.uniform(0, 0.35)  # the cooler lamp may be a fluorescent tube
    return light * (1 - side) * _balance(part, 1.0, 1 / part) + light * side * _balance(
        1 / part, greenish, part
    )


def _noise(light: Linear, percent: float, rng: np.random.Generator) -> Linear:
    """Shot noise (grows with the root of the light) and read noise, partly in colour, with a grain over pixels.

    ``percent`` is the standard deviation in per cent of white at middle grey of the developed picture.
    """
    height, width = light.shape[:2]
    at_grey = percent / 100.0 * 0.42  # slope of the sRGB curve at middle grey: d(linear)/d(sRGB)
    read = 0.3 * at_grey
    shot = np.sqrt(max(at_grey**2 - read**2, 0.0) / 0.214)
    grain = rng.standard_normal((height, width, 3), dtype=np.float32)
    grain += np.float32(0.6) * grain.mean(axis=2, keepdims=True)
    if rng.random() < 0.5:  # demosaicking spreads noise over neighbours
        grain = _floats(cv2.GaussianBlur(grain, (0, 0), float(rng.uniform(0.4, 0.8))))
    grain /= grain.std()
    return _floats(light + grain * np.sqrt(read**2 + shot**2 * np.maximum(light, 0)).astype(np.float32))


def _luma(picture: Developed) -> Developed:
    return _floats(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY))[..., None]


def _flat(picture: Developed, lost: float, rng: np.random.Generator) -> Developed:
    pivot = np.float32(np.clip(picture.mean() + rng.normal(0, 0.05), 0.25, 0.75))
    return pivot + (picture - pivot) * np.float32(1 - lost)


def _harsh(picture: Developed, added: float, _: np.random.Generator) -> Developed:
    pivot = np.float32(np.clip(picture.mean(), 0.3, 0.6))
    return pivot + (picture - pivot) * np.float32(1 + added)


def _saturation(picture: Developed, factor: float, _: np.random.Generator) -> Developed:
    grey = _luma(picture)
    return grey + (picture - grey) * np.float32(factor)


def _oversharp(picture: Developed, amount: float, rng: np.random.Generator) -> Developed:
    radius = float(rng.uniform(0.9, 1.8)) * _pixel(picture.shape)
    return picture + (picture - _floats(cv2.GaussianBlur(picture, (0, 0), radius))) * np.float32(amount)


def _upscaled(picture: Developed, factor: float, rng: np.random.Generator) -> Developed:
    height, width = picture.shape[:2]
    small = cv2.resize(
        picture, (max(8, round(width / factor)), max(8, round(height / factor))), interpolation=cv2.INTER_AREA
    )
    kernel = cv2.INTER_CUBIC if rng.random() < 0.6 else cv2.INTER_LINEAR
    return _floats(cv2.resize(small, (width, height), interpolation=kernel))


def jpeg(image: RgbImage, quality: float) -> RgbImage:
    """Through a JPEG file of quality 1–100 and back."""
    wanted = int(np.clip(round(quality), 1, 100))
    _, code = cv2.imencode(".jpg", image[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, wanted])
    return np.ascontiguousarray(np.asarray(cv2.imdecode(code, cv2.IMREAD_COLOR))[..., ::-1]).astype(
        np.uint8, copy=False
    )


_CROPS = (DefectKind.CUT_SUBJECT, DefectKind.EMPTY, DefectKind.UNBALANCED)

_LIGHT: Mapping[DefectKind, Callable[[Linear, float, np.random.Generator], Linear]] = {
    DefectKind.HAZE: _haze,
    DefectKind.DEFOCUS: _defocus,
    DefectKind.MOTION: _motion,
    DefectKind.VIGNETTE: _vignette,
    DefectKind.DARK: lambda light, stops, rng: _exposure(light, -stops, rng),
    DefectKind.BRIGHT: _exposure,
    DefectKind.WARM: _temperature,
    DefectKind.COOL: lambda light, share, rng: _temperature(light, -share, rng),
    DefectKind.GREEN: _tint,
    DefectKind.MAGENTA: lambda light, share, rng: _tint(light, -share, rng),
    DefectKind.MIXED_LIGHT: _mixed_light,
    DefectKind.NOISE: _noise,
}
_PICTURE: Mapping[DefectKind, Callable[[Developed, float, np.random.Generator], Developed]] = {
    DefectKind.FLAT: _flat,
    DefectKind.HARSH: _harsh,
    DefectKind.DULL: lambda picture, lost, rng: _saturation(picture, 1 - lost, rng),
    DefectKind.GARISH: lambda picture, added, rng: _saturation(picture, 1 + added, rng),
    DefectKind.OVERSHARP: _oversharp,
    DefectKind.UPSCALED: _upscaled,
}


def apply_defects(image: RgbImage, defects: Iterable[Defect], rng: np.random.Generator) -> RgbImage:
    """Put defects into a photo, see `damage`; only the picture."""
    return damage(image, defects, rng)[0]


def damage(
    image: RgbImage, defects: Iterable[Defect], rng: np.random.Generator
) -> tuple[RgbImage, tuple[Defect, ...]]:
    """Put defects into a photo, in the order in which a camera and its owner would.

    Args:
        image: upright sRGB photo; pixel amounts scale with its long side.
        defects: at most one of each kind, in any order.
        rng: the only source of randomness.

    Returns:
        A new picture, smaller where the frame was cut, and the defects as they came out: not every photo can be
        cropped as badly as was asked.
    """
    amounts = {defect.kind: defect.amount for defect in defects}
    image, amounts = _reframe(image, amounts, rng)
    in_light = [kind for kind in _LIGHT if kind in amounts]
    in_picture = [kind for kind in _PICTURE if kind in amounts]
    if in_light or in_picture:
        if in_light:
            light = to_linear(image)
            for kind in in_light:
                light = _LIGHT[kind](light, amounts[kind], rng)
            picture = develop(light)
        else:
            picture = image.astype(np.float32) / np.float32(255)
        for kind in in_picture:
            picture = np.clip(_PICTURE[kind](picture, amounts[kind], rng), 0.0, 1.0)
        image = (picture * 255 + 0.5).astype(np.uint8)
    if DefectKind.JPEG in amounts:
        image = jpeg(image, 100 - amounts[DefectKind.JPEG])
    return image, tuple(Defect(kind, amount) for kind, amount in amounts.items())


def _reframe(
    image: RgbImage, wanted: Mapping[DefectKind, float], rng: np.random.Generator
) -> tuple[RgbImage, dict[DefectKind, float]]:
    """Crop, squash and tilt; the picture and all amounts, those of the crop as they came out."""
    amounts = dict(wanted)
    for kind in _CROPS:
        if kind in amounts:
            image, amounts[kind] = crop_badly(image, kind, amounts[kind], rng)
    across, down = (amounts.get(kind, 0.0) / 100 for kind in (DefectKind.SQUEEZED, DefectKind.STRETCHED))
    if across or down:
        image = _squash(image, across, down, rng)
    if degrees := amounts.get(DefectKind.TILT_RIGHT, 0.0) - amounts.get(DefectKind.TILT_LEFT, 0.0):
        image = rotate(image, degrees)
    return image, amounts
