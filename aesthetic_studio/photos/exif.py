"""What the camera wrote: EXIF 2.32 and the tags that Windows and DNG add to it."""

import math
from collections.abc import Callable, Mapping
from datetime import datetime

from aesthetic_studio.photos.foreign_text import decoded, one_name, paragraphs
from aesthetic_studio.photos.tiff_tags import (
    IPTC_BLOCK,
    PANASONIC_PREVIEW,
    PHOTOSHOP_BLOCK,
    XMP_BLOCK,
    Tag,
    TiffTags,
)
from aesthetic_studio.photos.told import (
    MAX_CAPTION,
    MAX_KEYWORDS,
    MAX_TEXT,
    Told,
    camera_name,
    coordinate,
    fraction_of_second,
    minutes_from_utc,
    positive,
)

_DESCRIPTION, _MAKE, _MODEL, _ORIENTATION, _ARTIST = 0x010E, 0x010F, 0x0110, 0x0112, 0x013B
_RATING, _RATING_PERCENT, _COPYRIGHT = 0x4746, 0x4749, 0x8298
_XP_TITLE, _XP_COMMENT, _XP_AUTHOR, _XP_KEYWORDS = 0x9C9B, 0x9C9C, 0x9C9D, 0x9C9E
_EXPOSURE, _F_NUMBER, _ISO, _SHUTTER, _APERTURE = 0x829A, 0x829D, 0x8827, 0x9201, 0x9202
_ISO_SUBSTITUTES = (0x8833, 0x8832, 0x8831)
_FOCAL_LENGTH, _USER_COMMENT, _LENS_RANGE, _LENS = 0x920A, 0x9286, 0xA432, 0xA434
_DNG_CAMERA, _DNG_LENS_RANGE = 0xC614, 0xC630
_UNIQUE_ISO = 0x0017  # Panasonic's RW2 keeps it beside the camera's name
_TIMES = ((0x9003, 0x9291, 0x9011), (0x9004, 0x9292, 0x9012), (0x0132, 0x9290, 0x9010))
"""Original, digitised, changed: each with its fraction of a second and its offset from UTC."""
_LATITUDE, _LONGITUDE, _ALTITUDE_REF, _ALTITUDE = 2, 4, 5, 6

WANTED = frozenset(
    (
        *(_DESCRIPTION, _MAKE, _MODEL, _ORIENTATION, _ARTIST, _RATING, _RATING_PERCENT, _COPYRIGHT),
        *(_XP_TITLE, _XP_COMMENT, _XP_AUTHOR, _XP_KEYWORDS, _EXPOSURE, _F_NUMBER, _ISO, _SHUTTER, _APERTURE),
        *(*_ISO_SUBSTITUTES, _FOCAL_LENGTH, _USER_COMMENT, _LENS_RANGE, _LENS, _DNG_CAMERA, _DNG_LENS_RANGE),
        *(_UNIQUE_ISO, 1, _LATITUDE, 3, _LONGITUDE, _ALTITUDE_REF, _ALTITUDE),
        *(number for numbers in _TIMES for number in numbers),
        *(XMP_BLOCK, IPTC_BLOCK, PHOTOSHOP_BLOCK, PANASONIC_PREVIEW),
    )
)
"""Numbers of the tags that are read."""

_NO_CAPTIONS = frozenset(
    (
        "olympus digital camera",
        "default",
        "sony dsc",
        "samsung",
        "minolta digital camera",
        "exif_jpeg_picture",
    )
)
"""What cameras write where the photographer's words should be."""


