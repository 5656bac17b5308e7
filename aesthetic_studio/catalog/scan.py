"""Bringing the catalogue in step with a folder on disk, while somebody looks at what was found so far."""

import os
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

import sqlalchemy as sa

from aesthetic_studio.catalog.content import adopt_moved, is_gone
from aesthetic_studio.catalog.file_reading import FileReading
from aesthetic_studio.catalog.folder_rows import add_folder, innermost_root, last_scan, roots, roots_within
from aesthetic_studio.catalog.known_files import (
    KnownFile,
    known_files,
    newest_key,
    present_files,
    sizes_known,
    unread_files,
)
from aesthetic_studio.catalog.opening import Catalog
from aesthetic_studio.catalog.pairing import is_led, pair_up
from aesthetic_studio.catalog.photo_rows import FoundFile, ids_of, save_files
from aesthetic_studio.catalog.schema import folders, photos
from aesthetic_studio.catalog.stack_rows import keep_places
from aesthetic_studio.catalog.trash_rows import new_leaders
from aesthetic_studio.domain.changes import Changes, PhotoField
from aesthetic_studio.domain.errors import PhotoError, UnreadableImageError
from aesthetic_studio.domain.progress import CancelToken, Progress, ProgressCallback
from aesthetic_studio.photos.listing import ListedPhoto, listed_photos
from aesthetic_studio.photos.walk import open_folders

FIRST_LISTED, LISTED = 60, 1_000
"""Files looked up together; the first of them fill a window."""
LISTED_S = 0.3
"""Files of a slow drive are looked up after so many seconds, however few they are."""

BATCH = 200
"""Photos kept in one transaction: they are seen soon, and few are lost with the power."""
CHUNK = 25
"""Photos a thread or process reads at a time."""

NOBODY = ""
"""No critic: a scan does not know whose scores count."""

Shot: TypeAlias = list[ListedPhoto]


@dataclass(frozen=True, slots=True)
class ScanOrder:
    """What to scan.

    Attributes:
        root: absolute; a root folder, or what becomes one.
        within: only this folder in it; None for all.
        deep: also the folders in it.
        pairs: whether a RAW file and the picture beside it are one photo.
        max_pixels: larger photos are kept with an error.
    """

    root: Path
    max_pixels: int
    within: Path | None = None
    deep: bool = True
    pairs: bool = True


def scan_folder(
    catalog: Catalog,
    order: ScanOrder,
    *,
    cancel: CancelToken,
    progress: ProgressCallback,
    unreadable: Callable[[PhotoError], None],
) -> Generator[Changes, None, None]:
    """Add the photos of a folder, refresh the changed ones and mark the vanished ones as missing.

    New photos are kept with name, size and time as soon as they are listed, and what is in their headers when
    these have been read. What a batch changed is handed out after it was kept, so that stopping loses nothing
    that was seen, and the next scan goes on there. Files known by size and time of change are not read again.
    Files that were moved or renamed keep their marks: those that could be, by their size, appear only when they
    were read. Photos in a folder that cannot be read, or whose drive is away, stay as they are.

    Args:
        catalog: where to keep them.
        order: what to scan.
        cancel: stops within one photo.
        progress: hears how many photos are done; of how many, once all are listed.
        unreadable: hears of every folder that cannot be looked through.

    Raises:
        Cancelled: ``cancel`` was cancelled; what was done before is kept.
        CatalogError: the catalogue cannot be written.
    """
    scan = _Scan(catalog, order, cancel, progress, unreadable)
    try:
        yield from scan.run()
    finally:
        scan.reading.close()


