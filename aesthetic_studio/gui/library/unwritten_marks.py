"""Marks that are already on the screen but not yet in the library."""

from collections.abc import Sequence
from dataclasses import replace

from aesthetic_studio.domain.changes import MarkChange, PhotoField
from aesthetic_studio.domain.photo import Flag, Label, Photo


class UnwrittenMarks:
    """The newest unwritten mark of each photo and field, until as many writes have ended as were begun.

    Without the count, the answer to the first of two quick presses would show its older value for a blink.
    """

    def __init__(self) -> None:
        self._marks: dict[tuple[int, PhotoField], tuple[MarkChange, int]] = {}

    def add(self, marks: Sequence[MarkChange]) -> None:
        """These are being written."""
        for mark in marks:
            _, count = self._marks.get((mark.photo_id, mark.field), (mark, 0))
            self._marks[mark.photo_id, mark.field] = (mark, count + 1)

    def remove(self, marks: Sequence[MarkChange]) -> None:
        """These have been written or refused."""
        for mark in marks:
            newest, count = self._marks.get((mark.photo_id, mark.field), (mark, 1))
            if count > 1:
                self._marks[mark.photo_id, mark.field] = (newest, count - 1)
            else:
                self._marks.pop((mark.photo_id, mark.field), None)

    @property
    def any(self) -> bool:
        """Whether any mark waits to be written."""
        return bool(self._marks)

    def over(self, photo: Photo) -> Photo:
        """The photo with its unwritten marks."""
        for field in (PhotoField.STARS, PhotoField.FLAG, PhotoField.LABEL, PhotoField.CONFLICT):
            if (unwritten := self._marks.get((photo.id, field))) is not None:
                photo = marked(photo, unwritten[0])
        return photo


def marked(photo: Photo, mark: MarkChange) -> Photo:
    """The photo with one mark set."""
    match mark.field:
        case PhotoField.STARS:
            return replace(photo, stars=int(mark.value))
        case PhotoField.FLAG:
            return replace(photo, flag=Flag(str(mark.value)))
        case PhotoField.LABEL:
            return replace(photo, label=Label(str(mark.value)))
        case PhotoField.CONFLICT:
            return replace(photo, conflict=bool(mark.value))
    raise ValueError(f"{mark.field} is no mark")
