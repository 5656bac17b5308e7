"""Rated photos whose rating is far from what the other ratings say."""

from collections.abc import Sequence

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from aesthetic_studio.gui.critique.examples_strip import ExampleThumb, ThumbnailOf
from aesthetic_studio.gui.critique.wording import one_decimal, rating_figure
from aesthetic_studio.gui.theme import GRID
from aesthetic_studio.studio.taste_report import RatedPhotoFigures

COLUMNS = 4


class SecondLook(QWidget):
    """Their thumbnails, each with the rating given and the one predicted; activating one asks to see it."""

    activated = Signal(str)  # path

    def __init__(self, thumbnail_of: ThumbnailOf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnail_of = thumbnail_of
        self._entries: list[_Entry] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(2 * GRID)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)

    def show_photos(self, photos: Sequence[RatedPhotoFigures]) -> None:
        """Show these, the most surprising first."""
        for entry in self._entries:
            entry.hide()
        while len(self._entries) < len(photos):
            entry = _Entry()
            entry.thumb.clicked.connect(lambda _=False, entry=entry: self.activated.emit(entry.thumb.path))
            self._grid.addWidget(entry, len(self._entries) // COLUMNS, len(self._entries) % COLUMNS)
            self._entries.append(entry)
        for entry, photo in zip(self._entries, photos, strict=False):
            if entry.show_photo(photo):
                self._thumbnail_of(str(photo.path), entry.receive)
            entry.show()


class _Entry(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.thumb = ExampleThumb()
        self._words = QLabel()
        self._words.setProperty("role", "small")
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self.thumb)
        column.addWidget(self._words)

    def show_photo(self, photo: RatedPhotoFigures) -> bool:
        """True where the thumbnail is wanted."""
        predicted = one_decimal(photo.predicted or 0.0)
        self._words.setText(self.tr("predicted {}").format(predicted))
        self.thumb.setAccessibleDescription(
            self.tr("you {mine}, predicted {predicted}").format(
                mine=rating_figure(photo.mine), predicted=predicted
            )
        )
        return self.thumb.show_example(str(photo.path), photo.mine)

    def receive(self, image: QImage) -> None:
        if shiboken6.isValid(self.thumb):
            self.thumb.show_image(image)
