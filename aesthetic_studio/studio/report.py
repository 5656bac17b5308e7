"""Writes a report about photos of the library or from anywhere."""

import io
import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PIL import Image

from aesthetic_studio.domain.critique import Critique
from aesthetic_studio.domain.errors import PhotoError, UsageError
from aesthetic_studio.domain.photo import Photo
from aesthetic_studio.photos.metadata import read_metadata
from aesthetic_studio.reports.entry import ReportEntry
from aesthetic_studio.reports.render import ReportFormat, render
from aesthetic_studio.studio.files import write_file
from aesthetic_studio.studio.library import Library

PICTURE_SIDE = 1200
JPEG_QUALITY = 85


def report_format(out: Path) -> ReportFormat:
    """The format that the file name asks for.

    Raises:
        UsageError: no report can be written under such a name.
    """
    try:
        return ReportFormat(out.suffix.removeprefix(".").lower())
    except ValueError as error:
        known = ", ".join(f".{each.value}" for each in ReportFormat)
        raise UsageError(f"A report cannot be written as {out.name!r}.", f"Use one of {known}.") from error


def check_target(out: Path) -> None:
    """Make sure, before the work, that a report can be written there afterwards.

    Raises:
        UsageError: the suffix is unknown, or the folder is missing or may not be written.
    """
    report_format(out)
    folder = out.absolute().parent
    if not os.access(folder, os.W_OK | os.X_OK):
        why = "its folder may not be written" if os.path.isdir(folder) else "there is no such folder"  # noqa: PTH112
        raise UsageError(f"{out} cannot be written: {why}.", "Choose another folder.")


def report_entry(library: Library, path: Path, result: Critique | PhotoError) -> ReportEntry:
    """The photo with its picture, metadata and the user's stars, beside what the critic said."""
    photo = library.photo_at(path)
    stars = photo.stars if photo else 0
    if isinstance(result, PhotoError):
        return ReportEntry(path, stars=stars, error=result)
    try:
        picture = Image.fromarray(library.image(path, PICTURE_SIDE))
        metadata = photo.metadata if photo and photo.metadata else read_metadata(path)
    except PhotoError as error:
        return ReportEntry(path, stars=stars, error=error)
    encoded = io.BytesIO()
    picture.save(encoded, "JPEG", quality=JPEG_QUALITY, optimize=True)
    return ReportEntry(path, encoded.getvalue(), metadata, stars, result)


def stored_entry(library: Library, photo: Photo) -> ReportEntry | None:
    """What the library holds about a photo; a photo that cannot be read comes with the reason.

    Returns:
        None where the photo can be read and has no critique yet.
    """
    critique = library.critique(photo.id)
    if critique is not None:
        return report_entry(library, photo.path, critique)
    try:
        library.thumbnail(photo)  # a scan reads headers only; this tells what is broken behind them
    except PhotoError as error:
        return report_entry(library, photo.path, error)
    return None


def write_report(
    out: Path, entries: Sequence[ReportEntry], *, title: str, created_at: datetime | None = None
) -> Path:
    """Write a report; its format follows from the suffix of ``out``. An existing file is replaced.

    Args:
        out: ``.html``, ``.pdf``, ``.md``, ``.csv`` or ``.json``.
        entries: the photos, in the order of the report.
        title: headline.
        created_at: the date the report bears; now by default.

    Returns:
        The file that was written.

    Raises:
        UsageError: the suffix is unknown, or the file cannot be written.
    """
    moment = created_at or datetime.now().astimezone()
    write_file(out, render(entries, format=report_format(out), title=title, created_at=moment))
    return out
