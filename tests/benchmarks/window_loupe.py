"""Prints how long the next photo takes in the loupe: the real application on a screen in memory.

Run: ``python -m tests.benchmarks.window_loupe [--megapixels 24] [--photos 24] [--steps 40]``. A photo counts as shown
when it has been painted with as many pixels as its place has. *Decoded ahead* is the photo that an arrow key leads
to; *not decoded* one far away, as when somebody clicks into the filmstrip; *zoomed* the next photo at 100 %.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from aesthetic_studio.gui import app
from aesthetic_studio.gui.library.library_view import ViewName
from aesthetic_studio.gui.main_window import MainWindow
from aesthetic_studio.settings import Home, Settings
from tests.benchmarks.machine import camera_photos, describe_machine
from tests.benchmarks.window_child import memory
from tests.end_to_end.virtual_screen import missing_tools, virtual_screen

LIMIT_S = 240.0
FAR = 7
"""Photos to the one that nobody has thought of: it and its neighbours were not decoded."""


class Painted(QObject):
    """Notes when the loupe has been painted with all the pixels that its photo's place has."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._loupe = window.view.loupe
        self.at = 0.0
        self._loupe.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - as Qt names it
        """Painting ends before the next turn of the event loop."""
        if event.type() == QEvent.Type.Paint and self._loupe.sharp:
            QTimer.singleShot(0, self._note)
        return False

    def _note(self) -> None:
        self.at = self.at or time.perf_counter()


def until(seen: object, window: MainWindow) -> None:
    """Let the application work until a condition holds."""
    assert callable(seen)
    end = time.monotonic() + LIMIT_S
    while not seen():
        if time.monotonic() > end:
            raise TimeoutError
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 2)


def measure(window: MainWindow, steps: int) -> dict[str, list[float]]:
    """Seconds from the key to the painted photo, in each of the three ways."""
    view, images = window.view, window.decoder.images
    until(lambda: window.settled and window.model.rowCount() > 2 * FAR, window)
    view.select_rows([0])
    view.show_view(ViewName.LOUPE)
    painted = Painted(window)
    count = window.model.rowCount()

    def next_photo() -> None:
        QTest.keyClick(view.loupe, Qt.Key.Key_Right)

    def far_photo() -> None:
        images._kept.clear()
        view.select_rows([(view.grid.currentIndex().row() + FAR) % count])

    def seconds(act: object) -> float:
        until(lambda: images.resting and window.settled and view.loupe.sharp, window)
        assert callable(act)
        painted.at, begin = 0.0, time.perf_counter()
        act()
        until(lambda: painted.at, window)
        return painted.at - begin

    def series(act: object) -> list[float]:
        taken = []
        for _ in range(steps):
            if view.grid.currentIndex().row() == count - 1:
                view.select_rows([0])
                seconds(next_photo)  # forwards again
            taken.append(seconds(act))
        return taken

    ahead = series(next_photo)
    far = series(far_photo)
    view.loupe.toggle_zoom(view.loupe.rect().center().toPointF())
    return {"decoded ahead": ahead, "not decoded": far, "zoomed, decoded ahead": series(next_photo)}


def child(home: Path, folder: Path, steps: int) -> None:
    """Be the application, and measure."""
    start = MainWindow.start

    def started(window: MainWindow, *arguments: object, **choices: object) -> None:
        start(window, *arguments, **choices)  # type: ignore[arg-type]
        QTimer.singleShot(0, lambda: finish(window))

    def finish(window: MainWindow) -> None:
        print(json.dumps(measure(window, steps) | {"memory": memory()}), flush=True)
        window.close()

    MainWindow.start = started  # type: ignore[method-assign]
    sys.exit(app.run(Home(home), Settings(), folder))


def main() -> None:
    """Make the photos, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megapixels", type=float, default=24)
    parser.add_argument("--photos", type=int, default=24)
    parser.add_argument("--steps", type=int, default=40)
    parser.add_argument("--child", nargs=2, type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        child(*options.child, options.steps)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        paths = camera_photos(folder / "photos", options.photos, options.megapixels, grain=4.0)
        size = statistics.mean(path.stat().st_size for path in paths) / 1e6
        environment = None if missing_tools() else stack.enter_context(virtual_screen()).environment
        command = [sys.executable, "-m", "tests.benchmarks.window_loupe", "--steps", str(options.steps)]
        command += ["--child", str(folder / "home"), str(folder / "photos")]
        done = subprocess.run(
            command, check=True, stdout=subprocess.PIPE, text=True, env=environment, timeout=LIMIT_S
        )
    print(f"machine  {describe_machine()}")
    print(f"photos   {options.photos} JPEG of {options.megapixels:g} megapixels, {size:.1f} MB each")
    print(f"{'next photo in the loupe, ms':32}{'median':>8}{'P95':>8}{'worst':>8}")
    figures = json.loads(done.stdout.splitlines()[-1])
    used = figures.pop("memory")
    for name, values in figures.items():
        ordered = sorted(1000 * each for each in values)
        high = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
        print(f"{name:32}{statistics.median(ordered):8.0f}{high:8.0f}{ordered[-1]:8.0f}")
    print(f"memory at most, zoomed in         {used['memory at most']:,.0f} MB")


if __name__ == "__main__":
    main()
