"""Prints the memory of a program that has a large library open: all photos listed, some pages looked through.

Run: ``python -m tests.benchmarks.library_memory [--photos 100000] [--keep DIR] [--window]``. Each is measured in a
process of its own; ``--window`` opens the real window, without a screen, and scrolls it from top to bottom.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from tests.benchmarks.library_made import make_catalogue
from tests.benchmarks.machine import describe_machine

PAGE, PAGES = 120, 20
LIMIT_S = 300


def made_home(folder: Path, photos: int) -> Path:
    """A home folder with a library of so many photos; made once."""
    home = folder / f"home-{photos}"
    if not (home / "catalog.sqlite").exists():
        home.mkdir(parents=True)
        make_catalogue(home / "catalog.sqlite", photos).close()
    return home


def megabytes(home: Path, kind: str) -> float:
    """The most memory that a process of this kind (``library`` or ``window``) took."""
    command = [sys.executable, "-m", "tests.benchmarks.library_memory", "--child", kind, "--keep", str(home)]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, check=True, capture_output=True, env=environment, timeout=LIMIT_S)
    return float(done.stdout.split()[-1])


def open_library(home: Path) -> None:
    """What the window asks of the library, without a window."""
    from aesthetic_studio.domain.query import PhotoQuery, SortKey
    from aesthetic_studio.settings import Home, Settings
    from aesthetic_studio.studio.library import Library

    with closing(Library(Home(home), Settings())) as library:
        for sort in (SortKey.TAKEN, SortKey.SCORE):
            ids = library.photo_ids(PhotoQuery(sort=sort))
            for place in range(0, len(ids), max(PAGE, len(ids) // PAGES)):
                library.photos(ids[place : place + PAGE])


def open_window(home: Path) -> None:
    """The window on the library, scrolled to its end."""
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    from aesthetic_studio.gui.main_window import MainWindow
    from aesthetic_studio.gui.studio_doors import StudioDoors
    from aesthetic_studio.settings import Home, Settings

    app = QApplication(["aesthetic-studio"])
    window = MainWindow(StudioDoors.of(Home(home), Settings()))
    window.resize(1440, 900)
    window.show()
    window.start()
    bar = window.view.grid.verticalScrollBar()
    end = time.monotonic() + LIMIT_S
    while (not window.settled or bar.maximum() == 0) and time.monotonic() < end:
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
    for page in range(PAGES + 1):
        bar.setValue(bar.maximum() * page // PAGES)
        for _ in range(20):
            app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
    window.close()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=int, default=100_000)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--window", action="store_true")
    parser.add_argument("--child", choices=("library", "window"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        (open_window if options.child == "window" else open_library)(options.keep)
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        return
    print(f"machine  {describe_machine()}")
    with tempfile.TemporaryDirectory() as folder:
        home = made_home(options.keep or Path(folder), options.photos)
        for kind in ("library", "window") if options.window else ("library",):
            print(f"{kind:8} {options.photos:,} photos: {megabytes(home, kind):,.0f} MB at most")


if __name__ == "__main__":
    main()
