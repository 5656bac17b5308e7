"""``data …``: the published data sets that training and evaluation read, and what is missing of them."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich import box
from rich.table import Table
from rich.text import Text

from aesthetic_studio.cli.command import Common, JsonOption, command
from aesthetic_studio.cli.exit_codes import ExitCode
from aesthetic_studio.cli.output import path_text, print_json, print_text, show_table, working
from aesthetic_studio.domain.json_form import JsonObject

if TYPE_CHECKING:
    from aesthetic_studio.training.datasets.data_set import DataSet
    from aesthetic_studio.training.datasets.findings import FileFinding, Findings, SplitFinding

Name = Annotated[str, typer.Argument(metavar="NAME", help="A data set, as `data list` names it.")]
Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="Where the data set lies.")]


def register(app: typer.Typer) -> None:
    """Add the command group."""
    group = typer.Typer(no_args_is_help=True, help="Published data sets for training and evaluation.")
    command(group, "list")(list_data_sets)
    command(group, "check")(check)
    app.add_typer(group, name="data")


def list_data_sets(common: Common, json: JsonOption = False) -> ExitCode:  # noqa: ARG001 - no state is read
    """List the data sets that can be read, where they come from and how their folders look."""
    from aesthetic_studio.training.datasets.catalogue import DATA_SETS

    if json:
        for data_set in DATA_SETS.values():
            print_json(_form(data_set))
    else:
        show_table(_table(list(DATA_SETS.values())))
    return ExitCode.FINE


def check(common: Common, name: Name, folder: Folder, json: JsonOption = False) -> ExitCode:  # noqa: ARG001
    """Tell which files and photos of a data set are missing, and which counts differ from the published ones."""
    from aesthetic_studio.training.datasets.catalogue import find

    data_set = find(name)
    with working(f"Looking through {folder.name}"):
        findings = data_set.check(folder)
    if json:
        print_json(findings.as_json())
    else:
        _show(findings)
    return ExitCode.FINE if findings.complete else ExitCode.SOME_FAILED


def _show(findings: "Findings") -> None:
    print_text(f"{findings.data_set} in {path_text(findings.folder)}")
    for file in findings.files:
        print_text(_file_line(file))
    for split in findings.splits:
        if not split.failure:
            print_text(_split_line(split))
    for note in findings.notes:
        print_text(f"note: {note}")
    for problem in findings.problems:
        print_text(f"problem: {problem}")
    print_text("Everything published is there." if findings.complete else findings.get_it)


def _file_line(file: "FileFinding") -> str:
    if file.found is not None:
        return f"  found     {path_text(file.found)}"
    return f"  {'missing ' if file.required else 'not there'} {file.name}: {file.holds}"


def _split_line(split: "SplitFinding") -> str:
    present = split.photos - split.absent_photos
    return f"  split     {split.name}: {split.records} records, {present} of {split.photos} photos"


def _form(data_set: "DataSet") -> JsonObject:
    return {
        "name": data_set.name,
        "title": data_set.title,
        "homepage": data_set.homepage,
        "terms": data_set.terms,
        "evaluation_only": data_set.evaluation_only,
        "get_it": data_set.get_it,
        "layout": list(data_set.layout),
        "splits": {
            name: {"records": split.records.__name__, "published": dict(split.published)}
            for name, split in data_set.splits.items()
        },
    }


def _table(data_sets: "list[DataSet]") -> Table:
    table = Table(box=box.SIMPLE_HEAD, header_style="dim", pad_edge=False)
    for column in ("Name", "What", "Splits", "Terms", "Get it"):
        table.add_column(column, overflow="fold")
    for data_set in data_sets:
        table.add_row(
            Text(data_set.name, style="bold"),
            Text(data_set.title),
            Text(", ".join(data_set.splits)),
            Text(data_set.terms),
            Text(data_set.homepage),
        )
    return table
