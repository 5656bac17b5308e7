"""The entry point: the window without a command, the commands without a window."""

import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from aesthetic_studio import __version__
from aesthetic_studio.cli import (
    critique,
    data,
    doctor,
    evaluate,
    library,
    models,
    plot,
    rate,
    report,
    score,
    taste,
    train,
    window,
)
from aesthetic_studio.cli.command import (
    Common,
    CriticOption,
    DeviceOption,
    HomeOption,
    QuantizationOption,
    VerboseOption,
)


class _CommandOrFolder(TyperGroup):
    """Takes a folder where a command is expected: it is opened in the window."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that the first argument names."""
        if args[0] not in self.commands and Path(args[0]).is_dir():
            args = [window.COMMAND, *args]
        return super().resolve_command(ctx, args)


app = typer.Typer(
    cls=_CommandOrFolder,
    name="aesthetic-studio",
    invoke_without_command=True,
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for group in (
    score,
    critique,
    rate,
    taste,
    library,
    report,
    models,
    data,
    train,
    plot,
    evaluate,
    doctor,
    window,
):
    group.register(app)


@app.callback()
def root(
    context: typer.Context,
    *,
    demo: Annotated[bool, typer.Option("--demo", help="Open the window on the sample photos.")] = False,
    version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False,
    home: HomeOption = None,
    critic: CriticOption = None,
    device: DeviceOption = None,
    quantization: QuantizationOption = None,
    verbose: VerboseOption = False,
) -> None:
    """Photo critique on your own machine: a score, why, and what would make the photo better.

    Without a command the window opens, with a FOLDER on that folder.
    """
    context.obj = Common(home, critic, device, quantization, verbose)
    if version:
        typer.echo(f"aesthetic-studio {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        raise typer.Exit(window.open_window(context.obj, None, demo=demo))


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    app()
