"""The lowest score that is shown, to choose from a menu where there is no room for the picture of the scores."""

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from aesthetic_studio.gui.library.choice_menu import ChoiceMenu
from aesthetic_studio.gui.library.score_filter import ScoreFilter

OFFERED = range(9, 2, -1)
"""Whole points; the picture and ``score>=6.5`` in the search field know halves too."""


class ScoreMenu(ChoiceMenu):
    """Sets the picture, which sets the filter; tells how many photos each score leaves."""

    def __init__(self, scores: ScoreFilter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scores = scores
        self.aboutToShow.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        self.clear()
        if not self._scores.isEnabled():
            self.add_heading(self._scores.accessibleDescription())
            return
        self.add_heading(self.tr("Score at least"))
        self._offer(self.tr("Any"), 0.0)
        for least in OFFERED:
            left = QLocale().toString(self._scores.count_from(least))
            self._offer(f"{least}\t{left}", float(least))

    def _offer(self, words: str, score: float) -> None:
        action = self.addAction(words)
        action.triggered.connect(lambda _=False: self._scores.set_score(score))
