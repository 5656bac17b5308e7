"""Moving photos to the system's trash with all that belongs to them; undoing brings them back."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from aesthetic_studio.catalog.edits import apply_edits
from aesthetic_studio.catalog.opening import Catalog
from aesthetic_studio.catalog.photo_rows import load_photos
from aesthetic_studio.catalog.trash_rows import members_of, new_leaders
from aesthetic_studio.domain.changes import Changes, Edit, TrashChange
from aesthetic_studio.domain.errors import StudioError, UsageError
from aesthetic_studio.photos.trash import PutAway, belongings, put_away, take_back
from aesthetic_studio.studio.history import STARS_SOURCE, History


@dataclass(frozen=True, slots=True)
class Trashed:
    """What moving photos to the trash came to.

    Attributes:
        changes: the photos that are in the trash now.
        failures: why others are not, one for each of them.
    """

    changes: Changes
    failures: Sequence[StudioError] = field(default_factory=tuple)


class Trash:
    """The system's trash as one library uses it; see `studio.library.Library.trash`. Every move can be undone."""

    def __init__(self, catalog: Catalog, history: History, critic_id: str) -> None:
        """``critic_id``: whose scores tell who leads a stack when its leader is gone."""
        self._catalog, self._history, self._critic_id = catalog, history, critic_id
        self._put: PutAway | None = None
        history.carry_files = self._carry

    def use(self, put: PutAway) -> None:
        """How the system's trash takes a file; known only where there is a desktop."""
        self._put = put

    def move(self, photo_ids: Sequence[int]) -> Trashed:
        """Move the photos, their companions and sidecars into the trash; one that cannot be moved stays whole.

        Raises:
            UsageError: none of them can be moved.
            CatalogError: the catalogue cannot be written; the next scan finds out what is gone.
        """
        moved: list[TrashChange] = []
        failures: list[StudioError] = []
        for keys, files in self._wholes(photo_ids):
            try:
                moved.append(TrashChange(keys, put_away(files, self._putter()), there=False))
            except UsageError as error:
                failures.append(error)
        if not moved:
            raise failures[0] if failures else UsageError("These photos are not there any more.")
        title = f"Move {len(moved):,} photos to the trash" if len(moved) > 1 else "Move photo to the trash"
        with self._catalog.write() as connection:
            gone = [key for each in moved for key in each.photo_ids]
            leaders = new_leaders(connection, self._critic_id, gone)
            edits: list[Edit] = [*moved, *leaders]
            changes = apply_edits(connection, edits, title, STARS_SOURCE, datetime.now(UTC))
        return Trashed(self._history.remember(changes), tuple(failures))

    def _wholes(self, photo_ids: Sequence[int]) -> list[tuple[tuple[int, ...], list[Path]]]:
        """Of each photo the keys of its files, and all files that belong to it."""
        with self._catalog.read() as connection:
            members = members_of(connection, photo_ids)
            keys = [key for each in members.values() for key in each]
            paths = {key: photo.path for key, photo in load_photos(connection, keys, self._critic_id).items()}
        names = {folder: _names_in(folder) for folder in {path.parent for path in paths.values()}}
        return [
            (tuple(members[key]), belongings([paths[each] for each in members[key]], names))
            for key in dict.fromkeys(photo_ids)
            if key in members
        ]

    def _carry(self, edits: Sequence[Edit]) -> tuple[list[Edit], list[StudioError]]:
        """Move the files that undoing or redoing concerns; what the catalogue is to note of it, and what failed."""
        kept: list[Edit] = []
        failures: list[StudioError] = []
        for each in edits:
            if not isinstance(each, TrashChange):
                kept.append(each)
                continue
            try:
                kept.append(self._carried(each))
            except UsageError as error:
                failures.append(error)
        if failures and not any(isinstance(each, TrashChange) for each in kept):
            raise failures[0]
        return kept, failures

    def _carried(self, change: TrashChange) -> TrashChange:
        if change.there:
            take_back(change.files)
            return change
        files = put_away([each.path for each in change.files], self._putter())
        return TrashChange(change.photo_ids, files, there=False)

    def _putter(self) -> PutAway:
        if self._put is None:
            raise UsageError("There is no trash here.", "Use the window.")
        return self._put


def _names_in(folder: Path) -> set[str]:
    try:
        return {path.name for path in folder.iterdir()}
    except OSError:
        return set()
