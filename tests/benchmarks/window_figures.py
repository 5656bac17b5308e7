"""Prints every figure of the window beside its target: the real application on a screen in memory.

Run: ``python -m tests.benchmarks.window_figures [--photos 100000] [--seconds 60] [--presses 200] [--critiqued 40]
[--large 24] [--steps 40] [--runs 5] [--keep DIR] [--only NAME]``. Each figure is measured in a process of its own.
``--keep`` makes the library once and uses it again; fewer photos and seconds give a quick look. Where Xvfb is not
installed nothing is drawn on a screen, but in memory.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks.machine import camera_photos, describe_machine
from tests.benchmarks.startup import seconds_to_first_paint
from tests.benchmarks.window_made import made_home
from tests.end_to_end.virtual_screen import missing_tools, virtual_screen

LIMIT_S = 900


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    work: str
    target: str
    figure: str


@dataclass(frozen=True, slots=True)
class Bench:
    """Where and how much is measured."""

    folder: Path
    environment: dict[str, str]
    options: argparse.Namespace

    @property
    def home(self) -> Path:
        """The home with the large library."""
        return made_home(self.options.keep or self.folder, self.options.photos).root

    def child(self, measure: str, home: Path, *arguments: str) -> dict[str, Any]:
        """What the application measures in a process of its own."""
        command = [sys.executable, "-m", "tests.benchmarks.window_child", measure, str(home), *arguments]
        for name in ("seconds", "presses", "critiqued"):
            command += [f"--{name}", str(getattr(self.options, name))]
        done = subprocess.run(
            command, check=False, capture_output=True, text=True, env=self.environment, timeout=LIMIT_S
        )
        if done.returncode:
            raise RuntimeError(done.stderr[-3000:])
        figures: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        return figures


def milliseconds(values: list[float], share: float) -> str:
    """The largest of the smallest ``share`` of the values, in ms."""
    chosen = max(values) if share == 1 else statistics.quantiles(values, n=1000, method="inclusive")
    return f"{(chosen if isinstance(chosen, float) else chosen[round(share * 1000) - 1]) * 1000:.0f} ms"


def start(bench: Bench) -> Iterator[Row]:
    """Seconds to the first paint, the first run left out."""
    environment = bench.environment | {
        "AESTHETIC_STUDIO_HOME": str(bench.home),
        "AESTHETIC_STUDIO_TRACE": "1",
    }
    _, *warm = [seconds_to_first_paint(environment, None) for _ in range(bench.options.runs + 1)]
    yield Row("start to first painted window, warm", "≤ 1.0 s", f"{statistics.median(warm):.2f} s")


def scroll(bench: Bench) -> Iterator[Row]:
    """Frame times of scrolling, and the memory after it."""
    figures = bench.child("scroll", bench.home)
    for name in ("top to bottom", "wheel"):
        frames = figures[name]
        told = f"{milliseconds(frames, 0.95)} / {milliseconds(frames, 1)}"
        yield Row(f"scrolling, {name}: frame P95 / worst", "≤ 24 / ≤ 100 ms", told)
    told = f"{figures['memory']:,.0f} MB ({figures['memory at most']:,.0f} at most)"
    yield Row("memory after scrolling through everything", "≤ 500 MB", told)
    yield Row("torch loaded by all this", "no", "yes" if figures["torch"] else "no")


def rate(bench: Bench) -> Iterator[Row]:
    """From a key to the painted stars."""
    seconds = bench.child("rate", bench.home)["key"]
    told = f"{milliseconds(seconds, 0.95)} / {milliseconds(seconds, 1)}"
    yield Row("key press to rating shown, P95 / worst", "≤ 50 ms", told)


def stall(bench: Bench) -> Iterator[Row]:
    """How long the event loop waits while the built-in critic loads and works."""
    photos = bench.folder / "photos"
    camera_photos(photos, bench.options.critiqued, megapixels=6)
    figures = bench.child("stall", bench.folder / "home-stall", "--folder", str(photos))
    for name, target in (("critique", "≤ 50 / ≤ 150 ms"), ("loading", "")):
        told = f"{milliseconds(figures[name], 0.99)} / {milliseconds(figures[name], 1)}"
        work = "the model critiques" if name == "critique" else "it loads"
        yield Row(f"event-loop stall while {work}, P99 / worst", target, told)


def loupe(bench: Bench) -> Iterator[Row]:
    """How long the next photo takes in the loupe."""
    photos = bench.folder / "large photos"
    camera_photos(photos, bench.options.large, megapixels=24, grain=4.0)
    command = [sys.executable, "-m", "tests.benchmarks.window_loupe", "--steps", str(bench.options.steps)]
    command += ["--child", str(bench.folder / "home-loupe"), str(photos)]
    done = subprocess.run(
        command, check=True, capture_output=True, text=True, env=bench.environment, timeout=LIMIT_S
    )
    figures = json.loads(done.stdout.splitlines()[-1])
    for name, target in (("decoded ahead", "≤ 60 ms"), ("not decoded", "≤ 350 ms")):
        told = f"{milliseconds(figures[name], 0.5)} / {milliseconds(figures[name], 0.95)}"
        yield Row(f"next photo in the loupe, 24 MP, {name}: median / P95", target, told)


MEASURES: dict[str, Callable[[Bench], Iterator[Row]]] = {
    "start": start,
    "scroll": scroll,
    "rate": rate,
    "stall": stall,
    "loupe": loupe,
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=int, default=100_000)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--presses", type=int, default=200)
    parser.add_argument("--critiqued", type=int, default=40)
    parser.add_argument(
        "--large", type=int, default=24, help="photos of 24 megapixels for the loupe, 16 or more"
    )
    parser.add_argument("--steps", type=int, default=40, help="photos gone through in the loupe")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--only", choices=MEASURES)
    options = parser.parse_args()
    print(f"machine  {describe_machine()}")
    print(f"library  {options.photos:,} photos")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        if missing_tools():
            environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
        else:
            environment = stack.enter_context(virtual_screen()).environment
        bench = Bench(folder, environment, options)
        for name, measure in MEASURES.items():
            if options.only in {None, name}:
                for row in measure(bench):
                    print(f"{row.work:60}{row.target:>18}{row.figure:>26}", flush=True)


if __name__ == "__main__":
    main()
