"""What cross-validation of a taste found, as JSON and in the terminal."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from rich.table import Table
from rich.text import Text

from aesthetic_studio.domain.critique import Attribute, CriticInfo
from aesthetic_studio.taste.explanation import AttributeWeight
from aesthetic_studio.taste.intervals import Interval
from aesthetic_studio.taste.proof import PredictorProof, Proof

_FIGURES = {"srcc": "SRCC", "plcc": "PLCC", "mae": "MAE", "agreement": "pairs right"}
_NAMES = {
    Attribute.COMPOSITION: "composition",
    Attribute.LIGHT: "light",
    Attribute.COLOUR: "colour",
    Attribute.SHARPNESS: "sharpness",
    Attribute.SUBJECT: "the subject",
    Attribute.TECHNICAL: "technical quality",
}


def proof_form(
    proof: Proof,
    predictors: Mapping[str, PredictorProof],
    attributes: Sequence[AttributeWeight],
    critic: CriticInfo,
) -> dict[str, Any]:
    """The line of ``taste evaluate --json``; intervals are of 90 %."""
    return {
        "ratings": proof.ratings,
        "photos": proof.photos,
        "proven": proof.proven,
        "needed": proof.learning.needed,
        "predictors": {name: _predictor_form(each) for name, each in predictors.items()},
        "attributes": {
            each.attribute.value: {**_interval_form(each.weight), "differs": each.differs}
            for each in attributes
        },
        "critic": asdict(critic),
    }


def proof_table(predictors: Mapping[str, PredictorProof]) -> Table:
    """A row for each predictor."""
    table = Table(box=None, pad_edge=False)
    table.add_column("")
    for name in (*_FIGURES.values(), "gain in SRCC, 90 %", "n"):
        table.add_column(name, justify="right")
    for name, each in predictors.items():
        cells = [_number(each.figures[figure].value) for figure in _FIGURES]
        gain = f"{_signed(each.gain.value)} ({_signed(each.gain.low)} to {_signed(each.gain.high)})"
        shown = "–" if name == "general" else gain
        table.add_row(*(Text(cell) for cell in (name, *cells, shown, str(each.count))))
    return table


def verdict(proof: Proof) -> str:
    """One line: proven, or how far it is."""
    ratings = "1 rating" if proof.ratings == 1 else f"{proof.ratings} ratings"
    if proof.proven:
        return f"Your score is proven on {ratings}."
    if proof.learning.needed is None:
        return f"Learning: {ratings}. So far your ratings follow the general score as well as any other."
    return f"Learning: {ratings}, about {proof.learning.needed} more needed."


def statement(weight: AttributeWeight) -> str:
    """What may be said about an attribute that the person weighs otherwise than the crowd."""
    more = weight.weight.value is not None and weight.weight.value > 0
    name = _NAMES[weight.attribute]
    return (
        f"You weigh {name} {'more' if more else 'less'} than most: {_signed(weight.weight.value)} points "
        f"({_signed(weight.weight.low)} to {_signed(weight.weight.high)})."
    )


def _predictor_form(each: PredictorProof) -> dict[str, Any]:
    return {
        **{name: _interval_form(figure) for name, figure in each.figures.items()},
        "gain": _interval_form(each.gain),
        "n": each.count,
    }


def _interval_form(figure: Interval) -> dict[str, float | None]:
    return {
        name: None if value is None else round(value, 4)
        for name, value in (("value", figure.value), ("low", figure.low), ("high", figure.high))
    }


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _signed(value: float | None) -> str:
    return "–" if value is None else f"{value:+.3f}"
