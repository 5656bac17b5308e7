"""``report OUT PATH…``: a critique report."""

from pathlib import Path
from typing import Annotated

import typer

from aesthetic_studio.cli.command import Common, PhotoPaths, command
from aesthetic_studio.cli.critique import critique_of
from aesthetic_studio.cli.exit_codes import ExitCode
from aesthetic_studio.cli.output import complain, path_text, print_text, report_failure, working
from aesthetic_studio.domain.critique import Critique
from aesthetic_studio.domain.errors import PhotoError
from aesthetic_studio.domain.progress import Cancelled

OutFile = Annotated[
    Path, typer.Argument(metavar="OUT.{html,pdf,md,csv,json}", help="The report.", dir_okay=False)
]
Title = Annotated[str, typer.Option("--title", metavar="TEXT", help="Headline of the report.")]


def register(app: typer.Typer) -> None:
    """Add the command."""
    command(app, "report")(report)


def report(common: Common, out: OutFile, paths: PhotoPaths, title: Title = "Photo critique") -> ExitCode:
    """Critique photos and write a report; a stopped report holds what was finished."""
    from aesthetic_studio.cli.work import interruptible, photos_at, workplace
    from aesthetic_studio.studio.report import report_entry, report_format, write_report

    report_format(out)
    entries = []
    ended = ExitCode.FINE
    with workplace(common) as place, interruptible() as cancel:
        photos, failures = photos_at(paths, cancel=cancel)
        entries += [report_entry(place.library, path, error) for path, error in failures]
        if not photos and not failures:
            complain("No photos found.")
            return ExitCode.FINE
        if photos:
            place.load_critic(cancel=cancel)
        for number, path in enumerate(photos, 1):
            result: Critique | PhotoError
            try:
                with working(f"Critique {number} of {len(photos)}: {path.name}"):
                    result = critique_of(place, path, cancel)
            except PhotoError as error:
                result = error
            except Cancelled:
                ended = ExitCode.INTERRUPTED
                complain("Interrupted; the report holds what was finished.")
                break
            entries.append(report_entry(place.library, path, result))
    for entry in entries:
        if entry.error is not None:
            report_failure(entry.path, entry.error, as_json=False)
            ended = ended or ExitCode.SOME_FAILED
    write_report(out, entries, title=title)
    print_text(path_text(out))
    return ended
