"""The menu that opens on a photo: the commands one needs most, with their keys."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

STARS = tuple(f"stars_{stars}" for stars in (5, 4, 3, 2, 1, 0))
FLAGS = ("pick", "unflag", "reject")
LABELS = ("label_red", "label_yellow", "label_green", "label_blue")
STACK = ("stack_toggle", "stack_make", "stack_dissolve", "stack_lead")
LINE = ""
BEFORE = ("loupe", "compare", "survey", LINE, "critique", "cull", LINE)
AFTER = (
    *(LINE, "keywords", "add_to_album", "remove_from_album", LINE),
    *("copy_files", "copy_paths", "show_in_files", LINE, "trash"),
)


class PhotoMenu(QObject):
    """Opens the same menu on every widget that shows photos."""

    def __init__(self, actions: Mapping[str, QAction], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self.menu = QMenu()
        self._add(self.menu, BEFORE)
        for words, names in (
            (self.tr("Stars"), STARS),
            (self.tr("Flag"), FLAGS),
            (self.tr("Label"), LABELS),
            (self.tr("Stack"), STACK),
        ):
            self._add(self.menu.addMenu(words), names)
        self._add(self.menu, AFTER)

    def serve(self, *widgets: QWidget) -> None:
        """Open it on these widgets too."""
        for widget in widgets:
            widget.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            widget.customContextMenuRequested.connect(partial(self._open, widget))

    def _open(self, widget: QWidget, place: QPoint) -> None:
        self.menu.popup(widget.mapToGlobal(place))

    def _add(self, menu: QMenu, names: Sequence[str]) -> None:
        for name in names:
            if name == LINE:
                menu.addSeparator()
            elif name in self._actions:
                menu.addAction(self._actions[name])
