"""The general score: a large figure, how sure it is, and who gave it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from aesthetic_studio.domain.critique import CriticInfo, Critique
from aesthetic_studio.domain.score import Score
from aesthetic_studio.gui import theme
from aesthetic_studio.gui.critique.distribution_chart import DistributionChart
from aesthetic_studio.gui.critique.wording import critic_words, one_decimal, seconds
from aesthetic_studio.gui.elided_label import ElidedLabel
from aesthetic_studio.gui.tooltip import plain_tooltip

NO_SCORE_YET = "–"


class ScoreHeader(QWidget):
    """Score, standard deviation, distribution, and the critic's name in a quiet line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure = QLabel(NO_SCORE_YET, self)
        self._figure.setProperty("role", "display")
        self._figure.setFont(theme.font(theme.TextSize.DISPLAY, QFont.Weight.DemiBold))
        self._figure.setMinimumWidth(self._figure.fontMetrics().horizontalAdvance("8.8"))
        self._std = QLabel(self)
        self._std.setProperty("role", "quiet")
        self._chart = DistributionChart(self)
        self._critic = ElidedLabel(self)
        self._critic.setProperty("role", "small")

        # Both figures stand on one base line.
        display = QFontMetrics(self._figure.font()).descent()
        self._std.setContentsMargins(0, 0, 0, max(0, display - QFontMetrics(theme.font()).descent()))
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, theme.GRID, 0)
        row.setSpacing(2 * theme.GRID)
        row.addWidget(self._figure, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self._std, 0, Qt.AlignmentFlag.AlignBottom)
        row.addSpacing(theme.GRID)
        row.addWidget(self._chart, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(0)  # takes the room where there is no distribution to show
        column = QVBoxLayout(self)
        # A button under the chart has a border of its own; so its words end where the bars end.
        column.setContentsMargins(theme.GRID, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        self._under = QHBoxLayout()
        self._under.addWidget(self._critic, 1)
        column.addLayout(self._under)

    def add_tool(self, button: QWidget) -> None:
        """Put a quiet button beside the critic's name."""
        self._under.addWidget(button)

    def show_score(self, score: Score | None) -> None:
        """Show a score; None shows a dash in its place, so that nothing jumps when it arrives."""
        self._figure.setText(NO_SCORE_YET if score is None else one_decimal(score.value))
        certain = score is None or score.std <= 0
        self._std.setText("" if certain or score is None else f"± {one_decimal(score.std)}")
        self._chart.show_distribution({} if score is None else score.distribution)
        self._chart.setVisible(score is None or bool(score.distribution))
        self._describe(score)

    def show_critic(
        self, critic: CriticInfo | None, name: str = "", critique: Critique | None = None
    ) -> None:
        """Say who gave the score and how it was loaded; None says nothing."""
        if critic is None:
            self._critic.setText("")
            self._critic.setToolTip("")
            return
        self._critic.setText(critic_words(critic, name))
        lines = [
            self.tr("{critic}, weights {revision}").format(critic=critic.id, revision=critic.revision),
            self.tr("on {device}").format(device=critic.device),
        ]
        if critic.quantized_modules:
            layers = self.tr("%Ln linear layers in {bits}", "", critic.quantized_modules)
            lines.append(layers.format(bits=critic.quantization))
        if critique is not None:
            lines.append(self.tr("took {time}").format(time=seconds(critique.elapsed_s)))
        self._critic.setToolTip(plain_tooltip("\n".join(lines)))
        self._critic.setAccessibleDescription(", ".join(lines))

    def _describe(self, score: Score | None) -> None:
        if score is None:
            self.setAccessibleName(self.tr("No score yet"))
            self.setToolTip("")
            return
        words = self.tr("Score {value} of 10, plus or minus {std}")
        self.setAccessibleName(words.format(value=one_decimal(score.value), std=one_decimal(score.std)))
        self._figure.setToolTip(
            self.tr("The critic's general score, 1–10.\nYour stars are your own and stay as they are.")
        )
        self._std.setToolTip(self.tr("Standard deviation, in score points: how unsure the critic is"))