def told_by_exif(tags: TiffTags) -> Told:
    """What the tags say; values that cannot be are left out."""
    both = {**tags.exif, **tags.main}
    return _named(
        camera=_camera(both),
        lens=_lens(both),
        focal_length_mm=_number(both, _FOCAL_LENGTH, 100_000),
        f_number=_number(both, _F_NUMBER, 1_000) or _apex(both, _APERTURE, lambda a: 2 ** (a / 2)),
        exposure_s=_number(both, _EXPOSURE, 10_000_000) or _apex(both, _SHUTTER, lambda t: 2**-t),
        iso=_iso(both),
        orientation=_whole(both, _ORIENTATION, range(1, 9)),
        title=_windows_text(both, _XP_TITLE),
        caption=_caption(both),
        creator=_name(both, _ARTIST) or _windows_text(both, _XP_AUTHOR),
        copyright=_copyright(both),
        keywords=_keywords(both),
        rating=_rating(both),
    ) | {**_taken(both), **_place(tags.gps)}


def _named(**fields: object) -> Told:
    told: Told = {name: value for name, value in fields.items() if value is not None}  # type: ignore[assignment]
    return told


def _name(tags: Mapping[int, Tag], number: int) -> str | None:
    tag = tags.get(number)
    return None if tag is None else one_name(decoded(tag.data), MAX_TEXT)


def _windows_text(tags: Mapping[int, Tag], number: int) -> str | None:
    tag = tags.get(number)
    if tag is None:
        return None
    return paragraphs(tag.data.decode("utf-16-le", "replace").split("\0", 1)[0], MAX_CAPTION)


def _numbers(tags: Mapping[int, Tag], number: int) -> list[float]:
    tag = tags.get(number)
    return [] if tag is None else tag.numbers()


def _number(tags: Mapping[int, Tag], number: int, limit: float) -> float | None:
    values = _numbers(tags, number)
    return positive(values[0], limit) if values else None


def _whole(tags: Mapping[int, Tag], number: int, allowed: range) -> int | None:
    values = _numbers(tags, number)
    return int(values[0]) if values and values[0] in allowed else None


def _apex(tags: Mapping[int, Tag], number: int, value_of: Callable[[float], float]) -> float | None:
    values = _numbers(tags, number)
    if not values or not abs(values[0]) <= 30:
        return None
    return float(f"{value_of(values[0]):.2g}")  # the logarithm is a rounded one


def _camera(tags: Mapping[int, Tag]) -> str | None:
    return camera_name(_name(tags, _MAKE), _name(tags, _MODEL)) or _name(tags, _DNG_CAMERA)


def _lens(tags: Mapping[int, Tag]) -> str | None:
    """The lens's name; without one its range, e.g. "24–70 mm f/2.8"."""
    name = _name(tags, _LENS)
    if name is not None and any(sign.isalnum() for sign in name):
        return name
    values = _numbers(tags, _LENS_RANGE) or _numbers(tags, _DNG_LENS_RANGE)
    if len(values) != 4 or not all(0 < value < 10_000 for value in values[:2]):
        return None
    shortest, longest, *apertures = values
    text = f"{shortest:g} mm" if shortest == longest else f"{shortest:g}–{longest:g} mm"
    known = [f"{aperture:g}" for aperture in dict.fromkeys(apertures) if 0 < aperture < 1_000]
    return f"{text} f/{'–'.join(known)}" if known else text


def _iso(tags: Mapping[int, Tag]) -> int | None:
    value = _number(tags, _ISO, 1_000_000_000)
    if value is None or value == 65535:  # the field's largest number stands for "look elsewhere"
        substitutes = (_number(tags, number, 1_000_000_000) for number in _ISO_SUBSTITUTES)
        value = next((found for found in substitutes if found is not None), value)
    value = value or _number(tags, _UNIQUE_ISO, 1_000_000)
    return None if value is None else round(value)


def _caption(tags: Mapping[int, Tag]) -> str | None:
    tag = tags.get(_DESCRIPTION)
    text = None if tag is None else paragraphs(decoded(tag.data), MAX_CAPTION)
    if text is not None and text.casefold() not in _NO_CAPTIONS:
        return text
    return _windows_text(tags, _XP_COMMENT) or _user_comment(tags)


