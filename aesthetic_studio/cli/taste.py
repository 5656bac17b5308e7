"""``taste …``: the rating history, and the score in the user's own taste."""

from pathlib import Path
from typing import Annotated

import typer

from aesthetic_studio.cli.command import Common, JsonOption, PhotoPaths, ProfileOption, command
from aesthetic_studio.cli.exit_codes import ExitCode
from aesthetic_studio.cli.output import (
    complain,
    followed,
    path_text,
    print_json,
    print_text,
    report_failure,
    show_table,
)
from aesthetic_studio.domain.errors import PhotoError, PhotoNotFoundError
from aesthetic_studio.domain.json_form import predicted_photo_form

RatingsSource = Annotated[
    Path,
    typer.Argument(
        metavar="FILE",
        help="CSV (file,rating[,rated_at]), JSON as exported, a Lightroom catalogue (.lrcat), or a folder of "
        "photos with XMP.",
    ),
]
RatingsFile = Annotated[
    Path,
    typer.Argument(
        metavar="FILE.{csv,json}", help="CSV: the newest of each photo; JSON: the history.", dir_okay=False
    ),
]
InContext = Annotated[
    int,
    typer.Option("--in-context", min=0, help="Ratings predicted from examples in the prompt, which is slow."),
]
FromExamples = Annotated[
    bool,
    typer.Option("--from-examples", help="The critic's own way: rated photos stand in its prompt."),
]
Count = Annotated[int, typer.Option("--count", min=1, help="At most so many.")]
ScaleOption = Annotated[
    str, typer.Option("--scale", metavar="LOW:HIGH", help="The scale of a CSV file's ratings, e.g. 1:7.")
]


def register(app: typer.Typer) -> None:
    """Add the command group."""
    group = typer.Typer(no_args_is_help=True, help="Your ratings, and the score in your own taste.")
    command(group, "import")(import_ratings)
    command(group, "export")(export_ratings)
    command(group, "profiles")(profiles)
    command(group, "practice")(practice)
    command(group, "evaluate")(evaluate)
    command(group, "predict")(predict)
    command(group, "next")(rate_next)
    app.add_typer(group, name="taste")


def import_ratings(
    common: Common,
    file: RatingsSource,
    scale: ScaleOption = "0:10",
    profile: ProfileOption = None,
    json: JsonOption = False,
) -> ExitCode:
    """Take ratings over; a wrong row stops it before anything is taken over. A new --profile is made."""
    from aesthetic_studio.cli.work import interruptible, workplace
    from aesthetic_studio.studio.ratings_csv import RatingScale
    from aesthetic_studio.studio.ratings_import import import_file

    as_written = RatingScale.parse(scale)
    with (
        workplace(common, profile=profile, make_profile=True) as place,
        interruptible() as cancel,
        followed("Reading ratings") as progress,
    ):
        imported = import_file(place.library, file, as_written, cancel=cancel, progress=progress)
    missing = imported.missing
    for path in missing:
        report_failure(path, PhotoNotFoundError(f"There is no file {path.name}."), as_json=json)
    if json:
        print_json({"imported": imported.count, "missing": len(missing)})
    else:
        skipped = f", {len(missing)} skipped because the photo is missing" if missing else ""
        print_text(f"{_counted(imported.count)} imported{skipped}")
    return ExitCode.SOME_FAILED if missing else ExitCode.FINE


def export_ratings(
    common: Common, file: RatingsFile, profile: ProfileOption = None, json: JsonOption = False
) -> ExitCode:
    """Write your ratings: the newest of each photo as CSV, or the whole history as JSON."""
    from aesthetic_studio.cli.work import workplace
    from aesthetic_studio.studio.ratings_export import export_file

    with workplace(common, profile=profile) as place:
        count = export_file(place.library, file)
    if json:
        print_json({"exported": count})
    else:
        print_text(f"{_counted(count)} written to {path_text(file)}")
    return ExitCode.FINE


def profiles(common: Common, json: JsonOption = False) -> ExitCode:
    """List whose tastes are learned, with how many photos each has rated."""
    from aesthetic_studio.cli.work import workplace

    with workplace(common) as place:
        found, chosen = place.library.rated.profiles(), place.library.rated.profile
    for profile in found:
        if json:
            print_json(
                {"profile": profile.name, "ratings": profile.ratings, "chosen": profile.name == chosen}
            )
        else:
            print_text(f"{profile.name}  {_counted(profile.ratings)}")
    return ExitCode.FINE


