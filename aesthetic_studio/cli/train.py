"""``train RECIPE`` and ``evaluate``: making a critic from photographs, and measuring one."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from aesthetic_studio.cli.command import Common, JsonOption, command
from aesthetic_studio.cli.exit_codes import ExitCode
from aesthetic_studio.cli.output import complain, print_json, print_text
from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.settings import resources

RecipeFile = Annotated[Path, typer.Argument(metavar="RECIPE", help="A recipe, for example calm-nano.yaml.")]
Photos = Annotated[
    list[Path], typer.Option("--photos", metavar="DIR", help="Photographs without ratings; may be repeated.")
]
Rated = Annotated[Path, typer.Option("--rated", metavar="DIR", help="Photographs that people rated.")]
Ratings = Annotated[
    Path, typer.Option("--ratings", metavar="CSV", help="Their ratings: rater,file,rating from 1 to 7.")
]
Out = Annotated[Path, typer.Option("--out", metavar="DIR", help="Where the phases and the model are kept.")]
Copies = Annotated[int, typer.Option("--copies", min=1, help="Photographs for each kind of defect.")]
TrainedOn = Annotated[str, typer.Option("--trained-on", metavar="TEXT", help="For the model card.")]

NANO_RECIPE = resources() / "recipes" / "calm-nano.yaml"


def register(app: typer.Typer) -> None:
    """Add the commands."""
    command(app, "train")(train)
    command(app, "evaluate")(evaluate)


def train(
    common: Common,
    *,
    recipe: RecipeFile,
    photos: Photos,
    rated: Rated,
    ratings: Ratings,
    out: Out,
    trained_on: TrainedOn = "photographs with operations that make them worse, and people's beauty ratings",
    copies: Copies = 60,
) -> None:
    """Train a critic from photographs; a broken run goes on with the first unfinished phase.

    The model folder OUT/calm-nano can be installed with ``models install``.
    """
    from aesthetic_studio.training.evaluation.degradation import evaluate_folder
    from aesthetic_studio.training.model_card import write_description, write_model_card
    from aesthetic_studio.training.nano import train_nano
    from aesthetic_studio.training.nano_photos import read_photos
    from aesthetic_studio.training.nano_recipe import read_nano_recipe

    def report(phase: str, figures: Mapping[str, float]) -> None:
        complain(" ".join([phase, *(f"{name} {value:.4g}" for name, value in figures.items())]))

    _need(*photos, rated, ratings)
    numbers = read_nano_recipe(recipe)
    split = read_photos(photos, rated, ratings, numbers.split)
    folder = train_nano(split, numbers, out, report)
    write_description(folder, trained_on=trained_on)
    settings = common.settings(common.open_home())
    evaluation = evaluate_folder(
        folder, split.test, device=settings.device, quantization=settings.quantization, copies=copies
    )
    write_model_card(folder, evaluation, recipe=numbers.text, trained_on=trained_on)
    print_text(str(folder))


def evaluate(
    common: Common,
    *,
    photos: Photos,
    rated: Rated,
    ratings: Ratings,
    recipe: RecipeFile = NANO_RECIPE,
    copies: Copies = 60,
    json: JsonOption = False,
) -> ExitCode:
    """Measure a critic on the photographs that the recipe's split keeps aside."""
    from aesthetic_studio.critics.catalogue import find
    from aesthetic_studio.training.evaluation.degradation import evaluate_folder
    from aesthetic_studio.training.nano_photos import read_photos
    from aesthetic_studio.training.nano_recipe import read_nano_recipe

    _need(*photos, rated, ratings)
    home = common.open_home()
    settings = common.settings(home)
    folder = find(settings.critic, home.models, resources() / "models").folder
    split = read_photos(photos, rated, ratings, read_nano_recipe(recipe).split)
    evaluation = evaluate_folder(
        folder, split.test, device=settings.device, quantization=settings.quantization, copies=copies
    )
    if json:
        print_json(evaluation.as_json())
        return ExitCode.FINE
    for kind, result in evaluation.kinds.items():
        remedy = "   –" if result.remedy_right is None else f"{result.remedy_right:4.0%}"
        print_text(
            f"{kind:12} lower {result.scored_lower:4.0%}  named {result.named:4.0%}  "
            f"fell most {result.attribute_lowest:4.0%}  remedy {remedy}"
        )
    beauty = "–" if evaluation.beauty_srcc is None else f"{evaluation.beauty_srcc:.3f}"
    print_text(
        f"undamaged accused {evaluation.accused:.0%}, beauty SRCC {beauty} on {evaluation.rated_photos}"
    )
    return ExitCode.FINE


def _need(*paths: Path) -> None:
    for path in paths:
        if not path.exists():
            raise UsageError(f"{path} does not exist.")
