"""``library stacks`` and ``library duplicates``: photos that belong together."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from aesthetic_studio.cli.command import Common, JsonOption, command
from aesthetic_studio.cli.exit_codes import ExitCode
from aesthetic_studio.cli.output import complain, followed, path_text, print_json, print_text

if TYPE_CHECKING:
    from aesthetic_studio.studio.library import Library

FindOption = Annotated[
    bool, typer.Option("--find", help="Find bursts and near-duplicates by time and likeness first.")
]
UnstackOption = Annotated[bool, typer.Option("--unstack", help="Take all stacks apart.")]


def register(group: typer.Typer) -> None:
    """Add the commands to those of the library."""
    command(group, "stacks")(stacks)
    command(group, "duplicates")(duplicates)


def stacks(
    common: Common, find: FindOption = False, unstack: UnstackOption = False, json: JsonOption = False
) -> ExitCode:
    """List the stacks of the library, each from the photo that leads it; your files are only read."""
    from aesthetic_studio.cli.work import interruptible, workplace

    with workplace(common) as place, interruptible() as cancel:
        library = place.library
        if unstack:
            library.stacks.dissolve([key for stack in library.stacks.all() for key in stack])
        if find:
            with followed("Comparing photos") as progress:
                library.stacks.learn_looks(cancel=cancel, progress=progress)
            library.stacks.find()
        _print_groups(library, library.stacks.all(), "stack", as_json=json)
    return ExitCode.FINE


def duplicates(common: Common, json: JsonOption = False) -> ExitCode:
    """List photos whose files are the same, byte for byte; none is changed or deleted."""
    from aesthetic_studio.cli.work import interruptible, workplace

    with workplace(common) as place, interruptible() as cancel:
        _print_groups(place.library, place.library.duplicates(cancel=cancel), "duplicates", as_json=json)
    return ExitCode.FINE


def _print_groups(library: "Library", groups: Sequence[Sequence[int]], name: str, *, as_json: bool) -> None:
    """One group a line as JSON; else one path a line, with a blank line between groups."""
    for number, keys in enumerate(groups):
        paths = [photo.path for photo in library.photos(keys)]
        if as_json:
            print_json({name: [str(path) for path in paths]})
            continue
        if number:
            print_text("")
        for path in paths:
            print_text(path_text(path))
    if not groups and not as_json:
        complain("There are none.")
