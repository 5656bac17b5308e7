import pytest
from hypothesis import given, settings

from aesthetic_studio.catalog.critique_json import from_json, to_json
from aesthetic_studio.domain.critique import Attribute, CropBox
from tests.catalog.critiques import critique_values


@settings(max_examples=200, deadline=None)
@given(critique_values)
def test_nothing_is_lost(critique):
    restored = from_json(to_json(critique))
    assert restored == critique
    assert list(restored.attributes) == list(critique.attributes)
    assert all(isinstance(attribute, Attribute) for attribute in restored.attributes)
    for suggestion in restored.suggestions:
        operation = suggestion.operation
        assert operation is None or isinstance(operation.amount, CropBox | float | None)


@settings(max_examples=20, deadline=None)
@given(critique_values)
def test_json_is_plain_ascii_on_one_line(critique):
    text = to_json(critique)
    assert text.isascii()
    assert "\n" not in text


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"score": 3}', "no json"])
def test_anything_else_is_a_value_error(text):
    with pytest.raises(ValueError):  # noqa: PT011 - JSON's own message
        from_json(text)
