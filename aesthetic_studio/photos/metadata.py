"""What the camera wrote into a file."""

import logging
import math
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from aesthetic_studio.domain.errors import UnsupportedFormatError
from aesthetic_studio.domain.photo import Metadata
from aesthetic_studio.photos.decode import MAX_PIXELS
from aesthetic_studio.photos.formats import is_raw_name
from aesthetic_studio.photos.opening import opened
from aesthetic_studio.photos.orientation import upright_size
from aesthetic_studio.photos.raw import raw_size

MAX_TEXT = 120
"""Longer names of cameras and lenses are cut: they are damage."""

_TAKEN_TAGS = ("EXIF DateTimeOriginal", "EXIF DateTimeDigitized", "Image DateTime")


def read_metadata(path: Path, *, max_pixels: int = MAX_PIXELS) -> Metadata:
    """Size and camera data of a photo; only headers are read, and what is damaged there counts as absent.

    Raises:
        PhotoError: the file is no photo that `decode.decode` would read, as far as its header tells.
    """
    width, height = _upright_size(path, max_pixels)
    tags = _exif(path)
    return Metadata(
        width=width,
        height=height,
        taken_at=_taken_at(tags),
        camera=_camera(tags),
        lens=_text(tags, "EXIF LensModel"),
        focal_length_mm=_positive(tags, "EXIF FocalLength", 100_000),
        f_number=_positive(tags, "EXIF FNumber", 1_000),
        exposure_s=_positive(tags, "EXIF ExposureTime", 10_000_000),
        iso=_iso(tags),
    )


def _upright_size(path: Path, max_pixels: int) -> tuple[int, int]:
    if is_raw_name(path):
        try:
            return raw_size(path, max_pixels)
        except UnsupportedFormatError:
            pass  # a JPEG or TIFF under a RAW file's name
    with opened(path, max_pixels) as image:
        return upright_size(image)


def _exif(path: Path) -> Mapping[str, Any]:
    import exifread

    logging.getLogger("exifread").setLevel(logging.CRITICAL)  # it reports every file without EXIF data
    try:
        with path.open("rb") as file:
            tags: Mapping[str, Any] = exifread.process_file(file, details=False, extract_thumbnail=False)
    except Exception:  # noqa: BLE001, RUF100 - hostile EXIF raises anything; a photo without it is still a photo
        return {}
    return tags


def _values(tags: Mapping[str, Any], name: str) -> Any:
    return getattr(tags.get(name), "values", None)


def _text(tags: Mapping[str, Any], name: str) -> str | None:
    """A text on one line, without control characters; None where nothing is left of it."""
    value = _values(tags, name)
    if not isinstance(value, str):
        return None
    printable = "".join(sign if sign.isprintable() else " " for sign in value.split("\0")[0])
    return " ".join(printable.split())[:MAX_TEXT] or None


def _camera(tags: Mapping[str, Any]) -> str | None:
    make, model = _text(tags, "Image Make"), _text(tags, "Image Model")
    if make is None or model is None:
        return model or make
    # "Canon" + "Canon EOS R5", "NIKON CORPORATION" + "NIKON D850"
    repeated = model.casefold().startswith(make.split()[0].casefold())
    return model if repeated else f"{make} {model}"


def _positive(tags: Mapping[str, Any], name: str, limit: float) -> float | None:
    try:
        first = _values(tags, name)[0]
        number = float(
            first[0] if isinstance(first, tuple) else first
        )  # exifread nests floating-point values
    except (TypeError, ValueError, IndexError, KeyError, ArithmeticError):
        return None
    return number if math.isfinite(number) and 0 < number <= limit else None


def _iso(tags: Mapping[str, Any]) -> int | None:
    value = _positive(tags, "EXIF ISOSpeedRatings", 1_000_000_000)
    return None if value is None else round(value)


def _taken_at(tags: Mapping[str, Any]) -> datetime | None:
    """The camera's clock, without time zone."""
    for name in _TAKEN_TAGS:
        text = _text(tags, name)
        if text is None:
            continue
        try:
            moment = datetime.strptime(text[:19].replace("-", ":"), "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007, RUF100
        except ValueError:
            continue
        return moment + _subsecond(tags)
    return None


def _subsecond(tags: Mapping[str, Any]) -> timedelta:
    digits = _text(tags, "EXIF SubSecTimeOriginal") or ""
    return (
        timedelta(seconds=float(f"0.{digits[:6]}")) if digits.isascii() and digits.isdigit() else timedelta()
    )
