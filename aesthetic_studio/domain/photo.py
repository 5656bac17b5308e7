"""A photo as the library knows it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path


class Flag(StrEnum):
    """The user's pick or reject."""

    NONE = "none"
    PICK = "pick"
    REJECT = "reject"


class Label(StrEnum):
    """The user's colour label."""

    NONE = "none"
    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the camera and the photographer wrote; None where neither the file nor its sidecar says.

    Attributes:
        width, height: pixels, upright (after EXIF orientation).
        taken_at: the camera's clock, without time zone, with fractions of a second.
        exposure_s: shutter time in seconds.
        focal_length_mm: as shot, not the 35-mm equivalent.
        utc_offset_min: minutes that the camera's clock was ahead of UTC.
        orientation: the EXIF orientation 1–8 that was applied.
        latitude, longitude: degrees, north and east positive.
        keywords: each once, in the file's order.
        keyword_paths: keywords with their parents, ``parent|child``.
        rating: stars 0–5 as the file has them, −1 for rejected.
        kept_stars: the stars of a rejected photo, where the file tells.
        label: the name of the colour label, in whatever language it was written.
        flag: pick or reject, as the file has it.
    """

    width: int
    height: int
    taken_at: datetime | None = None
    camera: str | None = None
    lens: str | None = None
    focal_length_mm: float | None = None
    f_number: float | None = None
    exposure_s: float | None = None
    iso: int | None = None
    utc_offset_min: int | None = None
    orientation: int = 1
    latitude: float | None = None
    longitude: float | None = None
    altitude_m: float | None = None
    title: str | None = None
    caption: str | None = None
    creator: str | None = None
    copyright: str | None = None
    keywords: tuple[str, ...] = ()
    keyword_paths: tuple[str, ...] = ()
    rating: int | None = None
    kept_stars: int | None = None
    label: str | None = None
    flag: Flag = Flag.NONE


@dataclass(frozen=True, slots=True)
class InStack:
    """A photo's place in a stack of ``count`` photos; closed, only the one that ``leads`` is shown."""

    id: int
    count: int
    leads: bool


@dataclass(frozen=True, slots=True)
class Photo:
    """One photo of the library with the user's marks and the latest scores.

    Attributes:
        id: catalogue key; stable while the file stays known.
        stars: the user's own 0–5; 0 means not rated.
        score, score_std: latest general score 1–10 of the current critic, None before a critique.
        personal_score: the predicted score for this user; None while it is not proven.
        personal_proven: whether that prediction may be shown as "your score".
        error: why the photo cannot be read, None where it can; `metadata` is None until it was read.
        companions: the files that belong to this one and are not shown beside it: the RAW of a RAW+JPEG pair.
        stack: the stack that it is in, None for a photo by itself.
        conflict: whether marks were changed here and in another program too; the other's are shown.
    """

    id: int
    path: Path
    size: int
    modified_ns: int
    metadata: Metadata | None = None
    stars: int = 0
    flag: Flag = Flag.NONE
    label: Label = Label.NONE
    score: float | None = None
    score_std: float | None = None
    personal_score: float | None = None
    personal_proven: bool = False
    error: str | None = None
    companions: tuple[Path, ...] = ()
    stack: InStack | None = None
    conflict: bool = False


@dataclass(frozen=True, slots=True)
class Subfolder:
    """A folder below a root folder, with the number of photos in it and in the folders inside it."""

    path: Path
    photo_count: int


@dataclass(frozen=True, slots=True)
class Folder:
    """A root folder of the library.

    Attributes:
        photo_count: in it and in all folders inside it.
        available: False while its drive is away.
        inside: the folders below it that hold photos or lie on the way to some, each after the one around it.
    """

    id: int
    path: Path
    photo_count: int
    available: bool = True
    inside: tuple[Subfolder, ...] = ()
