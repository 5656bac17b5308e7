"""The user's own predicted score: shown as one only when it has proven itself."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from aesthetic_studio.domain.score import PersonalScore
from aesthetic_studio.gui import theme
from aesthetic_studio.gui.critique.wording import counted_ratings, one_decimal
from aesthetic_studio.gui.language import translate


class PersonalScoreBox(QWidget):
    """A card with "Your score" when proven, one quiet line while learning or waiting, nothing without a prediction."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = QFrame(self)
        self._card.setProperty("role", "card")
        self._figure = QLabel(self._card)
        self._figure.setFont(theme.font(theme.TextSize.BODY, QFont.Weight.DemiBold))
        self._figure.setStyleSheet("font-size: 17px; font-weight: 600;")
        self._std = QLabel(self._card)
        self._std.setProperty("role", "small")
        proof = QLabel(self.tr("proven on your ratings"), self._card)
        proof.setProperty("role", "small")
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(QLabel(self.tr("Your score"), self._card))
        names.addWidget(proof)
        row = QHBoxLayout(self._card)
        row.setContentsMargins(3 * theme.GRID, 2 * theme.GRID, 3 * theme.GRID, 2 * theme.GRID)
        row.setSpacing(2 * theme.GRID)
        row.addLayout(names, 1)
        row.addWidget(self._std, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._figure, 0, Qt.AlignmentFlag.AlignVCenter)
        self._learning = QLabel(self)
        self._learning.setProperty("role", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GRID, 0, theme.GRID, 0)
        column.addWidget(self._card)
        column.addWidget(self._learning)
        self.hide()

    def show_score(self, score: PersonalScore | None, rating_count: int | None) -> None:
        """Show a prediction; ``rating_count`` is how many photos the user has rated, None if not known."""
        self.setVisible(score is not None)
        if score is None:
            return
        self._card.setVisible(score.proven)
        self._learning.setVisible(not score.proven)
        source = self.tr("your ratings") if rating_count is None else counted_ratings(rating_count)
        value = one_decimal(score.value)
        if score.proven:
            self._figure.setText(value)
            self._std.setText(f"± {one_decimal(score.std)}" if score.std > 0 else "")
            words = self.tr("Your score {value} of 10, proven on your ratings")
            self.setAccessibleName(words.format(value=value))
            self.setToolTip(_tooltip(self.tr("It has beaten the general score on your own ratings."), score))
        else:
            figures = {"source": source, "value": value}
            more = max(1, score.proven_at - (rating_count or 0)) if score.proven_at else 0
            self._learning.setText(
                self.tr("learning: {source}, about {more} more needed").format(
                    source=source, more=f"{more:,}"
                )
                if more and rating_count is not None
                else self.tr("learning from {source} · {value}").format(**figures)
            )
            words = self.tr("Not yet your score: learning from {source}, now {value}")
            self.setAccessibleName(words.format(**figures))
            why = self.tr("It has not yet beaten the general score on your own ratings.")
            self.setToolTip(_tooltip(why, score))

    def show_awaited(self) -> None:
        """The taste is proven, and this photo's score is on its way."""
        words = self.tr("your score is proven, this photo's follows")
        self._card.hide()
        self._learning.setText(words)
        self._learning.show()
        self.setAccessibleName(words)
        self.setToolTip("")
        self.show()


def _tooltip(words: str, score: PersonalScore) -> str:
    spread = f"\n{one_decimal(score.value)} ± {one_decimal(score.std)}" if score.std > 0 else ""
    predictor = translate("Critique", "Predictor: {name}").format(name=score.predictor)
    return f"{words}{spread}" + (f"\n{predictor}" if score.predictor else "")
