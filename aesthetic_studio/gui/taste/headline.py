"""Where the learning stands, in one line: proven, or how many ratings are missing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from aesthetic_studio.gui import theme
from aesthetic_studio.gui.critique.wording import counted_ratings, share, signed
from aesthetic_studio.gui.shortcuts.bound import tell_keys
from aesthetic_studio.gui.theme import GRID
from aesthetic_studio.studio.taste_report import TasteReport
from aesthetic_studio.taste.proof import PROVEN_BY


class Headline(QFrame):
    """The state of a taste with ratings, a bar that fills until it is proven, and the way to rate more photos."""

    rate_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._state = QLabel()
        self._state.setTextFormat(Qt.TextFormat.PlainText)
        self._state.setFont(theme.font(theme.TextSize.BODY, QFont.Weight.DemiBold))
        self._state.setStyleSheet("font-size: 17px; font-weight: 600;")
        self._detail = QLabel()
        self._detail.setTextFormat(Qt.TextFormat.PlainText)
        self._detail.setProperty("role", "quiet")
        self._detail.setWordWrap(True)
        self._bar = QProgressBar(textVisible=False)
        self._bar.setAccessibleName(self.tr("Ratings until it is proven"))
        self._rate = QPushButton(self.tr("Rate photos"))
        self._rate.setProperty("role", "accent")
        told = self.tr("The photos that tell most about your taste, one after another")
        tell_keys(self._rate, told, "rating_round")
        self._rate.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._rate.clicked.connect(self.rate_wanted)
        words = QVBoxLayout()
        words.setSpacing(GRID)
        for part in (self._state, self._detail, self._bar):
            words.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 4 * GRID)
        row.setSpacing(4 * GRID)
        row.addLayout(words, 1)
        row.addWidget(self._rate, 0, Qt.AlignmentFlag.AlignVCenter)
        self.show_working(self.tr("Waiting"))

    @property
    def words(self) -> str:
        """What is said now."""
        return f"{self._state.text()}\n{self._detail.text()}".strip()

    def show_working(self, what: str, done: int = 0, total: int = 0) -> None:
        """Something is being looked at or computed; without a total the bar only moves."""
        self._state.setText(what)
        self._say("")
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.show()

    def show_updating(self, done: int = 0, total: int = 0) -> None:
        """What was found last still stands there, and is found anew; without a total the bar only moves."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.show()

    def _say(self, detail: str) -> None:
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))

    def show_trouble(self, message: str, advice: str) -> None:
        """Nothing can be told, and why."""
        self._state.setText(message)
        self._say(advice)
        self._bar.hide()

    def show_report(self, report: TasteReport) -> None:
        """What was found."""
        proof = report.proof
        ratings = counted_ratings(proof.ratings)
        if proof.proven:
            self.show_trouble(self.tr("Your score is proven on {}").format(ratings), self._agreement(report))
        elif proof.learning.needed is None:
            self.show_trouble(
                self.tr("Learning: {}").format(ratings),
                self.tr("So far your ratings follow the general score as well as any other."),
            )
        else:
            self.show_trouble(
                self.tr("Learning: {ratings}, about {more} more needed").format(
                    ratings=ratings, more=f"{proof.learning.needed:,}"
                ),
                self.tr("Your score is shown once it beats the general score on your own ratings."),
            )
            self._bar.setRange(0, proof.learning.photos + proof.learning.needed)
            self._bar.setValue(proof.learning.photos)
            self._bar.show()

    def _agreement(self, report: TasteReport) -> str:
        judged = report.proof.predictors
        own, general = (judged[name].figures["agreement"].value for name in (PROVEN_BY.name, "general"))
        gain = judged[PROVEN_BY.name].gain
        return self.tr(
            "It orders {own} of photo pairs as you do, the general score {general}; "
            "gain in agreement {gain} ({low} to {high})."
        ).format(
            own=share(own or 0.0),
            general=share(general or 0.0),
            gain=signed(gain.value or 0.0, 2),
            low=signed(gain.low or 0.0, 2),
            high=signed(gain.high or 0.0, 2),
        )
