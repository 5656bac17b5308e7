"""All keys on one page; each can be changed there."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from aesthetic_studio.gui.actions import COMMANDS, Command
from aesthetic_studio.gui.language import to_translate, translate
from aesthetic_studio.gui.search_field import SearchField
from aesthetic_studio.gui.shortcuts.keys import RESERVED, Keys, shown
from aesthetic_studio.gui.shortcuts.row import ShortcutRow

_FIXED = (
    Command("arrows", "View", to_translate("Commands", "Move"), ("Left", "Right", "Up", "Down")),
    Command("tab", "View", to_translate("Commands", "Panels, from the photos"), ("Tab",)),
    Command("ends", "View", to_translate("Commands", "First photo, last photo"), ("Home", "End")),
    Command(
        "pan",
        "View",
        to_translate("Commands", "Move a zoomed photo"),
        ("Shift+Left", "Shift+Right"),
    ),
    Command("promote", "View", to_translate("Commands", "Compare: make champion"), ("Up",)),
    Command("swap", "View", to_translate("Commands", "Compare: swap"), ("Down",)),
    Command("sides", "View", to_translate("Commands", "Compare: the other one"), ("Ctrl+Left", "Ctrl+Right")),
    Command("open", "View", to_translate("Commands", "Open in the loupe"), ("Return",)),
    Command("caps", "Photo", to_translate("Commands", "Go on after a mark"), ("CapsLock",)),
)
_COLUMNS = (
    (("File", "Edit", "Taste", "Help"), ("Photo",), ("View",)),
    (("File", "Edit", "Photo"), ("View", "Taste", "Help")),
)
"""Which menus stand in which column, where there is room for three, and for two."""
WIDE = 1000


class ShortcutSheet(QDialog):
    """Shows every command with its keys, by menu. A change holds at once and is told to ``keys_changed``."""

    keys_changed = Signal(object)  # Keys

    def __init__(self, keys: Keys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Shortcuts"))
        self._keys = keys
        self._rows: list[ShortcutRow] = []
        self._search = SearchField(self.tr("Search a command or a key"))
        self._search.setAccessibleName(self.tr("Search the shortcuts"))
        self._search.setFixedWidth(280)
        self._search.textChanged.connect(self._filter)
        self._said = QLabel()
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setProperty("role", "quiet")
        self._said.setAccessibleName(self.tr("What the last change did"))
        self._reset = QPushButton(self.tr("Reset all"))
        self._reset.setAutoDefault(False)
        self._reset.clicked.connect(lambda: self._take(Keys({}), self.tr("All keys are as they came.")))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        below = QHBoxLayout()
        below.addWidget(self._reset)
        below.addWidget(self._said, 1)
        below.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(self._search)
        layout.addWidget(self._table(), 1)
        layout.addLayout(below)
        self._show()
        self.resize(self.sizeHint())

    def _table(self) -> QScrollArea:
        inside = QWidget()
        inside.setProperty("role", "panel")
        columns = QHBoxLayout(inside)
        columns.setContentsMargins(0, 0, 8, 0)
        columns.setSpacing(24)
        room = self.sizeHint().width()
        for menus in _COLUMNS[0 if room >= WIDE else 1]:
            column = QVBoxLayout()
            column.setSpacing(0)
            for menu in menus:
                self._add_menu(column, menu)
            column.addStretch()
            columns.addLayout(column, 1)
        area = QScrollArea(widgetResizable=True)
        area.setProperty("role", "panel")
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        return area

    def _add_menu(self, column: QVBoxLayout, menu: str) -> None:
        column.addWidget(_heading(menu))
        for command in COMMANDS:
            if command.menu == menu:
                column.addWidget(self._row(command))
        for command in _FIXED:
            if command.menu == menu:
                row = ShortcutRow(command, fixed=True)
                row.show_keys(command.keys, changed=False)
                column.addWidget(row)

    def _row(self, command: Command) -> ShortcutRow:
        row = ShortcutRow(command)
        row.key_pressed.connect(self._give)
        row.cleared.connect(
            lambda each: self._take(
                self._keys.without(each), self.tr("{command} has no key now.").format(command=_name(each))
            )
        )
        row.reset_wanted.connect(
            lambda each: self._take(
                self._keys.reset(each), self.tr("{command} is as it came.").format(command=_name(each))
            )
        )
        self._rows.append(row)
        return row

    def _give(self, command: Command, key: str) -> None:
        if key in RESERVED:
            said = self.tr("{key} moves through the photos and cannot be given away.")
            self._said.setText(said.format(key=shown(key)))
            return
        owner = self._keys.owner(key)
        if owner is None or owner.name == command.name:
            said = self.tr("{command} is {key} now.").format(command=_name(command), key=shown(key))
        else:
            said = self.tr("{key} was {other}; it is {command} now.")
            said = said.format(key=shown(key), other=_name(owner), command=_name(command))
        self._take(self._keys.given(command, key), said)

    def _take(self, keys: Keys, said: str) -> None:
        self._keys = keys
        self._said.setText(said)
        self._show()
        self.keys_changed.emit(keys)

    def _show(self) -> None:
        for row in self._rows:
            row.show_keys(self._keys.of(row.command), changed=self._keys.changed(row.command))
        self._reset.setEnabled(bool(self._keys.chosen))

    def _filter(self, text: str) -> None:
        wanted = text.casefold().split()
        for row in self._rows:
            row.setVisible(all(word in row.text.casefold() for word in wanted))

    def sizeHint(self) -> QSize:
        """Three columns, or two, as high as the screen lets it."""
        room = self.screen().availableSize()
        return QSize(1040, 820).boundedTo(QSize(room.width() - 40, room.height() - 40))


def _name(command: Command) -> str:
    return translate("Commands", command.text).rstrip("…")


def _heading(menu: str) -> QLabel:
    heading = QLabel(translate("Menus", menu))
    heading.setProperty("role", "heading")
    heading.setContentsMargins(8, 12, 0, 4)
    return heading
