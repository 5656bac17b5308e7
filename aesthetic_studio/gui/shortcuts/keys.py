"""Which keys each command has: ours, with the user's over them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence

from aesthetic_studio.gui.actions import COMMANDS, Command

RESERVED = frozenset({"Tab", "Shift+Tab", "Left", "Right", "Up", "Down", "Return", "Enter", "CapsLock"})
"""Keys that move through photos and controls everywhere."""
_BARE = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_Meta,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_unknown,
    }
)


@dataclass(frozen=True, slots=True)
class Keys:
    """The user's keys by command; a command without an entry has ours."""

    chosen: Mapping[str, tuple[str, ...]]

    def of(self, command: Command) -> tuple[str, ...]:
        """The keys of a command, in Qt's portable words; the first is shown in the menu."""
        return self.chosen.get(command.name, command.keys)

    def changed(self, command: Command) -> bool:
        """Whether a command has other keys than ours."""
        return self.of(command) != command.keys

    def owner(self, key: str) -> Command | None:
        """The command that a key belongs to."""
        return next((each for each in COMMANDS if _named(key) in map(_named, self.of(each))), None)

    def given(self, command: Command, key: str) -> "Keys":
        """Only this key for a command; whoever had it goes without it."""
        wanted = dict(self.chosen)
        owner = self.owner(key)
        if owner is not None and owner.name != command.name:
            wanted[owner.name] = tuple(each for each in self.of(owner) if _named(each) != _named(key))
        wanted[command.name] = (key,)
        return replace(self, chosen=_differing(wanted))

    def without(self, command: Command) -> "Keys":
        """No key for a command."""
        return replace(self, chosen=_differing({**self.chosen, command.name: ()}))

    def reset(self, command: Command) -> "Keys":
        """Our keys for a command; whoever had got them goes without."""
        keys = Keys({name: chosen for name, chosen in self.chosen.items() if name != command.name})
        wanted = dict(keys.chosen)
        for other in COMMANDS:
            if other.name != command.name and set(map(_named, keys.of(other))) & set(
                map(_named, command.keys)
            ):
                ours = set(map(_named, command.keys))
                wanted[other.name] = tuple(each for each in keys.of(other) if _named(each) not in ours)
        return replace(self, chosen=_differing(wanted))


def apply(keys: Keys, actions: Mapping[str, QAction]) -> None:
    """Give the window's actions these keys."""
    for command in COMMANDS:
        actions[command.name].setShortcuts([QKeySequence(key) for key in keys.of(command)])


def pressed(event: QKeyEvent) -> str:
    """The key that an event is, in Qt's portable words; empty while only Shift or the like is held."""
    if Qt.Key(event.key()) in _BARE:
        return ""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    text = event.text()
    if modifiers == Qt.KeyboardModifier.ShiftModifier and text and not text.isalpha() and text.isprintable():
        modifiers = Qt.KeyboardModifier.NoModifier  # "?" is its own key, wherever Shift is needed for it
    return QKeySequence(event.key() | modifiers.value).toString(QKeySequence.SequenceFormat.PortableText)


def shown(key: str) -> str:
    """A key as this system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) or key


def shown_keys(keys: Sequence[str]) -> list[str]:
    """Keys to show: those that differ only by the keyboard's part (Return and Enter, + and =) once."""
    return [key for key in keys if "Enter" not in key and key != "Ctrl+="]


def _named(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)


def _differing(wanted: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    ours = {command.name: command.keys for command in COMMANDS}
    return {name: keys for name, keys in wanted.items() if name not in ours or keys != ours[name]}
