"""A part of the taste page: a heading, what it is about, a line of words under it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from aesthetic_studio.gui.theme import GRID


class Card(QFrame):
    """A raised area with a heading; its words are plain text and wrap."""

    def __init__(self, heading: str, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName(heading)
        title = QLabel(heading)
        title.setProperty("role", "heading")
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setProperty("role", "quiet")
        self._words.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 3 * GRID)
        self._column.setSpacing(2 * GRID)
        self._column.addWidget(title)
        self._column.addWidget(content)
        self._column.addWidget(self._words)
        self._column.addStretch(1)

    def add(self, widget: QWidget) -> None:
        """Something more, under the words."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def say(self, words: str) -> None:
        """The line under the content; none where it is empty."""
        self._words.setText(words)
        self._words.setVisible(bool(words))

    @property
    def words(self) -> str:
        """What the line says."""
        return self._words.text()
