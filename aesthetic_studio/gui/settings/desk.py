"""The settings' place in the window: shows them, keeps them, lets them take hold."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSignalBlocker
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from aesthetic_studio.gui.appearance import Appearance
from aesthetic_studio.gui.dialogs import open_once, while_there
from aesthetic_studio.gui.library.library_view import ViewName
from aesthetic_studio.gui.shortcuts.bound import hold
from aesthetic_studio.gui.shortcuts.keys import Keys, apply
from aesthetic_studio.settings import Settings, Theme, resources

if TYPE_CHECKING:
    from aesthetic_studio.critics.catalogue import InstalledCritic
    from aesthetic_studio.damaged_settings import DamagedSettings
    from aesthetic_studio.gui.main_window import MainWindow
    from aesthetic_studio.gui.settings.dialog import SettingsDialog
    from aesthetic_studio.studio.machine import Machine

NATIVE = QKeySequence.SequenceFormat.NativeText


class SettingsDesk(QObject):
    """Knows the settings as they are now.

    Attributes:
        settings: what the user chose, with the options of the command line over it.
        reopen: whether the window is to open again with these settings, once it is closed.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.settings: Settings = window.doors.settings
        self.reopen = False
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._appearance = Appearance.of(app)
        self._appearance.changed.connect(self._show_theme)

    def handlers(self) -> Mapping[str, Callable[..., None]]:
        """What its commands do."""
        return {"settings": self.show, "light_theme": self._switch_theme, "shortcuts": self.show_keys}

    def follow_commands(self) -> None:
        """Once the window has its commands: the user's keys, and the theme's tick."""
        self._give_keys(Keys(self.settings.shortcuts))
        self._show_theme(self._appearance.dark)

    def show(self) -> None:
        """Let the user change the settings."""
        from aesthetic_studio.gui.settings.dialog import SettingsDialog

        window = self._window
        dialog = SettingsDialog(self.settings, window)
        dialog.theme_tried.connect(self._appearance.choose)
        dialog.rejected.connect(lambda: self._appearance.choose(self.settings.theme))
        dialog.accepted.connect(lambda: self.change(dialog.changed))
        dialog.shortcuts_wanted.connect(window.actions_by_name["shortcuts"].trigger)
        dialog.clear_wanted.connect(lambda: self._clear_thumbnails(dialog))
        dialog.show_screen(window.screen_desk.name)
        self._look(dialog)
        open_once(dialog)

    def tell_of(self, damage: "DamagedSettings") -> None:
        """Say what was wrong with the settings file, and which settings hold."""
        from aesthetic_studio.gui.settings.damage_dialog import DamageDialog

        dialog = DamageDialog(damage, self._window)
        dialog.settings.clicked.connect(self.show)
        open_once(dialog)

    def show_keys(self) -> None:
        """All keys on one page, to read and to change."""
        from aesthetic_studio.gui.shortcuts.sheet import ShortcutSheet

        sheet = ShortcutSheet(Keys(self.settings.shortcuts), self._window)
        sheet.keys_changed.connect(self._take_keys)
        open_once(sheet)

    def _take_keys(self, keys: Keys) -> None:
        self._give_keys(keys)
        self.change({"shortcuts": keys.chosen})

    def _give_keys(self, keys: Keys) -> None:
        window, actions = self._window, self._window.actions_by_name
        apply(keys, actions)
        hold(keys, window)
        window.top_bar.show_keys({view: actions[view].shortcut().toString(NATIVE) for view in ViewName})
        window.panel.set_critique_key(actions["critique"].shortcut())

    def change(self, chosen: Mapping[str, object]) -> None:
        """Keep settings, and let them take hold: most of them by opening the window again."""
        from aesthetic_studio.gui.settings.dialog import AT_ONCE

        if not chosen:
            return
        window = self._window
        self.settings = self.settings.model_copy(update=dict(chosen))
        if "theme" in chosen:
            self._appearance.choose(self.settings.theme)
        if "screen_profile" in chosen:
            window.screen_desk.look()

        def kept(_: None) -> None:
            if chosen.keys() - AT_ONCE:
                self.reopen = True
                window.close()

        window.background.post(lambda: window.doors.home.write_settings(chosen), kept)

    # --- what the dialog wants to know

    def _look(self, dialog: "SettingsDialog") -> None:
        home = self._window.doors.home

        def look() -> "tuple[list[InstalledCritic], Machine, int]":
            from aesthetic_studio.critics.catalogue import built_in_and_installed
            from aesthetic_studio.photos.thumbnails import stored_bytes
            from aesthetic_studio.studio.machine import look_at_machine

            critics = built_in_and_installed(home.models, resources() / "models")
            return critics, look_at_machine(), stored_bytes(home.thumbnails)

        def show(found: "tuple[list[InstalledCritic], Machine, int]") -> None:
            critics, machine, cache = found
            dialog.show_critics(critics)
            dialog.show_machine(machine, critics)
            dialog.show_cache(cache)

        self._window.background.post(look, while_there(dialog, show))

    def _clear_thumbnails(self, dialog: "SettingsDialog") -> None:
        root = self._window.doors.home.thumbnails

        def clear() -> int:
            from aesthetic_studio.photos.thumbnails import clear, stored_bytes

            clear(root)
            return stored_bytes(root)

        self._window.background.post(clear, while_there(dialog, dialog.show_cache))

    # --- the theme

    def _switch_theme(self, light: bool) -> None:
        self.change({"theme": Theme.LIGHT if light else Theme.DARK})

    def _show_theme(self, dark: bool) -> None:
        action = self._window.actions_by_name["light_theme"]
        with QSignalBlocker(action):
            action.setChecked(not dark)
