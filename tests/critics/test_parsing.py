import pytest
from hypothesis import given
from hypothesis import strategies as st

from aesthetic_studio.critics.parsing import MAX_SUGGESTIONS, parse_line, parse_suggestions
from aesthetic_studio.domain.critique import Attribute, OperationName

EDITS = [
    ("Lift the exposure by about 1.5 stops.", "exposure", 1.5),
    ("Reduce the exposure by about 0.7 stops to recover the highlights.", "exposure", -0.7),
    ("Raise the exposure by half a stop", "exposure", 0.5),
    ("Raise the exposure by 1/3 stop", "exposure", 1 / 3),
    ("Lower the exposure by one stop", "exposure", -1.0),
    ("Brighten the photo by about 0.4 stops.", "exposure", 0.4),
    ("Darken the picture by about 2.0 stops to recover the highlights.", "exposure", -2.0),
    ("Lift the exposure.", "exposure", 0.5),
    ("Straighten by 3 degrees to the left", "straighten", -3.0),
    ("Straighten the photo clockwise by about 2.5 degrees.", "straighten", 2.5),
    ("Level the horizon: rotate counterclockwise by about 4 degrees.", "straighten", -4.0),
    ("Tilted to the left: rotate the photo clockwise by about 4 degrees.", "straighten", 4.0),
    ("It leans to the right, so rotate it anti-clockwise by about 4 degrees.", "straighten", -4.0),
    ("Level the horizon.", "straighten", None),
    ("Warm the white balance", "temperature", 0.25),
    ("Warm up the white balance by about 0.3.", "temperature", 0.3),
    ("Cool down the white balance slightly", "temperature", -0.1),
    ("Shift the white balance towards blue by about 0.2.", "temperature", -0.2),
    ("Shift the tint towards magenta by about 0.2.", "tint", 0.2),
    ("Add green to the tint, about 0.6.", "tint", -0.6),
    ("Add contrast", "contrast", 0.25),
    ("Increase the contrast by 20%", "contrast", 0.2),
    ("Soften the contrast by about 0.4 to bring back the middle tones.", "contrast", -0.4),
    ("Remove the haze: add contrast by about 0.5.", "contrast", 0.5),
    ("Cut through the haze: raise the contrast by about 0.5.", "contrast", 0.5),
    ("Reduce the saturation by about 0.3.", "saturation", -0.3),
    ("Give the colours more saturation, about 0.5.", "saturation", 0.5),
    ("Sharpen", "sharpen", 0.25),
    ("Take back the sharpening by about 0.6.", "sharpen", -0.6),
    ("Reduce the noise by about 0.3.", "denoise", 0.3),
    ("Apply noise reduction, and use a lower ISO next time.", "denoise", 0.25),
    ("Crop the empty sky at the top", "crop", None),
    ("Recover the highlights", "highlights", -0.25),
    ("Open the shadows by 40 %", "shadows", 0.4),
]

ADVICE = [
    ("Come back when the sun is lower.", Attribute.LIGHT),
    ("Use a faster shutter speed or a tripod.", Attribute.SHARPNESS),
    ("Save with a higher JPEG quality.", Attribute.TECHNICAL),
    ("Brighten the corners with a lens correction.", Attribute.TECHNICAL),
    ("Don't increase the exposure any further.", Attribute.LIGHT),
    ("Wait for a stronger expression.", Attribute.SUBJECT),
    ("Look again.", None),
]


@pytest.mark.parametrize(("text", "name", "amount"), EDITS)
def test_edits(text, name, amount):
    suggestion = parse_line(text)

    assert suggestion.operation.name == OperationName(name)
    assert suggestion.operation.amount == (pytest.approx(amount) if amount is not None else None)
    assert suggestion.attribute is not None
    assert suggestion.text == text


@pytest.mark.parametrize(("text", "attribute"), ADVICE)
def test_advice_that_is_no_edit(text, attribute):
    suggestion = parse_line(text)

    assert suggestion.operation is None
    assert suggestion.attribute == attribute


def test_numbered_lines():
    found = parse_suggestions(
        "1. Add contrast.\n2) Sharpen.\n\n- Crop tighter.\n(4) Look again.\n1. Add contrast."
    )

    assert [suggestion.text for suggestion in found] == [
        "Add contrast.",
        "Sharpen.",
        "Crop tighter.",
        "Look again.",
    ]


def test_numbers_within_a_line():
    found = parse_suggestions("1. Lift the exposure by about 0.7 stops. 2. Sharpen. 3. Look again.")

    assert [suggestion.text[:4] for suggestion in found] == ["Lift", "Shar", "Look"]


def test_a_mountain_of_lines_is_cut():
    found = parse_suggestions("\n".join(f"{number}. advice {'x' * 999} {number}" for number in range(999)))

    assert len(found) <= MAX_SUGGESTIONS
    assert all(len(suggestion.text) <= 300 for suggestion in found)


words = st.sampled_from(
    [text for text, *_ in EDITS] + [text for text, _ in ADVICE] + ["1.", "\n", "½", "9/0"]
)


@given(st.one_of(st.text(), st.lists(st.one_of(words, st.text(max_size=5))).map(" ".join)))
def test_never_raises_and_stays_in_range(text):
    for suggestion in parse_suggestions(text):
        assert suggestion.text
        operation = suggestion.operation
        if operation is None or operation.amount is None:
            continue
        limit = {OperationName.EXPOSURE: 5.0, OperationName.STRAIGHTEN: 45.0}.get(operation.name, 1.0)
        assert abs(operation.amount) <= limit


def test_a_wish_that_no_photo_gave_rise_to_is_left_out():
    suggestion = parse_line("1. Nothing needs mending: let somebody walk into it next time.")
    assert suggestion is not None
    assert (suggestion.text, suggestion.attribute, suggestion.operation) == (
        "Nothing needs mending.",
        None,
        None,
    )
