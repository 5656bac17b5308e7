"""Dialogs and menus that are gone when they close; otherwise each would stay in memory until the window does."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialog, QMenu
from shiboken6 import isValid

T = TypeVar("T")


def open_once(dialog: QDialog) -> None:
    """Open a dialog that is deleted after it has closed."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def popup_once(menu: QMenu, place: QPoint) -> None:
    """Open a menu at a place of the screen; it is deleted after it has closed."""
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(place)


def while_there(dialog: QDialog, heard: Callable[[T], None]) -> Callable[[T], None]:
    """Calls ``heard`` with what was found out for a dialog, unless that is deleted by then."""

    def hear(found: T) -> None:
        if isValid(dialog):
            heard(found)

    return hear
