"""A field to search in: a magnifier before the words, a cross behind them while there are any."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from aesthetic_studio.gui import icons, theme

NEARER = 8
"""Qt keeps this much more between an icon and the words than the eye wants."""
ICONS_ROOM = 64
"""What both icons and the padding take of the width."""


class SearchField(QLineEdit):
    """Says what can be searched, in fewer words where it is narrow.

    Args:
        hint: stands in the empty field.
        short: stands there where ``hint`` has no room.
    """

    def __init__(self, hint: str, short: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint, self._short = hint, short or hint
        self.setPlaceholderText(hint)
        none = icons.icon("search", theme.tokens().quiet)
        self._magnifier = self.addAction(none, QLineEdit.ActionPosition.LeadingPosition)
        self._cross = self.addAction(none, QLineEdit.ActionPosition.TrailingPosition)
        self._cross.setToolTip(self.tr("Clear"))
        self._cross.setVisible(False)
        self._cross.triggered.connect(self.clear)
        self.textChanged.connect(lambda text: self._cross.setVisible(bool(text)))
        self.setTextMargins(-NEARER, 0, 0, 0)
        self._tint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many words as there is room for."""
        super().resizeEvent(event)
        fits = self.fontMetrics().horizontalAdvance(self._hint) <= self.width() - ICONS_ROOM
        self.setPlaceholderText(self._hint if fits else self._short)

    def changeEvent(self, event: QEvent) -> None:
        """The icons follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()

    def _tint(self) -> None:
        colour = theme.tokens().quiet
        self._magnifier.setIcon(icons.icon("search", colour))
        self._cross.setIcon(icons.icon("close", colour))
