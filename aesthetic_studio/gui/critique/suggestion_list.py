"""What would make the photo better, as numbered cards."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from aesthetic_studio.domain.critique import Suggestion
from aesthetic_studio.gui import theme
from aesthetic_studio.gui.critique.line_icon import LineIcon
from aesthetic_studio.gui.critique.wording import operation_words
from aesthetic_studio.gui.critique.wrapped_text import INSET, WrappedText

_ICON_SIDE = 14


class SuggestionList(QWidget):
    """Cards in the order of importance; one can be added while the others stay as they are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Suggestion, ...] = ()
        self._cards: list[SuggestionCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.GRID + 2)

    @property
    def cards(self) -> Sequence["SuggestionCard"]:
        """The cards from top to bottom."""
        return self._cards

    def show_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        """Show these; cards that are already right are kept."""
        wanted = tuple(suggestions)
        kept = 0
        while kept < min(len(wanted), len(self._shown)) and wanted[kept] == self._shown[kept]:
            kept += 1
        while len(self._cards) > kept:
            card = self._cards.pop()
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        for suggestion in wanted[kept:]:
            self._add(suggestion)
        self._shown = wanted

    def _add(self, suggestion: Suggestion) -> None:
        card = SuggestionCard(len(self._cards) + 1, suggestion, self)
        self._cards.append(card)
        self._column.addWidget(card)


class SuggestionCard(QFrame):
    """One suggestion: its number, its words, and the edit it stands for."""

    def __init__(self, number: int, suggestion: Suggestion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        name = self.tr("Suggestion {number}").format(number=number)
        self.setAccessibleName(f"{name}: {suggestion.text}")
        figure = QLabel(str(number), self)
        figure.setContentsMargins(0, INSET, 0, 0)
        figure.setStyleSheet("font-weight: 600;")
        text = WrappedText(name, by_mouse_only=True, parent=self)
        text.show_text(suggestion.text.strip())
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(text)
        if suggestion.operation is not None:
            words.addLayout(self._operation_row(suggestion))
        row = QHBoxLayout(self)
        margin = theme.GRID
        row.setContentsMargins(3 * theme.GRID, margin, 2 * theme.GRID, margin)
        row.setSpacing(theme.GRID + 2)
        row.addWidget(figure, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def _operation_row(self, suggestion: Suggestion) -> QHBoxLayout:
        assert suggestion.operation is not None
        words = operation_words(suggestion.operation)
        label = QLabel(words, self)
        label.setProperty("role", "small")
        label.setMinimumWidth(1)
        row = QHBoxLayout()
        row.setContentsMargins(INSET, 0, INSET, INSET)
        row.setSpacing(theme.GRID + 2)
        row.addWidget(LineIcon(suggestion.operation.name, _ICON_SIDE, self))
        row.addWidget(label, 1)
        tooltip = self.tr("The edit this stands for: {edit}").format(edit=words)
        label.setToolTip(tooltip)
        label.setAccessibleName(tooltip)
        return row
