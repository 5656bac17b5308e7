"""Reports for programs: JSON and CSV."""

import csv
import io
from collections.abc import Sequence
from datetime import datetime

from aesthetic_studio import __version__
from aesthetic_studio.domain.critique import Attribute, Critique
from aesthetic_studio.domain.json_form import JsonObject, as_line, critique_form, failure_form
from aesthetic_studio.domain.text import printable
from aesthetic_studio.reports.entry import ReportEntry
from aesthetic_studio.reports.view import edit_in_words

_SCORE_COLUMNS = ("score", "std", "personal_score", "personal_proven")
_ATTRIBUTE_COLUMNS = tuple(attribute.value for attribute in Attribute)
_CRITIC_COLUMNS = ("critic", "revision", "quantization")
_COLUMNS = (
    "file",
    *_SCORE_COLUMNS,
    *_ATTRIBUTE_COLUMNS,
    "stars",
    "comment",
    "suggestions",
    *_CRITIC_COLUMNS,
    "error_code",
    "error",
)
_FORMULA_STARTS = ("=", "+", "-", "@", "\t")


def render_json(entries: Sequence[ReportEntry], *, title: str, created_at: datetime) -> bytes:
    """A header and ``photos``: the objects of ``critique --json``, each with the user's ``stars``."""
    header: JsonObject = {
        "title": title,
        "created_at": created_at.isoformat(),
        "application": {"name": "Aesthetic Studio", "version": __version__},
    }
    photos = ",\n".join(as_line(_photo_form(entry)) for entry in entries)
    head = as_line(header).removesuffix("}")
    return f'{head}, "photos": [\n{photos}\n]}}\n'.encode("ascii")


def render_csv(entries: Sequence[ReportEntry], *, title: str, created_at: datetime) -> bytes:  # noqa: ARG001
    """One row per photo. Text that a spreadsheet would take for a formula gets an apostrophe before it."""
    table = io.StringIO(newline="")
    writer = csv.DictWriter(table, _COLUMNS, lineterminator="\n")
    writer.writeheader()
    for entry in entries:
        writer.writerow(_row(entry))
    return table.getvalue().encode("utf-8")


def _photo_form(entry: ReportEntry) -> JsonObject:
    if entry.error is not None:
        return failure_form(entry.path, entry.error) | {"stars": entry.stars}
    if entry.critique is None:
        return {"path": str(entry.path), "stars": entry.stars}
    return critique_form(entry.path, entry.critique) | {"stars": entry.stars}


def _row(entry: ReportEntry) -> JsonObject:
    row: JsonObject = {"file": _cell(str(entry.path)), "stars": entry.stars or ""}
    if entry.error is not None:
        return row | {"error_code": entry.error.code, "error": _cell(str(entry.error))}
    return row if entry.critique is None else row | _critique_cells(entry.critique)


def _critique_cells(critique: Critique) -> JsonObject:
    personal = critique.personal_score
    suggestions = (
        f"{number}. {suggestion.text}"
        + (f" [{edit}]" if (edit := edit_in_words(suggestion.operation)) else "")
        for number, suggestion in enumerate(critique.suggestions, 1)
    )
    values = {attribute.value: critique.attributes.get(attribute) for attribute in Attribute}
    return {
        "score": f"{critique.score.value:.2f}",
        "std": f"{critique.score.std:.2f}",
        "personal_score": f"{personal.value:.2f}" if personal else "",
        "personal_proven": str(personal.proven).lower() if personal else "",
        **{name: "" if value is None else f"{value:.2f}" for name, value in values.items()},
        "comment": _cell(critique.comment),
        "suggestions": _cell("\n".join(suggestions)),
        "critic": _cell(critique.critic.id),
        "revision": _cell(critique.critic.revision),
        "quantization": critique.critic.quantization,
    }


def _cell(text: str) -> str:
    shown = printable(text)
    return f"'{shown}" if shown.startswith(_FORMULA_STARTS) else shown
