"""Prints how many thumbnails a second are shown: first ones by the embedded preview, good ones of 24 megapixels.

Run: ``python -m tests.benchmarks.photos_thumbnails [--photos 40] [--megapixels 24] [--threads 2]``. Where
``vipsthumbnail`` is installed it makes the same thumbnails, run twice in parallel.
"""

import argparse
import io
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PIL import Image

from aesthetic_studio.photos.thumbnails import ThumbnailCache
from tests.benchmarks.machine import camera_photos, describe_machine
from tests.photos.previews import with_preview

SIDE = 256
FIRST_ONES = 2000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=int, default=40)
    parser.add_argument("--megapixels", type=float, default=24)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    print(f"machine               {describe_machine()}")
    with tempfile.TemporaryDirectory() as folder:
        photos = camera_photos(Path(folder) / "photos", options.photos, options.megapixels)
        cache = ThumbnailCache(Path(folder) / "cache", SIDE, 10**9)
        print(f"embedded previews     {first_ones(cache, photos[0], Path(folder)):.0f}/s, one thread")
        good = per_second(lambda path: cache.get(path, 1, 1), photos, options.threads)
        print(f"{SIDE}-px thumbnails     {good:.1f}/s, {options.threads} threads, stored")
        stored = per_second(lambda path: cache.get(path, 1, 1), photos * 10, options.threads)
        print(f"stored ones again     {stored:.0f}/s")
        peer = vips(photos, Path(folder))
        if peer is None:
            print("vipsthumbnail         not installed")
        else:
            print(f"vipsthumbnail twice   {peer:.1f}/s; ours are {good / peer:.2f} times as many")


def first_ones(cache: ThumbnailCache, photo: Path, folder: Path, count: int = FIRST_ONES) -> float:
    """First thumbnails a second, of a photo that embeds one."""
    with Image.open(photo) as image:
        image.draft("RGB", (160, 160))
        preview = image.resize((160, 120))
        small = io.BytesIO()
        image.resize((640, 480)).save(small, "JPEG")
    embedding = with_preview(folder / "embedding.jpg", preview, photo=Image.open(small))
    begin = time.perf_counter()
    for number in range(count):
        cache.at_once(embedding, 1, number)
    return count / (time.perf_counter() - begin)


def per_second(work: Callable[[Path], object], photos: list[Path], threads: int) -> float:
    """Photos a second that some threads do the work for."""
    with ThreadPoolExecutor(threads) as pool:
        begin = time.perf_counter()
        list(pool.map(work, photos))
        return len(photos) / (time.perf_counter() - begin)


def vips(photos: list[Path], folder: Path) -> float | None:
    """Thumbnails a second by two runs of vipsthumbnail at once; None where it is not installed."""
    if shutil.which("vipsthumbnail") is None:
        return None
    (folder / "vips").mkdir()
    command = ["vipsthumbnail", "-s", str(SIDE), "-o", f"{folder / 'vips'}/%s.jpg"]
    begin = time.perf_counter()
    running = [subprocess.Popen([*command, *map(str, photos[half::2])]) for half in (0, 1)]
    for process in running:
        process.wait()
    return len(photos) / (time.perf_counter() - begin)


if __name__ == "__main__":
    main()
