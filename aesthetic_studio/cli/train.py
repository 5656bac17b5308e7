"""``train RECIPE``: making a critic from photographs."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from aesthetic_studio.cli.command import Common, command
from aesthetic_studio.cli.output import complain, print_text
from aesthetic_studio.cli.rated_photos import Photos, Rated, Ratings
from aesthetic_studio.domain.errors import UsageError

RecipeFile = Annotated[Path, typer.Argument(metavar="RECIPE", help="A recipe, for example calm-nano.yaml.")]
Data = Annotated[
    Path | None,
    typer.Option("--data", metavar="DIR", help="For large models: data sets, each in a folder of its name."),
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
    out: Out,
    photos: Photos = None,
    rated: Rated = None,
    ratings: Ratings = None,
    data: Data = None,
    trained_on: TrainedOn = "photographs with operations that make them worse, and people's beauty ratings",
    copies: Copies = 60,
) -> None:
    """Train a critic; a broken run goes on where it stopped.

    calm-nano takes --photos, --rated and --ratings, the large models take --data. The model folder below OUT can be
    installed with ``models install``.
    """
    from aesthetic_studio.training.nano_recipe import NANO
    from aesthetic_studio.training.recipe import RecipeFile as Recipe

    if Recipe(recipe).model != NANO:
        _train_large(recipe, data, out)
        return
    if photos is None or rated is None or ratings is None:
        raise UsageError(f"{NANO} learns from photographs.", "Give --photos, --rated and --ratings.")
    _train_nano(common, recipe, photos, rated, ratings, out=out, trained_on=trained_on, copies=copies)


def _train_nano(
    common: Common,
    recipe: Path,
    photos: list[Path],
    rated: Path,
    ratings: Path,
    *,
    out: Path,
    trained_on: str,
    copies: int,
) -> None:
    from aesthetic_studio.training.curves import draw_curves
    from aesthetic_studio.training.evaluation.material import of_photos
    from aesthetic_studio.training.evaluation.suites import Effort, measure_folder
    from aesthetic_studio.training.model_card import write_description, write_model_card
    from aesthetic_studio.training.nano import train_nano
    from aesthetic_studio.training.nano_photos import read_photos
    from aesthetic_studio.training.nano_recipe import read_nano_recipe
    from aesthetic_studio.training.run_log import LOG_NAME

    _need(*photos, rated, ratings)
    numbers = read_nano_recipe(recipe)
    split = read_photos(photos, rated, ratings, numbers.split)
    folder = train_nano(split, numbers, out, _tell)
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


def _train_large(recipe: Path, data: Path | None, out: Path) -> None:
    from aesthetic_studio.training.large.recipe import read_large_recipe
    from aesthetic_studio.training.large.training import train_large
    from aesthetic_studio.training.processes import join_processes

    numbers = read_large_recipe(recipe)
    if data is None:
        raise UsageError(f"{numbers.model} learns from published data sets.", "Give --data.")
    _need(data)
    folder = train_large(numbers, data, out, _tell)
    if join_processes().is_main:
        print_text(str(folder))


def _tell(phase: str, figures: Mapping[str, float]) -> None:
    complain(" ".join([phase, *(f"{name} {value:.4g}" for name, value in figures.items())]))


def _need(*paths: Path) -> None:
    for path in paths:
        if not path.exists():
            raise UsageError(f"{path} does not exist.")
