"""A few words over a critique that is not whole: stopped, or failed half way."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from aesthetic_studio.domain.errors import StudioError
from aesthetic_studio.gui import theme
from aesthetic_studio.gui.critique.line_icon import LineIcon, StateIcon
from aesthetic_studio.gui.critique.wrapped_text import INSET, WrappedText
from aesthetic_studio.gui.error_words import said


class Notice(QFrame):
    """A card with a title, the reason where there is one, and a button to try again."""

    asked = Signal()
    """Ask for a new critique."""
    newest_wanted = Signal()
    """Show the newest critique again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._icon = LineIcon(StateIcon.WARNING, parent=self)
        self._title = QLabel(self)
        self._title.setWordWrap(True)
        self._button = QPushButton(self)
        self._older = False
        self._button.clicked.connect(self._press)
        self._words = WrappedText(self.tr("Reason"), quiet=True, parent=self)
        head = QHBoxLayout()
        head.setContentsMargins(INSET, 0, 0, 0)
        head.setSpacing(2 * theme.GRID)
        head.addWidget(self._icon)
        head.addWidget(self._title, 1)
        head.addWidget(self._button)
        column = QVBoxLayout(self)
        margin = 2 * theme.GRID
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.GRID)
        column.addLayout(head)
        column.addWidget(self._words)

    def show_stopped(self) -> None:
        """What follows was stopped by the user before its end."""
        self._show(self.tr("Stopped"), "", self.tr("Critique again"), icon=False)

    def show_failure(self, error: StudioError) -> None:
        """The critique failed; what follows is a part of it, or an older one."""
        words = "\n".join(said(part) for part in (error.message, error.advice) if part)
        self._show(self.tr("The critique failed"), words, self.tr("Try again"), icon=True)

    def show_older(self) -> None:
        """What follows is an earlier critique."""
        self._show(self.tr("An earlier critique"), "", self.tr("Show the newest"), icon=False)
        self._button.setToolTip(self.tr("Back to the newest critique of this photo"))
        self._older = True

    def _press(self) -> None:
        (self.newest_wanted if self._older else self.asked).emit()

    def _show(self, title: str, words: str, action: str, *, icon: bool) -> None:
        self._older = False
        self._icon.setVisible(icon)
        self._title.setText(title)
        self._button.setText(action)
        self._button.setToolTip(self.tr("Ask the critic for a new critique of this photo"))
        self._words.setVisible(bool(words))
        if words != self._words.toPlainText():
            self._words.show_text(words)
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
