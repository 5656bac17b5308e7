"""Where a command's words go: results to stdout, everything else to stderr."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.console import Console, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as ProgressBar
from rich.table import Table
from rich.text import Text

from aesthetic_studio.domain.errors import PhotoError
from aesthetic_studio.domain.json_form import as_line, failure_form
from aesthetic_studio.domain.progress import Progress, ProgressCallback
from aesthetic_studio.domain.text import REPLACEMENT, one_line, printable

READING_WIDTH = 100
PIPE_WIDTH = 4096


def print_json(value: Mapping[str, Any]) -> None:
    """One JSON object on a line of its own, at once."""
    sys.stdout.write(as_line(value) + "\n")
    sys.stdout.flush()


def print_text(text: str) -> None:
    """One line of plain text, the same in a terminal and in a pipe."""
    sys.stdout.write(_encodable(printable(text)) + "\n")
    sys.stdout.flush()


def path_text(path: Path) -> str:
    """The path as it is, blanks included, on one line; what no terminal should see is replaced."""
    return printable(str(path)).replace("\n", REPLACEMENT)


def show(renderable: RenderableType) -> None:
    """Something laid out for the terminal; text in it must be `rich.text.Text`, never markup."""
    console = Console(file=sys.stdout, highlight=False)
    console.print(renderable, width=min(console.width, READING_WIDTH))
    sys.stdout.flush()


def show_table(table: Table) -> None:
    """A table; in a pipe its rows are as long as they need to be, so that ``grep`` finds whole lines."""
    width = None if sys.stdout.isatty() else PIPE_WIDTH
    Console(file=sys.stdout, highlight=False, width=width).print(table)
    sys.stdout.flush()


def complain(text: str) -> None:
    """A warning or an error, on stderr."""
    Console(file=sys.stderr, highlight=False, soft_wrap=True).print(Text(printable(text)))


def report_failure(path: Path, error: PhotoError, *, as_json: bool) -> None:
    """A photo that failed: a result where JSON is asked for, else a warning."""
    if as_json:
        print_json(failure_form(path, error))
    else:
        complain(f"{path_text(path)}: {error}")


@contextmanager
def working(note: str) -> Iterator[None]:
    """A spinner on stderr while one thing is worked on; silent where stderr is no terminal."""
    console = Console(file=sys.stderr)
    if not console.is_terminal:
        yield
        return
    with console.status(Text(one_line(note), style="dim")):
        yield


@contextmanager
def followed(task: str, *, among_results: bool = False) -> Iterator[ProgressCallback]:
    """A progress bar on stderr; silent where stderr is no terminal.

    Args:
        task: what is being done.
        among_results: results are printed meanwhile, and in a terminal they show the progress themselves.
    """
    console = Console(file=sys.stderr)
    shown = console.is_terminal and not (among_results and sys.stdout.isatty())
    bar = ProgressBar(
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=28),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[note]}", style="dim", markup=False),
        console=console,
        transient=True,
        redirect_stdout=False,
        disable=not shown,
    )
    with bar:
        number = bar.add_task(task, total=None, note="")

        def follow(progress: Progress) -> None:
            bar.update(
                number, completed=progress.done, total=progress.total, note=one_line(progress.note)[:60]
            )

        yield follow


def _encodable(text: str) -> str:
    """The text with what the terminal cannot show replaced, e.g. on a Windows console with a code page."""
    encoding = sys.stdout.encoding or "utf-8"
    return text.encode(encoding, "replace").decode(encoding)
