"""Moving photos to the system's trash with all that belongs to them; undoing brings them back."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from aesthetic_studio.catalog.edits import apply_edits
from aesthetic_studio.catalog.opening import Catalog
from aesthetic_studio.catalog.photo_rows import load_photos
from aesthetic_studio.catalog.trash_rows import members_of, new_leaders
from aesthetic_studio.domain.changes import Changes, Edit, MarkChange, PhotoField, TrashChange
from aesthetic_studio.domain.errors import StudioError, UsageError
from aesthetic_studio.domain.phrases import phrase
from aesthetic_studio.photos.trash import PutAway, belongings, may_be_moved, put_away, take_back
from aesthetic_studio.studio.history import STARS_SOURCE, Carried, History, Step


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
        with self._catalog.write() as connection:
            gone = [key for each in moved for key in each.photo_ids]
            leaders = new_leaders(connection, self._critic_id, gone)
            edits: list[Edit] = [*moved, *leaders]
            changes = apply_edits(connection, edits, _title(len(moved)), STARS_SOURCE, datetime.now(UTC))
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

    def _carry(self, step: Step) -> Carried:
        """Move the files that undoing or redoing concerns. A photo that cannot be moved costs the others nothing.

        Raises:
            UsageError: none of them can be moved.
        """
        done: dict[Edit, Edit] = {}
        failed: list[TrashChange] = []
        failures: list[StudioError] = []
        for each in step.edits:
            if isinstance(each, TrashChange):
                try:
                    done[each] = self._carried(each)
                except UsageError as error:
                    failed.append(each)
                    failures.append(error)
        if not failed:
            return Carried(replace(step, edits=tuple(done.get(each, each) for each in step.edits)))
        if not done:
            raise failures[0]
        left = _with_stacks(step.edits, failed)
        waiting = _with_stacks(step.edits, [each for each in failed if may_be_moved(each.files, each.there)])
        kept = tuple(done.get(each, each) for each in step.edits if each not in left)
        later = tuple(each for each in step.edits if each in waiting)
        return Carried(
            Step(kept, _title(len(done))),
            tuple(failures),
            Step(later, _title(len(failed))) if later else None,
        )

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


def _title(count: int) -> str:
    if count == 1:
        return phrase("Move photo to the trash")
    return phrase(f"Move {count:,} photos to the trash")


def _with_stacks(edits: Sequence[Edit], moved: Sequence[TrashChange]) -> set[Edit]:
    """These changes, and who leads the stacks of their photos: a photo that is away cannot."""
    keys = {key for each in moved for key in each.photo_ids}
    marks = [each for each in edits if isinstance(each, MarkChange) and each.field is PhotoField.STACK]
    stacks = {abs(int(each.value)) for each in marks if each.photo_id in keys}
    return {*moved, *(each for each in marks if abs(int(each.value)) in stacks)}


def _names_in(folder: Path) -> set[str]:
    try:
        return {path.name for path in folder.iterdir()}
    except OSError:
        return set()
