"""How questions look that the system's message box asks."""

from PySide6.QtWidgets import QMessageBox

from aesthetic_studio.gui import icons, theme

SIDE = 32


def dress(box: QMessageBox, icon: str = "") -> None:
    """Give a message box our line icon, or none, and even margins; to be called when all its parts are in."""
    if icon:
        box.setIconPixmap(icons.pixmap(icon, theme.tokens().quiet, SIDE, box.devicePixelRatioF()))
    if (layout := box.layout()) is not None:
        # Beside the words Qt keeps room for an icon, whether there is one or not.
        layout.setContentsMargins(20 if icon else 4, 20, 24, 16)
