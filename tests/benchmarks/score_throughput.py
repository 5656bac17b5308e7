"""Prints how many photos a second the built-in critic scores, decoding included.

Run: ``python -m tests.benchmarks.score_throughput [--photos 128] [--megapixels 12]``.
"""

import argparse
import tempfile
import time
from pathlib import Path

from aesthetic_studio.domain.progress import CancelToken, ignore_progress
from aesthetic_studio.settings import Home, Settings
from aesthetic_studio.studio.library import Library
from aesthetic_studio.studio.session import CriticSession
from tests.benchmarks.machine import camera_photos, describe_machine

WARM_UP = 8


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=int, default=128)
    parser.add_argument("--megapixels", type=float, default=12)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home, settings = Home(Path(folder) / "home"), Settings()
        photos = camera_photos(Path(folder) / "photos", options.photos + WARM_UP, options.megapixels)
        session = CriticSession(Library(home, settings), home, settings)
        info = session.load(progress=ignore_progress)
        list(session.score(photos[:WARM_UP], cancel=CancelToken()))
        begin = time.perf_counter()
        scored = list(session.score(photos[WARM_UP:], cancel=CancelToken()))
        elapsed = time.perf_counter() - begin
    print(f"machine  {describe_machine()}")
    print(f"critic   {info.id}, {info.quantization}, {info.device}")
    print(
        f"score    {len(scored) / elapsed:.1f} photos/s ({len(scored)} of {options.megapixels:g} megapixels)"
    )


if __name__ == "__main__":
    main()
