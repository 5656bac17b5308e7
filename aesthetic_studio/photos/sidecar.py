"""Sidecars: what the user decided about a photo, beside it, for other programs to read and write too.

Conventions:

* ``xmp:Rating`` holds the stars 1–5, 0 for none, and −1 for a rejected photo (Adobe, darktable); the stars of
  a rejected one wait in our own namespace. A critic's score is never written there.
* Pick and reject are also ``xmpDM:pick`` 1 and −1 (Adobe) and ``digiKam:PickLabel`` 3 and 1.
* The colour label is ``xmp:Label`` by its English name, and where darktable or digiKam have written into the
  file also their number of it; labels we do not have (purple, a user's own) are left alone.
* Keywords are ``dc:subject``, those with their parents ``lr:hierarchicalSubject`` (``parent|child``), and
  where digiKam has written also its ``digiKam:TagsList`` (``parent/child``).
* What a critic said is in the namespace ``aesthetic``.
"""

import hashlib
import os
import stat
from dataclasses import dataclass, fields, replace
from pathlib import Path

from aesthetic_studio.domain.critique import Critique
from aesthetic_studio.domain.errors import SidecarError
from aesthetic_studio.domain.photo import Flag, Label
from aesthetic_studio.photos.atomic import write_atomically
from aesthetic_studio.photos.boundary import shown_name
from aesthetic_studio.photos.sidecar_marks import Marks, marks_of, with_critique, with_marks
from aesthetic_studio.photos.sidecar_names import SidecarName, new_sidecar, sidecar_of
from aesthetic_studio.photos.xmp_editing import EMPTY_PACKET
from aesthetic_studio.photos.xmp_packet import MAX_BYTES, PacketError, packet_text, parsed, properties_of


@dataclass(frozen=True, slots=True)
class Sidecar:
    """A sidecar as it was read.

    Attributes:
        file: where it lies, or where it would be written.
        marks: what it says; all None where there is none.
        digest: of its bytes, empty where there is none; tells later whether somebody else has written it.
    """

    file: Path
    marks: Marks
    digest: str


@dataclass(frozen=True, slots=True)
class Written:
    """What writing came to.

    Attributes:
        sidecar: as it is now.
        conflicts: names of the marks that somebody else had changed too since it was read; theirs were
            kept, and `sidecar` tells them.
    """

    sidecar: Sidecar
    conflicts: frozenset[str]


def read_sidecar(photo: Path, name: SidecarName = SidecarName.WITH_EXTENSION) -> Sidecar:
    """The sidecar of a photo; ``name`` says how it will be called if there is none.

    Raises:
        SidecarError: there is one, but it cannot be read.
    """
    file = sidecar_of(photo) or new_sidecar(photo, name)
    data = _content(file)
    return Sidecar(file, _marks(file, data), _digest(data))


def write_sidecar(before: Sidecar, wanted: Marks, critique: Critique | None = None) -> Written:
    """Bring a sidecar in step with what the user decided; all else in it stays as it is.

    The file is replaced as a whole, so that a reader and a kill see the old one or the new one.

    Args:
        before: the sidecar as it was last read or written.
        wanted: the marks to write; those that are None are left alone.
        critique: written into our own namespace beside them.

    Raises:
        SidecarError: it cannot be read or written, or is no XMP; then it is as it was.
    """
    data = _content(before.file)
    conflicts = frozenset[str]()
    if _digest(data) != before.digest:
        conflicts = _conflicts(before.marks, _marks(before.file, data), wanted)
        wanted = replace(wanted, **dict.fromkeys(conflicts))
    try:
        text, encoding = packet_text(data) if data.strip() else (EMPTY_PACKET, "utf-8")
        edited = with_marks(text, wanted)
        if critique is not None:
            edited = with_critique(edited, critique)
        if edited != text:
            data = _encoded(text, edited, encoding, data)
            _replace(before.file, data)
    except PacketError as error:
        raise _unreadable(before.file, str(error)) from error
    return Written(Sidecar(before.file, _marks(before.file, data), _digest(data)), conflicts)


def _conflicts(before: Marks, outside: Marks, wanted: Marks) -> frozenset[str]:
    """The marks that both sides have changed, to different ends."""
    found: set[str] = set()
    for field in fields(Marks):
        old, theirs, ours = (_plain(getattr(marks, field.name)) for marks in (before, outside, wanted))
        if getattr(wanted, field.name) is not None and theirs not in (old, ours):
            found.add(field.name)
    return frozenset(found)


def _plain(value: int | Flag | Label | tuple[str, ...] | None) -> object:
    """A mark so that none and "not said" are the same."""
    return None if value in (0, Flag.NONE, Label.NONE, ()) else value


def _marks(file: Path, data: bytes) -> Marks:
    if not data.strip():
        return Marks()
    try:
        return marks_of(properties_of(parsed(packet_text(data)[0])))
    except PacketError as error:
        raise _unreadable(file, str(error)) from error


def _content(file: Path) -> bytes:
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            raise _unreadable(file, "it is no file")
        with file.open("rb") as opened:
            data = opened.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise _unreadable(file, os.strerror(error.errno or 0)) from error
    if len(data) > MAX_BYTES:
        raise _unreadable(file, "it is too large")
    return data


def _encoded(text: str, edited: str, encoding: str, before: bytes) -> bytes:
    """The edited text in the encoding and with the byte order mark that the file had.

    Raises:
        PacketError: the file has bytes that are no text, or the edited packet would not be read as meant; it
            must not take the place of the user's file.
    """
    mark = b"" if encoding == "cp1252" else "\ufeff".encode(encoding)
    if not before.startswith(mark):
        mark = b""
    try:
        unchanged, data = mark + text.encode(encoding), mark + edited.encode(encoding)
    except UnicodeEncodeError as error:
        raise PacketError("it cannot hold what is to be written in its encoding") from error
    if before.strip() and unchanged != before:
        raise PacketError("it cannot be edited without loss")
    if properties_of(parsed(packet_text(data)[0])) != properties_of(parsed(edited)):
        raise PacketError("it cannot be edited without loss")
    return data


def _replace(file: Path, data: bytes) -> None:
    target = file.resolve()  # a link stays one
    try:
        mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else None
        write_atomically(target, data, durable=True)
        if mode is not None:
            target.chmod(mode)
    except OSError as error:
        raise SidecarError(
            f"The sidecar {shown_name(file)} cannot be written: {os.strerror(error.errno or 0)}.",
            "Check the folder's permissions and the free space.",
        ) from error


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest() if data else ""


def _unreadable(file: Path, why: str) -> SidecarError:
    return SidecarError(
        f"The sidecar {shown_name(file)} cannot be read: {why}.",
        "It was left as it is; move it away to start anew.",
    )
