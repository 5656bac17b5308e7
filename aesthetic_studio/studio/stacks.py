"""Stacks: photos that were taken one after another and look alike are shown as one, led by the best."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import sqlalchemy as sa

from aesthetic_studio.catalog.mark_rows import set_marks
from aesthetic_studio.catalog.opening import Catalog
from aesthetic_studio.catalog.schema import photos
from aesthetic_studio.catalog.stack_rows import (
    all_stacks,
    keep_looks,
    shots,
    stack_mark,
    stacking,
    stacks_of,
    without_look,
)
from aesthetic_studio.domain.changes import NO_CHANGES, Changes, MarkChange
from aesthetic_studio.domain.errors import PhotoError, UsageError
from aesthetic_studio.domain.phrases import phrase
from aesthetic_studio.domain.progress import CancelToken, Progress, ProgressCallback, ignore_progress
from aesthetic_studio.domain.stack import Likeness, Shot, alike
from aesthetic_studio.photos.looks import difference, look_of
from aesthetic_studio.photos.thumbnails import ThumbnailCache
from aesthetic_studio.studio.history import History

SOURCE = "stack"
BATCH = 50
DEFAULT = Likeness()


class Stacks:
    """The stacks of one library; see `studio.library.Library.stacks`. Every write can be undone."""

    def __init__(
        self, catalog: Catalog, history: History, thumbnails: ThumbnailCache, critic_id: str
    ) -> None:
        """``critic_id``: whose scores tell which photo of a stack is the best."""
        self._catalog, self._history = catalog, history
        self._thumbnails, self._critic_id = thumbnails, critic_id

    def all(self) -> list[list[int]]:
        """Keys of the photos of every stack, each from its leader on."""
        with self._catalog.read() as connection:
            return all_stacks(connection)

    def learn_looks(self, *, cancel: CancelToken, progress: ProgressCallback = ignore_progress) -> int:
        """Find out how the photos look whose look is not known yet, from their thumbnails; how many these were.

        Raises:
            Cancelled: ``cancel`` was cancelled; what was found out before is kept.
        """
        done = after = 0
        while True:
            with self._catalog.read() as connection:
                rows = without_look(connection, after, BATCH)
            if not rows:
                return done
            looks: dict[int, bytes] = {}
            for key, path, size, modified_ns in rows:
                cancel.check()
                try:
                    picture = self._thumbnails.at_once(path, size, modified_ns)
                    looks[key] = look_of(
                        self._thumbnails.get(path, size, modified_ns) if picture is None else picture
                    )
                except PhotoError:
                    looks[key] = b""  # asked again only when the file has changed
            with self._catalog.write() as connection:
                keep_looks(connection, looks)
            done, after = done + len(rows), rows[-1][0]
            progress(Progress(done, None, phrase("Comparing photos")))

    def find(self, among: Iterable[int] | None = None, likeness: Likeness = DEFAULT) -> Changes:
        """Stack bursts and near-duplicates; photos that are in a stack already stay in theirs.

        Args:
            among: only these photos; None for all. Their looks should be known: `learn_looks`.
            likeness: what counts as alike.
        """
        free = photos.c.stack_id.is_(None)
        with self._catalog.write() as connection:
            chosen = free if among is None else sa.and_(free, _is_among(among))
            known = shots(connection, self._critic_id, sa.and_(chosen, photos.c.look_hash.is_not(None)))
            now = datetime.now(UTC)
            marks = [
                mark
                for members in alike(known, likeness, difference)
                for mark in stacking(connection, members, now)
            ]
            changes = self._set(connection, marks, phrase(f"Stack {len(marks):,} photos"))
        return self._history.remember(changes)

    def make(self, photo_ids: Sequence[int]) -> Changes:
        """Make one stack of these photos and of the stacks that any of them leads.

        Raises:
            UsageError: these are fewer than two photos.
        """
        with self._catalog.write() as connection:
            members = self._with_stacks(connection, photo_ids)
            if len(members) < 2:
                raise UsageError("A stack is made of two photos or more.")
            marks = stacking(connection, members, datetime.now(UTC))
            changes = self._set(connection, marks, phrase(f"Stack {len(marks):,} photos"))
        return self._history.remember(changes)

    def dissolve(self, photo_ids: Sequence[int]) -> Changes:
        """Show the photos of the stacks that these are in one by one again."""
        with self._catalog.write() as connection:
            stacked = self._with_stacks(connection, photo_ids)
            marks = [stack_mark(shot.photo_id, None) for shot in stacked]
            changes = self._set(connection, marks, phrase(f"Unstack {len(marks):,} photos"))
        return self._history.remember(changes)

    def lead(self, photo_id: int) -> Changes:
        """Let this photo lead its stack; nothing where it is in none."""
        with self._catalog.write() as connection:
            stack = _stack_ids(connection, [photo_id]).get(photo_id)
            if stack is None:
                return NO_CHANGES
            members = stacks_of(connection, [stack])[stack]
            marks = [stack_mark(key, stack, leads=key == photo_id) for key, _ in members]
            changes = self._set(connection, marks, phrase("Lead the stack"))
        return self._history.remember(changes)

    def _with_stacks(self, connection: sa.Connection, photo_ids: Sequence[int]) -> list[Shot]:
        stacks = _stack_ids(connection, photo_ids)
        whole = {key for members in stacks_of(connection, stacks.values()).values() for key, _ in members}
        return shots(connection, self._critic_id, _is_among(whole | set(photo_ids)))

    def _set(self, connection: sa.Connection, marks: Sequence[MarkChange], title: str) -> Changes:
        return set_marks(connection, marks, title, SOURCE, datetime.now(UTC))


def _is_among(photo_ids: Iterable[int]) -> sa.ColumnElement[bool]:
    keys = sa.func.json_each(str(sorted(photo_ids))).table_valued("value")
    return photos.c.id.in_(sa.select(keys.c.value))


def _stack_ids(connection: sa.Connection, photo_ids: Iterable[int]) -> dict[int, int]:
    """The stack of each of these photos that is in one."""
    stacked = sa.select(photos.c.id, photos.c.stack_id).where(
        photos.c.stack_id.is_not(None), _is_among(photo_ids)
    )
    return dict(connection.execute(stacked).all())
