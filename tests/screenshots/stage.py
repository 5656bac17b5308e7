"""The real window on a screen in memory, brought into a state and photographed."""

import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QSize, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from aesthetic_studio.gui import language
from aesthetic_studio.gui.appearance import Appearance
from aesthetic_studio.gui.main_window import MainWindow
from aesthetic_studio.gui.studio_doors import StudioDoors
from aesthetic_studio.settings import Home, Language, Settings, Theme

LIMIT_S = 40.0
CALM_ROUNDS = 6
BLOCKED_MS = 5000


class NotThereError(Exception):
    """The window has no such part."""


@dataclass(frozen=True, slots=True)
class Look:
    """How the window shall look and speak."""

    theme: Theme
    language: Language


@dataclass
class Stage:
    """One window, in a home of its own that is thrown away.

    Attributes:
        shoot: the folder with photographs.
        home: filled with them, or empty.
        doors: how the window gets its library and critic; a scene may replace some.
    """

    app: QApplication
    shoot: Path
    home: Home
    size: QSize
    settings: Settings
    doors: StudioDoors
    at_end: list[Callable[[], object]] = field(default_factory=list)
    _window: MainWindow | None = None

    @property
    def window(self) -> MainWindow:
        """The window, shown at the first use, its library not opened yet."""
        if self._window is None:
            self._window = MainWindow(self.doors)
            self._window.resize(self.size)
            self._window.move(0, 0)
            self._window.show()
            self.work()
            focus(self._window)
        return self._window

    def use(self, **doors: object) -> None:
        """Replace doors before the window is made."""
        self.doors = replace(self.doors, **doors)  # type: ignore[arg-type]

    def open(self, *, folder: bool = True) -> MainWindow:
        """Open the library, and wait until everything in view is there."""
        self.window.start([self.shoot] if folder else [])
        self.until(lambda: self.window.library is not None, "opening the library")
        self.settle()
        return self.window

    def do(self, *names: str) -> None:
        """Carry out commands by their names.

        Raises:
            NotThereError: there is no such command.
        """
        for name in names:
            if name not in self.window.actions_by_name:
                raise NotThereError(name)
            self.trigger(name)
            self.work()
        self.settle()

    def trigger(self, name: str) -> None:
        """Carry out a command without waiting for what follows.

        Raises:
            TimeoutError: it opened a dialog that keeps the whole program waiting.
        """
        blocking: list[str] = []

        def unblock() -> None:
            if (dialog := QApplication.activeModalWidget()) is not None:
                blocking.append(dialog.windowTitle())
                dialog.close()

        watch = QTimer(singleShot=True, interval=BLOCKED_MS)
        watch.timeout.connect(unblock)
        watch.start()
        self.window.actions_by_name[name].trigger()
        watch.stop()
        if blocking:
            raise TimeoutError(f"{name} waits in its dialog {blocking[0]!r}; open() it, do not exec() it")

    def choose(self, name: str) -> None:
        """Make the photo with this file name active, wherever the view has it."""
        model = self.window.model
        for row in range(model.rowCount()):
            self.until(lambda row=row: model.photo(row) is not None, f"reading row {row}")
            photo = model.photo(row)
            if photo is not None and photo.path.name == name:
                self.window.view.select_rows([row])
                self.settle()
                return
        raise NotThereError(name)

    def settle(self) -> None:
        """Let the window work until nothing has been missing for some rounds."""
        calm = 0

        def rests() -> bool:
            nonlocal calm
            calm = calm + 1 if self.window.settled else 0
            return calm >= CALM_ROUNDS

        self.until(rests, "coming to rest")

    def until(self, seen: Callable[[], object], what: str) -> None:
        """Let the window work until something is seen.

        Raises:
            TimeoutError: it did not happen in time.
        """
        end = time.monotonic() + LIMIT_S
        while not seen():
            if time.monotonic() > end:
                raise TimeoutError(f"{what} took longer than {LIMIT_S:.0f} s")
            self.work(0.03)

    def work(self, seconds: float = 0.1) -> None:
        """Let the window work for a while."""
        over = QEventLoop()
        QTimer.singleShot(round(seconds * 1000), over.quit)
        over.exec()

    def photograph(self, out: Path) -> None:
        """Save the whole screen, with menus and dialogs, as PNG."""
        screen = self.app.primaryScreen()
        if not screen.grabWindow(0).save(str(out)):
            raise OSError(f"{out} cannot be written")

    def close(self) -> None:
        """Close the window and every dialog."""
        for each in self.at_end:
            each()
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        if self._window is not None:
            self._window.close()
            self._window.deleteLater()
        for widget in QApplication.topLevelWidgets():
            widget.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def focus(widget: QWidget) -> None:
    """Give the keyboard to a window, where there is no window manager that would."""
    if QApplication.platformName() != "xcb":
        return
    subprocess.run(["xdotool", "windowfocus", str(int(widget.winId()))], check=False, capture_output=True)


@contextmanager
def stage(
    app: QApplication, prepared: Path, shoot: Path, size: QSize, look: Look, *, filled: bool = True
) -> Iterator[Stage]:
    """A stage whose home is a copy of the prepared one, or empty."""
    root = prepared / "scene"
    shutil.rmtree(root, ignore_errors=True)
    home = Home(root)
    if filled:
        shutil.copytree(prepared / "home", root, ignore=shutil.ignore_patterns("models"))
    settings = home.read_settings().model_copy(update={"theme": look.theme, "language": look.language})
    language.apply(app, look.language)
    Appearance.of(app).choose(look.theme)
    made = Stage(app, shoot, home, size, settings, StudioDoors.of(home, settings))
    try:
        yield made
    finally:
        made.close()
        shutil.rmtree(root, ignore_errors=True)
