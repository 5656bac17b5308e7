"""A report in one of its formats, as bytes."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from aesthetic_studio.reports.entry import ReportEntry
from aesthetic_studio.reports.pages import render_html, render_markdown
from aesthetic_studio.reports.pdf import render_pdf
from aesthetic_studio.reports.tables import render_csv, render_json


class ReportFormat(StrEnum):
    """What a report can be written as; the value is the file name's suffix."""

    HTML = "html"
    PDF = "pdf"
    MARKDOWN = "md"
    CSV = "csv"
    JSON = "json"


_RENDERERS: Mapping[ReportFormat, Callable[..., bytes]] = MappingProxyType(
    {
        ReportFormat.HTML: render_html,
        ReportFormat.PDF: render_pdf,
        ReportFormat.MARKDOWN: render_markdown,
        ReportFormat.CSV: render_csv,
        ReportFormat.JSON: render_json,
    }
)


def render(
    entries: Sequence[ReportEntry],
    *,
    format: ReportFormat,  # noqa: A002
    title: str,
    created_at: datetime,
) -> bytes:
    """Lay the entries out; the same input gives the same bytes.

    Args:
        entries: the photos, in the order of the report.
        format: what to write.
        title: headline of the report.
        created_at: the date the report bears.
    """
    return _RENDERERS[format](entries, title=title, created_at=created_at)
