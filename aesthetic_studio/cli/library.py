"""``library …``: the catalogue of photos."""

import contextlib
import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich import box
from rich.table import Table
from rich.text import Text

from aesthetic_studio.cli import library_albums, library_groups, xmp
from aesthetic_studio.cli.command import Common, JsonOption, command
from aesthetic_studio.cli.exit_codes import ExitCode
from aesthetic_studio.cli.output import (
    complain,
    followed,
    path_text,
    print_json,
    print_text,
    report_failure,
    show_table,
)
from aesthetic_studio.domain.errors import PhotoError, UsageError
from aesthetic_studio.domain.filter_parser import parse_filter
from aesthetic_studio.domain.json_form import JsonObject
from aesthetic_studio.domain.photo import Photo
from aesthetic_studio.domain.photo_filter import FilterField
from aesthetic_studio.domain.query import PhotoQuery, SortKey

if TYPE_CHECKING:
    from aesthetic_studio.cli.work import Workplace

Folders = Annotated[
    list[Path], typer.Argument(metavar="FOLDER...", help="Folders with photos.", readable=False)
]
Filter = Annotated[
    str | None,
    typer.Option(
        "--filter",
        metavar="EXPR",
        help="E.g. 'score>7 and rating>=6 and camera:\"X-T5\" and taken:2026-11'. Fields: "
        f"{', '.join(FilterField)}. The rating is 0–10, stars are 0–5. Words alone are searched for.",
    ),
]
Sort = Annotated[SortKey, typer.Option("--sort", help="Photos without the value come last.")]
InAlbum = Annotated[str | None, typer.Option("--album", metavar="NAME", help="Only the photos of an album.")]
Reverse = Annotated[bool, typer.Option("--reverse", help="The other way round.")]


Snapshot = Annotated[
    Path | None,
    typer.Argument(metavar="[SNAPSHOT]", help="Which one; without it the newest sound one.", readable=False),
]
NewOption = Annotated[bool, typer.Option("--new", help="Begin an empty catalogue instead.")]


def register(app: typer.Typer) -> None:
    """Add the command group."""
    group = typer.Typer(no_args_is_help=True, help="The catalogue of your photos.")
    command(group, "add")(add)
    command(group, "rescan")(rescan)
    command(group, "list")(list_photos)
    library_albums.register(group)
    library_groups.register(group)
    command(group, "snapshots")(list_snapshots)
    command(group, "restore")(restore)
    xmp.register(group)
    app.add_typer(group, name="library")


def add(common: Common, folders: Folders, json: JsonOption = False) -> ExitCode:
    """Add folders to the library; your files are only read."""
    from aesthetic_studio.cli.work import workplace

    with workplace(common) as place:
        return _scan(place, folders, as_json=json)


def rescan(common: Common, json: JsonOption = False) -> ExitCode:
    """Look for new, changed and vanished photos in all folders of the library."""
    from aesthetic_studio.cli.work import workplace

    with workplace(common) as place:
        return _scan(place, [folder.path for folder in place.library.folders()], as_json=json)


def list_photos(
    common: Common,
    *,
    filter: Filter = None,  # noqa: A002
    album: InAlbum = None,
    sort: Sort = SortKey.TAKEN,
    reverse: Reverse = False,
    json: JsonOption = False,
) -> ExitCode:
    """List the photos of the library, oldest first."""
    from aesthetic_studio.cli.work import workplace

    wanted = parse_filter(filter) if filter is not None else None
    with workplace(common) as place:
        query = PhotoQuery(filter=wanted, sort=sort, descending=reverse)
        if album is not None:
            query = query.inside(place.library.albums.named(album))
        found = place.library.photo_ids(query)
        chosen = place.library.photos(found)
        ratings = {rating.path: rating.value for rating in place.library.ratings()}
        empty = not chosen and not place.library.photo_ids(PhotoQuery(), limit=1)
    if json:
        for photo in chosen:
            print_json(_photo_form(photo, ratings.get(photo.path)))
    elif chosen:
        show_table(_photo_table([(photo, ratings.get(photo.path)) for photo in chosen]))
    else:
        complain(
            "The library is empty; add a folder with: library add FOLDER" if empty else "No photos match."
        )
    return ExitCode.FINE


