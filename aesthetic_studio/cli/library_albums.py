"""``library albums …``: albums that the user fills, and smart ones, which are filters with a name."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aesthetic_studio.cli.command import Common, JsonOption, PhotoPaths, command
from aesthetic_studio.cli.exit_codes import ExitCode
from aesthetic_studio.cli.output import path_text, print_json, print_text, report_failure
from aesthetic_studio.domain.errors import PhotoNotFoundError
from aesthetic_studio.domain.query import PhotoQuery
from aesthetic_studio.domain.text import one_line

if TYPE_CHECKING:
    from aesthetic_studio.studio.library import Library

Name = Annotated[str, typer.Argument(metavar="NAME", help="Upper and lower case are the same.")]
NewName = Annotated[str, typer.Argument(metavar="NEW", help="The new name.")]
Expression = Annotated[str, typer.Argument(metavar="EXPR", help="A filter, as for: library list --filter")]


def register(group: typer.Typer) -> None:
    """Add the command group to those of the library."""
    albums = typer.Typer(no_args_is_help=True, help="Albums, and filters with a name.")
    for name, function in (
        ("list", list_albums),
        ("save", save),
        ("add", add),
        ("remove", remove),
        ("rename", rename),
        ("delete", delete),
    ):
        command(albums, name)(function)
    group.add_typer(albums, name="albums")


def list_albums(common: Common, json: JsonOption = False) -> None:
    """List the albums with how many photos they hold; smart ones with their filter."""
    from aesthetic_studio.cli.work import workplace

    with workplace(common) as place:
        for album in place.library.albums.all():
            count = album.photo_count
            if count is None:
                count = len(place.library.photo_ids(PhotoQuery(filter=album.filter)))
            wanted = None if album.filter is None else str(album.filter)
            if json:
                print_json({"album": album.name, "photos": count, "filter": wanted})
            else:
                print_text(one_line(f"{album.name}: {count} photos{f', {wanted}' if wanted else ''}"))


def save(common: Common, name: Name, expression: Expression) -> None:
    """Save a filter as a smart album; one of this name gets the new filter."""
    from aesthetic_studio.cli.work import workplace

    with workplace(common) as place:
        place.library.albums.save_filter(name, expression)


def add(common: Common, name: Name, paths: PhotoPaths) -> ExitCode:
    """Put photos of the library into an album, which is made where there is none."""
    from aesthetic_studio.cli.work import workplace

    with workplace(common) as place:
        albums = place.library.albums
        ids, ended = _known(place.library, paths)
        if any(album.name.casefold() == name.strip().casefold() for album in albums.all()):
            albums.add(albums.named(name.strip()), ids)
        else:
            albums.make(name, ids)
    return ended


def remove(common: Common, name: Name, paths: PhotoPaths) -> ExitCode:
    """Take photos out of an album; they stay in the library."""
    from aesthetic_studio.cli.work import workplace

    with workplace(common) as place:
        ids, ended = _known(place.library, paths)
        place.library.albums.remove(place.library.albums.named(name), ids)
    return ended


def rename(common: Common, name: Name, new: NewName) -> None:
    """Give an album another name."""
    from aesthetic_studio.cli.work import workplace

    with workplace(common) as place:
        place.library.albums.rename(place.library.albums.named(name), new)


def delete(common: Common, name: Name) -> None:
    """Forget an album; its photos stay in the library."""
    from aesthetic_studio.cli.work import workplace

    with workplace(common) as place:
        place.library.albums.delete(place.library.albums.named(name))


def _known(library: "Library", paths: list[Path]) -> tuple[list[int], ExitCode]:
    """The keys of the photos, and whether the library knows all of them."""
    found, ended = [], ExitCode.FINE
    for path in paths:
        photo = library.photo_at(path)
        if photo is None:
            missing = PhotoNotFoundError(
                f"The library does not know {path_text(path)}.", "Add its folder first."
            )
            report_failure(path, missing, as_json=False)
            ended = ExitCode.SOME_FAILED
        else:
            found.append(photo.id)
    return found, ended
