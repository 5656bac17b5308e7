"""Starts the application: the window first, everything heavy after it has been painted."""

import contextlib
import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QSize, Qt, QThread, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from aesthetic_studio.damaged_settings import DamagedSettings
from aesthetic_studio.domain.errors import StudioError
from aesthetic_studio.gui import icons, language, theme
from aesthetic_studio.gui.appearance import Appearance
from aesthetic_studio.gui.failure.log import StudioLog
from aesthetic_studio.gui.failure.watch import FailureWatch
from aesthetic_studio.gui.garbage import Garbage
from aesthetic_studio.gui.interrupt import close_on_interrupt
from aesthetic_studio.gui.main_window import MainWindow
from aesthetic_studio.gui.studio_doors import StudioDoors
from aesthetic_studio.settings import Home, Settings

if TYPE_CHECKING:
    from aesthetic_studio.studio.recovery import Recovery

TRACE_VARIABLE = "AESTHETIC_STUDIO_TRACE"
SCREENSHOT_LIMIT_S = 120


def run(
    home: Home,
    settings: Settings,
    folder: Path | None,
    *,
    demo: bool = False,
    damage: DamagedSettings | None = None,
) -> int:
    """Show the window until it is closed.

    Args:
        home: where the library and installed critics are.
        settings: the user's choices.
        folder: opened at once; None shows the library as it was left.
        demo: open the sample photos.
        damage: what was wrong with the settings, to be told.

    Returns:
        The exit status of the application.
    """
    app = _application(settings)
    log = StudioLog(home.logs)
    log.begin()
    watch = FailureWatch(app, log)
    watch.begin()
    garbage = Garbage(app)
    left: list[QThread] = []
    try:
        folders = [folder.absolute()] if folder else []
        opening = _Opening(settings, folders, demo=demo, damage=damage)
        status = _run(app, watch, garbage, home, opening, left)
    finally:
        watch.end()
        log.end()
    if any(thread.isRunning() for thread in left):
        # Everything is written, and what still loads only reads: the program need not wait for it, but Python would.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)
    return status


@dataclass(frozen=True, slots=True)
class _Opening:
    """What a window opens with."""

    settings: Settings
    folders: Sequence[Path] = ()
    demo: bool = False
    damage: DamagedSettings | None = None

    def begin(self, window: MainWindow) -> None:
        """Follows the first paint."""
        window.start(self.folders, demo=self.demo)
        if self.damage is not None:
            window.settings_desk.tell_of(self.damage)


def _run(  # noqa: PLR0917 - each is of another kind
    app: QApplication,
    watch: FailureWatch,
    garbage: Garbage,
    home: Home,
    opening: _Opening,
    left: list[QThread],
) -> int:
    """One window after another, until one closes for good; ``left`` gets the threads that have not ended."""
    while True:
        window = MainWindow(StudioDoors.of(home, opening.settings))
        if not window.memory.place():
            window.resize(QSize(1440, 900).boundedTo(app.primaryScreen().availableSize()))
        close_on_interrupt(window)
        window.library_opened.connect(watch.tell_of_last_run, Qt.ConnectionType.SingleShotConnection)
        _FirstPaint(window, partial(opening.begin, window))
        window.show()
        status = app.exec()
        if window.desk.left is not None:
            left.append(window.desk.left)
        if window.recovery is not None:
            _recover(home, window.recovery)
            opening = replace(opening, damage=None)
        elif window.settings_desk.reopen:
            opening = _Opening(window.settings_desk.settings)
            language.apply(app, opening.settings.language)
        else:
            return status
        delete(window)
        del window
        garbage.look_at_everything()


def delete(window: MainWindow) -> None:
    """Delete a closed window now; what nobody else knows of it is left to Python's garbage."""
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def _recover(home: Home, recovery: "Recovery") -> None:
    """The window that opens next says what is wrong where this fails."""
    from aesthetic_studio.studio.recovery import recover

    with contextlib.suppress(StudioError):
        recover(home, recovery)


def screenshot(
    home: Home, settings: Settings, folder: Path, out: Path, size: tuple[int, int] = (1440, 900)
) -> None:
    """Draw the window with a folder's photos and the first one's stored critique into an image file.

    Needs no screen where ``QT_QPA_PLATFORM=offscreen`` is set, which this does if nothing else is.

    Raises:
        StudioError: the photos did not arrive in time, or the image cannot be written.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = _application(settings)
    window = MainWindow(StudioDoors.of(home, settings))
    window.resize(QSize(*size))
    window.show()
    window.start([folder.absolute()])
    try:
        _wait_until_settled(app, window)
        picture = window.grab()
    finally:
        window.close()
    if not picture.save(str(out)):
        raise StudioError(f"The picture cannot be written to {out}.")


def _application(settings: Settings) -> QApplication:
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(["aesthetic-studio"])
    app.setApplicationName("Aesthetic Studio")
    app.setDesktopFileName("aesthetic-studio")
    language.apply(app, settings.language)
    Appearance.of(app).choose(settings.theme)
    app.setWindowIcon(icons.icon("aperture", theme.tokens().accent, 64))
    return app


def _wait_until_settled(app: QApplication, window: MainWindow) -> None:
    """Let the window work until nothing has been missing for a few rounds."""
    end = time.monotonic() + SCREENSHOT_LIMIT_S
    calm = 0
    while calm < 8:
        if time.monotonic() > end:
            raise StudioError("The photos did not arrive in time.")
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        round_over = QEventLoop()
        QTimer.singleShot(40, round_over.quit)
        round_over.exec()
        calm = calm + 1 if window.settled else 0


class _FirstPaint(QObject):
    """Calls something once, right after the window was painted for the first time."""

    def __init__(self, window: MainWindow, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._then = then
        self._central: QWidget = window.view
        self._central.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See the paint event pass; what follows begins when it has been dealt with."""
        if event.type() == QEvent.Type.Paint:
            self._central.removeEventFilter(self)
            QTimer.singleShot(0, self._painted)
        return super().eventFilter(watched, event)

    def _painted(self) -> None:
        if os.environ.get(TRACE_VARIABLE):
            sys.stderr.write(f"first paint {seconds_since_start():.2f} s\n")
        self._then()


def seconds_since_start() -> float:
    """Seconds since the system started this process; elsewhere than on Linux, of its work."""
    try:
        # Field 22, counted after the command's name, which is in brackets and may hold spaces.
        fields = Path("/proc/self/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        started = int(fields[19]) / os.sysconf("SC_CLK_TCK")
        return time.clock_gettime(time.CLOCK_BOOTTIME) - started
    except (OSError, AttributeError, ValueError, IndexError):
        return time.process_time()
