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
        _first_ones(cache, photos[0], Path(folder))
        good = _per_second(lambda path: cache.get(path, 1, 1), photos, options.threads)
        print(f"{SIDE}-px thumbnails     {good:.1f}/s, {options.threads} threads, stored")
        stored = _per_second(lambda path: cache.get(path, 1, 1), photos * 10, options.threads)
        print(f"stored ones again     {stored:.0f}/s")
        _vips(photos, Path(folder))


def _first_ones(cache: ThumbnailCache, photo: Path, folder: Path) -> None:
    with Image.open(photo) as image:
        image.draft("RGB", (160, 160))
        preview = image.resize((160, 120))
        small = io.BytesIO()
        image.resize((640, 480)).save(small, "JPEG")
    embedding = with_preview(folder / "embedding.jpg", preview, photo=Image.open(small))
    begin = time.perf_counter()
    for number in range(FIRST_ONES):
        cache.at_once(embedding, 1, number)
    print(f"embedded previews     {FIRST_ONES / (time.perf_counter() - begin):.0f}/s, one thread")


def _per_second(work, photos: list[Path], threads: int) -> float:
    with ThreadPoolExecutor(threads) as pool:
        begin = time.perf_counter()
        list(pool.map(work, photos))
        return len(photos) / (time.perf_counter() - begin)


def _vips(photos: list[Path], folder: Path) -> None:
    if shutil.which("vipsthumbnail") is None:
        print("vipsthumbnail         not installed")
        return
    (folder / "vips").mkdir()
    command = ["vipsthumbnail", "-s", str(SIDE), "-o", f"{folder / 'vips'}/%s.jpg"]
    begin = time.perf_counter()
    running = [subprocess.Popen([*command, *map(str, photos[half::2])]) for half in (0, 1)]
    for process in running:
        process.wait()
    print(f"vipsthumbnail twice   {len(photos) / (time.perf_counter() - begin):.1f}/s")


if __name__ == "__main__":
    main()
