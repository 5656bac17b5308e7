"""How many photos are shown: in words where there is room, else the figure alone."""

from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

LEAST_WIDTH = 32


class CountLabel(QLabel):
    """Wants room for its words, and makes do with room for the figure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._figure = "", ""
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setContentsMargins(0, 0, 0, 2)  # on one line with the words of the buttons beside it
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(self.tr("Photos shown"))

    def show_count(self, count: int) -> None:
        """Another number of photos."""
        self._words = self.tr("%Ln photos shown", "", count)
        self._figure = QLocale().toString(count)
        self.setToolTip(self._words)
        self.setAccessibleDescription(self._words)
        self._fit()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for the words."""
        return QSize(self._width_of(self._words), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Room for the figure."""
        return QSize(max(LEAST_WIDTH, self._width_of(self._figure)), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as fits."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        fits = self._width_of(self._words) <= self.width()
        self.setText(self._words if fits else self._figure)

    def _width_of(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text) + 2
