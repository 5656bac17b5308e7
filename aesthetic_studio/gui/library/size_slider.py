"""How large the cells of the grid are, for the hand on the mouse."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QSlider, QWidget

from aesthetic_studio.gui.library.photo_list import CELL_SIZES, GridView

WIDTH = 88


class SizeSlider(QSlider):
    """Goes with the grid's size, whoever changes it."""

    def __init__(self, grid: GridView, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._grid = grid
        self.setRange(0, len(CELL_SIZES) - 1)
        self.setPageStep(1)
        self.setFixedWidth(WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Size of the photos"))
        self.setToolTip(self.tr("Size of the photos (Ctrl and wheel)"))
        self.valueChanged.connect(lambda step: grid.set_look(step, grid.look[1]))
        grid.look_changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        with QSignalBlocker(self):
            self.setValue(self._grid.look[0])
