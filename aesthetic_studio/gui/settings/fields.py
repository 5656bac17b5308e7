"""The controls of the settings: each holds one value, and says which."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QWidget


class Choice(QComboBox):
    """One of several values, each with its words."""

    def __init__(
        self, name: str, options: Sequence[tuple[Any, str]] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for value, words in options:
            self.addItem(words, value)

    @property
    def chosen(self) -> Any:
        """The chosen value."""
        return self.currentData()

    def choose(self, value: Any) -> None:
        """Show this value; one that is not offered is added under its own name."""
        place = self.findData(value)
        if place < 0:
            self.addItem(str(value), value)
            place = self.count() - 1
        self.setCurrentIndex(place)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel that turns over it scrolls the page; a setting must not change by accident."""
        event.ignore()


class Switch(QCheckBox):
    """On or off."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setAccessibleName(words)

    @property
    def chosen(self) -> bool:
        """Whether it is on."""
        return self.isChecked()

    def choose(self, value: bool) -> None:
        """Show this value."""
        self.setChecked(value)


class Amount(QDoubleSpinBox):
    """A number of units, such as gigabytes; the value is counted in ones."""

    def __init__(
        self, name: str, suffix: str, unit: int, limits: tuple[float, float], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._unit = unit
        self._exact: int | None = None
        self.setAccessibleName(name)
        self.setSuffix(f" {suffix}")
        self.setDecimals(1 if limits[0] < 1 else 0)
        self.setRange(*limits)
        self.setSingleStep(0.5 if limits[0] < 1 else 50)
        self.lineEdit().setTextMargins(8, 0, 8, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.valueChanged.connect(self._forget)

    @property
    def chosen(self) -> int:
        """What it shows, in ones; exactly what was set where nobody changed it."""
        return self._exact if self._exact is not None else round(self.value() * self._unit)

    def choose(self, value: int) -> None:
        """Show this value."""
        self.setValue(value / self._unit)
        self._exact = value

    def _forget(self) -> None:
        self._exact = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """As of `Choice`."""
        event.ignore()
