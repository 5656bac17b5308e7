"""All keys on one page."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from aesthetic_studio.gui.actions import COMMANDS, Command

_WITHOUT_ACTION = (
    Command("arrows", "View", "Move", ("Arrows",)),
    Command("tab", "View", "Panels, from the photos", ("Tab",)),
    Command("open", "View", "Open in the loupe", ("Return",)),
    Command("undo", "Edit", "Undo", ("Ctrl+Z",)),
    Command("redo", "Edit", "Redo", ("Ctrl+Shift+Z",)),
)
_COLUMNS = (("File", "Edit", "Help"), ("Photo",), ("View",))


class ShortcutSheet(QDialog):
    """Shows every command that has a key, by menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Shortcuts")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 24)
        layout.setSpacing(40)
        for menus in _COLUMNS:
            column = QVBoxLayout()
            column.setSpacing(16)
            for menu in menus:
                column.addWidget(_table(menu))
            column.addStretch()
            layout.addLayout(column)


def _table(menu: str) -> QWidget:
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(6)
    heading = QLabel(menu)
    heading.setProperty("role", "heading")
    grid.addWidget(heading, 0, 0, 1, 2)
    with_keys = [each for each in (*COMMANDS, *_WITHOUT_ACTION) if each.menu == menu and each.keys]
    for row, command in enumerate(with_keys, 1):
        grid.addWidget(QLabel(command.text.rstrip("…")), row, 0)
        keys = QWidget()
        caps = QHBoxLayout(keys)
        caps.setContentsMargins(0, 0, 0, 0)
        caps.setSpacing(4)
        caps.addStretch()
        shown = [key for key in command.keys if "Enter" not in key and key != "Ctrl+="]
        for key in shown:
            caps.addWidget(_key_cap(key))
        grid.addWidget(keys, row, 1)
    return table


def _key_cap(key: str) -> QFrame:
    cap = QFrame()
    cap.setProperty("role", "card")
    inside = QHBoxLayout(cap)
    inside.setContentsMargins(6, 1, 6, 1)
    native = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    label = QLabel(native or key)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    inside.addWidget(label)
    return cap
