from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.domain.rating import Rating
from aesthetic_studio.studio.ratings_csv import RatingScale, read_ratings, write_ratings

NAMES = st.text(
    st.characters(exclude_characters="/\0", exclude_categories=("Cs",)), min_size=1, max_size=20
).filter(lambda name: name not in {".", ".."})
TIMES = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("csv")


@given(st.lists(st.tuples(NAMES, st.floats(0, 10), TIMES)), st.booleans())
def test_what_was_written_is_read_again(folder, rows, elsewhere):
    root = Path("/elsewhere") if elsewhere else folder / "photos"
    ratings = [Rating(root / name, value, moment, "import") for name, value, moment in rows]
    assert write_ratings(folder / "taste.csv", ratings) == len(ratings)
    assert read_ratings(folder / "taste.csv", RatingScale()) == ratings


def write(tmp_path, text: str) -> Path:
    file = tmp_path / "r.csv"
    file.write_text(text, encoding="utf-8")
    return file


def test_photos_below_the_file_are_named_relative_to_it(tmp_path):
    write_ratings(
        tmp_path / "t.csv",
        [Rating(tmp_path / "a" / "é, b.jpg", 7.0, datetime(2026, 1, 1, tzinfo=UTC), "stars")],
    )
    assert (tmp_path / "t.csv").read_text().splitlines() == [
        "file,rating,rated_at",
        '"a/é, b.jpg",7.0,2026-01-01T00:00:00+00:00',
    ]


def test_withdrawn_ratings_are_left_out(tmp_path):
    assert write_ratings(tmp_path / "t.csv", [Rating(tmp_path / "a", None, datetime.now(UTC), "stars")]) == 0


def test_other_columns_and_a_byte_order_mark_do_no_harm(tmp_path):
    file = write(tmp_path, "\ufeffcamera,file,rating\nX-T5,a.jpg,8\n")
    [rating] = read_ratings(file, RatingScale())
    assert (rating.path, rating.value, rating.source) == (tmp_path / "a.jpg", 8.0, "import")


@pytest.mark.parametrize(("value", "expected"), [("1", 0.0), ("4", 5.0), ("7", 10.0)])
def test_other_scales(tmp_path, value, expected):
    [rating] = read_ratings(write(tmp_path, f"file,rating\na.jpg,{value}\n"), RatingScale.parse("1:7"))
    assert rating.value == pytest.approx(expected)


@pytest.mark.parametrize("text", ["", "7", "7:1", "1:1", "a:b", "1:2:3", "nan:3", "1:inf"])
def test_what_is_no_scale(text):
    with pytest.raises(UsageError):
        RatingScale.parse(text)


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("b.jpg,eleven", "'eleven' is no rating"),
        ("b.jpg,11", "outside 0 to 10"),
        ("b.jpg,nan", "no rating"),
        ("b.jpg,", "no rating"),
        ("b.jpg", "no rating"),
        (",5", "no file name"),
        ("b.jpg,5,yesterday", "no time"),
        ("b.jpg,5,2026-01-01,more", "more cells"),
    ],
)
def test_a_wrong_row_is_named_by_its_line(tmp_path, row, complaint):
    file = write(tmp_path, f"file,rating,rated_at\na.jpg,5,\n{row}\n")
    with pytest.raises(UsageError, match="line 3") as caught:
        read_ratings(file, RatingScale())
    assert complaint in str(caught.value)


@pytest.mark.parametrize("text", ["", "name,rating\na,5\n", "file;rating\na;5\n"])
def test_missing_columns_are_named(tmp_path, text):
    with pytest.raises(UsageError, match="is missing"):
        read_ratings(write(tmp_path, text), RatingScale())


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(UsageError, match="cannot be read"):
        read_ratings(tmp_path / "no.csv", RatingScale())
