"""The rating history as a CSV file: columns ``file,rating[,rated_at]``."""

import csv
import io
import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.domain.rating import RATING_MAX, RATING_MIN, Rating
from aesthetic_studio.studio.files import write_file

SOURCE = "import"
_REQUIRED = ("file", "rating")
_OPTIONAL = "rated_at"
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


@dataclass(frozen=True, slots=True)
class RatingScale:
    """The scale of the numbers in a file; ``lowest`` is the worst photo, ``highest`` the best."""

    lowest: float = RATING_MIN
    highest: float = RATING_MAX

    @classmethod
    def parse(cls, text: str) -> "RatingScale":
        """Read ``LOW:HIGH``, e.g. ``1:7``.

        Raises:
            UsageError: these are not two numbers, the smaller one first.
        """
        parts = [part.strip() for part in text.split(":")]
        if len(parts) != 2 or not all(_NUMBER.fullmatch(part) for part in parts):
            raise UsageError(f"{text!r} is no scale.", "Write the lowest and the highest rating, e.g. 1:7.")
        lowest, highest = map(float, parts)
        if not lowest < highest:
            raise UsageError(f"The scale {text} is empty.", "Write the lowest rating first, e.g. 1:7.")
        return cls(lowest, highest)

    def to_rating(self, value: float) -> float:
        """The value on the scale of ratings, 0–10."""
        stretch = (RATING_MAX - RATING_MIN) / (self.highest - self.lowest)
        return min(RATING_MAX, RATING_MIN + (value - self.lowest) * stretch)

    def __contains__(self, value: float) -> bool:
        return self.lowest <= value <= self.highest

    def __str__(self) -> str:
        return f"{self.lowest:g} to {self.highest:g}"


def read_ratings(file: Path, scale: RatingScale) -> list[Rating]:
    """Read all ratings of a CSV file; relative paths are taken from the file's folder.

    Whether the photos exist is not looked at. Rows without a time are rated now.

    Raises:
        UsageError: the file cannot be read, a column is missing, or a row is wrong (the message names it).
    """
    try:
        text = file.read_bytes().decode("utf-8-sig", "surrogateescape")
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}.") from error
    now = datetime.now(UTC)
    rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        rows.fieldnames = [column.strip() for column in rows.fieldnames or ()]
        _check_columns(file, rows.fieldnames)
        return [_rating(row, rows.line_num, file, scale, now) for row in rows]
    except csv.Error as error:
        raise UsageError(f"{file.name}, line {rows.line_num}: this is no CSV ({error}).") from error


def write_ratings(file: Path, ratings: Iterable[Rating]) -> int:
    """Write the ratings, replacing the file; photos below its folder are named relative to it.

    Returns:
        How many ratings were written; withdrawn ones are left out.

    Raises:
        UsageError: the file cannot be written.
    """
    table = io.StringIO(newline="")
    writer = csv.writer(table)  # with the line ends of RFC 4180, for which it quotes names with a line break
    writer.writerow((*_REQUIRED, _OPTIONAL))
    folder = file.absolute().parent
    count = 0
    for rating in ratings:
        if rating.value is not None:
            writer.writerow(
                (named(rating.path, folder), repr(float(rating.value)), time_text(rating.rated_at))
            )
            count += 1
    write_file(file, table.getvalue().encode("utf-8", "surrogateescape"))
    return count


def _check_columns(file: Path, columns: Iterable[str]) -> None:
    present = set(columns)
    for column in _REQUIRED:
        if column not in present:
            raise UsageError(
                f"{file.name}, line 1: the column {column!r} is missing.",
                "The first line must read file,rating or file,rating,rated_at.",
            )


def _rating(row: dict[str, str | None], line: int, file: Path, scale: RatingScale, now: datetime) -> Rating:
    where = f"{file.name}, line {line}"
    name, value = row["file"] or "", (row["rating"] or "").strip()
    if None in row:
        raise UsageError(f"{where}: there are more cells than columns.", "Put names with a comma in quotes.")
    if not name or "\0" in name:
        raise UsageError(f"{where}: there is no file name.")
    return Rating(
        path=file.absolute().parent / name,
        value=scale.to_rating(_value(value, where, scale)),
        rated_at=_time((row.get(_OPTIONAL) or "").strip(), where) or now,
        source=SOURCE,
    )


def _value(text: str, where: str, scale: RatingScale) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if math.isnan(value):
        raise UsageError(f"{where}: {text!r} is no rating.", f"Use a number from {scale}.")
    if value not in scale:
        raise UsageError(
            f"{where}: the rating {text} is outside {scale}.", "Name another scale with --scale, e.g. 1:7."
        )
    return value


def _time(text: str, where: str) -> datetime | None:
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageError(
            f"{where}: {text!r} is no time.", "Write it like 2026-11-20T18:00:00+00:00."
        ) from error
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def time_text(moment: datetime) -> str:
    """A moment as files have it."""
    return (moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)).isoformat()


def named(path: Path, folder: Path) -> str:
    """A path as a file in a folder names it: relative to the folder where it lies below it."""
    try:
        return path.relative_to(folder).as_posix()
    except ValueError:
        return str(path)
