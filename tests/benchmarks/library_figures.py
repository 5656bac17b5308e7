"""Prints every figure of the photo library beside its target, and beside the peers that are installed.

Run: ``python -m tests.benchmarks.library_figures [--photos 10000] [--keep DIR] [--only NAME]``. With 10,000 photos
the sizes are those of the targets: 10,000 are indexed, 100,000 are seen again, viewed and held in memory, and
1,000,000 are viewed; with fewer all shrink alike, so that ``--photos 200`` is a quick look. Peers do the same work
on the same files in the same run. ``--only`` measures one row; ``--keep`` makes catalogues once.
"""

import argparse
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from aesthetic_studio.catalog.opening import Catalog
from aesthetic_studio.domain.filter_parser import parse_filter
from aesthetic_studio.domain.query import PhotoQuery
from aesthetic_studio.photos.thumbnails import ThumbnailCache
from aesthetic_studio.settings import Home, Settings
from aesthetic_studio.studio.library import Library
from tests.benchmarks.library_memory import made_home, megabytes
from tests.benchmarks.library_scan import copy, fill, link, seconds
from tests.benchmarks.library_views import SEARCHES, page_seconds, percentile, views
from tests.benchmarks.machine import camera_photos, describe_machine
from tests.benchmarks.photos_thumbnails import SIDE, first_ones, per_second, vips

FULL = 10_000
MEGAPIXELS = 24.0
THREADS = 2


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much of each work, for so many photos to index; see the module's head."""

    index: int

    @property
    def library(self) -> int:
        return self.index * 10

    @property
    def large(self) -> int:
        return self.index * 100

    @property
    def rounds(self) -> int:
        """How often each view is asked for."""
        return max(2, min(20, self.index // 500))

    @property
    def thumbnails(self) -> int:
        return max(4, self.index // 250)

    @property
    def previews(self) -> int:
        return max(100, self.index // 5)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    work: str
    target: str
    figure: str
    peer: str = ""


def index(sizes: Sizes, folder: Path) -> Row:
    """Photos a second that are taken in, beside exiftool reading the same files."""
    shoot = folder / "shoot"
    fill(shoot, sizes.index, 600, copy)
    with closing(Library(Home(folder / "home-index"), Settings())) as library:
        ours = sizes.index / seconds(library, shoot, time.perf_counter)
    peer = "exiftool is not installed"
    if shutil.which("exiftool"):
        begin = time.perf_counter()
        subprocess.run(["exiftool", "-fast2", "-j", "-r", str(shoot)], check=True, capture_output=True)
        theirs = sizes.index / (time.perf_counter() - begin)
        peer = f"exiftool {theirs:,.0f}/s: {ours / theirs:.1f} ×"
    return Row(f"index {sizes.index:,} JPEG with metadata", "≥ 1,000/s", f"{ours:,.0f}/s", peer)


def rescan(sizes: Sizes, folder: Path) -> Row:
    """Seconds to see that nothing has changed."""
    shoot = folder / "many"
    fill(shoot, sizes.library, 32, link)
    with closing(Library(Home(folder / "home-rescan"), Settings())) as library:
        seconds(library, shoot, time.perf_counter)
        again = seconds(library, shoot, time.perf_counter)
    return Row(f"rescan of {sizes.library:,} unchanged", "≤ 5 s", f"{again:.2f} s")


def previews(sizes: Sizes, folder: Path) -> Row:
    """First thumbnails a second where the file embeds one."""
    (photo,) = camera_photos(folder / "one", 1, MEGAPIXELS)
    (folder / "previews").mkdir()
    cache = ThumbnailCache(folder / "cache-previews", SIDE, 10**9)
    ours = first_ones(cache, photo, folder / "previews", sizes.previews)
    return Row("first thumbnails, embedded", "≥ 1,500/s", f"{ours:,.0f}/s")


def thumbnails(sizes: Sizes, folder: Path) -> Row:
    """Good thumbnails a second, beside vipsthumbnail run twice in parallel."""
    photos = camera_photos(folder / "photos", sizes.thumbnails, MEGAPIXELS)
    cache = ThumbnailCache(folder / "cache", SIDE, 10**9)
    ours = per_second(lambda path: cache.get(path, 1, 1), photos, THREADS)
    theirs = vips(photos, folder)
    peer = (
        "vipsthumbnail is not installed" if theirs is None else f"vips {theirs:.1f}/s: {ours / theirs:.2f} ×"
    )
    return Row(f"{SIDE}-px thumbnails of {MEGAPIXELS:.0f}-MP JPEG", "≥ 1.2 × vips", f"{ours:.1f}/s", peer)


def view(photos: int, target: str, home: Path, rounds: int) -> Row:
    """One page of every sorted and filtered view."""
    with closing(Catalog(home / "catalog.sqlite")) as catalog:
        pages = [
            each for _, query in views() for each in page_seconds(catalog, query, rounds, time.perf_counter)
        ]
    return Row(f"a page of a view of {photos:,}, P95", target, f"{percentile(pages, 0.95):.1f} ms")


def search(photos: int, home: Path, rounds: int) -> Row:
    """One page of every full-text search."""
    queries = [PhotoQuery(filter=parse_filter(words)) for words in SEARCHES]
    with closing(Catalog(home / "catalog.sqlite")) as catalog:
        pages = [
            each for query in queries for each in page_seconds(catalog, query, rounds, time.perf_counter)
        ]
    return Row(f"full-text search in {photos:,}, P95", "≤ 20 ms", f"{percentile(pages, 0.95):.1f} ms")


def memory(photos: int, home: Path) -> Row:
    """The most memory of a process that has the library open."""
    ours = megabytes(home, "library")
    return Row(f"memory of the open library, {photos:,} photos", "≤ 250 MB", f"{ours:,.0f} MB")


def rows(sizes: Sizes, folder: Path, keep: Path, only: str) -> Iterator[Row]:
    """The table, line by line as it is measured."""
    works: dict[str, Callable[[], Row]] = {
        "index": lambda: index(sizes, folder),
        "rescan": lambda: rescan(sizes, folder),
        "previews": lambda: previews(sizes, folder),
        "thumbnails": lambda: thumbnails(sizes, folder),
        "small view": lambda: view(sizes.library, "≤ 10 ms", made_home(keep, sizes.library), sizes.rounds),
        "large view": lambda: view(sizes.large, "≤ 50 ms", made_home(keep, sizes.large), sizes.rounds),
        "search": lambda: search(sizes.library, made_home(keep, sizes.library), sizes.rounds),
        "memory": lambda: memory(sizes.library, made_home(keep, sizes.library)),
    }
    for name, work in works.items():
        if not only or only == name:
            yield work()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=int, default=FULL)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--only", default="", help="index, rescan, previews, thumbnails, small view …")
    options = parser.parse_args()
    print(f"machine  {describe_machine()}")
    print(f"{'work':48}{'target':>14}{'figure':>12}   peer")
    with tempfile.TemporaryDirectory() as made:
        for row in rows(Sizes(options.photos), Path(made), options.keep or Path(made), options.only):
            print(f"{row.work:48}{row.target:>14}{row.figure:>12}   {row.peer}", flush=True)


if __name__ == "__main__":
    main()
