"""What a large model says of itself: ``studio.json`` for the application, ``README.md`` for people."""

import json
from pathlib import Path
from typing import Any

from aesthetic_studio.critics.catalogue import DESCRIPTION_FILE, Capability
from aesthetic_studio.domain.critique import Attribute
from aesthetic_studio.training.large.data_rows import Rows
from aesthetic_studio.training.large.recipe import DataRecipe, LargeRecipe
from aesthetic_studio.training.self_supervision.samples import JUDGED_ATTRIBUTES

_TAUGHT_BY = {
    Capability.SCORE: {"scores", "damaged"},
    Capability.ATTRIBUTES: {"scores", "damaged", "operations"},
    Capability.COMMENT: {"comments"},
    Capability.SUGGESTIONS: {"operations"},
    Capability.QUESTIONS: {"questions", "captions"},
    Capability.PERSONAL: {"episodes", "simulated"},
}
"""Which kinds of lesson of stage 2 teach what; what no lesson teaches is not offered to people."""


def describe(recipe: LargeRecipe, rows: Rows, folder: Path) -> None:
    """Write both files beside the weights.

    Args:
        recipe: of the model.
        rows: what it was trained on.
        folder: of the model.
    """
    description = json.dumps(_for_studio(recipe, rows), indent=2, ensure_ascii=False)
    (folder / DESCRIPTION_FILE).write_text(description + "\n", encoding="utf-8")
    (folder / "README.md").write_text(_card(recipe, rows), encoding="utf-8")


def _for_studio(recipe: LargeRecipe, rows: Rows) -> dict[str, Any]:
    card = recipe.card
    by_people = (
        {name for _, _, attributes in rows.scores for name in attributes} if "scores" in recipe.mix2 else ()
    )
    attributes = {*map(str, JUDGED_ATTRIBUTES), *by_people}
    return {
        "id": recipe.model,
        "name": card.name,
        "family": "calm",
        "licence": card.licence,
        "description": card.description,
        "trained_on": card.trained_on,
        "cannot_judge": card.cannot_judge,
        "capabilities": [str(each) for each in Capability if _TAUGHT_BY[each] & set(recipe.mix2)],
        "attributes": [str(each) for each in Attribute if str(each) in attributes],
        "max_examples": recipe.lessons.examples,
        "image_side": recipe.lessons.photo_side,
    }


def _card(recipe: LargeRecipe, rows: Rows) -> str:
    card, data = recipe.card, recipe.data
    sets = sorted({name for field in DataRecipe.__slots__ for name in _names(getattr(data, field))})
    counts = "\n".join(f"| {name} | {count:,} |" for name, count in rows.sizes().items())
    return f"""# {card.name}

{card.description} CALM (Comprehensive Aesthetic Large Language Model, arXiv 2412.11952) made of {recipe.parts.vision}
and {recipe.parts.llm}. The paper published no weights and not all of its numbers; this is no reproduction of its model
or of its results.

- Licence: {card.licence}
- Trained on {card.trained_on}
- It cannot judge {card.cannot_judge}
- Data sets: {", ".join(sets)}

| Rows | |
|---|---|
{counts}

Measure it with `aesthetic-studio evaluate`.

## Recipe

```yaml
{recipe.text.strip()}
```
"""


def _names(value: object) -> list[str]:
    return [] if isinstance(value, float) else list(value)  # type: ignore[call-overload]
