"""What an XMP packet says about a photo, embedded or in a sidecar."""

import math
import re
from datetime import datetime, timedelta

from aesthetic_studio.domain.photo import Flag, Label
from aesthetic_studio.photos.exif import stars_of_percent
from aesthetic_studio.photos.foreign_text import mended, one_name, paragraphs
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
from aesthetic_studio.photos.xmp_labels import label_of, name_of
from aesthetic_studio.photos.xmp_packet import PacketError, Properties, qualified, read_packet

_TIMES = ("exif:DateTimeOriginal", "photoshop:DateCreated", "xmp:CreateDate")
_TIME = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(Z|[+-]\d\d:\d\d)?)?", re.ASCII
)
_DEGREES = re.compile(r"(\d{1,3})(?:,(\d{1,2}(?:\.\d+)?))?(?:,(\d{1,2}(?:\.\d+)?))?([NSEW])", re.ASCII)
_PICKS = {"1": Flag.PICK, "0": Flag.NONE, "-1": Flag.REJECT}
_DIGIKAM_PICKS = {"0": Flag.NONE, "1": Flag.REJECT, "2": Flag.NONE, "3": Flag.PICK}


def told_by_packet(data: bytes) -> Told:
    """What a packet says; a damaged one says nothing."""
    if not data:
        return {}
    try:
        return told_by_properties(read_packet(data))
    except PacketError:
        return {}


def told_by_properties(properties: Properties) -> Told:
    """What the properties say; values that cannot be are left out."""
    said = _Said(properties)
    fields = {
        "camera": camera_name(said.name("tiff:Make"), said.name("tiff:Model")),
        "lens": said.name("exifEX:LensModel") or said.name("aux:Lens"),
        "focal_length_mm": said.number("exif:FocalLength", 100_000),
        "f_number": said.number("exif:FNumber", 1_000),
        "exposure_s": said.number("exif:ExposureTime", 10_000_000),
        "iso": _iso(said),
        "orientation": _orientation(said),
        "title": said.line("dc:title"),
        "caption": paragraphs(said.first("dc:description"), MAX_CAPTION),
        "creator": ", ".join(said.names("dc:creator")) or None,
        "copyright": paragraphs(said.first("dc:rights"), MAX_CAPTION),
        "rating": _rating(said),
        "kept_stars": _kept_stars(said),
        "label": said.name("xmp:Label") or _numbered_label(properties),
        "flag": _flag(said),
    }
    told: Told = {name: value for name, value in fields.items() if value is not None}  # type: ignore[assignment]
    return told | {**_keywords(said), **_taken(said), **_place(said)}


class _Said:
    """Properties by their usual names."""

    def __init__(self, properties: Properties) -> None:
        self._properties = properties

    def all(self, name: str) -> list[str]:
        return [mended(value) for value in self._properties.get(qualified(name), [])[:MAX_KEYWORDS]]

    def first(self, name: str) -> str:
        return next(iter(self.all(name)), "")

    def name(self, name: str) -> str | None:
        return one_name(self.first(name), MAX_TEXT)

    def line(self, name: str) -> str | None:
        return one_name(self.first(name), MAX_CAPTION)

    def names(self, name: str, limit: int = MAX_TEXT) -> list[str]:
        return [text for value in self.all(name) if (text := one_name(value, limit))]

    def number(self, name: str, limit: float) -> float | None:
        return positive(_number(self.first(name)), limit)


def _number(text: str) -> float:
    """``28/10`` or ``2.8``; NaN for anything else."""
    above, _, below = text.strip()[:40].partition("/")
    try:
        return float(above) / float(below) if below else float(above)
    except (ValueError, ZeroDivisionError, OverflowError):
        return math.nan


def _iso(said: _Said) -> int | None:
    names = ("exifEX:PhotographicSensitivity", "exif:ISOSpeedRatings")
    values = (said.number(name, 1_000_000_000) for name in names)
    return next((round(value) for value in values if value is not None and value >= 1), None)