def practice(common: Common, json: JsonOption = False) -> ExitCode:
    """Make a folder of details of the sample photos, enough of them to teach a taste and see it proven."""
    from aesthetic_studio.studio.demo import practice_folder

    folder = practice_folder(common.open_home())
    if json:
        print_json({"path": str(folder)})
    else:
        print_text(path_text(folder))
    return ExitCode.FINE


def evaluate(
    common: Common, in_context: InContext = 40, profile: ProfileOption = None, json: JsonOption = False
) -> ExitCode:
    """Cross-validate each predictor on your own ratings; only what is proven is shown as your score."""
    from aesthetic_studio.cli.taste_figures import proof_form, proof_table, statement, verdict
    from aesthetic_studio.cli.work import interruptible, workplace

    with workplace(common, profile=profile) as place, interruptible() as cancel:
        critic = place.load_critic(cancel=cancel)
        with followed("Looking at rated photos") as progress:
            taste = place.session.taste(cancel=cancel, progress=progress, anew=True)
        proof = taste.proof
        if proof is None:
            raise AssertionError("a taste learned anew is proven anew")
        with followed("Predicting from examples") as progress:
            from_examples = place.session.in_context(
                taste.rated, in_context, cancel=cancel, progress=progress
            )
        predictors = {**proof.predictors, **({"in-context": from_examples} if from_examples else {})}
        attributes = place.session.attribute_weights(taste.rated)
    if json:
        print_json(proof_form(proof, predictors, attributes, critic))
        return ExitCode.FINE
    if predictors:
        show_table(proof_table(predictors))
    print_text(verdict(proof))
    for weight in attributes:
        if weight.differs:
            print_text(statement(weight))
    return ExitCode.FINE


def rate_next(
    common: Common,
    paths: PhotoPaths,
    count: Count = 10,
    profile: ProfileOption = None,
    json: JsonOption = False,
) -> ExitCode:
    """Name the photos whose ratings would tell most about your taste; folders are walked."""
    from aesthetic_studio.cli.work import interruptible, photos_at, workplace

    with workplace(common, profile=profile) as place, interruptible() as cancel:
        photos, failures = photos_at(paths, cancel=cancel)
        if photos:
            place.load_critic(cancel=cancel)
            with followed("Looking at photos") as progress:
                chosen, unreadable = place.session.next_to_rate(
                    photos, count, cancel=cancel, progress=progress
                )
            failures += unreadable
        else:
            complain("No photos found.")
            chosen = []
    for path, error in failures:
        report_failure(path, error, as_json=json)
    for path in chosen:
        if json:
            print_json({"path": str(path)})
        else:
            print_text(path_text(path))
    return ExitCode.SOME_FAILED if failures or not photos else ExitCode.FINE


def predict(
    common: Common,
    paths: PhotoPaths,
    from_examples: FromExamples = False,
    profile: ProfileOption = None,
    json: JsonOption = False,
) -> ExitCode:
    """Predict how you would score photos, from your ratings; folders are walked."""
    from aesthetic_studio.cli.work import interruptible, photos_at, workplace

    with workplace(common, profile=profile) as place, interruptible() as cancel:
        photos, failures = photos_at(paths, cancel=cancel)
        for path, error in failures:
            report_failure(path, error, as_json=json)
        if not photos:
            complain("No photos found.")
            return ExitCode.SOME_FAILED if failures else ExitCode.FINE
        critic = place.load_critic(cancel=cancel)
        failed = len(failures)
        with followed("Predicting", among_results=True) as progress:
            session = place.session
            predicted = session.predict_from_examples if from_examples else session.predict
            for path, result in predicted(photos, cancel=cancel, progress=progress):
                if isinstance(result, PhotoError):
                    failed += 1
                    report_failure(path, result, as_json=json)
                    continue
                personal = result.personal_score
                if json:
                    elapsed_s = place.session.seconds_per_photo
                    print_json(predicted_photo_form(path, result.score, personal, critic, elapsed_s))
                else:
                    own = f"{personal.value:4.1f} ± {personal.std:.1f}" if personal else "no ratings"
                    doubt = ", not proven" if personal and not personal.proven else ""
                    print_text(f"{own:>10}  (general {result.score.value:.1f}{doubt})  {path_text(path)}")
    return ExitCode.SOME_FAILED if failed else ExitCode.FINE


def _counted(ratings: int) -> str:
    return "1 rating" if ratings == 1 else f"{ratings} ratings"
