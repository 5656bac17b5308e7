import pytest
from hypothesis import given
from hypothesis import strategies as st

from aesthetic_studio.domain.errors import FilterError, UsageError
from aesthetic_studio.domain.filter_parser import parse_filter
from aesthetic_studio.domain.photo_filter import FilterField, comparisons
from tests.domain.filters import FILTERS


def told(text: str) -> str:
    return str(parse_filter(text))


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("rating>=3", "rating>=3"),
        ("RATING == 8", "rating=8"),
        ("score>7 and rating>=3", "score>7 and rating>=3"),
        ("score>7 rating>=3", "score>7 and rating>=3"),
        ("SCORE > 7 AND Rating >= 3", "score>7 and rating>=3"),
        ("flag:pick or not label=red", "flag=pick or (not label=red)"),
        ("stars=1 or stars=2 and stars=3", "stars=1 or (stars=2 and stars=3)"),
        ("(stars=1 or stars=2) stars=3", "(stars=1 or stars=2) and stars=3"),
        ("not (score>7 or score<3)", "not (score>7 or score<3)"),
        ("label:red,Blue", "label=red or label=blue"),
        ("stars:3,5", "stars=3 or stars=5"),
        ("iso:100..800", "iso>=100 and iso<=800"),
        ("iso:6400..", "iso>=6400"),
        ("taken:2026-11", "taken=2026-11"),
        ("taken:2026-11-05..2026-12", "taken>=2026-11-05 and taken<=2026-12"),
        ("taken:2025,2026", "taken=2025 or taken=2026"),
        ("taken>=2026-11-05T18:04", "taken>=2026-11-05T18:04"),
        ('camera:"X-T5"', 'camera:"X-T5"'),
        ("camera ~ x-t5", 'camera:"x-t5"'),
        ("camera='Leica Q3'", 'camera="Leica Q3"'),
        ('camera:"X-T5","Z 6"', 'camera:"X-T5" or camera:"Z 6"'),
        ("camera:X-T5,Q3", 'camera:"X-T5" or camera:"Q3"'),
        ("aperture<=f/2.8", "aperture<=2.8"),
        ("shutter<1/250", "shutter<0.004"),
        ("shutter:1/4s..2s", "shutter>=0.25 and shutter<=2"),
        ("focal:35mm", "focal=35"),
        ("size>20MB", "size>20"),
        ("score:none keyword!=none", "score=none and keyword!=none"),
        ('keyword:"none"', 'keyword:"none"'),
        ("label:none", "label=none"),
        ("missing:yes or stacked=no", "missing=yes or stacked=no"),
        ("warm light", 'text:"warm" and text:"light"'),
        ('"warm light"', 'text:"warm light"'),
        ('iceland stars>=4 "low ""tide"""', 'text:"iceland" and stars>=4 and text:"low ""tide"""'),
        ("nothing 12:30 c.jp f/2", 'text:"nothing" and text:"12:30" and text:"c.jp" and text:"f/2"'),
        ("not sea", 'not text:"sea"'),
        ("stacked", 'text:"stacked"'),
        ("don't", 'text:"don\'t"'),
    ],
)  # fmt: skip
def test_what_is_understood(text, meaning):
    assert told(text) == meaning


@pytest.mark.parametrize(
    ("text", "position", "length"),
    [
        ("", 0, 0),
        ("  ", 2, 0),
        ("score >", 7, 0),
        ("> 3", 0, 1),
        ("score > high", 8, 4),
        ("colour:red", 0, 6),
        ("(score>3", 8, 0),
        ("score>3)", 7, 1),
        ("flag=picked", 5, 6),
        ("flag<pick", 4, 5),
        ("score>3 and", 11, 0),
        ("score>3 and or", 12, 2),
        ('name = "open', 7, 12),
        ("score ~ 3", 6, 1),
        ("score > none", 8, 4),
        ("not", 3, 0),
        ("score > 3; drop", 8, 2),
        ("taken:2026-13", 6, 7),
        ("taken:2026-02-30", 6, 10),
        ("shutter=1/0", 8, 3),
        ("iso:1..x", 7, 1),
        ("iso:..", 4, 2),
        ("iso=1..2", 4, 4),
        ("stacked:maybe", 8, 5),
        ("rating=1e999", 7, 5),
        ("label:red,", 10, 0),
        ("text=warm", 4, 5),
        ("a<b", 0, 1),
    ],
)
def test_what_is_no_filter_is_told_where(text, position, length):
    with pytest.raises(FilterError) as caught:
        parse_filter(text)
    assert (caught.value.position, caught.value.length) == (position, length)
    assert caught.value.message.endswith(".")


def test_endless_brackets_and_lists_are_refused():
    with pytest.raises(UsageError, match="deeply"):
        parse_filter("(" * 5000)
    with pytest.raises(UsageError, match="deeply"):
        parse_filter("not " * 5000)
    with pytest.raises(UsageError, match="at most"):
        parse_filter("stars:" + ",".join("1" * 5000))


@given(st.text(alphabet="score rating=<>!~:()'\"andornot 0123456789.,", max_size=60) | st.text(max_size=30))
def test_any_text_is_a_filter_or_wrong_at_some_place(text):
    try:
        parse_filter(text)
    except FilterError as error:
        assert 0 <= error.position <= len(text)  # noqa: PT017


@given(FILTERS)
def test_a_filter_written_out_is_the_same_filter(wanted):
    assert parse_filter(str(wanted)) == wanted


def test_every_comparison_is_found():
    found = comparisons(parse_filter("stars>3 and (not label:red or sea)"))
    assert [each.field for each in found] == [FilterField.STARS, FilterField.LABEL, FilterField.TEXT]
    assert list(comparisons(None)) == []
