"""The window, with or without a folder to open."""

from pathlib import Path
from typing import Annotated

import typer

from aesthetic_studio.cli.command import Common, command
from aesthetic_studio.cli.exit_codes import ExitCode

COMMAND = "open"


def register(app: typer.Typer) -> None:
    """Add the hidden command behind ``aesthetic-studio FOLDER``."""
    command(app, COMMAND, hidden=True)(open_folder)


def open_folder(
    common: Common,
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", exists=True, file_okay=False)],
) -> ExitCode:
    """Open the window on a folder."""
    return open_window(common, folder)


def open_window(common: Common, folder: Path | None, *, demo: bool = False) -> ExitCode:
    """Run the window until it is closed; it tells what is wrong with the settings.

    Raises:
        StudioError: there are no sample photos.
    """
    from aesthetic_studio.damaged_settings import read_or_mend
    from aesthetic_studio.gui.app import run

    home = common.open_home()
    settings, damage = read_or_mend(home)
    opened = folder and folder.absolute()
    return ExitCode(run(home, common.laid_over(settings), opened, demo=demo, damage=damage))
