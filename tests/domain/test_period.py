from datetime import datetime, timedelta

import pytest

from aesthetic_studio.domain.period import parse_period


@pytest.mark.parametrize(
    ("text", "start", "after"),
    [
        ("2024", datetime(2024, 1, 1), datetime(2025, 1, 1)),
        ("2024-02", datetime(2024, 2, 1), datetime(2024, 3, 1)),
        ("2024-12", datetime(2024, 12, 1), datetime(2025, 1, 1)),
        ("2024-02-29", datetime(2024, 2, 29), datetime(2024, 3, 1)),
        ("2024-02-29T23:59", datetime(2024, 2, 29, 23, 59), datetime(2024, 3, 1)),
        ("2024-02-29 23:59:59", datetime(2024, 2, 29, 23, 59, 59), datetime(2024, 3, 1)),
    ],
)
def test_a_period_reaches_to_the_next(text, start, after):
    period = parse_period(text)
    assert period.start == start
    assert period.last == after - timedelta(microseconds=1)


def test_the_first_and_the_last_of_all_days_have_an_end():
    assert parse_period("0001").last == datetime(1, 12, 31, 23, 59, 59, 999999)
    assert parse_period("9999").last == datetime(9999, 12, 31, 23, 59, 59, 999999)


@pytest.mark.parametrize("text", ["", "24", "2024-13", "2023-02-29", "0000", "2024-02-01T25:00", "2024-1-1x"])
def test_what_is_no_period(text):
    assert parse_period(text) is None
