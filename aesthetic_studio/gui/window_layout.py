"""How the window was left, as a small file; whatever is wrong with the file, the window opens as it came."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError, field_serializer

from aesthetic_studio.domain.photo import Flag, Label
from aesthetic_studio.domain.query import SortKey
from aesthetic_studio.gui.library.cell_density import Density
from aesthetic_studio.photos.atomic import write_atomically


class WindowLayout(BaseModel):
    """What the window remembers of itself; the empty one is a window as it came.

    Attributes:
        geometry: size, place and screen in Qt's own words, as base64.
        columns: widths of the sidebar, the photos and the panel in pixels.
        toggles: which of the checkable commands are on.
        sort, descending: the order of the photos.
        folder, album_id: the place that was shown; None for all photos.
        opened: the folders whose insides were shown in the sidebar.
        chosen_last: the folder that the user opened last.
        report_folder: where the last report was written.
        text: the filter in the search field; at_least, exactly, flags, labels, score: those of the filter
            bar.
        photo_id: the photo with the ring.
        view: the way to look at it.
        cell_step, density: size of the grid's cells, and how much they tell.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    geometry: str = ""
    columns: tuple[int, ...] = ()
    toggles: Mapping[str, bool] = {}
    sort: SortKey = SortKey.TAKEN
    descending: bool = False
    folder: Path | None = None
    album_id: int | None = None
    opened: tuple[Path, ...] = ()
    chosen_last: Path | None = None
    report_folder: Path | None = None
    text: str = ""
    at_least: int = 0
    exactly: frozenset[int] = frozenset()
    flags: frozenset[Flag] = frozenset()
    labels: frozenset[Label] = frozenset()
    score: float = 0.0
    photo_id: int | None = None
    view: str = ""
    cell_step: int = 2
    density: Density = Density.NORMAL

    @field_serializer("folder", "chosen_last", "report_folder")
    def _folder_as_text(self, folder: Path | None) -> str | None:
        return None if folder is None or not _is_text(folder) else str(folder)

    @field_serializer("opened")
    def _folders_as_text(self, folders: tuple[Path, ...]) -> tuple[str, ...]:
        return tuple(str(each) for each in folders if _is_text(each))


def _is_text(folder: Path) -> bool:
    """Folders whose names are no text, which the file could not hold, are not remembered."""
    try:
        str(folder).encode()
    except UnicodeEncodeError:
        return False
    return True


def read_layout(file: Path) -> WindowLayout:
    """The layout in a file; the empty one where there is none that can be read."""
    try:
        return WindowLayout.model_validate_json(file.read_bytes())
    except (OSError, ValidationError):
        return WindowLayout()


def write_layout(file: Path, layout: WindowLayout) -> None:
    """Keep the layout for the next time.

    Raises:
        OSError: the file cannot be written.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(file, layout.model_dump_json(exclude_defaults=True).encode())
