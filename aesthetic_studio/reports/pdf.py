"""The report as a PDF, set by Typst. The template is ours; all else goes in as data, never as markup."""

import json
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from aesthetic_studio.reports.entry import ReportEntry
from aesthetic_studio.reports.view import PhotoView, ReportView, report_view
from aesthetic_studio.settings import resources

TEMPLATE = "report.typ"


def render_pdf(entries: Sequence[ReportEntry], *, title: str, created_at: datetime) -> bytes:
    """Set the report; every photo begins on a page of its own."""
    import typst

    view = report_view(entries, title=title, created_at=created_at)
    with tempfile.TemporaryDirectory(prefix="aesthetic-studio-report-") as folder:
        root = Path(folder)
        shutil.copy(resources() / "report" / TEMPLATE, root / TEMPLATE)
        (root / "report.json").write_text(json.dumps(_data(view, root)), encoding="utf-8")
        seconds = int((created_at if created_at.tzinfo else created_at.replace(tzinfo=UTC)).timestamp())
        pdf: bytes = typst.compile(root / TEMPLATE, root=root, format="pdf", timestamp=seconds)
    return pdf


def _data(view: ReportView, root: Path) -> dict[str, object]:
    return asdict(view) | {"photos": [_photo_data(photo, root) for photo in view.photos]}


def _photo_data(photo: PhotoView, root: Path) -> dict[str, object]:
    """The photo's data; the picture goes into a file beside the template, under a name of ours."""
    picture = f"{photo.number}.jpg" if photo.jpeg else None
    if picture and photo.jpeg:
        (root / picture).write_bytes(photo.jpeg)
    return {name: value for name, value in asdict(photo).items() if name != "jpeg"} | {"picture": picture}
