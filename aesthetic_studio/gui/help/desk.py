"""Help, and what this program is made of."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject

from aesthetic_studio.gui.dialogs import open_once, while_there
from aesthetic_studio.settings import resources

if TYPE_CHECKING:
    from aesthetic_studio.gui.help.help_window import HelpWindow
    from aesthetic_studio.gui.help.pages import HelpPage
    from aesthetic_studio.gui.main_window import MainWindow
    from aesthetic_studio.studio.licences import Dependency


class HelpDesk(QObject):
    """Opens what is in the Help menu; what they show is read in the background."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._pages: HelpWindow | None = None

    def handlers(self) -> Mapping[str, Callable[..., None]]:
        """What its commands do."""
        return {"help": self.show_help, "about": self.show_about}

    def show_help(self) -> None:
        """The help pages, beside the window."""
        from aesthetic_studio.gui.help.help_window import HelpWindow
        from aesthetic_studio.gui.help.pages import read_pages

        if self._pages is None:
            pages = self._pages = HelpWindow(self._window)

            def show(found: "list[HelpPage]") -> None:
                pages.show_pages(found)

            folder, language = resources() / "help", QLocale().name()
            self._window.background.post(lambda: read_pages(folder, language), show)
        self._pages.show()
        self._pages.raise_()
        self._pages.activateWindow()

    def show_about(self) -> None:
        """Which program this is, and whose work is in it."""
        from aesthetic_studio.gui.help.about_dialog import AboutDialog
        from aesthetic_studio.studio.licences import dependencies, licence_text

        dialog = AboutDialog(self._window)

        def show(found: "list[Dependency]") -> None:
            dialog.show_dependencies(found)

        def read(name: str) -> None:
            self._window.background.post(lambda: licence_text(name), while_there(dialog, dialog.show_licence))

        dialog.licence_wanted.connect(read)
        self._window.background.post(dependencies, while_there(dialog, show))
        open_once(dialog)
