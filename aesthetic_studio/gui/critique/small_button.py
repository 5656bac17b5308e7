"""How the quiet buttons beside the panel's small words look."""

from PySide6.QtWidgets import QAbstractButton

_STYLE = """
QAbstractButton {
  color: palette(placeholder-text); background: transparent; border: 1px solid transparent;
  border-radius: 4px; padding: 1px 3px; min-height: 14px; font-size: 11px;
}
QAbstractButton:hover { color: palette(text); }
QAbstractButton:focus { border: 1px solid palette(highlight); }
QToolButton::menu-indicator { image: none; }
"""


def make_small(button: QAbstractButton) -> None:
    """Let a button look like a small word, until the pointer or the keyboard is there."""
    button.setStyleSheet(_STYLE)
