"""``evaluate``: measuring a critic on photos that it was not trained on."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aesthetic_studio.cli.command import Common, JsonOption, command
from aesthetic_studio.cli.exit_codes import ExitCode
from aesthetic_studio.cli.output import complain, followed, print_json, show_table
from aesthetic_studio.cli.rated_photos import Photos, Rated, Ratings
from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.settings import resources

if TYPE_CHECKING:
    from aesthetic_studio.training.evaluation.material import Material
    from aesthetic_studio.training.evaluation.published import Suite

Suites = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="SUITE",
        help="What to measure: defects, scores, personal, comments, aesbench; by default all that the photos allow.",
    ),
]
Recipe = Annotated[
    Path | None,
    typer.Option("--recipe", metavar="FILE", help="Whose split keeps photos aside; by default calm-nano's."),
]
Everything = Annotated[
    bool, typer.Option("--everything", help="Measure on all photos given: none of them was trained on.")
]
DataSetAndFolder = Annotated[
    tuple[str, Path] | None,
    typer.Option("--dataset", metavar="NAME FOLDER", help="A published data set, as `data list` names it."),
]
SplitOption = Annotated[str | None, typer.Option("--split", metavar="NAME", help="One part of the data set.")]
Limit = Annotated[
    int | None,
    typer.Option("--limit", min=1, help="At most so many photos of the data set, drawn at random."),
]
Copies = Annotated[int, typer.Option("--copies", min=1, help="Photographs damaged by each kind of defect.")]
Critiques = Annotated[
    int | None,
    typer.Option("--critiques", min=0, help="How many of these are critiqued in words; by default all."),
]
InContextPeople = Annotated[
    int,
    typer.Option("--in-context", min=0, help="People predicted from examples in the prompt, which is slow."),
]
Model = Annotated[
    Path | None,
    typer.Option("--model", metavar="DIR", help="A model folder that is not installed, instead of --critic."),
]
Seed = Annotated[int, typer.Option("--seed", help="Of every choice and interval.")]

SPLIT_OF = resources() / "recipes" / "calm-nano.yaml"


def register(app: typer.Typer) -> None:
    """Add the command."""
    command(app, "evaluate")(evaluate)


def evaluate(
    common: Common,
    suites: Suites = None,
    *,
    photos: Photos = None,
    rated: Rated = None,
    ratings: Ratings = None,
    recipe: Recipe = None,
    everything: Everything = False,
    dataset: DataSetAndFolder = None,
    split: SplitOption = None,
    limit: Limit = None,
    copies: Copies = 60,
    critiques: Critiques = None,
    in_context: InContextPeople = 20,
    model: Model = None,
    seed: Seed = 20,
    json: JsonOption = False,
) -> ExitCode:
    """Measure a critic: defects seen, agreement with people, personal scores, comments, questions.

    On photographs of yours, of which the recipe's split keeps some aside, or on a published data set.
    """
    from aesthetic_studio.cli.work import interruptible
    from aesthetic_studio.critics.catalogue import find, read_folder
    from aesthetic_studio.critics.loading import load_critic
    from aesthetic_studio.training.evaluation.material import of_data_set
    from aesthetic_studio.training.evaluation.suites import Effort, measure, possible
    from aesthetic_studio.training.evaluation.table import as_json, terminal
    from aesthetic_studio.training.photo_sets import TRAINING_SIDE

    asked = _suites(suites or [])
    home = common.open_home()
    settings = common.settings(home)
    source = read_folder(model) if model else find(settings.critic, home.models, resources() / "models")
    if dataset is not None:
        if photos or rated or ratings or recipe or everything:
            raise UsageError("Give either a data set or photographs of your own, not both.")
        side = source.image_side or TRAINING_SIDE
        material = of_data_set(*dataset, split=split, limit=limit, side=side, seed=seed)
    else:
        if split is not None or limit is not None:
            raise UsageError("--split and --limit choose from a data set; give one with --dataset.")
        material = _own_photos(photos or [], rated, ratings, recipe, everything=everything)
    effort = Effort(copies, critiques, in_context, seed)
    with interruptible() as cancel:
        with followed("Loading the critic") as progress:
            critic = load_critic(
                source, device=settings.device, quantization=settings.quantization, progress=progress
            )
        with followed("Measuring") as progress:
            report = measure(
                critic, material, asked or possible(material), effort, cancel=cancel, progress=progress
            )
    if report.unreadable:
        complain(f"{report.unreadable} pictures could not be read and were left out.")
    if json:
        print_json(as_json(report))
    else:
        for table in terminal(report):
            show_table(table)
    return ExitCode.FINE


def _suites(names: list[str]) -> "list[Suite]":
    from aesthetic_studio.training.evaluation.published import Suite

    try:
        return [Suite(name) for name in names]
    except ValueError as error:
        raise UsageError(f"{error}.", f"What can be measured: {', '.join(Suite)}.") from error


def _own_photos(
    photos: list[Path], rated: Path | None, ratings: Path | None, recipe: Path | None, *, everything: bool
) -> "Material":
    from aesthetic_studio.training.evaluation.material import Material, of_photos
    from aesthetic_studio.training.nano_photos import read_photos
    from aesthetic_studio.training.photo_sets import read_folder
    from aesthetic_studio.training.recipe import RecipeFile, SplitRecipe

    given = [*photos, *(path for path in (rated, ratings, recipe) if path is not None)]
    for path in given:
        if not path.exists():
            raise UsageError(f"{path} does not exist.")
    if (rated is None) != (ratings is None):
        raise UsageError("--rated and --ratings belong together.")
    if not given:
        raise UsageError(
            "There is nothing to measure on.",
            "Give --photos, --rated and --ratings, or --dataset NAME FOLDER.",
        )
    if rated is None or ratings is None:
        if not everything:
            raise UsageError(
                "Without --rated and --ratings it is not known which photos were trained on.",
                "If none of them was, add --everything.",
            )
        return Material(photos=[photo for folder in photos for photo in read_folder(folder)])
    aside = (
        SplitRecipe(1.0, 1.0, 1.0)
        if everything
        else RecipeFile(recipe or SPLIT_OF).take("split", SplitRecipe)
    )
    return of_photos(read_photos(photos, rated, ratings, aside))
