"""The keys that hold now, where the window speaks of them: in tooltips, on buttons, in messages."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QWidget

from aesthetic_studio.gui.actions import COMMANDS
from aesthetic_studio.gui.language import translate
from aesthetic_studio.gui.shortcuts.keys import Keys, shown

_BY_NAME = {command.name: command for command in COMMANDS}
_TEXT, _COMMANDS = "textWithoutKeys", "commandsWithKeys"
_chosen: dict[str, tuple[str, ...]] = {}


def key_of(command: str) -> str:
    """The first key of a command as this system writes it; empty where it has none."""
    keys = Keys(_chosen).of(_BY_NAME[command])
    return shown(keys[0]) if keys else ""


def key_or_name(command: str) -> str:
    """The first key of a command; where it has none, what it is called in its menu."""
    return key_of(command) or translate("Commands", _BY_NAME[command].text).rstrip("…")


def with_keys(text: str, *commands: str) -> str:
    """The text, and behind its first line the keys of these commands: ``Stop (Esc)``."""
    keys = ", ".join(filter(None, map(key_of, commands)))
    line, end, rest = text.partition("\n")
    return f"{line} ({keys}){end}{rest}" if keys else text


def tell_keys(widget: QWidget, text: str, *commands: str) -> None:
    """Give a widget a tooltip with the keys of these commands, which follows when they are changed."""
    widget.setProperty(_TEXT, text)
    widget.setProperty(_COMMANDS, list(commands))
    widget.setToolTip(with_keys(text, *commands))


def show_key(label: QLabel, command: str) -> None:
    """Let a label be the key of a command, whatever it is changed to."""
    label.setProperty(_COMMANDS, [command])
    label.setText(key_of(command))


def hold(keys: Keys, window: QWidget) -> None:
    """From now on these keys hold; what speaks of them in the window says so."""
    _chosen.clear()
    _chosen.update(keys.chosen)
    for each in window.findChildren(QWidget):
        commands: Sequence[str] | None = each.property(_COMMANDS)
        if not commands:
            continue
        text: str | None = each.property(_TEXT)
        if text is not None:
            each.setToolTip(with_keys(text, *commands))
        elif isinstance(each, QLabel):
            each.setText(key_of(commands[0]))
