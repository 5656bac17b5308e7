"""``critique PATH…``: the whole critique of each photo, and answers to a question about it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aesthetic_studio.cli.command import Common, JsonOption, PhotoPaths, command
from aesthetic_studio.cli.exit_codes import ExitCode
from aesthetic_studio.cli.output import complain, print_json, report_failure, show, working
from aesthetic_studio.cli.panel import critique_panel
from aesthetic_studio.domain.critique import Critique, CritiqueReady
from aesthetic_studio.domain.errors import ModelAnswerError, PhotoError, UsageError
from aesthetic_studio.domain.json_form import critique_form
from aesthetic_studio.domain.progress import Cancelled, CancelToken

if TYPE_CHECKING:
    from aesthetic_studio.cli.work import Workplace

Question = Annotated[
    str | None, typer.Option("--ask", metavar="TEXT", help="Ask this about each photo as well.")
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    command(app, "critique")(critique)


def critique(common: Common, paths: PhotoPaths, ask: Question = None, json: JsonOption = False) -> ExitCode:
    """Critique photos: score, attributes, comment and suggestions; folders are walked."""
    from aesthetic_studio.cli.work import interruptible, photos_at, workplace

    if ask is not None and not ask.strip():
        raise UsageError("The question is empty.")
    with workplace(common) as place, interruptible() as cancel:
        photos, failures = photos_at(paths, cancel=cancel)
        for path, error in failures:
            report_failure(path, error, as_json=json)
        if not photos:
            complain("No photos found.")
            return ExitCode.SOME_FAILED if failures else ExitCode.FINE
        place.load_critic(cancel=cancel)
        failed = len(failures)
        for number, path in enumerate(photos, 1):
            try:
                with working(f"Critique {number} of {len(photos)}: {path.name}"):
                    result = critique_of(place, path, cancel)
                    answer = "".join(place.session.ask(path, ask, cancel=cancel)) if ask else None
            except PhotoError as error:
                failed += 1
                report_failure(path, error, as_json=json)
                continue
            if json:
                asked = {} if answer is None else {"question": ask, "answer": answer}
                print_json(critique_form(path, result) | asked)
            else:
                show(critique_panel(path, result, question=ask, answer=answer))
    return ExitCode.SOME_FAILED if failed else ExitCode.FINE


def critique_of(place: "Workplace", path: Path, cancel: CancelToken) -> Critique:
    """The whole critique of one photo; kept in the library where that knows the photo.

    Raises:
        PhotoError: the photo cannot be read, or the critic failed on it.
        Cancelled: it was stopped before its end.
    """
    for event in place.session.critique(path, cancel=cancel):
        if not isinstance(event, CritiqueReady):
            continue
        if not event.critique.complete:
            raise Cancelled
        photo = place.library.photo_at(path.absolute())
        if photo is not None:
            place.library.save_critique(photo.id, event.critique)
        return event.critique
    raise ModelAnswerError(f"The critic did not finish {path.name}.")
