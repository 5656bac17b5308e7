"""Prints how fast photos are taken into the library, and how fast nothing new is seen.

Run: ``python -m tests.benchmarks.library_scan [--photos 10000] [--rescan 100000] [--cpu]``. The photos are JPEG
files of about 200 KB with camera data; those of the rescan are as many names of a few small files.
"""

import argparse
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from PIL import ExifTags, Image

from aesthetic_studio.domain.progress import CancelToken, ignore_progress
from aesthetic_studio.settings import Home, Settings
from aesthetic_studio.studio.library import Library
from tests.benchmarks.machine import describe_machine

A_FOLDER = 500


def make_photo(path: Path, side: int) -> None:
    """A noisy JPEG with what a camera writes."""
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "FUJIFILM"
    exif[ExifTags.Base.Model] = "X-T5"
    shot = exif.get_ifd(ExifTags.IFD.Exif)
    shot[ExifTags.Base.DateTimeOriginal] = "2026:11:03 09:08:07"
    shot[ExifTags.Base.LensModel] = "XF35mmF1.4 R"
    shot[ExifTags.Base.FNumber] = 2.8
    shot[ExifTags.Base.ExposureTime] = 0.01
    shot[ExifTags.Base.ISOSpeedRatings] = 200
    shot[ExifTags.Base.FocalLength] = 35.0
    Image.effect_noise((side, side), 60).save(path, exif=exif, quality=90)


def fill(folder: Path, count: int, side: int, put: Callable[[Path, Path], object]) -> None:
    """``count`` photos in folders of 500, each ``put`` there from one."""
    folder.mkdir()
    one = folder / "one.jpg"
    make_photo(one, side)
    for number in range(count - 1):
        path = folder / f"{number // A_FOLDER:04}" / f"DSC{number:07}.jpg"
        path.parent.mkdir(exist_ok=True)
        put(one, path)


def seconds(library: Library, folder: Path, clock: Callable[[], float]) -> float:
    """How long a scan takes."""
    begin = clock()
    library.add_folder(folder, cancel=CancelToken(), progress=ignore_progress, batch=lambda _: None)
    return clock() - begin


def copy(one: Path, path: Path) -> None:
    """A file of its own: no two photos hold the same."""
    path.write_bytes(one.read_bytes() + path.name.encode())


def link(one: Path, path: Path) -> None:
    """Another name of the same file; a copy where a file may have no more names."""
    try:
        os.link(one, path)
    except OSError:
        shutil.copy(one, path)


def main() -> None:
    """Make, scan, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=int, default=10_000)
    parser.add_argument("--rescan", type=int, default=100_000)
    parser.add_argument(
        "--cpu", action="store_true", help="processor time of this process alone, for a busy machine"
    )
    options = parser.parse_args()
    clock = time.process_time if options.cpu else time.perf_counter
    print(f"machine   {describe_machine()}")
    with tempfile.TemporaryDirectory() as made:
        for name, count, side, put in (
            ("index", options.photos, 600, copy),
            ("rescan", options.rescan, 32, link),
        ):
            folder = Path(made) / name
            fill(folder, count, side, put)
            with closing(Library(Home(Path(made) / f"home-{name}"), Settings())) as library:
                first = seconds(library, folder, clock)
                again = seconds(library, folder, clock)
            print(
                f"{name:10}{count:,} photos: {count / first:,.0f} photos/s; again, unchanged: {again:.2f} s"
            )


if __name__ == "__main__":
    main()
