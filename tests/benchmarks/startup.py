"""Prints the seconds from starting the application to its first paint.

Run: ``python -m tests.benchmarks.startup [--runs 5]``. The first run is cold and is shown apart.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from tests.benchmarks.machine import camera_photos, describe_machine
from tests.end_to_end.virtual_screen import missing_tools, virtual_screen

START = "import sys; from aesthetic_studio.cli.main import main; sys.exit(main())"
MARK = b"first paint"
LIMIT_S = 60.0


def seconds_to_first_paint(environment: dict[str, str], photos: Path | None) -> float:
    """Start the application once, with or without a folder, and end it as soon as it says that it has painted."""
    begin = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", START, *([str(photos)] if photos else [])],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert process.stderr is not None
    try:
        for line in process.stderr:
            if MARK in line:
                return time.perf_counter() - begin
        raise RuntimeError("the application ended without having painted")
    finally:
        process.terminate()
        process.wait(timeout=LIMIT_S)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        photos = folder / "photos"
        camera_photos(photos, 24, megapixels=2)
        if missing_tools():
            environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
        else:
            environment = stack.enter_context(virtual_screen()).environment
        environment |= {"AESTHETIC_STUDIO_HOME": str(folder / "home"), "AESTHETIC_STUDIO_TRACE": "1"}
        first, *others = [seconds_to_first_paint(environment, photos) for _ in range(runs + 1)]
    print(f"machine      {describe_machine()}")
    print(f"first paint  {statistics.median(others):.2f} s median of {runs} (first run {first:.2f} s)")


if __name__ == "__main__":
    main()
