"""``train RECIPE``: making a critic from photographs."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from aesthetic_studio.cli.command import Common, command
from aesthetic_studio.cli.output import complain, print_text
from aesthetic_studio.domain.errors import UsageError

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


def register(app: typer.Typer) -> None:
    """Add the command."""
    command(app, "train")(train)


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
    from aesthetic_studio.training.curves import draw_curves
    from aesthetic_studio.training.evaluation.material import of_photos
    from aesthetic_studio.training.evaluation.suites import Effort, measure_folder
    from aesthetic_studio.training.model_card import write_description, write_model_card
    from aesthetic_studio.training.nano import train_nano
    from aesthetic_studio.training.nano_photos import read_photos
    from aesthetic_studio.training.nano_recipe import read_nano_recipe
    from aesthetic_studio.training.run_log import LOG_NAME

    def report(phase: str, figures: Mapping[str, float]) -> None:
        complain(" ".join([phase, *(f"{name} {value:.4g}" for name, value in figures.items())]))

    _need(*photos, rated, ratings)
    numbers = read_nano_recipe(recipe)
    split = read_photos(photos, rated, ratings, numbers.split)
    folder = train_nano(split, numbers, out, report)
    write_description(folder, trained_on=trained_on)
    draw_curves(out / LOG_NAME, folder / "losses.svg")
    settings = common.settings(common.open_home())
    measured = measure_folder(
        folder,
        of_photos(split),
        device=settings.device,
        quantization=settings.quantization,
        effort=Effort(copies=copies),
    )
    write_model_card(folder, measured, recipe=numbers.text, trained_on=trained_on)
    print_text(str(folder))


def _need(*paths: Path) -> None:
    for path in paths:
        if not path.exists():
            raise UsageError(f"{path} does not exist.")
