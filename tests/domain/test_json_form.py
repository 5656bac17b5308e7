import json
from pathlib import Path

import pytest

from aesthetic_studio.domain.critique import (
    Attribute,
    CriticInfo,
    Critique,
    CropBox,
    Operation,
    OperationName,
    Suggestion,
)
from aesthetic_studio.domain.errors import ImageTooLargeError
from aesthetic_studio.domain.json_form import as_line, critique_form, failure_form, personal_score_form
from aesthetic_studio.domain.score import PersonalScore, Score

CRITIC = CriticInfo("calm-nano", "0123456789ab", "nf4", 42, "cpu")


def critique(*suggestions: Suggestion) -> Critique:
    score = Score(6.41999, 0.80001, {6: 0.58, 7: 0.42})
    attributes = {Attribute.LIGHT: 4.23456, Attribute.SUBJECT: None}
    return Critique(score, attributes, "Good.", suggestions, CRITIC, 0.41234)


def test_a_critique_in_the_form_of_the_contract():
    form = critique_form(Path("a.jpg"), critique())
    assert form["path"] == "a.jpg"
    assert form["score"]["value"] == 6.42
    assert form["score"]["distribution"]["6"] == 0.58
    assert form["score"]["distribution"]["1"] == 0.0
    assert form["attributes"]["light"] == {"value": 4.23}
    assert form["attributes"]["subject"] == {"value": None}
    assert form["attributes"]["composition"] == {"value": None}
    assert form["critic"] == {
        "id": "calm-nano",
        "revision": "0123456789ab",
        "quantization": "nf4",
        "quantized_modules": 42,
        "device": "cpu",
    }
    assert form["elapsed_s"] == 0.412


@pytest.mark.parametrize(
    ("operation", "form"),
    [
        (None, None),
        (Operation(OperationName.EXPOSURE, 0.70004), {"name": "exposure", "amount": 0.7}),
        (Operation(OperationName.DENOISE, None), {"name": "denoise", "amount": None}),
        (
            Operation(OperationName.CROP, CropBox(0.1, 0, 0.9, 1)),
            {"name": "crop", "amount": {"left": 0.1, "top": 0, "width": 0.9, "height": 1}},
        ),
    ],
)
def test_operations(operation, form):
    [found] = critique_form(Path("a.jpg"), critique(Suggestion("Do.", None, operation)))["suggestions"]
    assert found == {"text": "Do.", "attribute": None, "operation": form}


def test_a_personal_score():
    assert personal_score_form(None) is None
    form = personal_score_form(PersonalScore(7.4, 0.7, False, "ridge", ("c.jpg",)))
    assert form == {"value": 7.4, "std": 0.7, "proven": False, "predictor": "ridge", "examples": ["c.jpg"]}


def test_a_failure():
    assert failure_form(Path("b.jpg"), ImageTooLargeError("Huge.", "Shrink it.")) == {
        "path": "b.jpg",
        "error": {"code": "too_large", "message": "Huge. Shrink it."},
    }


def test_a_line_survives_odd_names_and_refuses_what_is_no_number():
    line = as_line({"path": "new\nline \udcff \u2028 é"})
    assert line.isascii()
    assert len(line.splitlines()) == 1
    assert json.loads(line)["path"] == "new\nline \udcff \u2028 é"
    with pytest.raises(ValueError, match="JSON"):
        as_line({"value": float("nan")})
