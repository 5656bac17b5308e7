"""The thresholds and the other wishes of the user: who is kept and who is out."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QSlider, QVBoxLayout, QWidget

from aesthetic_studio.domain.culling import LEAST_SURE, CullingRule
from aesthetic_studio.gui.culling.score_histogram import ScoreHistogram, Scores

MOST_SURE_OFFERED = 0.95
WIDEST_TIE = 1.0


class RuleControls(QWidget):
    """The histogram with its thresholds, and sliders for them, for doubts and for ties."""

    rule_changed = Signal(object)  # CullingRule

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._silent = False
        self.histogram = ScoreHistogram()
        self.keep, self._keep_value = _slider(self.tr("Keep from this score"))
        self.out, self._out_value = _slider(self.tr("Out below this score"))
        self.sure, self._sure_value = _slider(self.tr("How sure the score must be; the others are unsure"))
        self.tie, self._tie_value = _slider(
            self.tr("Photos of a stack whose scores differ by no more are equally good")
        )
        self.sure.setRange(round(100 * LEAST_SURE), round(100 * MOST_SURE_OFFERED))
        self.sure.setSingleStep(5)
        self.tie.setRange(0, round(10 * WIDEST_TIE))
        self.best = _tick(
            self.tr("Only the best of each stack"),
            self.tr(
                "Of a stack the best photo alone is kept, the clearly weaker ones are out, ties are unsure"
            ),
        )
        self.leave = _tick(
            self.tr("Leave what I have marked"),
            self.tr("Photos with a flag, stars or a label of yours stay as they are"),
        )
        self.personal = _tick(
            self.tr("By your own score"),
            self.tr("Your score has beaten the general one on your own ratings"),
        )
        self.histogram.keep_moved.connect(lambda score: self.keep.setValue(round(10 * score)))
        self.histogram.out_moved.connect(lambda score: self.out.setValue(round(10 * score)))
        self.keep.valueChanged.connect(lambda value: self._push(self.out, min, value))
        self.out.valueChanged.connect(lambda value: self._push(self.keep, max, value))
        for slider in (self.sure, self.tie):
            slider.valueChanged.connect(lambda _: self._changed())
        for box in (self.best, self.leave, self.personal):
            box.toggled.connect(lambda _: self._changed())
        self._lay_out()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        rows = (
            (self.tr("Keep from"), self.keep, self._keep_value),
            (self.tr("Out below"), self.out, self._out_value),
            (self.tr("How sure"), self.sure, self._sure_value),
            (self.tr("Tie within"), self.tie, self._tie_value),
        )
        for row, (words, slider, value) in enumerate(rows):
            label = QLabel(words)
            label.setBuddy(slider)
            grid.addWidget(label, row, 0)
            grid.addWidget(slider, row, 1)
            grid.addWidget(value, row, 2)
        grid.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.histogram)
        layout.addLayout(grid)
        for box in (self.best, self.leave, self.personal):
            layout.addWidget(box)

    @property
    def rule(self) -> CullingRule:
        """What the controls are set to."""
        return CullingRule(
            keep_from=self.keep.value() / 10,
            out_below=self.out.value() / 10,
            sure=self.sure.value() / 100,
            best_of_stack=self.best.isChecked(),
            tie=self.tie.value() / 10,
            leave_marked=self.leave.isChecked(),
            personal=self.personal.isChecked(),
        )

    def offer_personal(self, offered: bool) -> None:
        """Whether the user's own scores can count."""
        self.personal.setVisible(offered)
        if not offered:
            self.personal.setChecked(False)

    def set_rule(self, rule: CullingRule) -> None:
        """Set the controls; silently."""
        self._silent = True
        for slider in (self.keep, self.out):
            slider.setRange(10, 110)
        self.out.setValue(10)
        self.keep.setValue(round(10 * rule.keep_from))
        self.out.setValue(round(10 * rule.out_below))
        self.sure.setValue(round(100 * rule.sure))
        self.tie.setValue(round(10 * rule.tie))
        self.best.setChecked(rule.best_of_stack)
        self.leave.setChecked(rule.leave_marked)
        self.personal.setChecked(rule.personal)
        self._silent = False
        self._show_values()

    def show_scores(self, scores: Scores) -> None:
        """The photos as they are put now; the thresholds lie in their range."""
        for slider in (self.keep, self.out):
            with QSignalBlocker(slider):
                low, high = min(10 * scores.low, slider.value()), max(10 * scores.high, slider.value())
                slider.setRange(low, high)
        self.histogram.show_scores(scores)

    def _push(self, other: QSlider, which: Callable[[int, int], int], value: int) -> None:
        """The thresholds never cross: one pushes the other."""
        if other.value() != which(other.value(), value):
            other.setValue(value)  # tells of the change itself
        else:
            self._changed()

    def _changed(self) -> None:
        self._show_values()
        if not self._silent:
            self.rule_changed.emit(self.rule)

    def _show_values(self) -> None:
        self._keep_value.setText(f"{self.keep.value() / 10:.1f}")
        self._out_value.setText(f"{self.out.value() / 10:.1f}")
        self._sure_value.setText(self.tr("{number} %").format(number=self.sure.value()))
        self._tie_value.setText(f"{self.tie.value() / 10:.1f}")
        self.tie.setEnabled(self.best.isChecked())
        self.histogram.show_thresholds(self.keep.value() / 10, self.out.value() / 10)


def _slider(name: str) -> tuple[QSlider, QLabel]:
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setAccessibleName(name)
    slider.setToolTip(name)
    value = QLabel()
    value.setMinimumWidth(34)
    value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return slider, value


def _tick(words: str, tip: str) -> QCheckBox:
    box = QCheckBox(words)
    box.setToolTip(tip)
    return box
