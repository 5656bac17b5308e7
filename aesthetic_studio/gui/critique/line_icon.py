"""A line drawing in the panel, in the theme's quiet colour."""

from enum import StrEnum

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from aesthetic_studio.domain.critique import OperationName
from aesthetic_studio.gui import icons, theme


class StateIcon(StrEnum):
    """Drawings of the panel's states."""

    PHOTO = "photo"
    CRITIC = "critic"
    WARNING = "warning"
    BROKEN = "broken"


class LineIcon(QWidget):
    """The drawing of an edit or of a state."""

    def __init__(
        self, icon: StateIcon | OperationName, side: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setFixedSize(QSize(side, side))

    def set_icon(self, icon: StateIcon | OperationName) -> None:
        """Show another drawing."""
        self._icon = icon
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        """The drawing, sharp on any screen."""
        kind = "op" if isinstance(self._icon, OperationName) else "critique"
        drawing = icons.pixmap(
            f"{kind}-{self._icon.value}", theme.tokens().quiet, self.width(), self.devicePixelRatioF()
        )
        QPainter(self).drawPixmap(0, 0, drawing)
