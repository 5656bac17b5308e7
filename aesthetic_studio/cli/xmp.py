"""``library write-xmp`` and ``library read-xmp``: marks and critiques in files beside the photos."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aesthetic_studio.cli.command import Common, JsonOption, command
from aesthetic_studio.cli.exit_codes import ExitCode
from aesthetic_studio.cli.output import complain, followed, path_text, print_json, print_text, report_failure
from aesthetic_studio.domain.errors import PhotoNotFoundError
from aesthetic_studio.domain.query import PhotoQuery

if TYPE_CHECKING:
    from aesthetic_studio.domain.progress import CancelToken
    from aesthetic_studio.studio.library import Library
    from aesthetic_studio.studio.sidecars import XmpWritten

Paths = Annotated[
    list[Path] | None,
    typer.Argument(metavar="[PATH...]", help="Photos or folders; without them all.", readable=False),
]


def register(group: typer.Typer) -> None:
    """Add the two commands to ``library``."""
    command(group, "write-xmp")(write)
    command(group, "read-xmp")(read)


def write(common: Common, paths: Paths = None, json: JsonOption = False) -> ExitCode:
    """Write stars, flags, labels, keywords and critiques that are not in their XMP files yet."""
    from aesthetic_studio.cli.work import interruptible, workplace

    with workplace(common) as place, interruptible() as cancel:
        among, ended = _photos(place.library, paths, cancel, as_json=json)
        waiting = place.library.sidecars.waiting(among)
        with followed("Writing XMP files") as progress:
            done = place.library.sidecars.write(waiting, cancel=cancel, progress=progress)
    for file in done.files:
        if json:
            print_json({"sidecar": str(file)})
        else:
            print_text(path_text(file))
    if not waiting and not json:
        complain("Nothing waits to be written.")
    return tell_unwritten(done, as_json=json) or ended


def read(common: Common, paths: Paths = None, json: JsonOption = False) -> ExitCode:
    """Adopt what other programs have written into XMP files; a photo changed on both sides is told."""
    from aesthetic_studio.cli.work import interruptible, workplace

    with workplace(common) as place, interruptible() as cancel:
        library = place.library
        among, ended = _photos(library, paths, cancel, as_json=json)
        with followed("Reading XMP files") as progress:
            ids = library.photo_ids(PhotoQuery()) if among is None else among
            done = library.sidecars.read(ids, cancel=cancel, progress=progress)
        adopted = library.photos(sorted(done.changes.photo_ids))
    for photo in adopted:
        if json:
            print_json({"path": str(photo.path), "conflict": photo.conflict})
        else:
            print_text(path_text(photo.path) + (" (changed here too)" if photo.conflict else ""))
    if not adopted and not json:
        complain("No XMP file has changed.")
    return ended


def tell_unwritten(done: "XmpWritten", *, as_json: bool) -> ExitCode:
    """Tell which photos' sidecars were not written, and why."""
    for path, error in done.failures:
        report_failure(path, error, as_json=as_json)
    for path in done.away:
        missing = PhotoNotFoundError(
            f"The folder {path.parent} is not there; what is to be written waits.", "Connect its drive."
        )
        report_failure(path, missing, as_json=as_json)
    return ExitCode.SOME_FAILED if done.failures or done.away else ExitCode.FINE


def _photos(
    library: "Library", paths: Sequence[Path] | None, cancel: "CancelToken", *, as_json: bool
) -> tuple[list[int] | None, ExitCode]:
    """The photos at and below the paths, None without paths; those that the library does not know are told."""
    from aesthetic_studio.cli.work import photos_at

    if not paths:
        return None, ExitCode.FINE
    found, failures = photos_at(paths, cancel=cancel)
    ids: list[int] = []
    for path in found:
        photo = library.photo_at(path)
        if photo is None:
            error = PhotoNotFoundError(
                f"The library does not know {path}.", "Add its folder with: library add FOLDER"
            )
            failures.append((path, error))
        else:
            ids.append(photo.id)
    for path, failure in failures:
        report_failure(path, failure, as_json=as_json)
    return ids, ExitCode.SOME_FAILED if failures else ExitCode.FINE