def _orientation(said: _Said) -> int | None:
    value = _number(said.first("tiff:Orientation"))
    return int(value) if value in range(1, 9) else None


def _rating(said: _Said) -> int | None:
    """Stars 0–5 or −1 for rejected; programs also write ``3.0``."""
    value = _number(said.first("xmp:Rating"))
    if math.isfinite(value):
        return max(-1, min(5, round(value)))
    percent = _number(said.first("MicrosoftPhoto:Rating"))
    return stars_of_percent(percent) if 0 < percent <= 100 else None


def _kept_stars(said: _Said) -> int | None:
    """The stars of a rejected photo, which its rating cannot tell."""
    kept = said.first("aesthetic:Stars")
    return int(kept) if _rating(said) == -1 and kept in {"0", "1", "2", "3", "4", "5"} else None


def _numbered_label(properties: Properties) -> str | None:
    label = label_of(properties) or Label.NONE
    return None if label is Label.NONE else name_of(label)


def _flag(said: _Said) -> Flag | None:
    if _rating(said) == -1:
        return Flag.REJECT
    if said.first("aesthetic:Stars"):  # it was rejected here, and given another rating elsewhere
        return Flag.NONE
    flags = (_DIGIKAM_PICKS.get(said.first("digiKam:PickLabel")), _PICKS.get(said.first("xmpDM:pick")))
    return next((flag for flag in flags if flag is not None), None)


def _keywords(said: _Said) -> Told:
    """Flat keywords, and those with their parents as ``parent|child``, as Lightroom writes them."""
    paths = said.names("lr:hierarchicalSubject", 8 * MAX_TEXT)
    if not paths:
        paths = [path.replace("/", "|") for path in said.names("digiKam:TagsList", 8 * MAX_TEXT)]
    # Flat words need no path; darktable keeps its own notes among the tags.
    paths = [path for path in dict.fromkeys(paths) if "|" in path and not path.startswith("darktable|")]
    flat = said.names("dc:subject") or [path.rsplit("|", 1)[1] for path in paths]
    told: Told = {}
    if flat:
        told["keywords"] = tuple(dict.fromkeys(flat))
    if paths:
        told["keyword_paths"] = tuple(paths)
    return told


def _taken(said: _Said) -> Told:
    for name in _TIMES:
        found = _TIME.match(said.first(name).strip()[:40])
        if found is None:
            continue
        year, month, day, hour, minute, second, fraction, offset = found.groups()
        try:
            moment = datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0))  # noqa: DTZ001, RUF100
            moment += timedelta(seconds=int(second or 0))
        except (ValueError, OverflowError):
            continue
        told: Told = {"taken_at": moment + fraction_of_second(fraction or "")}
        minutes = minutes_from_utc(offset or "")
        if minutes is not None:
            told["utc_offset_min"] = minutes
        return told
    return {}


def _place(said: _Said) -> Told:
    latitude = _degrees(said.first("exif:GPSLatitude"), 90, "NS")
    longitude = _degrees(said.first("exif:GPSLongitude"), 180, "EW")
    if latitude is None or longitude is None:
        return {}
    told: Told = {"latitude": latitude, "longitude": longitude}
    altitude = _number(said.first("exif:GPSAltitude"))
    if math.isfinite(altitude) and abs(altitude) < 100_000:
        told["altitude_m"] = round(-altitude if said.first("exif:GPSAltitudeRef") == "1" else altitude, 2)
    return told


def _degrees(text: str, limit: float, directions: str) -> float | None:
    """``48,51.5N`` or ``48,51,30N``."""
    found = _DEGREES.fullmatch(text.strip()[:40])
    if found is None or found[4] not in directions:
        return None
    degrees = int(found[1]) + float(found[2] or 0) / 60 + float(found[3] or 0) / 3600
    return coordinate(-degrees if found[4] in "SW" else degrees, limit)
