"""The first minute: says on the welcome page what this computer can run, before anybody asks."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from aesthetic_studio.settings import resources

if TYPE_CHECKING:
    from aesthetic_studio.critics.catalogue import InstalledCritic
    from aesthetic_studio.gui.main_window import MainWindow
    from aesthetic_studio.studio.machine import Machine


class FirstRun(QObject):
    """Looks at the computer once, in the background, when an empty library welcomes its owner."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._looked = False
        window.view.empty.welcomed.connect(self._look)

    def _look(self) -> None:
        if self._looked:
            return
        self._looked = True
        home, settings = self._window.doors.home, self._window.doors.settings

        def look() -> "tuple[Machine, list[InstalledCritic]]":
            from aesthetic_studio.critics.catalogue import built_in_and_installed
            from aesthetic_studio.studio.machine import look_at_machine

            critics = built_in_and_installed(home.models, resources() / "models")
            return look_at_machine(), [each for each in critics if each.id == settings.critic]

        def show(found: "tuple[Machine, list[InstalledCritic]]") -> None:
            from aesthetic_studio.gui.settings.computer_line import computer_text, fit_text

            machine, critics = found
            lines = [f"{each.name} {fit_text(each, machine)}" for each in critics]
            self._window.view.empty.show_computer("\n".join([*lines, computer_text(machine)]))

        self._window.background.post(look, show)
