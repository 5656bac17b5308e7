"""How a command is registered: the options that all share, and how errors become exit codes."""

import functools
import inspect
import logging
import sys
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Annotated, Any, TypeAlias

import typer

from aesthetic_studio.cli.exit_codes import ExitCode, exit_code_of
from aesthetic_studio.cli.output import complain
from aesthetic_studio.domain.errors import StudioError
from aesthetic_studio.domain.progress import Cancelled
from aesthetic_studio.settings import HOME_VARIABLE, Device, Home, Quantization, Settings

_PANEL = "Common options"
HomeOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--home",
        metavar="DIR",
        help=f"Folder of all state; also by the variable {HOME_VARIABLE}.",
        rich_help_panel=_PANEL,
    ),
]
CriticOption: TypeAlias = Annotated[
    str | None, typer.Option("--critic", metavar="ID", help="Which critic judges.", rich_help_panel=_PANEL)
]
DeviceOption: TypeAlias = Annotated[
    Device | None, typer.Option("--device", help="Where the critic runs.", rich_help_panel=_PANEL)
]
QuantizationOption: TypeAlias = Annotated[
    Quantization | None,
    typer.Option("--quantization", help="How the critic is held in memory.", rich_help_panel=_PANEL),
]
VerboseOption: TypeAlias = Annotated[
    bool, typer.Option("--verbose", "-v", help="Tell more, on stderr.", rich_help_panel=_PANEL)
]
JsonOption: TypeAlias = Annotated[bool, typer.Option("--json", help="One JSON object per line.")]
ProfileOption: TypeAlias = Annotated[
    str | None,
    typer.Option("--profile", metavar="NAME", help="Whose taste, e.g. a client's; by default your own."),
]
PhotoPaths: TypeAlias = Annotated[
    # Whether each may be read is seen when it is its turn: one that may not costs one error, not the command.
    list[Path],
    typer.Argument(metavar="PATH...", help="Photos, or folders to look through.", readable=False),
]


@dataclass(frozen=True, slots=True)
class Common:
    """The common options; None where the user did not say."""

    home: Path | None = None
    critic: str | None = None
    device: Device | None = None
    quantization: Quantization | None = None
    verbose: bool = False

    def over(self, earlier: "Common") -> "Common":
        """These options, and the earlier ones where these say nothing."""
        return Common(
            **{each.name: getattr(self, each.name) or getattr(earlier, each.name) for each in fields(self)}
        )

    def open_home(self) -> Home:
        """The folder of all state."""
        return Home(self.home)

    def settings(self, home: Home) -> Settings:
        """The user's settings with the options laid over them.

        Raises:
            UsageError: the settings file cannot be read.
        """
        return self.laid_over(home.read_settings())

    def laid_over(self, settings: Settings) -> Settings:
        """These settings with the options in their places."""
        chosen = {"critic": self.critic, "device": self.device, "quantization": self.quantization}
        return settings.model_copy(update={name: value for name, value in chosen.items() if value})


_COMMON_PARAMETERS = tuple(
    inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=option)
    for name, default, option in (
        ("home", None, HomeOption),
        ("critic", None, CriticOption),
        ("device", None, DeviceOption),
        ("quantization", None, QuantizationOption),
        ("verbose", False, VerboseOption),
    )
)
_CONTEXT = inspect.Parameter("context", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)

CommandFunction: TypeAlias = Callable[..., ExitCode | None]


def command(
    app: typer.Typer, name: str, *, hidden: bool = False
) -> Callable[[CommandFunction], CommandFunction]:
    """Register a function whose first parameter is `Common`; the common options are added to its own.

    The function returns its exit code, None for `ExitCode.FINE`; a `StudioError` ends it with a message.
    """

    def register(function: CommandFunction) -> CommandFunction:
        own = list(inspect.signature(function).parameters.values())[1:]
        names = [parameter.name for parameter in _COMMON_PARAMETERS]

        @functools.wraps(function)
        def run(context: typer.Context, **arguments: Any) -> None:
            common = Common(**{each: arguments.pop(each) for each in names})
            common = common.over(context.obj) if isinstance(context.obj, Common) else common
            _set_up_logging(verbose=common.verbose)
            raise typer.Exit(guarded(lambda: function(common, **arguments)))

        parameters = [_CONTEXT, *(each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in own)]
        run.__signature__ = inspect.Signature([*parameters, *_COMMON_PARAMETERS])  # type: ignore[attr-defined]
        run.__annotations__ = {each.name: each.annotation for each in [*parameters, *_COMMON_PARAMETERS]}
        app.command(name, hidden=hidden)(run)
        return function

    return register


def guarded(work: Callable[[], ExitCode | None]) -> ExitCode:
    """Do the work; errors that people can understand become a message on stderr and an exit code."""
    try:
        return work() or ExitCode.FINE
    except StudioError as error:
        complain(str(error))
        return exit_code_of(error)
    except (Cancelled, KeyboardInterrupt):
        complain("Interrupted; what was finished is kept.")
        return ExitCode.INTERRUPTED


def _set_up_logging(*, verbose: bool) -> None:
    """Ours is told from warnings up; of other libraries only errors, their warnings mean nothing to a user."""
    logging.basicConfig(
        level=logging.WARNING if verbose else logging.ERROR,
        stream=sys.stderr,
        format="%(levelname)s %(name)s: %(message)s",
        force=True,
    )
    logging.getLogger("aesthetic_studio").setLevel(logging.DEBUG if verbose else logging.WARNING)