class _Scan:
    """One scan and what it has seen."""

    def __init__(
        self,
        catalog: Catalog,
        order: ScanOrder,
        cancel: CancelToken,
        progress: ProgressCallback,
        unreadable: Callable[[PhotoError], None],
    ) -> None:
        self.reading = FileReading(order.max_pixels)
        self._catalog, self._order = catalog, order
        self._cancel, self._progress, self._unreadable = cancel, progress, unreadable
        with catalog.write() as connection:
            self._root = add_folder(connection, order.root)
            self._roots = roots(connection)
            self._newest = newest_key(connection)
        self._folder_ids = roots_within(self._roots, self._root)
        self._seen = bytearray(self._newest // 8 + 1)  # a bit for each key: ten million in a megabyte
        self._root_of_folder: dict[str, int | None] = {}
        self._leaders: dict[str, str | None] = {}  # of files being read whose pairs are not seen to yet
        self._kept: list[FoundFile] = []
        self._unread = False  # files are in the catalogue that wait for a free reader
        self._listed, self._done = 0, 0

    def run(self) -> Iterator[Changes]:
        order = self._order
        self._progress(Progress(0, None, f"Looking for photos in {order.root}"))
        place = order.within or order.root
        identity = _identity(order.root)
        if identity is None or self._is_away():
            drive = "Its photos stay in the library; connect its drive."
            self._unreadable(UnreadableImageError(f"The folder {order.root} is empty or away.", drive))
            return
        if os.path.isdir(place):  # noqa: PTH112 - unlike Path.is_dir it never raises
            for shots in self._listed_together(place):
                yield from self._take_in(shots)
                self._cancel.check()
                yield from self._keep_read(wait=False)
                while self.reading.overfull:
                    yield from self._keep_read(wait=True)
                self._tell(total=False)
        yield from self._read_rest()
        if _identity(order.root) == identity:  # else the drive went away meanwhile
            yield from self._mark_vanished()
            if order.within is None:
                self._note_scanned()

    def _is_away(self) -> bool:
        """Whether the root is the bare place of a drive that is away: empty, but nobody has emptied it."""
        with self._catalog.read() as connection:
            scanned = last_scan(connection, self._root)
        if scanned is None:
            return False
        try:
            with os.scandir(self._order.root) as listing:
                empty = next(listing, None) is None
            changed = os.stat(self._order.root).st_mtime  # noqa: PTH116
        except OSError:
            return True
        return empty and changed < scanned.timestamp()

    def _listed_together(self, place: Path) -> Iterator[list[Shot]]:
        """Shots as they are found, some hundreds at a time; the first ones at once."""
        together: list[Shot] = []
        count, limit, since = 0, FIRST_LISTED, time.monotonic()
        for folder in open_folders(place, cancel=self._cancel, deep=self._order.deep):
            if isinstance(folder, PhotoError):
                self._unreadable(folder)
                continue
            for shot in listed_photos(folder.files):
                together.append(shot)
                count += len(shot)
                if count >= limit or time.monotonic() - since > LISTED_S:
                    yield together
                    together = []
                    count, limit, since = 0, LISTED, time.monotonic()
        if together:
            yield together

    def _take_in(self, shots: Sequence[Shot]) -> Iterator[Changes]:
        """Add what is new, see to pairs, and have read what must be."""
        if not self._order.pairs:
            shots = [[file._replace(leader=None) for file in shot] for shot in shots]
        paths = [file.path for shot in shots for file in shot]
        self._listed += len(paths)
        with self._catalog.read() as connection:
            known = known_files(connection, paths)
            sizes = [file.size for shot in shots for file in shot if file.path not in known]
            moved_sizes = sizes_known(connection, sizes, self._newest)
        new: list[ListedPhoto] = []
        unread: list[ListedPhoto] = []
        changed: list[ListedPhoto] = []
        pairs: dict[str, str | None] = {}
        for shot in shots:
            missing = [file for file in shot if file.path not in known]
            if any(file.size in moved_sizes for file in missing):
                changed += shot
                continue
            new += missing
            for file in shot:
                there = known.get(file.path)
                if there is not None and not self._is_same(there, file):
                    changed.append(file)
                elif file.leader is not None if there is None else not is_led(known, file.path, file.leader):
                    pairs[file.path] = file.leader
                if there is not None and not there.read:
                    unread.append(file)
        self._done += len(paths) - len(new) - len(changed) - len(unread)
        if new or pairs:
            yield from self._keep_listed(new, pairs)
        self._read(changed, must=True)
        self._read([*new, *unread], must=False)

    def _is_same(self, known: KnownFile, file: ListedPhoto) -> bool:
        """Whether the catalogue knows the file as it is now, or as it will be once it was read."""
        self._see(known.id)
        if known.missing or known.folder_id != self._root_of(file.path):
            return False
        if (known.size, known.modified_ns) != (file.size, file.modified_ns):
            return False
        return known.sidecar == file.sidecar or not known.read

    def _root_of(self, path: str) -> int | None:
        folder = os.path.dirname(path)  # noqa: PTH120
        if folder not in self._root_of_folder:
            self._root_of_folder[folder] = innermost_root(self._roots, Path(path))
        return self._root_of_folder[folder]

    def _keep_listed(self, new: Sequence[ListedPhoto], pairs: dict[str, str | None]) -> Iterator[Changes]:
        found = [FoundFile(Path(file.path), file.size, file.modified_ns) for file in new]
        with self._catalog.write() as connection:
            save_files(connection, [(file, self._root_of(str(file.path))) for file in found])
            ids = set(ids_of(connection, [file.path for file in found]).values())
            ids |= pair_up(connection, pairs, datetime.now(UTC))
        if ids:
            yield Changes(frozenset(ids), frozenset({PhotoField.EXISTENCE}))

    def _read(self, files: Sequence[ListedPhoto], *, must: bool) -> None:
        """Have these files read now, or, where they may wait and there is much to do already, later."""
        if must:
            self._leaders.update((file.path, file.leader) for file in files)
        for start in range(0, len(files), CHUNK):
            if self.reading.full and not must:
                self._unread = True
                return
            self.reading.take([file.path for file in files[start : start + CHUNK]])

    def _keep_read(self, *, wait: bool) -> Iterator[Changes]:
        """Keep what has been read; smaller batches only while there is nothing else to do."""
        for found in self.reading.finished(wait_for_one=wait, cancel=self._cancel):
            self._kept += found
            if len(self._kept) >= BATCH:
                yield from self._keep()
        if wait and self._kept:
            yield from self._keep()

    def _keep(self) -> Iterator[Changes]:
        found, self._kept = self._kept, []
        rooted = [(file, self._root_of(str(file.path))) for file in found]
        paths = [str(file.path) for file in found]
        leaders = {path: self._leaders.pop(path) for path in paths if path in self._leaders}
        with self._catalog.write() as connection:
            before = known_files(connection, paths)
            unknown = [file for file in found if str(file.path) not in before]
            moved = adopt_moved(connection, unknown)
            fields = save_files(connection, rooted)
            ids = set(ids_of(connection, [file.path for file in found]).values())
            paired = pair_up(connection, leaders, datetime.now(UTC))
        for key in moved:
            self._see(key)
        self._done += len(found)
        there = {path for path, known in before.items() if not known.missing}
        appears = bool(paired) or any((str(file.path) in there) is file.missing for file in found)
        fields |= {PhotoField.METADATA, PhotoField.EXISTENCE} if appears else {PhotoField.METADATA}
        yield Changes(frozenset(ids | paired), fields)

    def _read_rest(self) -> Iterator[Changes]:
        """Wait for the readers, and give them what had to wait for them."""
        after = 0
        while self.reading.busy or self._kept or self._unread:
            if self._unread and not self.reading.busy and not self._kept:
                after = self._read_waiting(after)
            yield from self._keep_read(wait=True)
            self._tell(total=True)
        self._cancel.check()
        self._tell(total=True)

    def _read_waiting(self, after: int) -> int:
        """Have some read of those that waited; the last one's key."""
        limit = BATCH * 4
        with self._catalog.read() as connection:
            rows = unread_files(connection, self._folder_ids, after, limit)
        self._unread = len(rows) == limit
        for start in range(0, len(rows), CHUNK):
            self.reading.take([path for _, path in rows[start : start + CHUNK]])
        return rows[-1][0] if rows else after

    def _tell(self, *, total: bool) -> None:
        self._progress(Progress(self._done, self._listed if total else None, str(self._order.root)))

    def _see(self, key: int) -> None:
        if key <= self._newest:
            self._seen[key // 8] |= 1 << key % 8

    def _mark_vanished(self) -> Iterator[Changes]:
        order = self._order
        place = None if order.within is None else str(order.within)
        with self._catalog.read() as connection:
            unseen = [
                (key, path)
                for key, path in present_files(connection, self._folder_ids, place)
                if key <= self._newest and not self._seen[key // 8] & 1 << key % 8
            ]
        gone = [key for key, path in unseen if self._is_here(path) and is_gone(Path(path))]
        self._cancel.check()
        if gone:
            with self._catalog.write() as connection:
                leaders = new_leaders(connection, NOBODY, gone)  # else nobody would show the rest of a stack
                keep_places(connection, leaders)
                step = photos.update().where(photos.c.id == sa.bindparam("key")).values(missing=True)
                connection.execute(step, [{"key": key} for key in gone])
            touched = frozenset(gone).union(mark.photo_id for mark in leaders)
            yield Changes(touched, frozenset({PhotoField.EXISTENCE}))

    def _is_here(self, path: str) -> bool:
        place = str(self._order.within or self._order.root)
        if not self._order.deep:
            return os.path.dirname(path) == place  # noqa: PTH120
        return path.startswith(place.rstrip(os.sep) + os.sep)

    def _note_scanned(self) -> None:
        with self._catalog.write() as connection:
            step = folders.update().where(folders.c.id == self._root)
            connection.execute(step.values(scanned_at=datetime.now(UTC)))


def _identity(folder: Path) -> tuple[int, int] | None:
    """Which folder lies at this path: another one, where a drive was mounted or taken away."""
    try:
        status = os.stat(folder)  # noqa: PTH116
    except OSError:
        return None
    return status.st_dev, status.st_ino
