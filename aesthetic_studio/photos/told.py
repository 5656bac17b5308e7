"""What one source of metadata says about a photo: the fields it knows, no others."""

import math
import re
from datetime import datetime, timedelta
from typing import TypedDict

from aesthetic_studio.domain.photo import Flag

MAX_TEXT = 120
"""Longer names of cameras, lenses and people, and longer keywords, are cut: they are damage."""
MAX_CAPTION = 4_000
"""Longer captions are cut."""
MAX_KEYWORDS = 1_000
"""More keywords of one photo are passed over."""


class Told(TypedDict, total=False):
    """Fields of `domain.photo.Metadata`; an absent key means that the source does not say."""

    taken_at: datetime
    utc_offset_min: int
    camera: str
    lens: str
    focal_length_mm: float
    f_number: float
    exposure_s: float
    iso: int
    orientation: int
    latitude: float
    longitude: float
    altitude_m: float
    title: str
    caption: str
    creator: str
    copyright: str
    keywords: tuple[str, ...]
    keyword_paths: tuple[str, ...]
    rating: int
    kept_stars: int
    label: str
    flag: Flag


def camera_name(make: str | None, model: str | None) -> str | None:
    """Make and model without the make twice: "Canon EOS R5", "NIKON D850", "SONY ILCE-7M4"."""
    if make is None or model is None:
        return model or make
    repeated = model.casefold().startswith(make.split()[0].casefold())
    return model if repeated else f"{make} {model}"


def positive(value: float, limit: float) -> float | None:
    """``value`` if it is a number above zero and not beyond ``limit``."""
    return value if math.isfinite(value) and 0 < value <= limit else None


def minutes_from_utc(text: str) -> int | None:
    """``+02:00``, ``-0330`` or ``Z`` as minutes east of Greenwich; None for anything else."""
    if text in {"Z", "z"}:
        return 0
    found = re.fullmatch(r"([+-])(\d\d):?(\d\d)", text, re.ASCII)
    if found is None:
        return None
    minutes = int(found[2]) * 60 + int(found[3])
    if minutes > 15 * 60 or int(found[3]) > 59:
        return None
    return -minutes if found[1] == "-" else minutes


def fraction_of_second(digits: str) -> timedelta:
    """The digits behind the point of a second as a time; none for anything but digits."""
    if not (digits.isascii() and digits.isdigit()):
        return timedelta()
    return timedelta(microseconds=int(digits[:6].ljust(6, "0")))


def coordinate(value: float, limit: float) -> float | None:
    """Degrees rounded to a centimetre; None beyond ±``limit`` or for no number."""
    return round(value, 7) if math.isfinite(value) and abs(value) <= limit else None
