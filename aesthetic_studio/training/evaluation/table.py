"""A report for people: as tables for the terminal, as Markdown for the model card, as one JSON object."""

from collections.abc import Mapping, Sequence
from typing import Any

from rich import box
from rich.table import Table
from rich.text import Text

from aesthetic_studio.training.evaluation.plain import plain
from aesthetic_studio.training.evaluation.published import published
from aesthetic_studio.training.evaluation.sections import Section, sections
from aesthetic_studio.training.evaluation.suites import Report


def as_json(report: Report) -> Mapping[str, Any]:
    """One object: every figure as ``value``, ``low``, ``high`` (95 % interval) and ``n``; published ones beside."""
    return {**plain(report), "published": plain(published(report.suites, report.data_set))}


def terminal(report: Report) -> list[Table]:
    """The tables for the terminal."""
    return [_terminal(section) for section in sections(report)]


def markdown(report: Report) -> str:
    """The tables as Markdown, each under a heading of the third level."""
    return "\n".join(map(_markdown, sections(report)))


def _terminal(section: Section) -> Table:
    table = Table(
        title=Text(section.title, style="bold"),
        title_justify="left",
        caption=Text("\n".join(section.notes)),
        caption_justify="left",
        box=box.SIMPLE_HEAD,
        header_style="dim",
        pad_edge=False,
    )
    for place, column in enumerate(section.columns):
        table.add_column(Text(column), justify="left" if _in_words(section, place) else "right")
    for row in section.rows:
        table.add_row(*map(Text, row))
    return table


def _in_words(section: Section, place: int) -> bool:
    return any(row[place][:1].isalpha() for row in section.rows)


def _markdown(section: Section) -> str:
    lines = [
        _row(section.columns),
        _row(["---" if _in_words(section, place) else "---:" for place in range(len(section.columns))]),
        *map(_row, section.rows),
    ]
    notes = "".join(f"\n\n{note}" for note in section.notes)
    return f"### {section.title}\n\n" + "\n".join(lines) + notes + "\n"


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"
