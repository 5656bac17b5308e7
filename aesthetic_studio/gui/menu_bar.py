"""The menus of the window, which give the keyboard back when they close."""

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QActionEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QWidget
from shiboken6 import isValid

_BARE = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier


class MenuBar(QMenuBar):
    """A closed menu leaves the keyboard where it was before, not at the bar, where arrows would walk along it.

    While the bar has the keyboard (Alt alone leads there) no bare key is a command; a key with Ctrl or Alt is, and
    the keyboard goes back for it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setNativeMenuBar(False)
        self._before: QWidget | None = None

    def actionEvent(self, event: QActionEvent) -> None:
        """Hear when a menu closes."""
        super().actionEvent(event)
        menu = event.action().menu() if event.type() == QEvent.Type.ActionAdded else None
        if isinstance(menu, QMenu):
            menu.aboutToShow.connect(self._note_focus)
            menu.aboutToHide.connect(lambda: QTimer.singleShot(0, self, self._menu_closed))

    def event(self, event: QEvent) -> bool:
        """Commands of bare keys rest."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if event.modifiers() in _BARE:
                event.accept()
                return True
            if event.key() not in {Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta}:
                self._leave()
        return super().event(event)

    def _note_focus(self) -> None:
        focused = self.window().focusWidget()
        if focused is not self:
            self._before = focused

    def _menu_closed(self) -> None:
        if QApplication.activePopupWidget() is None:  # or the one beside it has opened
            self._leave()
            if self._has_keys and self._before is not None and isValid(self._before):
                self._before.setFocus(Qt.FocusReason.MenuBarFocusReason)
            self._before = None

    def _leave(self) -> None:
        """What Escape does at the bar: nothing is marked, and whoever had the keyboard before has it."""
        if self._has_keys:
            escape = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
            self.keyPressEvent(escape)

    @property
    def _has_keys(self) -> bool:
        """Also while another window is in front: Qt itself gives nothing back then."""
        return self.window().focusWidget() is self
