"""``models …``: the critics on this machine."""

from pathlib import Path
from typing import Annotated

import typer
from rich import box
from rich.table import Table
from rich.text import Text

from aesthetic_studio.cli.command import Common, JsonOption, command
from aesthetic_studio.cli.exit_codes import ExitCode
from aesthetic_studio.cli.output import complain, print_json, print_text, show_table, working
from aesthetic_studio.critics.catalogue import Capability, InstalledCritic, built_in_and_installed
from aesthetic_studio.domain.json_form import JsonObject
from aesthetic_studio.domain.text import one_line
from aesthetic_studio.settings import resources


def register(app: typer.Typer) -> None:
    """Add the command group."""
    group = typer.Typer(no_args_is_help=True, help="The critics on this machine.")
    command(group, "list")(list_models)
    command(group, "install")(install)
    app.add_typer(group, name="models")


def list_models(common: Common, json: JsonOption = False) -> ExitCode:
    """List the critics that can be used, built-in ones first."""
    home = common.open_home()
    chosen = common.settings(home).critic
    critics = built_in_and_installed(home.models, resources() / "models")
    if json:
        for critic in critics:
            print_json(_form(critic, chosen))
    elif critics:
        show_table(_table(critics, chosen))
    else:
        complain(f"No critics are installed in {home.models}.")
    return ExitCode.FINE


def install(
    common: Common,
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="A folder with weights and studio.json.")],
    json: JsonOption = False,
) -> ExitCode:
    """Install a critic from a folder; one with the same id is replaced."""
    from aesthetic_studio.studio.model_installing import install_critic

    home = common.open_home()
    with working(f"Copying {folder.name}"):
        critic = install_critic(folder, home)
    if json:
        print_json(_form(critic, common.settings(home).critic))
    else:
        print_text(
            f"{critic.id} installed, {size_in_words(critic.size_bytes)}; use it with --critic {critic.id}"
        )
    return ExitCode.FINE


def size_in_words(size: int) -> str:
    """Bytes in the unit that a person would choose, e.g. ``1.9 GB``."""
    return f"{size / 1e9:.1f} GB" if size >= 1e9 else f"{size / 1e6:.0f} MB"


def _form(critic: InstalledCritic, chosen: str) -> JsonObject:
    return {
        "id": critic.id,
        "name": critic.name,
        "folder": str(critic.folder),
        "licence": critic.licence,
        "size_bytes": critic.size_bytes,
        "capabilities": [each.value for each in Capability if each in critic.capabilities],
        "built_in": critic.built_in,
        "chosen": critic.id == chosen,
        "trained_on": critic.trained_on,
        "cannot_judge": critic.cannot_judge,
    }


def _table(critics: list[InstalledCritic], chosen: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, header_style="dim", pad_edge=False)
    for name in ("", "Id", "Name", "Size", "Licence", "Can do"):
        table.add_column(name, justify="right" if name == "Size" else "left", overflow="fold")
    for critic in critics:
        can_do = ", ".join(each.value for each in Capability if each in critic.capabilities)
        table.add_row(
            "●" if critic.id == chosen else "",
            Text(one_line(critic.id), style="bold"),
            Text(one_line(critic.name)),
            size_in_words(critic.size_bytes),
            Text(one_line(critic.licence)),
            Text(can_do),
        )
    return table
