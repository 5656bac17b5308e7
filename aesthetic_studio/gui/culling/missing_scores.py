"""The photos without a score: those that a critic may still judge, and those that it cannot see."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from aesthetic_studio.domain.culling import Proposal


class MissingScores(QWidget):
    """A button that has them critiqued, and a quiet line about those for which it would be in vain."""

    critique_wanted = Signal(object)  # ids

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids: Sequence[int] = ()
        self.button = QPushButton()
        self.button.clicked.connect(lambda: self.critique_wanted.emit(self._ids))
        self._others = QLabel()
        self._others.setProperty("role", "quiet")
        self._others.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.button)
        column.addWidget(self._others)
        self.show_photos(Proposal(), ())

    @property
    def words(self) -> str:
        """What the line says."""
        return self._others.text()

    def show_photos(self, proposal: Proposal, failed: Collection[int]) -> None:
        """Show how many there are.

        Args:
            proposal: of all photos.
            failed: those that the critic was asked for and failed.
        """
        self._ids = proposal.unscored
        tried = sum(key in failed for key in proposal.unscored)
        again = 0 < tried == len(self._ids)
        self.button.setText(
            self.tr("Try %Ln failed photos again", "", tried)
            if again
            else self.tr("Critique %Ln photos without a score", "", len(self._ids))
        )
        self.button.setToolTip(self.tr("Critique the photos that have no score yet"))
        self.button.setVisible(bool(self._ids))
        self._stress(urgent=not proposal.buckets)
        lost = len(proposal.unreadable)
        words = [self.tr("%Ln of them failed before", "", tried)] if tried and not again else []
        words += [self.tr("%Ln photos cannot be read", "", lost)] if lost else []
        self._others.setText(" · ".join(words))
        self._others.setVisible(bool(words))
        self.setVisible(bool(self._ids or words))

    def _stress(self, *, urgent: bool) -> None:
        """Without any score this is the one thing to do."""
        role = "accent" if urgent else ""
        if role != self.button.property("role"):
            self.button.setProperty("role", role)
            self.button.style().unpolish(self.button)
            self.button.style().polish(self.button)
