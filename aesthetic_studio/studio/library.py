"""The library: every use case that concerns photos, marks, ratings and stored critiques."""

import os
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from aesthetic_studio.catalog.content import duplicates, paths_by_content
from aesthetic_studio.catalog.critique_rows import add_critique, latest_critique
from aesthetic_studio.catalog.folder_rows import innermost_root, roots
from aesthetic_studio.catalog.keyword_rows import keywords_of, used_keywords
from aesthetic_studio.catalog.opening import Catalog
from aesthetic_studio.catalog.photo_rows import load_photos, photo_at
from aesthetic_studio.catalog.places import load_folders, resolved
from aesthetic_studio.catalog.query import find_ids
from aesthetic_studio.catalog.scan import ScanOrder, scan_folder
from aesthetic_studio.catalog.snapshots import check, take_snapshot
from aesthetic_studio.catalog.sole_use import SoleUse
from aesthetic_studio.domain.changes import Changes, Edit, PhotoField
from aesthetic_studio.domain.critique import Critique
from aesthetic_studio.domain.errors import PhotoError, PhotoNotFoundError, UsageError
from aesthetic_studio.domain.image import RgbImage
from aesthetic_studio.domain.photo import Folder, Photo
from aesthetic_studio.domain.progress import CancelToken, ProgressCallback
from aesthetic_studio.domain.query import PhotoQuery
from aesthetic_studio.domain.rating import RatedEvent, Rating
from aesthetic_studio.photos.decode import StoredPicture, decode, decode_stored
from aesthetic_studio.photos.identical import identical_files
from aesthetic_studio.photos.metadata import read_metadata
from aesthetic_studio.photos.thumbnails import ThumbnailCache
from aesthetic_studio.photos.watching import ChangedFolder
from aesthetic_studio.settings import Home, Settings
from aesthetic_studio.studio.albums import Albums
from aesthetic_studio.studio.conversations import Conversations
from aesthetic_studio.studio.critique_jobs import CritiqueJobs
from aesthetic_studio.studio.culling import Culling
from aesthetic_studio.studio.history import History
from aesthetic_studio.studio.rating_history import RatingHistory
from aesthetic_studio.studio.rating_recording import RatingRecording
from aesthetic_studio.studio.sidecars import Sidecars
from aesthetic_studio.studio.stacks import Stacks
from aesthetic_studio.studio.trash import Trash


