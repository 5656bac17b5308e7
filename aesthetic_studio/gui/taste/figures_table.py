"""The general score and the user's own side by side: how well each tells their ratings."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from aesthetic_studio.gui.critique.wording import MINUS, share
from aesthetic_studio.gui.theme import GRID
from aesthetic_studio.taste.intervals import Interval
from aesthetic_studio.taste.proof import PredictorProof


class FiguresTable(QWidget):
    """A row for each figure, with its 90 % interval in the tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, GRID, 0, 0)
        self._grid.setHorizontalSpacing(6 * GRID)
        self._grid.setVerticalSpacing(GRID)
        self._grid.setColumnStretch(0, 1)
        self._own = _label("", "small")
        for column, heading in ((1, _label(self.tr("general"), "small")), (2, self._own)):
            self._grid.addWidget(heading, 0, column, Qt.AlignmentFlag.AlignRight)
        self._cells: dict[tuple[str, int], QLabel] = {}
        for row, (figure, name) in enumerate(
            (
                ("srcc", self.tr("Agreement of the order (SRCC)")),
                ("plcc", self.tr("Agreement of the values (PLCC)")),
                ("agreement", self.tr("Pairs in your order")),
                ("mae", self.tr("Points apart")),
            ),
            start=1,
        ):
            self._grid.addWidget(_label(name, ""), row, 0)
            for column in (1, 2):
                cell = _label("", "quiet" if column == 1 else "")
                self._grid.addWidget(cell, row, column, Qt.AlignmentFlag.AlignRight)
                self._cells[figure, column] = cell

    def show_figures(self, general: PredictorProof, own: PredictorProof, *, proven: bool) -> None:
        """Show the figures of both; before it is ``proven`` what was learned is not called the user's."""
        self._own.setText(self.tr("yours") if proven else self.tr("learned"))
        for column, found in ((1, general), (2, own)):
            self._show(found.figures, column)

    def _show(self, figures: Mapping[str, Interval], column: int) -> None:
        for name, figure in figures.items():
            cell = self._cells[name, column]
            cell.setText(_shown(name, figure.value))
            cell.setToolTip(
                self.tr("90 % interval: {low} to {high}").format(
                    low=_shown(name, figure.low), high=_shown(name, figure.high)
                )
            )


def _shown(name: str, value: float | None) -> str:
    if value is None:
        return "–"
    return share(value) if name == "agreement" else f"{value:.2f}".replace("-", MINUS)


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        label.setProperty("role", role)
    return label