def _user_comment(tags: Mapping[int, Tag]) -> str | None:
    """The comment behind its eight letters of encoding (EXIF 2.32, 4.6.5)."""
    tag = tags.get(_USER_COMMENT)
    if tag is None or len(tag.data) <= 8:
        return None
    code, data = tag.data[:8], tag.data[8:]
    if code.startswith(b"UNICODE"):
        text = _utf16(data, tag.order)
    elif code.startswith(b"JIS"):
        text = data.decode("iso2022_jp", "replace")
    else:
        text = decoded(data.lstrip(b"\0"))
    return paragraphs(text.strip("\0 "), MAX_CAPTION)


def _utf16(data: bytes, order: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return decoded(data)
    if data[::2].count(0) != data[1::2].count(0):  # mostly Latin letters: their zeros show the order
        order = "<" if data[1::2].count(0) > data[::2].count(0) else ">"
    return data.decode("utf-16-le" if order == "<" else "utf-16-be", "replace")


def _copyright(tags: Mapping[int, Tag]) -> str | None:
    """Photographer and editor, which a NUL parts."""
    tag = tags.get(_COPYRIGHT)
    if tag is None:
        return None
    parts = [part for text in decoded(tag.data).split("\0") if (part := paragraphs(text, MAX_CAPTION))]
    return ", ".join(parts) or None


def _keywords(tags: Mapping[int, Tag]) -> tuple[str, ...] | None:
    text = _windows_text(tags, _XP_KEYWORDS)
    names = [name for part in (text or "").split(";") if (name := one_name(part, MAX_TEXT))]
    return tuple(dict.fromkeys(names[:MAX_KEYWORDS])) or None


def _rating(tags: Mapping[int, Tag]) -> int | None:
    stars = _whole(tags, _RATING, range(1, 6))
    if stars is not None:
        return stars
    percent = _whole(tags, _RATING_PERCENT, range(1, 101))
    return None if percent is None else stars_of_percent(percent)


def stars_of_percent(percent: float) -> int:
    """Windows' rating 1–99 % as stars 1–5: it writes 1, 25, 50, 75 and 99."""
    return min(5, 1 + math.floor((percent + 12) / 25)) if percent < 99 else 5


def _taken(tags: Mapping[int, Tag]) -> Told:
    """The camera's clock, and its offset from UTC where it tells one."""
    for time, fraction, offset in _TIMES:
        moment = _moment(_name(tags, time) or "")
        if moment is None:
            continue
        told: Told = {"taken_at": moment + fraction_of_second(_name(tags, fraction) or "")}
        minutes = minutes_from_utc(_name(tags, offset) or "")
        if minutes is not None:
            told["utc_offset_min"] = minutes
        return told
    return {}


def _moment(text: str) -> datetime | None:
    """``2024:05:06 07:08:09``, also with other marks between the numbers."""
    digits = text[:19]
    try:
        return datetime(
            int(digits[:4]), int(digits[5:7]), int(digits[8:10]),
            int(digits[11:13]), int(digits[14:16]), int(digits[17:19] or 0),
        )  # fmt: skip  # noqa: DTZ001, RUF100 - a camera's clock
    except ValueError:
        return None


def _place(gps: Mapping[int, Tag]) -> Told:
    latitude, longitude = _degrees(gps, _LATITUDE, 90), _degrees(gps, _LONGITUDE, 180)
    if (
        latitude is None or longitude is None or latitude == longitude == 0
    ):  # receivers without a fix write 0, 0
        return {}
    told: Told = {"latitude": latitude, "longitude": longitude}
    altitudes = _numbers(gps, _ALTITUDE)
    if altitudes and abs(altitudes[0]) < 100_000:
        below = _numbers(gps, _ALTITUDE_REF)[:1] == [1]
        told["altitude_m"] = round(-altitudes[0] if below else altitudes[0], 2)
    return told


def _degrees(gps: Mapping[int, Tag], number: int, limit: float) -> float | None:
    values = _numbers(gps, number)[:3]
    if not values:
        return None
    degrees = sum(value / 60**place for place, value in enumerate(values))
    reference = gps.get(number - 1)
    south_or_west = reference is not None and reference.data[:1] in (b"S", b"W", b"s", b"w")
    return coordinate(-degrees if south_or_west else degrees, limit)
