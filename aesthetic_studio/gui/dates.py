"""Days and moments as the window shows them: in the short form of the user's country, the year in full."""

import re
from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale, QTime


def day_words(day: date) -> str:
    """E.g. ``11/2/2026``, ``02.11.2026``, ``2026/11/2``; of a moment with a time zone, the day here."""
    if isinstance(day, datetime):
        day = _here(day)
    return _country().toString(QDate(day.year, day.month, day.day), _day_form())


def moment_words(moment: datetime) -> str:
    """Day and time, e.g. ``02.11.2026 18:04``; of a moment with a time zone, by the clock here."""
    here = _here(moment)
    time = _country().toString(QTime(here.hour, here.minute), QLocale.FormatType.ShortFormat)
    return f"{day_words(here)} {time}"


def _here(moment: datetime) -> datetime:
    return moment.astimezone() if moment.tzinfo else moment


def _day_form() -> str:
    form = _country().dateFormat(QLocale.FormatType.ShortFormat)
    return re.sub("y+", "yyyy", form)


def _country() -> QLocale:
    """The desktop's, where it speaks the window's language; else what that language is used with most."""
    desktop, spoken = QLocale.system(), QLocale()
    return desktop if desktop.language() == spoken.language() else spoken
