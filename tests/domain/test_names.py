import pytest

from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.domain.names import clean_keyword, clean_name, typed_keywords


def test_names_are_one_line():
    assert clean_name("  Best\n of\t2026 ") == "Best of 2026"
    assert "\x1b" not in clean_name("a\x1b[31mb")


@pytest.mark.parametrize("text", ["", "  \n", "x" * 201])
def test_what_is_no_name(text):
    with pytest.raises(UsageError):
        clean_name(text)


def test_keywords_have_parents():
    assert clean_keyword(" places |  | Iceland|") == "places|Iceland"
    with pytest.raises(UsageError):
        clean_keyword(" | ")


def test_what_is_typed_into_the_field():
    assert typed_keywords("sea; Sea, places > Iceland,, ;night sky") == ["Sea", "places|Iceland", "night sky"]
    assert typed_keywords(" , ") == []
