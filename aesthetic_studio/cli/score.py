"""``score PATH…``: only the score of each photo."""

import typer

from aesthetic_studio.cli.command import Common, JsonOption, PhotoPaths, command
from aesthetic_studio.cli.exit_codes import ExitCode
from aesthetic_studio.cli.output import complain, followed, path_text, print_json, print_text, report_failure
from aesthetic_studio.domain.errors import PhotoError
from aesthetic_studio.domain.json_form import scored_photo_form


def register(app: typer.Typer) -> None:
    """Add the command."""
    command(app, "score")(score)


def score(common: Common, paths: PhotoPaths, json: JsonOption = False) -> ExitCode:
    """Score photos, 1–10, in batches; folders are walked."""
    from aesthetic_studio.cli.work import interruptible, photos_at, workplace

    with workplace(common) as place, interruptible() as cancel:
        photos, failures = photos_at(paths, cancel=cancel)
        for path, error in failures:
            report_failure(path, error, as_json=json)
        if not photos:
            complain("No photos found.")
            return ExitCode.SOME_FAILED if failures else ExitCode.FINE
        critic = place.load_critic(cancel=cancel)
        failed = len(failures)
        with followed("Scoring", among_results=True) as progress:
            for path, result in place.session.score(photos, cancel=cancel, progress=progress):
                if isinstance(result, PhotoError):
                    failed += 1
                    report_failure(path, result, as_json=json)
                elif json:
                    print_json(scored_photo_form(path, result, critic, place.session.seconds_per_photo))
                else:
                    print_text(f"{result.value:4.1f} ± {result.std:.1f}  {path_text(path)}")
    return ExitCode.SOME_FAILED if failed else ExitCode.FINE