class Library:
    """The catalogue of one home folder and the photos it knows.

    Reads are safe from any thread and never wait for a write; every write is one transaction and tells what
    it changed. Paths are made absolute, symbolic links are kept as they are.
    """

    def __init__(self, home: Home, settings: Settings, *, sole: bool = False) -> None:
        """Open the library, made or brought up to date where necessary.

        Args:
            home: where its catalogue is.
            settings: whose critic's scores are shown, and limits.
            sole: refuse where another program has opened it with ``sole`` too, as every window does.

        Raises:
            CatalogError: the catalogue cannot be used; it is left as it was.
        """
        self._settings = settings
        self._path = home.catalog
        self._catalog = Catalog(home.catalog)
        self._sole_use: SoleUse | None = None
        if sole:
            try:
                self._sole_use = SoleUse(home.catalog)
            except BaseException:
                self._catalog.close()
                raise
        self.sidecars = Sidecars(self._catalog, settings)
        self.history = History(self._catalog)
        self.albums = Albums(self._catalog, self.history)
        self.rated = RatingHistory(self._catalog, self.history, settings.profile)
        self.recording = RatingRecording(self._catalog, self.history, self.rated, settings)
        self.jobs = CritiqueJobs(self._catalog, settings.critic)
        self.culling = Culling(self._catalog, self.history, settings.critic)
        self.trash = Trash(self._catalog, self.history, settings.critic)
        self.conversations = Conversations(self._catalog, self.history)
        self._thumbnails = ThumbnailCache(
            home.thumbnails,
            settings.thumbnail_side,
            settings.thumbnail_cache_bytes,
            max_pixels=settings.max_pixels,
        )
        self.stacks = Stacks(self._catalog, self.history, self._thumbnails, settings.critic)

    def close(self) -> None:
        """Close the catalogue; idempotent."""
        self._catalog.close()
        if self._sole_use is not None:
            self._sole_use.close()

    def look_after(self) -> None:
        """Look through the catalogue for damage, and make today's safety copy of it.

        Raises:
            DamagedCatalogError: the catalogue is damaged.
            CatalogError: the copy cannot be written.
        """
        made = take_snapshot(self._path, datetime.now(UTC).date())
        if made is None:  # a new copy has been looked through
            check(self._path)

    def folders(self) -> list[Folder]:
        """The root folders with what is in them, in the order of their paths."""
        with self._catalog.read() as connection:
            return load_folders(connection)

    def photo_ids(self, query: PhotoQuery, limit: int | None = None) -> list[int]:
        """Keys of the photos that ``query`` asks for, in its order; only the first ``limit``, None for all.

        The first hundred are there in some milliseconds however large the library is.
        """
        with self._catalog.read() as connection:
            asked, inside = resolved(connection, query)
            return find_ids(connection, asked, inside, self._settings.critic, limit=limit)

    def photos(self, ids: Iterable[int]) -> list[Photo]:
        """Photos in the order asked; keys that are not known are left out."""
        wanted = list(ids)
        with self._catalog.read() as connection:
            found = load_photos(connection, wanted, self._settings.critic)
        return [found[key] for key in wanted if key in found]

    def photo_at(self, path: Path) -> Photo | None:
        """The photo at ``path``; None where the library does not know it."""
        with self._catalog.read() as connection:
            return photo_at(connection, _absolute(path), self._settings.critic)

    def duplicates(self, *, cancel: CancelToken | None = None) -> list[list[int]]:
        """Keys of photos whose files hold the same, byte for byte, group by group; the likely ones are read.

        Raises:
            Cancelled: ``cancel`` was cancelled.
        """
        with self._catalog.read() as connection:
            likely = duplicates(connection)
        found: list[list[int]] = []
        for keys in likely:
            paths = {photo.id: photo.path for photo in self.photos(keys)}
            found += identical_files(paths, cancel=cancel or CancelToken())
        return found

    def paths_by_content(self, contents: Iterable[bytes]) -> dict[bytes, Path]:
        """Where photos are whose files' contents have these hashes; those that are nowhere are left out."""
        with self._catalog.read() as connection:
            return paths_by_content(connection, contents)

    def critique(self, photo_id: int) -> Critique | None:
        """The latest critique of a photo, None before the first."""
        with self._catalog.read() as connection:
            return latest_critique(connection, photo_id)

    def ratings(self) -> list[Rating]:
        """The newest rating of each photo that is still rated, oldest first, by the chosen profile."""
        return self.rated.ratings()

    def thumbnail(self, photo: Photo) -> RgbImage:
        """A small picture of the photo, from the cache where possible.

        Raises:
            PhotoError: the photo cannot be read.
        """
        return self._thumbnails.get(photo.path, photo.size, photo.modified_ns)

    def image(self, path: Path, max_side: int | None) -> RgbImage:
        """The picture at ``path``, its long side at most ``max_side`` pixels.

        Raises:
            PhotoError: the photo cannot be read.
        """
        return decode(path, max_side=max_side, max_pixels=self._settings.max_pixels)

    def stored_picture(self, path: Path, max_side: int | None) -> StoredPicture:
        """As `image`, in the colours of the file itself.

        Raises:
            PhotoError: the photo cannot be read.
        """
        return decode_stored(path, max_side=max_side, max_pixels=self._settings.max_pixels)

    def add_folder(
        self,
        folder: Path,
        *,
        cancel: CancelToken,
        progress: ProgressCallback,
        batch: Callable[[Changes], None],
        unreadable: Callable[[PhotoError], None] = lambda _: None,
    ) -> Changes:
        """Scan a folder into the library, or bring the library in step with it again.

        Args:
            folder: becomes a root folder of the library.
            cancel: stops within one photo.
            progress: hears how far the scan is.
            batch: is called with the changes of each batch once it is kept.
            unreadable: hears of every folder within that cannot be looked through; the others are.

        Raises:
            Cancelled: ``cancel`` was cancelled; finished batches are kept.
            PhotoNotFoundError: no such folder.
            UsageError: it is a file.
        """
        folder = _absolute(folder)
        if os.path.isfile(folder):  # noqa: PTH113 - unlike Path's it never raises
            raise UsageError(f"{folder} is not a folder.")
        if not os.path.isdir(folder):  # noqa: PTH112
            raise PhotoNotFoundError(f"There is no folder {folder}.", "Check the path, or connect its drive.")
        order = self._scan_order(folder)
        scan = scan_folder(self._catalog, order, cancel=cancel, progress=progress, unreadable=unreadable)
        return _followed(scan, batch, f"Scan {folder.name}")

    def refresh(
        self,
        changed: Sequence[ChangedFolder],
        *,
        cancel: CancelToken,
        progress: ProgressCallback,
        batch: Callable[[Changes], None],
    ) -> Changes:
        """Bring the library in step with folders in which something changed; those outside it are passed over.

        A folder that cannot be looked through, as of a drive that is away, keeps its photos and is no error.

        Args:
            changed: in any order.
            cancel: stops within one photo.
            progress: hears how far the scan of each is.
            batch: is called with the changes of each batch once it is kept.

        Raises:
            Cancelled: ``cancel`` was cancelled; finished batches are kept.
        """
        with self._catalog.read() as connection:
            known = roots(connection)
        ids: set[int] = set()
        fields: set[PhotoField] = set()
        for folder in changed:
            cancel.check()
            root = innermost_root(known, folder.path)
            if root is None or not os.path.isdir(known[root]):  # noqa: PTH112
                continue
            order = replace(self._scan_order(known[root]), within=folder.path, deep=folder.deep)
            scan = scan_folder(
                self._catalog, order, cancel=cancel, progress=progress, unreadable=lambda _: None
            )
            changes = _followed(scan, batch, "")
            ids |= changes.photo_ids
            fields |= changes.fields
        return Changes(frozenset(ids), frozenset(fields), title="Look for changes")

    def _scan_order(self, root: Path) -> ScanOrder:
        return ScanOrder(root, self._settings.max_pixels, pairs=self._settings.pair_raw_and_jpeg)

    def apply(self, edits: Sequence[Edit], title: str) -> Changes:
        """Change marks, keywords or albums; a change of stars is a rating too (one star = 2; 0 withdraws).

        Returns:
            what changed; `history` remembers it, and applying its ``inverse`` undoes it too.

        Raises:
            UsageError: a value is impossible, or a photo unknown.
        """
        return self.history.apply(edits, title)

    def keywords_of(self, photo_ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
        """The keywords of each of these photos; those without any are left out."""
        with self._catalog.read() as connection:
            return keywords_of(connection, photo_ids)

    def keywords(self) -> dict[str, int]:
        """Every keyword of the library's photos, with how many have it."""
        with self._catalog.read() as connection:
            return used_keywords(connection)

    def record_rating(self, path: Path, value: float | None, source: str) -> Changes:
        """Record what the user thinks of a photo; a photo new to the library is added as a single one.

        Args:
            path: the photo.
            value: 0–10 (one star = 2); None withdraws the rating.
            source: where it comes from, e.g. ``command-line``.

        Raises:
            UsageError: the value is outside 0–10.
            PhotoError: the library does not know the photo, and it cannot be read.
        """
        path = _absolute(path)
        if self.photo_at(path) is None:
            read_metadata(path, max_pixels=self._settings.max_pixels)
        return self.import_ratings([Rating(path, value, datetime.now(UTC), source)])

    def import_ratings(self, ratings: Sequence[Rating | RatedEvent]) -> Changes:
        """Record many ratings of the chosen profile at once, all or none; what is recorded is passed over.

        Raises:
            UsageError: a value is outside 0–10.
        """
        return self.recording.record(self.recording.prepare(ratings))

    def save_critique(self, photo_id: int, critique: Critique) -> Changes:
        """Keep a critique; earlier ones of the photo are kept too.

        Raises:
            UsageError: the photo is unknown.
        """
        with self._catalog.write() as connection:
            if not load_photos(connection, [photo_id], self._settings.critic):
                raise UsageError(f"The library has no photo with the number {photo_id}.")
            add_critique(connection, photo_id, critique, datetime.now(UTC))
        return Changes(frozenset({photo_id}), frozenset({PhotoField.CRITIQUE}))


def _followed(scan: Generator[Changes, None, None], batch: Callable[[Changes], None], title: str) -> Changes:
    """Let a scan run; all that it changed."""
    ids: set[int] = set()
    fields: set[PhotoField] = set()
    with closing(scan):
        for changes in scan:
            ids |= changes.photo_ids
            fields |= changes.fields
            batch(changes)
    return Changes(frozenset(ids), frozenset(fields), title=title)


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - without following symbolic links
