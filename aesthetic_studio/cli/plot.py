"""``plot LOG OUT``: the curves of a training run."""

from pathlib import Path
from typing import Annotated

import typer

from aesthetic_studio.cli.command import Common, command
from aesthetic_studio.cli.output import path_text, print_text

Log = Annotated[Path, typer.Argument(metavar="LOG.jsonl", help="The losses.jsonl of a run.")]
Picture = Annotated[Path, typer.Argument(metavar="OUT.{svg,png}", help="The picture.", dir_okay=False)]


def register(app: typer.Typer) -> None:
    """Add the command."""
    command(app, "plot")(plot)


def plot(common: Common, *, log: Log, out: Picture) -> None:  # noqa: ARG001 - every command has the common options
    """Draw the losses and validation figures of a training run, also of one that is still going on."""
    from aesthetic_studio.training.curves import draw_curves

    draw_curves(log, out)
    print_text(path_text(out))
