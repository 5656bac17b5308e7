"""Prints the seconds that one critique of the built-in critic takes, decoding included.

Run: ``python -m tests.benchmarks.critique_speed [--photos 10] [--megapixels 12]``.
"""

import argparse
import statistics
import tempfile
import time
from pathlib import Path

from aesthetic_studio.domain.critique import CritiqueReady, ScoreReady
from aesthetic_studio.domain.progress import CancelToken, ignore_progress
from aesthetic_studio.settings import Home, Settings
from aesthetic_studio.studio.library import Library
from aesthetic_studio.studio.session import CriticSession
from tests.benchmarks.machine import camera_photos, describe_machine


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=int, default=10)
    parser.add_argument("--megapixels", type=float, default=12)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home, settings = Home(Path(folder) / "home"), Settings()
        warm_up, *photos = camera_photos(Path(folder) / "photos", options.photos + 1, options.megapixels)
        session = CriticSession(Library(home, settings), home, settings)
        begin = time.perf_counter()
        info = session.load(progress=ignore_progress)
        loading = time.perf_counter() - begin
        list(session.critique(warm_up, cancel=CancelToken()))
        to_score, to_end = [], []
        for photo in photos:
            begin = time.perf_counter()
            for event in session.critique(photo, cancel=CancelToken()):
                if isinstance(event, ScoreReady):
                    to_score.append(time.perf_counter() - begin)
                elif isinstance(event, CritiqueReady):
                    to_end.append(time.perf_counter() - begin)
    print(f"machine         {describe_machine()}")
    print(f"critic          {info.id}, {info.quantization}, {info.device}")
    print(f"loading         {loading:.2f} s, torch included")
    print(f"until score     {statistics.median(to_score):.2f} s median of {len(to_score)}")
    print(f"whole critique  {statistics.median(to_end):.2f} s median, {max(to_end):.2f} s longest")


if __name__ == "__main__":
    main()
