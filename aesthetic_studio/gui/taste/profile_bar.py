"""Whose taste the page is about, and what can be done with their history as a whole."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QInputDialog, QLabel, QPushButton, QWidget

from aesthetic_studio.domain.rating import ME, Profile
from aesthetic_studio.gui.theme import GRID


class ProfileBar(QWidget):
    """The profiles in a list; new ones, deletion, import and export beside it."""

    chosen = Signal(str)
    made = Signal(str)
    delete_wanted = Signal(str)
    import_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        label = QLabel(self.tr("Taste of"))
        label.setProperty("role", "quiet")
        self._list = QComboBox()
        self._list.setAccessibleName(self.tr("Profile"))
        self._list.setMinimumWidth(160)
        self._list.setToolTip(self.tr("Whose ratings are learned from; only your own are the photos' stars"))
        label.setBuddy(self._list)
        self._list.activated.connect(lambda _: self.chosen.emit(self.profile))
        self._delete = QPushButton(self.tr("Delete"))
        self._delete.setToolTip(self.tr("Delete this profile; undo brings it back with its ratings"))
        self._delete.clicked.connect(lambda: self.delete_wanted.emit(self.profile))
        new, take, give = (
            QPushButton(words) for words in (self.tr("New…"), self.tr("Import…"), self.tr("Export…"))
        )
        new.setAccessibleName(self.tr("New profile"))
        new.setToolTip(self.tr("A client's or another judge's taste, learned from ratings of their own"))
        new.clicked.connect(self._ask_name)
        take.setToolTip(self.tr("Ratings from CSV, JSON, or a Lightroom catalogue"))
        take.clicked.connect(self.import_wanted)
        give.setToolTip(self.tr("Write the history as CSV or JSON"))
        give.clicked.connect(self.export_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        for part in (label, self._list, new, self._delete):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(take)
        row.addWidget(give)

    @property
    def profile(self) -> str:
        """The chosen one."""
        return str(self._list.currentData() or ME)

    def show_profiles(self, profiles: Sequence[Profile], chosen: str) -> None:
        """Show these, one of them as the chosen one."""
        with QSignalBlocker(self._list):
            self._list.clear()
            for profile in profiles:
                name = self.tr("me") if profile.name == ME else profile.name
                self._list.addItem(f"{name}  ·  {profile.ratings:,}", profile.name)
                if profile.name == chosen:
                    self._list.setCurrentIndex(self._list.count() - 1)
        self._delete.setEnabled(self.profile != ME)

    def _ask_name(self) -> None:
        name, wanted = QInputDialog.getText(self, self.tr("New profile"), self.tr("Whose taste is it?"))
        if wanted and name.strip():
            self.made.emit(name.strip())
