from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.domain.photo import Flag, Label, Metadata, Photo
from aesthetic_studio.studio.filter_parser import parse_filter
from aesthetic_studio.studio.photo_filter import (
    CAN_BE_MISSING,
    NUMERIC,
    Comparison,
    Either,
    Every,
    FilterField,
    Not,
)


def photo(score=7.5, stars=4, flag=Flag.PICK, camera="Fujifilm X-T5", name="Sea.jpg") -> Photo:
    metadata = Metadata(6, 4, camera=camera)
    return Photo(1, Path("/photos") / name, 1, 1, metadata, stars, flag, Label.RED, score)


def matches(text: str, rating: float | None = 8.0, **about) -> bool:
    return parse_filter(text).matches(photo(**about), rating)


@pytest.mark.parametrize(
    "text",
    [
        "score>7 and rating>=3",
        "SCORE > 7 AND Rating >= 3",
        "score<1 or flag=pick",
        "not flag = reject",
        "score < 1 and score < 2 or stars = 4",
        "score > 1 and (score < 2 or label == red)",
        'camera ~ "x-t5"',
        "name = sea.JPG",
        "name != 'other.jpg' and rating=8",
    ],
)
def test_what_matches(text):
    assert matches(text)


@pytest.mark.parametrize(
    "text", ["score>7.5", "rating<8", "camera ~ canon", "not (score>7)", "label=none", "score=none"]
)
def test_what_does_not_match(text):
    assert not matches(text)


def test_what_a_photo_does_not_have_matches_no_comparison():
    assert not matches("score > 0", score=None)
    assert not matches("score < 20", score=None)
    assert matches("score = none and rating = none and camera = none", score=None, rating=None, camera=None)
    assert matches("score != none")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "score",
        "score >",
        "> 3",
        "score > high",
        "size > 3",
        "(score>3",
        "score>3)",
        "score>3 score<5",
        "flag=picked",
        "flag<pick",
        "score>3 and",
        'name = "open',
        "score ~ 3",
        "score > none",
        "not",
        "score > 3; drop",
    ],
)
def test_what_is_no_filter(text):
    with pytest.raises(UsageError):
        parse_filter(text)


def test_endless_brackets_are_refused():
    with pytest.raises(UsageError, match="deeply"):
        parse_filter("(" * 5000)


@given(st.text(alphabet="score rating=<>!~()'\"andornot 0123456789.", max_size=60) | st.text(max_size=30))
def test_any_text_is_a_filter_or_wrong_usage(text):
    try:
        parse_filter(text).matches(photo(), None)
    except UsageError as error:
        assert error.message  # noqa: PT017


SIGNS = ["=", "!=", "<", "<=", ">", ">="]
TEXTS = st.text(st.characters(exclude_characters="\"'"), max_size=8)
NUMBERS = st.floats(0, 10, allow_subnormal=False)


def comparisons(field: FilterField):
    name = st.just(field)
    missing = st.builds(Comparison, name, st.sampled_from(["=", "!="]), st.none())
    if field in NUMERIC:
        known = st.builds(Comparison, name, st.sampled_from(SIGNS), NUMBERS)
    elif field is FilterField.FLAG:
        known = st.builds(Comparison, name, st.sampled_from(["=", "!="]), st.sampled_from([*map(str, Flag)]))
    elif field is FilterField.LABEL:
        known = st.builds(Comparison, name, st.sampled_from(["=", "!="]), st.sampled_from([*map(str, Label)]))
    else:
        known = st.builds(Comparison, name, st.sampled_from([*SIGNS, "~"]), TEXTS)
    return known | missing if field in CAN_BE_MISSING else known


FILTERS = st.recursive(
    st.sampled_from(FilterField).flatmap(comparisons),
    lambda part: (
        st.builds(Not, part)
        | st.builds(Every, st.lists(part, min_size=2, max_size=3).map(tuple))
        | st.builds(Either, st.lists(part, min_size=2, max_size=3).map(tuple))
    ),
    max_leaves=8,
)


@given(FILTERS)
def test_a_filter_written_out_is_the_same_filter(wanted):
    assert parse_filter(str(wanted)) == wanted
