"""``rate PATH VALUE``: the user's own rating."""

from pathlib import Path
from typing import Annotated

import typer

from aesthetic_studio.cli.command import Common, JsonOption, ProfileOption, command
from aesthetic_studio.cli.exit_codes import ExitCode
from aesthetic_studio.cli.output import path_text, print_json, print_text, report_failure
from aesthetic_studio.domain.errors import PhotoError, UsageError
from aesthetic_studio.domain.rating import RATING_MAX, RATING_MIN

SOURCE = "command-line"


def register(app: typer.Typer) -> None:
    """Add the command."""
    command(app, "rate")(rate)


def rate(
    common: Common,
    path: Annotated[Path, typer.Argument(metavar="PATH", help="The photo.")],
    value: Annotated[float, typer.Argument(metavar="VALUE", help="0–10; one star is 2.")],
    json: JsonOption = False,
    profile: ProfileOption = None,
) -> ExitCode:
    """Record your own rating of a photo; the personal score learns from it."""
    from aesthetic_studio.cli.work import workplace

    if not RATING_MIN <= value <= RATING_MAX:
        raise UsageError(f"The rating {value:g} is outside 0–10.", "One star is 2, five stars are 10.")
    with workplace(common, profile=profile) as place:
        try:
            place.library.record_rating(path, value, SOURCE)
        except PhotoError as error:
            report_failure(path, error, as_json=json)
            return ExitCode.SOME_FAILED
    if json:
        print_json({"path": str(path), "rating": value})
    else:
        print_text(f"{path_text(path)} rated {value:g} of 10")
    return ExitCode.FINE
