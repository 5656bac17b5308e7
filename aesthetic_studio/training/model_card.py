"""What a trained model says of itself: ``studio.json`` for the application, ``README.md`` for people."""

import json
from pathlib import Path

from aesthetic_studio.training.evaluation.suites import Report
from aesthetic_studio.training.evaluation.table import markdown
from aesthetic_studio.training.photo_sets import TRAINING_SIDE
from aesthetic_studio.training.self_supervision.grammar import raw_cues

_CANNOT_JUDGE = (
    "what a photo shows and means: subject, moment, story, faces. It sees sharpness, noise, compression and "
    "light well, colour fairly, tilt, crops and proportions weakly; it often feels a fault that it does not put into "
    "words; its feeling for beauty is that of an average of a few hundred people for everyday photographs."
)


def write_description(folder: Path, *, trained_on: str) -> None:
    """Write ``studio.json`` beside the weights; ``trained_on`` is one sentence for people."""
    description = {
        "id": "calm-nano",
        "name": "CALM nano",
        "family": "calm",
        "licence": "Apache-2.0",
        "description": "A small CALM that comes with the program and runs on any computer.",
        "trained_on": trained_on,
        "cannot_judge": _CANNOT_JUDGE,
        "capabilities": ["score", "attributes", "comment", "suggestions", "questions", "personal"],
        "attributes": ["composition", "light", "colour", "sharpness", "technical"],
        "max_examples": 8,
        "image_side": TRAINING_SIDE,
        "questions_about": raw_cues("topics")["about"],
        "question_words": raw_cues("topics")["words"].strip(),
    }
    _write(folder / "studio.json", json.dumps(description, indent=2, ensure_ascii=False) + "\n")


def write_model_card(folder: Path, report: Report, *, recipe: str, trained_on: str) -> None:
    """Write ``README.md`` beside the weights.

    Args:
        folder: the model folder.
        report: measured on photos kept aside.
        recipe: the recipe's text.
        trained_on: one sentence for people.
    """
    card = f"""# CALM nano

A small CALM (Comprehensive Aesthetic Large Language Model, arXiv 2412.11952): a visual encoder with two trunks, a
multi-scale feature alignment module with three Q-Formers, and a small Llama. The paper published no weights; these were
trained by this project, and they are no reproduction of the paper's model or of its results.

- Licence: Apache-2.0.
- The encoder's content trunk is EfficientNet-Lite0 as published (Apache-2.0, taught on ImageNet), without its head and
  not trained further. Everything else started from chance.
- Trained on {trained_on}.
- It cannot judge {_CANNOT_JUDGE}
- The attribute *subject* is never scored. Its sentences come from its own tokens; it learned them from a cue bank
  written for this project, so its language is small.

## Measured

On photographs and people kept aside by name,
with quantization {report.critic.quantization} on the device {report.critic.device}.
Behind each figure the middle 95 % of 1,000 bootstrap resamples.

{markdown(report)}
## Curves

![Losses of every phase](losses.svg)

## Recipe

```yaml
{recipe.strip()}
```
"""
    _write(folder / "README.md", card)


def _write(file: Path, text: str) -> None:
    partial = file.with_suffix(file.suffix + ".part")
    partial.write_text(text, encoding="utf-8")
    partial.replace(file)
