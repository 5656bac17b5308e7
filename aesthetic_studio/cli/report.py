"""``report OUT PATH…``: a critique report."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aesthetic_studio.cli.command import Common, PhotoPaths, command
from aesthetic_studio.cli.critique import critique_of
from aesthetic_studio.cli.exit_codes import ExitCode
from aesthetic_studio.cli.output import complain, path_text, print_text, report_failure, show, working
from aesthetic_studio.cli.panel import critique_panel
from aesthetic_studio.domain.critique import Critique
from aesthetic_studio.domain.errors import PhotoError
from aesthetic_studio.domain.progress import Cancelled

if TYPE_CHECKING:
    from aesthetic_studio.reports.entry import ReportEntry

OutFile = Annotated[
    Path, typer.Argument(metavar="OUT.{html,pdf,md,csv,json}", help="The report.", dir_okay=False)
]
Title = Annotated[str, typer.Option("--title", metavar="TEXT", help="Headline of the report.")]
Show = Annotated[bool, typer.Option("--show", help="Print each critique as well, as it is made.")]


def register(app: typer.Typer) -> None:
    """Add the command."""
    command(app, "report")(report)


def report(
    common: Common, out: OutFile, paths: PhotoPaths, title: Title = "Photo critique", shown: Show = False
) -> ExitCode:
    """Critique photos and write a report; a stopped report holds what was finished."""
    from aesthetic_studio.cli.work import interruptible, photos_at, workplace
    from aesthetic_studio.studio.report import check_target, report_entry, write_report

    check_target(out)
    ended = ExitCode.FINE
    entries: list[ReportEntry] = []
    with workplace(common) as place, interruptible() as cancel:
        photos, failures = photos_at(paths, cancel=cancel)
        if not photos and not failures:
            complain("No photos found.")
            return ExitCode.FINE
        entries += [_told(report_entry(place.library, path, error)) for path, error in failures]
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
            if shown and isinstance(result, Critique):
                show(critique_panel(path, result))
            entries.append(_told(report_entry(place.library, path, result)))
    write_report(out, entries, title=title)
    print_text(path_text(out))
    return ended or (ExitCode.SOME_FAILED if any(entry.error for entry in entries) else ExitCode.FINE)


def _told(entry: "ReportEntry") -> "ReportEntry":
    """The entry, after a warning where its photo failed."""
    if entry.error is not None:
        report_failure(entry.path, entry.error, as_json=False)
    return entry
