"""Dark or light: as the user chose, or as the desktop is."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from aesthetic_studio.gui import theme
from aesthetic_studio.settings import Theme


class Appearance(QObject):
    """Gives the application its theme; where the desktop decides, it follows it while the program runs."""

    changed = Signal(bool)  # whether it is dark now

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._wanted = Theme.SYSTEM
        app.styleHints().colorSchemeChanged.connect(lambda _: self._follow())

    @classmethod
    def of(cls, app: QApplication) -> "Appearance":
        """The one of the application."""
        return app.findChild(cls) or cls(app)

    @property
    def dark(self) -> bool:
        """Whether the theme is dark; a desktop that does not say is taken for a dark one, as photographers like it."""
        if self._wanted is Theme.SYSTEM:
            return self._app.styleHints().colorScheme() is not Qt.ColorScheme.Light
        return self._wanted is Theme.DARK

    def choose(self, wanted: Theme) -> None:
        """Change the theme now; the frame of the window follows where the desktop lets it."""
        self._wanted = wanted
        hints = self._app.styleHints()
        if wanted is Theme.SYSTEM:
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(Qt.ColorScheme.Dark if wanted is Theme.DARK else Qt.ColorScheme.Light)
        self._apply()

    def _follow(self) -> None:
        if self._wanted is Theme.SYSTEM:
            self._apply()

    def _apply(self) -> None:
        theme.apply(self._app, dark=self.dark)
        self.changed.emit(self.dark)
