"""Reports for people, from templates: HTML in one file, and Markdown."""

import base64
import html
import re
from collections.abc import Sequence
from datetime import datetime
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from aesthetic_studio.reports.entry import ReportEntry
from aesthetic_studio.reports.view import report_view
from aesthetic_studio.settings import resources

_MARKDOWN_SIGNS = re.compile(r"([\\`*_\[\]|~])")
_MARKDOWN_LINE_STARTS = re.compile(r"^(\s*)(?:([#+=-])|(\d+)([.)]))", re.MULTILINE)


def render_html(entries: Sequence[ReportEntry], *, title: str, created_at: datetime) -> bytes:
    """One self-contained page: style, pictures and charts are inside; it loads nothing and runs nothing."""
    view = report_view(entries, title=title, created_at=created_at)
    return _templates().get_template("report.html.j2").render(report=view).encode("utf-8")


def render_markdown(entries: Sequence[ReportEntry], *, title: str, created_at: datetime) -> bytes:
    """The words and numbers without pictures."""
    view = report_view(entries, title=title, created_at=created_at)
    return _templates().get_template("report.md.j2").render(report=view).encode("utf-8")


def as_markdown_text(text: str) -> str:
    """The text so that Markdown shows it letter by letter: no emphasis, no links, no HTML."""
    inside = _MARKDOWN_SIGNS.sub(r"\\\1", html.escape(text, quote=False))
    return _MARKDOWN_LINE_STARTS.sub(_escaped_line_start, inside)


def _escaped_line_start(found: re.Match[str]) -> str:
    space, sign, number, dot = found.groups()
    return f"{space}\\{sign}" if sign else f"{space}{number}\\{dot}"


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(resources() / "report"),
        autoescape=select_autoescape(("html.j2",)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["base64"] = lambda data: base64.b64encode(data).decode("ascii")
    environment.filters["markdown_text"] = as_markdown_text
    return environment