def list_snapshots(common: Common, json: JsonOption = False) -> None:
    """List the safety copies of the catalogue, oldest first; one is made on every day of use."""
    from aesthetic_studio.catalog.snapshots import snapshots

    found = snapshots(common.open_home().catalog)
    for path in found:
        if json:
            print_json({"path": str(path), "bytes": path.stat().st_size})
        else:
            print_text(path_text(path))
    if not found and not json:
        complain("There is no safety copy yet.")


def restore(common: Common, snapshot: Snapshot = None, new: NewOption = False) -> None:
    """Go back to a safety copy of the catalogue; today's catalogue is set aside, your photos are not touched."""
    from aesthetic_studio.catalog.snapshots import newest_good, set_aside
    from aesthetic_studio.catalog.snapshots import restore as go_back
    from aesthetic_studio.catalog.sole_use import SoleUse

    if new and snapshot is not None:
        raise UsageError("Say either a safety copy or --new.")
    catalog = common.open_home().catalog
    copy = snapshot or newest_good(catalog)
    if not new and copy is None:
        raise UsageError("There is no sound copy.", "Begin a new catalogue with: library restore --new")
    with contextlib.closing(SoleUse(catalog)):
        if new or copy is None:
            aside = set_aside(catalog, datetime.now(UTC))
        else:
            aside = go_back(catalog, copy, datetime.now(UTC))
            print_text(f"Restored {path_text(copy)}")
    if aside is not None:
        print_text(f"The earlier catalogue is kept as {path_text(aside)}")


def _scan(place: "Workplace", folders: Sequence[Path], *, as_json: bool) -> ExitCode:
    """Scan folders one by one; each says how many photos it holds and how many were touched."""
    from aesthetic_studio.cli.work import interruptible

    ended = ExitCode.FINE
    place.library.look_after()
    with interruptible() as cancel:
        for folder in folders:
            unreadable: list[PhotoError] = []
            try:
                with followed("Looking for photos") as progress:
                    changes = place.library.add_folder(
                        folder,
                        cancel=cancel,
                        progress=progress,
                        batch=lambda _: None,
                        unreadable=unreadable.append,
                    )
            except PhotoError as error:
                report_failure(folder, error, as_json=as_json)
                ended = ExitCode.SOME_FAILED
                continue
            for inside in unreadable:
                report_failure(folder, inside, as_json=as_json)
                ended = ExitCode.SOME_FAILED
            counts = {each.path: each.photo_count for each in place.library.folders()}
            count = counts.get(Path(os.path.abspath(folder)), 0)  # noqa: PTH100 - as the library names it
            touched = len(changes.photo_ids)
            if as_json:
                print_json({"folder": str(folder), "photos": count, "changed": touched})
            else:
                print_text(f"{path_text(folder)}: {count} photos, {touched} new, changed or gone")
    return ended


def _photo_form(photo: Photo, rating: float | None) -> JsonObject:
    metadata = photo.metadata
    return {
        "path": str(photo.path),
        "score": None if photo.score is None else round(photo.score, 2),
        "rating": rating,
        "stars": photo.stars,
        "flag": photo.flag.value,
        "label": photo.label.value,
        "camera": metadata.camera if metadata else None,
        "taken_at": metadata.taken_at.isoformat() if metadata and metadata.taken_at else None,
        "error": photo.error,
    }


def _photo_table(photos: Sequence[tuple[Photo, float | None]]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, header_style="dim", pad_edge=False)
    table.add_column("Score", justify="right")
    table.add_column("Rating", justify="right")
    for name in ("Flag", "Label", "Photo"):
        table.add_column(name, overflow="fold")
    for photo, rating in photos:
        table.add_row(
            "" if photo.score is None else f"{photo.score:.1f}",
            "" if rating is None else f"{rating:g}",
            "" if photo.flag == "none" else photo.flag.value,
            "" if photo.label == "none" else photo.label.value,
            Text(path_text(photo.path), style="dim" if photo.error else ""),
        )
    return table
