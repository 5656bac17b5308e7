"""The taste page before the first rating: what it is for, and the two ways to begin."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from aesthetic_studio.gui import icons, theme
from aesthetic_studio.gui.theme import GRID

_ICON, _WIDE = 40, 440


class Invitation(QWidget):
    """Picture, title, one line, and the buttons for a round of ratings and for ratings from elsewhere."""

    rate_wanted = Signal()
    import_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QLabel()
        title, hint = QLabel(self.tr("No ratings yet")), QLabel()
        title.setFont(theme.font(weight=QFont.Weight.DemiBold))
        hint.setText(
            self.tr("Rate photos, and the critic learns how your taste differs from the general score.")
        )
        hint.setProperty("role", "quiet")
        hint.setWordWrap(True)
        hint.setFixedWidth(_WIDE)
        hint.setMinimumHeight(hint.heightForWidth(_WIDE))
        self.setAccessibleName(title.text())
        self.setAccessibleDescription(hint.text())
        rate, take = QPushButton(self.tr("Rate photos")), QPushButton(self.tr("Import ratings…"))
        rate.setProperty("role", "accent")
        rate.setToolTip(self.tr("The photos that tell most about your taste, one after another"))
        rate.clicked.connect(self.rate_wanted)
        take.setToolTip(self.tr("Ratings from CSV, JSON, or a Lightroom catalogue"))
        take.clicked.connect(self.import_wanted)
        buttons = QHBoxLayout()
        buttons.setSpacing(2 * GRID)
        buttons.addWidget(rate)
        buttons.addWidget(take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 24 * GRID, 0, 24 * GRID)
        column.setSpacing(2 * GRID)
        for label in (self._picture, title, hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(2 * GRID)
        column.addLayout(buttons)
        column.setAlignment(buttons, Qt.AlignmentFlag.AlignHCenter)
        self._tint()

    def changeEvent(self, event: QEvent) -> None:
        """The picture follows the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()

    def _tint(self) -> None:
        self._picture.setPixmap(icons.pixmap("taste", theme.tokens().quiet, _ICON, self.devicePixelRatioF()))
