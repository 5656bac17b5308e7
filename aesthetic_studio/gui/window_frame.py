"""Where the parts of the window are: bar above, photos between sidebar and panel, line of state below."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

SIDEBAR_WIDTH, PANEL_WIDTH = 216, 316


def three_columns(sidebar: QWidget, photos: QWidget, right: QWidget) -> QSplitter:
    """The columns, of which the photos take what room there is."""
    splitter = QSplitter(Qt.Orientation.Horizontal)
    splitter.setHandleWidth(1)
    splitter.setChildrenCollapsible(False)
    for part in (sidebar, photos, right):
        splitter.addWidget(part)
    splitter.setStretchFactor(1, 1)
    splitter.setSizes([SIDEBAR_WIDTH, 924, PANEL_WIDTH])
    sidebar.setMaximumWidth(360)
    right.setMinimumWidth(260)
    right.setMaximumWidth(560)
    return splitter


def one_above_the_other(stretched: QWidget, below: QWidget) -> QWidget:
    """Two parts without a gap; the upper one takes what room there is."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(stretched, 1)
    column.addWidget(below)
    return whole
