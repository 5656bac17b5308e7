"""Bringing sidecars in step with what the user decided, and reading what others wrote into them."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from aesthetic_studio.catalog.adoption import forget_unwritten
from aesthetic_studio.catalog.opening import Catalog
from aesthetic_studio.catalog.pair_rows import mates
from aesthetic_studio.catalog.photo_rows import read_file, save_files
from aesthetic_studio.catalog.rating_rows import shown_stars
from aesthetic_studio.catalog.sidecar_rows import (
    ToWrite,
    conflicts,
    keep_written,
    resolution,
    to_write,
    unwritten_ids,
)
from aesthetic_studio.domain.changes import NO_CHANGES, Changes, MarkChange, PhotoField
from aesthetic_studio.domain.errors import SidecarError, UsageError
from aesthetic_studio.domain.keywords import in_step
from aesthetic_studio.domain.photo import Flag, Label
from aesthetic_studio.domain.progress import CancelToken, Progress, ProgressCallback, ignore_progress
from aesthetic_studio.domain.rating import POINTS_PER_STAR
from aesthetic_studio.photos.beside import look_beside
from aesthetic_studio.photos.boundary import shown_name
from aesthetic_studio.photos.sidecar import Sidecar, read_sidecar, write_sidecar
from aesthetic_studio.photos.sidecar_marks import Marks
from aesthetic_studio.settings import Settings, WriteXmp

TRIES = 3
"""How often a sidecar that others write at the same time is read again."""


@dataclass(frozen=True, slots=True)
class XmpWritten:
    """What writing sidecars came to.

    Attributes:
        files: the sidecars that say something new now.
        away: photos whose drive or folder is not there; they wait.
        failures: photos whose sidecar cannot be written, and why; they wait too.
        changes: what was adopted from sidecars that others had changed meanwhile.
    """

    files: list[Path] = field(default_factory=list)
    away: list[Path] = field(default_factory=list)
    failures: list[tuple[Path, SidecarError]] = field(default_factory=list)
    changes: Changes = NO_CHANGES


@dataclass(frozen=True, slots=True)
class XmpRead:
    """What reading sidecars came to.

    Attributes:
        changes: what was adopted.
        conflicts: photos whose marks had been changed here too.
    """

    changes: Changes
    conflicts: list[int]


class Sidecars:
    """The XMP files beside the photos of one library. Writing one photo costs only itself when it fails."""

    def __init__(self, catalog: Catalog, settings: Settings) -> None:
        self._catalog = catalog
        self._settings = settings

    @property
    def at_once(self) -> bool:
        """Whether every change is to be written without being asked."""
        return self._settings.write_xmp is WriteXmp.AT_ONCE

    def waiting(self, among: Iterable[int] | None = None) -> list[int]:
        """Keys of the photos whose sidecars do not say yet what the user decided, or a critic said."""
        with self._catalog.read() as connection:
            return unwritten_ids(connection, among)

    def write(
        self,
        ids: Sequence[int],
        *,
        cancel: CancelToken,
        progress: ProgressCallback = ignore_progress,
    ) -> XmpWritten:
        """Write what the sidecars of these photos do not say yet; all else in them stays as it is.

        A sidecar that another program has changed meanwhile is read first, as a scan does.

        Raises:
            Cancelled: ``cancel`` was cancelled; what was written is written.
            UsageError: writing is turned off.
            CatalogError: the catalogue cannot be read or written.
        """
        if self._settings.write_xmp is WriteXmp.OFF:
            raise UsageError(
                "Writing XMP files is turned off.", 'Set write_xmp = "on request" in the settings.'
            )
        done = XmpWritten()
        for number, key in enumerate(ids):
            cancel.check()
            progress(Progress(number, len(ids)))
            with self._catalog.read() as connection:
                photo = to_write(connection, key)
            if photo is None:
                continue
            if not os.path.isdir(photo.path.parent):  # noqa: PTH112 - unlike Path's it never raises
                done.away.append(photo.path)
                continue
            try:
                file, changes = self._bring_in_step(photo)
            except SidecarError as error:
                done.failures.append((photo.path, error))
                continue
            done = replace(done, changes=_both(done.changes, changes))
            if file is not None:
                done.files.append(file)
        progress(Progress(len(ids), len(ids)))
        return done

    def read(
        self,
        ids: Sequence[int],
        *,
        cancel: CancelToken,
        progress: ProgressCallback = ignore_progress,
    ) -> XmpRead:
        """Read the sidecars of these photos that others have written, and adopt what they say.

        Raises:
            Cancelled: ``cancel`` was cancelled; what was adopted is kept.
            CatalogError: the catalogue cannot be read or written.
        """
        changes = NO_CHANGES
        for number, key in enumerate(ids):
            cancel.check()
            progress(Progress(number, len(ids)))
            with self._catalog.read() as connection:
                photo = to_write(connection, key)
            if photo is not None and look_beside(photo.path).stamp != photo.stamp:
                changes = _both(changes, self._adopt(photo))
        progress(Progress(len(ids), len(ids)))
        with self._catalog.read() as connection:
            return XmpRead(changes, sorted(conflicts(connection, changes.photo_ids)))

    def resolution(self, ids: Sequence[int], *, mine: bool) -> Sequence[MarkChange]:
        """The marks that end the conflicts of these photos, for `Library.apply`.

        Args:
            ids: photos; those without a conflict are left out, and the other file of a pair is decided with it.
            mine: take the catalogue's own marks again; otherwise the file's stay.
        """
        with self._catalog.read() as connection:
            paired = [other for others in mates(connection, ids).values() for other in others]
            return resolution(conflicts(connection, {*ids, *paired}), mine=mine)

    def _adopt(self, photo: ToWrite) -> Changes:
        found = read_file(photo.path, self._settings.max_pixels)
        with self._catalog.write() as connection:
            fields = save_files(connection, [(found, photo.folder_id)])
        return Changes(frozenset({photo.id}), fields | {PhotoField.METADATA, PhotoField.CONFLICT})

    def _bring_in_step(self, photo: ToWrite) -> tuple[Path | None, Changes]:
        """The sidecar, None where there was nothing to write; and what was adopted before."""
        adopted = NO_CHANGES
        for _ in range(TRIES):
            sidecar = read_sidecar(photo.path, self._settings.xmp_name)
            if look_beside(photo.path).stamp != photo.stamp:
                adopted = _both(adopted, self._adopt(photo))
                with self._catalog.read() as connection:
                    photo = to_write(connection, photo.id) or photo
                continue
            if not self._write(photo, sidecar):
                return None, adopted
            return sidecar.file, adopted
        raise SidecarError(
            f"The sidecar of {shown_name(photo.path)} is being written by another program.",
            "It is tried again later.",
        )

    def _write(self, photo: ToWrite, sidecar: Sidecar) -> bool:
        wanted = _wanted(photo, sidecar)
        if wanted == Marks() and photo.critique is None:
            with self._catalog.write() as connection:
                forget_unwritten(connection, [photo.id])
            return False
        written = write_sidecar(sidecar, wanted, photo.critique)
        found = read_file(photo.path, self._settings.max_pixels)
        with self._catalog.write() as connection:
            keep_written(connection, photo, found)
        return written.sidecar.digest != sidecar.digest


def _wanted(photo: ToWrite, sidecar: Sidecar) -> Marks:
    """What to write: into an existing sidecar only what has changed here, into a new one everything."""
    told = photo.told
    stars = shown_stars(photo.stars * POINTS_PER_STAR)
    foreign = told.label is None and photo.label is Label.NONE  # a label of the user's own, elsewhere
    names = told.keywords
    rated = (stars, photo.flag) != (told.stars, told.flag)
    labelled = photo.label is not told.label and not foreign
    worded = {name.casefold() for name in photo.keywords} != {name.casefold() for name in names}
    there = (sidecar.marks.keywords or (), sidecar.marks.keyword_paths or ())
    if not sidecar.digest:
        if not (rated or labelled or worded or photo.critique):
            return Marks()
        rated |= bool(stars) or photo.flag is not Flag.NONE
        labelled |= photo.label is not Label.NONE
        worded |= bool(names)
        there = (photo.told_keywords, photo.told_paths)
    words, paths = in_step(photo.keywords, names, *there) if worded else (None, None)
    return Marks(
        stars=stars if rated else None,
        flag=photo.flag if rated else None,
        label=photo.label if labelled else None,
        keywords=words,
        keyword_paths=paths,
    )


def _both(first: Changes, second: Changes) -> Changes:
    return Changes(first.photo_ids | second.photo_ids, first.fields | second.fields)
