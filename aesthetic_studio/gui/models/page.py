"""The page about the critics on this machine: a card each, and what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from aesthetic_studio.critics.catalogue import Capability, InstalledCritic
from aesthetic_studio.domain.critique import Attribute
from aesthetic_studio.domain.progress import Progress
from aesthetic_studio.gui import theme
from aesthetic_studio.gui.critique.wording import attribute_name
from aesthetic_studio.gui.language import to_translate, translate
from aesthetic_studio.gui.settings.computer_line import computer_text, fit_text, gigabytes
from aesthetic_studio.studio.machine import Machine

_ABILITIES = {
    Capability.SCORE: to_translate("Models", "score"),
    Capability.ATTRIBUTES: to_translate("Models", "attributes"),
    Capability.COMMENT: to_translate("Models", "comment"),
    Capability.SUGGESTIONS: to_translate("Models", "suggestions"),
    Capability.QUESTIONS: to_translate("Models", "questions"),
    Capability.PERSONAL: to_translate("Models", "your taste"),
}

READABLE = 720
"""Lines longer than this are hard to read."""


class ModelsPage(QScrollArea):
    """Shows the critics; asks for them whenever it comes into view."""

    opened = Signal()
    install_wanted = Signal()
    default_wanted = Signal(object)  # InstalledCritic
    verify_wanted = Signal(object)  # InstalledCritic
    remove_wanted = Signal(object)  # InstalledCritic
    stop_wanted = Signal()

    def __init__(self, chosen: str, parent: QWidget | None = None) -> None:
        """Show the page.

        Args:
            chosen: id of the critic that is used.
            parent: the page's owner.
        """
        super().__init__(parent)
        self._chosen = chosen
        self._buttons: list[QPushButton] = []
        self.setProperty("role", "canvas")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Models"))
        title = QLabel(self.tr("Models"))
        title.setProperty("role", "title")
        self._computer = QLabel()
        self._computer.setProperty("role", "quiet")
        self._computer.setTextFormat(Qt.TextFormat.PlainText)
        self._computer.setWordWrap(True)
        self._install = QPushButton(self.tr("Install from a folder…"))
        self._install.setAccessibleName(self.tr("Install a model from a folder"))
        self._install.clicked.connect(self.install_wanted)
        head = QHBoxLayout()
        names = QVBoxLayout()
        names.setSpacing(4)
        names.addWidget(title)
        names.addWidget(self._computer)
        head.addLayout(names, 1)
        head.addWidget(self._install, alignment=Qt.AlignmentFlag.AlignTop)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        inside = QWidget()
        inside.setProperty("role", "canvas")
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(16)
        column.addLayout(head)
        column.addWidget(self._work_row())
        column.addLayout(self._cards)
        column.addStretch()
        self.setWidget(inside)

    def _work_row(self) -> QWidget:
        self._work = QWidget()
        self._told = QLabel()
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._told.setWordWrap(True)
        self._told.setAccessibleName(self.tr("What is being done"))
        self._bar = QProgressBar(textVisible=False)
        self._bar.setFixedWidth(200)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._stop = QPushButton(self.tr("Stop"))
        self._stop.clicked.connect(self.stop_wanted)
        row = QHBoxLayout(self._work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._told, 1)
        row.addWidget(self._bar)
        row.addWidget(self._stop)
        self._work.hide()
        return self._work

    def showEvent(self, event: QShowEvent) -> None:
        """The critics may have changed meanwhile."""
        super().showEvent(event)
        self.opened.emit()

    # --- what it shows

    def show_critics(self, critics: Sequence[InstalledCritic], machine: Machine) -> None:
        """Show these critics, and what this computer is."""
        self._computer.setText(computer_text(machine))
        self._buttons = []
        while (item := self._cards.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for critic in critics:
            self._cards.addWidget(self._card(critic, machine))

    def show_work(self, title: str) -> None:
        """Something is being done with a critic; nothing else is meanwhile."""
        self._told.setText(title)
        self._told.setProperty("role", "")
        self._bar.setRange(0, 0)
        self._rest(resting=False)

    def show_progress(self, progress: Progress) -> None:
        """How far it is."""
        self._bar.setRange(0, 1000)
        self._bar.setValue(round(1000 * progress.done / progress.total) if progress.total else 0)

    def show_rest(self, words: str, *, failed: bool) -> None:
        """It is done, or has failed."""
        self._told.setText(words)
        self._told.setProperty("role", "error" if failed else "")
        self._told.style().polish(self._told)
        self._rest(resting=True)

    def _rest(self, *, resting: bool) -> None:
        self._work.show()
        for part in (self._bar, self._stop):
            part.setVisible(not resting)
        for button in (self._install, *self._buttons):
            button.setEnabled(resting)

    # --- a card

    def _card(self, critic: InstalledCritic, machine: Machine) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        name = QLabel(critic.name)
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setFont(theme.font(weight=QFont.Weight.DemiBold))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(name)
        head.addWidget(_quiet(self._state(critic)), 1)
        for button in self._actions(critic):
            head.addWidget(button)
        facts = QGridLayout()
        facts.setHorizontalSpacing(16)
        facts.setVerticalSpacing(4)
        facts.setColumnStretch(1, 100)
        facts.setColumnStretch(2, 1)  # what is left where lines would get too long
        for row, (label, value) in enumerate(self._facts(critic, machine)):
            facts.addWidget(_quiet(label), row, 0, Qt.AlignmentFlag.AlignTop)
            words = QLabel(value)
            words.setTextFormat(Qt.TextFormat.PlainText)
            words.setWordWrap(True)
            words.setMaximumWidth(READABLE)
            facts.addWidget(words, row, 1)
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(facts)
        return card

    def _state(self, critic: InstalledCritic) -> str:
        words = [self.tr("in use")] if critic.id == self._chosen else []
        return " · ".join([*words, self.tr("built in") if critic.built_in else self.tr("installed")])

    def _actions(self, critic: InstalledCritic) -> list[QPushButton]:
        wanted = []
        if critic.id != self._chosen:
            wanted.append((self.tr("Use"), self.default_wanted))
        wanted.append((self.tr("Verify"), self.verify_wanted))
        if not critic.built_in and critic.id != self._chosen:
            wanted.append((self.tr("Remove…"), self.remove_wanted))
        made = []
        for words, signal in wanted:
            button = QPushButton(words)
            button.setAccessibleName(f"{words} {critic.name}")
            button.clicked.connect(lambda _=False, signal=signal: signal.emit(critic))
            made.append(button)
        self._buttons += made
        return made

    def _facts(self, critic: InstalledCritic, machine: Machine) -> list[tuple[str, str]]:
        abilities = [
            translate("Models", _ABILITIES[each]) for each in Capability if each in critic.capabilities
        ]
        judges = [attribute_name(each) for each in Attribute if each in critic.attributes]
        facts = [
            (self.tr("About"), critic.description),
            (self.tr("Size"), gigabytes(critic.size_bytes)),
            (self.tr("Memory"), fit_text(critic, machine)),
            (self.tr("Licence"), critic.licence),
            (self.tr("Can do"), ", ".join(abilities)),
            (self.tr("Judges"), ", ".join(judges)),
            (self.tr("Trained on"), critic.trained_on),
            (self.tr("Cannot judge"), critic.cannot_judge),
        ]
        return [(label, value) for label, value in facts if value]


def _quiet(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "quiet")
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
