"""A day, a month or a year, as a photographer says when a photo was taken."""

import calendar
import re
from dataclasses import dataclass
from datetime import datetime, timedelta

_WRITTEN = re.compile(
    r"(?P<year>\d{4})(-(?P<month>\d{1,2})(-(?P<day>\d{1,2})"
    r"([T ](?P<hour>\d{1,2}):(?P<minute>\d{2})(:(?P<second>\d{2}))?)?)?)?"
)
_PARTS = ("year", "month", "day", "hour", "minute", "second")
_FIRST = (1, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar, named by its first parts.

    Attributes:
        parts: year, month, day, hour, minute, second; as many of them as are said. Years are 1–9999; who says
            the hour says the minute too.
    """

    parts: tuple[int, ...]

    @property
    def start(self) -> datetime:
        """The first moment, on a clock without zone."""
        year, month, day, hour, minute, second = (*self.parts, *_FIRST[len(self.parts) :])
        return datetime(year, month, day, hour, minute, second)  # noqa: DTZ001, RUF100 - a camera's clock has no zone

    @property
    def last(self) -> datetime:
        """The last microsecond."""
        return self.start + (self._length - timedelta(microseconds=1))

    @property
    def _length(self) -> timedelta:
        year, month = (*self.parts, 1)[:2]
        match len(self.parts):
            case 1:
                return timedelta(days=366 if calendar.isleap(year) else 365)
            case 2:
                return timedelta(days=calendar.monthrange(year, month)[1])
            case 3:
                return timedelta(days=1)
            case 5:
                return timedelta(minutes=1)
        return timedelta(seconds=1)

    def __str__(self) -> str:
        year, *rest = self.parts
        date = "-".join([f"{year:04}", *(f"{part:02}" for part in rest[:2])])
        clock = ":".join(f"{part:02}" for part in rest[2:])
        return f"{date}T{clock}" if clock else date


def parse_period(text: str) -> Period | None:
    """Read ``2026``, ``2026-11``, ``2026-11-05`` or ``2026-11-05T18:04[:30]``; None where it is none of them."""
    found = _WRITTEN.fullmatch(text)
    if found is None:
        return None
    period = Period(tuple(int(found[part]) for part in _PARTS if found[part] is not None))
    try:
        period.start  # noqa: B018 - whether there is such a day
    except ValueError:
        return None
    return period
