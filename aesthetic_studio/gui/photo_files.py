"""Photos as files for other programs: on the clipboard, and while they are dragged."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QMimeData, QUrl

from aesthetic_studio.domain.photo import Photo

PHOTO_IDS = "application/x-aesthetic-studio-photos"
_GNOME_COPY, _KDE_CUT = "x-special/gnome-copied-files", "application/x-kde-cutselection"


def files_of(photos: Iterable[Photo]) -> list[Path]:
    """The files of the photos: of a pair both."""
    return [path for photo in photos for path in (photo.path, *photo.companions)]


def as_mime_data(files: Sequence[Path], photo_ids: Sequence[int] = ()) -> QMimeData:
    """Files as addresses and as text, to be copied, never moved; and as photos for this window's own albums."""
    data = QMimeData()
    urls = [QUrl.fromLocalFile(str(file)) for file in files]
    data.setUrls(urls)
    data.setText("\n".join(map(str, files)))
    encoded = [bytes(url.toEncoded().data()) for url in urls]
    data.setData(_GNOME_COPY, QByteArray(b"\n".join((b"copy", *encoded))))
    data.setData(_KDE_CUT, QByteArray(b"0"))
    if photo_ids:
        data.setData(PHOTO_IDS, QByteArray(",".join(map(str, photo_ids)).encode()))
    return data


def dragged_ids(data: QMimeData) -> list[int]:
    """The photos of this window that are dragged; none where something else is."""
    text = bytes(data.data(PHOTO_IDS).data()).decode("ascii", "replace")
    return [int(part) for part in text.split(",") if part.isdecimal()]
