"""``doctor``: versions, hardware, what fits, where things are stored."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING

import typer
from rich.table import Table
from rich.text import Text

from aesthetic_studio.cli.command import Common, JsonOption, command
from aesthetic_studio.cli.exit_codes import ExitCode
from aesthetic_studio.cli.models import size_in_words
from aesthetic_studio.cli.output import print_json, show_table, working

if TYPE_CHECKING:
    from aesthetic_studio.studio.diagnosis import Diagnosis


def register(app: typer.Typer) -> None:
    """Add the command."""
    command(app, "doctor")(doctor)


def doctor(common: Common, json: JsonOption = False) -> ExitCode:
    """Show versions, hardware, which critics fit, and where things are stored."""
    from aesthetic_studio.studio.diagnosis import diagnose

    home = common.open_home()
    with working("Looking at this machine"):
        found = diagnose(home, common.settings(home))
    if json:
        print_json(asdict(found))
    else:
        table = Table.grid(padding=(0, 3))
        for name, value in _rows(found):
            table.add_row(Text(name, style="dim"), Text(value, overflow="fold"))
        show_table(table)
    return ExitCode.FINE


def _rows(found: "Diagnosis") -> Iterable[tuple[str, str]]:
    hardware = found.hardware
    yield "Aesthetic Studio", f"{found.version}, Python {found.python}"
    yield "System", found.system
    yield from ((name, version or "not installed") for name, version in found.packages.items())
    yield "", ""
    yield "Processor", f"{hardware.processor}, {hardware.cores} cores"
    yield "Memory", _size(hardware.memory_bytes)
    yield (
        "GPU",
        f"{hardware.gpu}, {_size(hardware.gpu_memory_bytes)}" if hardware.gpu else "none; the CPU is used",
    )
    yield "4-bit", f"{'works' if hardware.four_bit_works else 'does not work'} ({hardware.four_bit_note})"
    yield "", ""
    for critic in found.critics:
        fits = "fits" if critic.fits else "does not fit"
        chosen = ", chosen" if critic.id == found.critic else ""
        yield f"Critic {critic.id}", f"needs about {_size(critic.needs_bytes)}: {fits}{chosen}"
    if found.critic not in {critic.id for critic in found.critics}:
        yield f"Critic {found.critic}", "chosen, but not installed"
    yield "", ""
    yield from ((name.capitalize(), place) for name, place in found.places.items())
    yield "Free disk", _size(found.free_disk_bytes)


def _size(size: int | None) -> str:
    return "unknown" if size is None else size_in_words(size)
