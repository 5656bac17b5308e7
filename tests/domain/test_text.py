import pytest
from hypothesis import given
from hypothesis import strategies as st

from aesthetic_studio.domain.text import one_line, printable


@pytest.mark.parametrize("text", ["Abendlicht über Köln", "写真 ✓", "line\nbreak\tand tab", ""])
def test_ordinary_text_stays(text):
    assert printable(text) == text


@pytest.mark.parametrize("text", ["\x1b[31m", "\x07", "\x00", "\u202e", "\udcff", "\x9b"])
def test_what_steers_a_terminal_or_breaks_an_encoder_goes(text):
    shown = printable(f"a{text}b")
    assert "�" in shown
    assert text[0] not in shown


@given(st.text(st.characters(exclude_categories=())))
def test_a_line_is_one_line_and_can_be_encoded(text):
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert line.encode("utf-8").decode("utf-8") == line
    assert one_line(line) == line
