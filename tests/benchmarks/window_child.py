"""Runs the real application and measures it from within; prints figures as JSON. Called by ``window_figures``."""

import argparse
import json
import os
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from aesthetic_studio.gui import app
from aesthetic_studio.gui.main_window import MainWindow
from aesthetic_studio.settings import Home
from tests.screenshots.stage import focus

FRAME_MS = 16
HEARTBEAT_MS = 2
LIMIT_S = 540.0
WHEEL_PIXELS = 60
Figures = dict[str, list[float] | float]


def work(milliseconds: int) -> None:
    """Let the application run for a while."""
    over = QEventLoop()
    QTimer.singleShot(milliseconds, over.quit)
    over.exec()


def until(seen: Callable[[], object]) -> None:
    """Let the application run until something is seen."""
    end = time.monotonic() + LIMIT_S
    while not seen():
        if time.monotonic() > end:
            raise TimeoutError
        work(5)


@dataclass
class Frames(QObject):
    """Notes when the grid has been painted: seconds from one frame to the next."""

    window: MainWindow
    intervals: list[float] = field(default_factory=list)
    last: float = 0.0

    def __post_init__(self) -> None:
        QObject.__init__(self)
        self.window.view.grid.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt names it
        """A frame ends when the painting of it has."""
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self.painted)
        return False

    def painted(self) -> None:
        """The frame that was just painted."""
        now = time.perf_counter()
        if self.last:
            self.intervals.append(now - self.last)
        self.last = now


def scroll(window: MainWindow, options: argparse.Namespace) -> Figures:
    """From the first photo to the last, sixty steps a second; then some seconds in steps of the wheel."""
    bar = window.view.grid.verticalScrollBar()
    until(lambda: window.settled and bar.maximum() > 0)
    frames, figures = Frames(window), {}
    for name, steps in (
        ("top to bottom", round(options.seconds * 1000 / FRAME_MS)),
        ("wheel", round(options.seconds * 1000 / FRAME_MS / 4)),
    ):
        bar.setValue(0)
        until(lambda: window.settled)
        frames.intervals, frames.last = [], 0.0
        place, over, beat = 0, QEventLoop(), QTimer(timerType=Qt.TimerType.PreciseTimer, interval=FRAME_MS)

        def advance(name: str = name, steps: int = steps, over: QEventLoop = over) -> None:
            nonlocal place
            place += 1
            whole = bar.maximum() * place // steps
            bar.setValue(whole if name == "top to bottom" else place * WHEEL_PIXELS)
            if place >= steps:
                over.quit()

        beat.timeout.connect(advance)
        beat.start()
        over.exec()
        beat.stop()
        figures[name] = frames.intervals
    until(lambda: window.settled)
    return figures | memory()


def rate(window: MainWindow, options: argparse.Namespace) -> Figures:
    """From a key press to the painted stars, one photo after another."""
    grid = window.view.grid
    until(lambda: window.settled and window.view.active is not None)
    focus(window)
    grid.setFocus()
    frames, seconds = Frames(window), []
    for number in range(options.presses):
        window.view.select_rows([number])
        until(lambda: window.settled)
        work(60)  # the chosen cell is painted before the key is pressed
        photo = window.view.active
        assert photo is not None
        stars = 1 + photo.stars % 5
        frames.last = 0.0
        begin = time.perf_counter()
        QTest.keyClick(grid, Qt.Key(Qt.Key.Key_0 + stars))

        def shown(number: int = number, stars: int = stars, begin: float = begin) -> bool:
            photo = window.model.photo(number)
            return photo is not None and photo.stars == stars and frames.last > begin

        while not shown():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 1)
        seconds.append(frames.last - begin)
    return {"key": seconds}


def stall(window: MainWindow, options: argparse.Namespace) -> Figures:
    """How late a heartbeat of the event loop is while the built-in critic critiques photos."""
    until(lambda: window.settled and window.model.rowCount() >= options.critiqued)
    beats: dict[str, list[float]] = {"loading": [], "critique": []}
    phase, last = "loading", time.perf_counter()

    def beat() -> None:
        nonlocal last
        now = time.perf_counter()
        beats[phase].append(max(0.0, now - last - HEARTBEAT_MS / 1000))
        last = now

    heart = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=HEARTBEAT_MS)
    heart.timeout.connect(beat)
    window.actions_by_name["critique_all"].trigger()
    heart.start()
    until(lambda: "torch" in sys.modules and any(_scores(window)))
    phase = "critique"
    row = 0
    while window.desk.busy:
        row = (row + 1) % window.model.rowCount()
        window.view.select_rows([row])  # the user looks around meanwhile
        work(150)
    heart.stop()
    return {**beats, "critiqued": float(sum(1 for each in _scores(window) if each))}


def _scores(window: MainWindow) -> list[float | None]:
    photos = (window.model.photo(row) for row in range(window.model.rowCount()))
    return [photo.score for photo in photos if photo is not None]


def memory() -> Figures:
    """Megabytes now, and at most so far, as the system counts them."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    kilobytes = {line.split(":")[0]: int(line.split()[1]) for line in lines if line.endswith(" kB")}
    return {"memory": kilobytes["VmRSS"] / 1024, "memory at most": kilobytes["VmHWM"] / 1024}


MEASURES = {"scroll": scroll, "rate": rate, "stall": stall}


def main() -> None:
    """Run the application until the measure is taken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("measure", choices=MEASURES)
    parser.add_argument("home", type=Path)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--presses", type=int, default=200)
    parser.add_argument("--critiqued", type=int, default=40)
    options = parser.parse_args()
    start = MainWindow.start

    def started(window: MainWindow, *arguments: object, **choices: object) -> None:
        start(window, *arguments, **choices)  # type: ignore[arg-type]
        QTimer.singleShot(0, lambda: measure(window))

    def measure(window: MainWindow) -> None:
        try:
            figures = MEASURES[options.measure](window, options)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        print(json.dumps(figures | {"torch": float("torch" in sys.modules)}), flush=True)
        window.close()

    MainWindow.start = started  # type: ignore[method-assign]
    home = Home(options.home)
    sys.exit(app.run(home, home.read_settings(), options.folder))


if __name__ == "__main__":
    main()
