"""Days and moments in the short form of the user's country."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QLocale

from aesthetic_studio.gui import dates


@pytest.fixture(params=[("en_US", "11/2/2026", "6:04 PM"), ("de_DE", "02.11.2026", "18:04")])
def country(request, monkeypatch):
    name, day, time = request.param
    monkeypatch.setattr(dates, "_country", lambda: QLocale(name))
    return day, time


def test_the_year_is_whole(country):
    assert dates.day_words(date(2026, 11, 2)) == country[0]


def test_a_cameras_clock_is_told_as_it_was(country):
    words = dates.moment_words(datetime(2026, 11, 2, 18, 4, 59, 123456)).replace("\u202f", " ")
    assert words == " ".join(country)


def test_other_moments_are_told_by_the_clock_here(country):
    here = datetime(2026, 11, 2, 18, 4).astimezone()
    assert dates.moment_words(here.astimezone(UTC)) == dates.moment_words(here.replace(tzinfo=None))


def test_the_desktops_country_counts_where_it_speaks_the_windows_language(monkeypatch):
    before = QLocale()
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("en_GB"))
    try:
        QLocale.setDefault(QLocale("en"))
        assert dates.day_words(date(2026, 11, 2)) == "02/11/2026"
        QLocale.setDefault(QLocale("zh_CN"))
        assert dates.day_words(date(2026, 11, 2)) == "2026/11/2"
    finally:
        QLocale.setDefault(before)
