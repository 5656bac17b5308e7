"""The photographs of a training run, decoded once, and the splits that keep tested things unseen."""

import csv
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aesthetic_studio.domain.errors import PhotoError
from aesthetic_studio.domain.image import RgbImage
from aesthetic_studio.domain.progress import CancelToken
from aesthetic_studio.photos.decode import decode
from aesthetic_studio.photos.walk import walk

TRAINING_SIDE = 512


@dataclass(frozen=True, slots=True)
class TrainingPhoto:
    """One decoded photo.

    Attributes:
        name: file name; its theme is the name without number and suffix.
        beauty: mean human rating on the 1–10 score scale, None where nobody rated it.
    """

    name: str
    image: RgbImage
    beauty: float | None = None

    @property
    def theme(self) -> str:
        """``lake12.jpg`` belongs to the theme ``lake``."""
        return theme_of(self.name)


@dataclass(frozen=True, slots=True)
class RaterTable:
    """Who gave which rating to which photo.

    Attributes:
        values: ratings on the 1–10 score scale, NaN where a rater did not see a photo; shape (raters, photos).
        raters: row names.
        photos: column names, file names.
    """

    values: NDArray[np.float32]
    raters: tuple[str, ...]
    photos: tuple[str, ...]

    def rows(self, chosen: Sequence[bool]) -> "RaterTable":
        """The table of some raters, one truth value for each."""
        raters = tuple(rater for rater, wanted in zip(self.raters, chosen, strict=True) if wanted)
        return RaterTable(self.values[np.asarray(chosen, bool)], raters, self.photos)


def theme_of(name: str) -> str:
    """The theme of a numbered file name."""
    return re.sub(r"\d+$", "", Path(name).stem).strip(" _-").lower()


def held_out(key: str, share: float, salt: str) -> bool:
    """Whether a photo, theme or rater belongs to the part kept aside; depends on its name alone."""
    digest = hashlib.sha256(f"{salt}:{key}".encode()).digest()
    return int.from_bytes(digest[:4], "big") / 2**32 < share


def read_folder(folder: Path, limit: int | None = None) -> list[TrainingPhoto]:
    """Decode all photos of a folder at `TRAINING_SIDE`; unreadable ones are left out."""
    photos: list[TrainingPhoto] = []
    for item in walk([folder], cancel=CancelToken()):
        if limit is not None and len(photos) >= limit:
            break
        if isinstance(item, PhotoError):
            continue
        try:
            photos.append(TrainingPhoto(item.name, decode(item, max_side=TRAINING_SIDE)))
        except PhotoError:
            continue
    return photos


def read_raters(table: Path, *, low: float, high: float) -> RaterTable:
    """Read a CSV with the columns ``rater,file,<rating>`` whose rating runs from ``low`` to ``high``."""
    cells: dict[tuple[str, str], float] = {}
    with table.open(encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines)
        next(reader)
        for rater, file, rating, *_ in reader:
            cells[rater, file] = 1 + 9 * (float(rating) - low) / (high - low)
    raters = tuple(sorted({rater for rater, _ in cells}))
    photos = tuple(sorted({file for _, file in cells}))
    row = {rater: index for index, rater in enumerate(raters)}
    column = {file: index for index, file in enumerate(photos)}
    values = np.full((len(raters), len(photos)), np.nan, np.float32)
    for (rater, file), value in cells.items():
        values[row[rater], column[file]] = value
    return RaterTable(values, raters, photos)


def with_beauty(photos: Sequence[TrainingPhoto], ratings: RaterTable) -> list[TrainingPhoto]:
    """Attach the mean over all raters of the table to each photo; photos without ratings are left out."""
    means = {
        name: float(np.nanmean(column))
        for name, column in zip(ratings.photos, ratings.values.T, strict=True)
        if not np.isnan(column).all()
    }
    return [
        TrainingPhoto(photo.name, photo.image, means[photo.name]) for photo in photos if photo.name in means
    ]
