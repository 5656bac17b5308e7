"""One command of the shortcut sheet with its keys, and a place to press others."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QWidget

from aesthetic_studio.gui import theme
from aesthetic_studio.gui.actions import Command
from aesthetic_studio.gui.dialogs import popup_once
from aesthetic_studio.gui.language import translate
from aesthetic_studio.gui.shortcuts.keys import pressed, shown, shown_keys

HEIGHT = 28


class ShortcutRow(QWidget):
    """Return or a click waits for a key; Backspace takes the keys away, Escape leaves them as they are."""

    key_pressed = Signal(object, str)  # Command, key
    cleared = Signal(object)  # Command
    reset_wanted = Signal(object)  # Command

    def __init__(self, command: Command, *, fixed: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.command = command
        self._fixed = fixed
        self._waiting = False
        self._hovered = False
        self._changed = False
        self._keys: tuple[str, ...] = ()
        self._name = QLabel(translate("Commands", command.text).rstrip("…"))
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._caps = QWidget()
        row = QHBoxLayout(self._caps)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 2, 8, 2)
        layout.setSpacing(16)
        layout.addWidget(self._name, 1)
        layout.addWidget(self._caps)
        self.setFixedHeight(HEIGHT)
        if not fixed:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setToolTip(self.tr("Click and press another key"))

    @property
    def text(self) -> str:
        """What a search looks through."""
        return f"{self._name.text()} {' '.join(map(shown, self._keys))}"

    def show_keys(self, keys: tuple[str, ...], *, changed: bool) -> None:
        """Show these keys."""
        self._keys, self._changed = keys, changed
        self._waiting = False
        self._refresh()

    def _refresh(self) -> None:
        row = self._caps.layout()
        assert row is not None
        while (item := row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        if self._waiting:
            row.addWidget(_words(self.tr("Press a key")))
        elif not self._keys:
            row.addWidget(_words("–"))
        else:
            for key in shown_keys(self._keys):
                row.addWidget(_key_cap(shown(key), changed=self._changed))
        keys = ", ".join(map(shown, self._keys)) or self.tr("no key")
        self.setAccessibleName(f"{self._name.text()}: {keys}")
        self.update()

    def wait(self) -> None:
        """The next key is the command's."""
        if not self._fixed:
            self._waiting = True
            self.setFocus()
            self._refresh()

    # --- events

    def event(self, event: QEvent) -> bool:
        """While it waits, every key is meant for it, Tab and the window's shortcuts too."""
        if self._waiting and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if self._waiting and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self.keyPressEvent(event)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that is waited for, or the beginning of the waiting."""
        if not self._waiting:
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and not self._fixed:
                self.wait()
            elif event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete} and not self._fixed:
                self.cleared.emit(self.command)
            else:
                super().keyPressEvent(event)
            return
        key = pressed(event)
        if key == "Esc":
            self._waiting = False
            self._refresh()
        elif key in {"Backspace", "Del"}:
            self._waiting = False
            self.cleared.emit(self.command)
        elif key:
            self._waiting = False
            self.key_pressed.emit(self.command, key)
            self._refresh()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click waits for a key."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.wait()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Who leaves it wants no other key."""
        super().focusOutEvent(event)
        if self._waiting:
            self._waiting = False
            self._refresh()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """No key, or ours again."""
        if self._fixed:
            return
        menu = QMenu(self)
        menu.addAction(self.tr("No key")).triggered.connect(lambda: self.cleared.emit(self.command))
        back = menu.addAction(self.tr("As it was"))
        back.setEnabled(self._changed)
        back.triggered.connect(lambda: self.reset_wanted.emit(self.command))
        popup_once(menu, event.globalPos())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        super().enterEvent(event)
        self._hovered = not self._fixed
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is elsewhere."""
        super().leaveEvent(event)
        self._hovered = False
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A ring where the keyboard is, a shade under the pointer."""
        super().paintEvent(event)
        if not (self._hovered or self.hasFocus()):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.tokens()
        painter.setBrush(QColor(colours.raised))
        painter.setPen(QPen(QColor(colours.accent), 1) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 5, 5)

    def sizeHint(self) -> QSize:
        """Room for a name and two keys."""
        return QSize(280, HEIGHT)


def _words(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "quiet")
    return label


def _key_cap(text: str, *, changed: bool) -> QFrame:
    cap = QFrame()
    cap.setProperty("role", "keycap")
    cap.setProperty("changed", changed)
    inside = QHBoxLayout(cap)
    inside.setContentsMargins(6, 0, 6, 1)
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    inside.addWidget(label)
    return cap
