"""Prints how many JPEG photos a second their metadata are read of, beside exiftool where it is installed.

Run: ``python -m tests.benchmarks.photos_metadata [--photos 2000] [--processes 2]``. The photos are small, so
that reading headers is measured, and each has the EXIF tags, the IPTC block and the XMP packet of a camera's
photo that a program has rated and described.
"""

import argparse
import shutil
import subprocess
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from PIL import ExifTags, Image

from aesthetic_studio.photos.metadata import read_metadata
from tests.benchmarks.machine import describe_machine
from tests.photos.packets import packet
from tests.photos.pictures import quarters

CHUNK = 50


def described_jpeg() -> bytes:
    """A camera's JPEG with forty EXIF tags and an XMP packet."""
    exif = Image.Exif()
    base, detail = ExifTags.Base, exif.get_ifd(ExifTags.IFD.Exif)
    exif[base.Make], exif[base.Model], exif[base.Orientation] = "Canon", "Canon EOS R5", 1
    exif[base.DateTime], exif[base.Artist], exif[base.Copyright] = "2024:05:06 07:08:09", "Zoë", "© Zoë"
    detail.update(
        {
            base.DateTimeOriginal: "2024:05:06 07:08:09", base.DateTimeDigitized: "2024:05:06 07:08:09",
            base.SubsecTimeOriginal: "25", base.OffsetTimeOriginal: "+02:00", base.FocalLength: 50.0,
            base.FNumber: 1.8, base.ExposureTime: 1 / 125, base.ISOSpeedRatings: 400, base.MakerNote: bytes(8000),
            base.LensModel: "RF50mm F1.8 STM", base.ApertureValue: 1.7, base.ShutterSpeedValue: 7.0,
        }
    )  # fmt: skip
    exif.get_ifd(ExifTags.IFD.GPSInfo).update({1: "N", 2: (48, 30, 0), 3: "E", 4: (2, 15, 0)})
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "photo.jpg"
        xmp = packet(subject=["lake", "summer"], Rating="3")
        Image.fromarray(quarters()).save(path, exif=exif, xmp=xmp)
        return path.read_bytes()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=int, default=2000)
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    print(f"machine             {describe_machine()}")
    with tempfile.TemporaryDirectory() as folder:
        jpeg = described_jpeg()
        paths = [Path(folder) / f"{number:05d}.jpg" for number in range(options.photos)]
        for path in paths:
            path.write_bytes(jpeg)
        read_metadata(paths[0])
        begin, used = time.perf_counter(), time.process_time()
        for path in paths:
            read_metadata(path)
        elapsed, used = time.perf_counter() - begin, time.process_time() - used
        print(
            f"one process         {len(paths) / elapsed:.0f} photos/s ({len(paths) / used:.0f}/s of its time)"
        )
        with ProcessPoolExecutor(options.processes) as pool:
            list(pool.map(read_metadata, paths[: 2 * CHUNK], chunksize=CHUNK))
            begin = time.perf_counter()
            list(pool.map(read_metadata, paths, chunksize=CHUNK))
            elapsed = time.perf_counter() - begin
        print(f"{options.processes} processes         {len(paths) / elapsed:.0f} photos/s")
        if shutil.which("exiftool") is None:
            print("exiftool            not installed")
            return
        begin = time.perf_counter()
        subprocess.run(["exiftool", "-fast2", "-j", folder], check=True, capture_output=True)
        print(f"exiftool -fast2     {len(paths) / (time.perf_counter() - begin):.0f} photos/s, one process")


if __name__ == "__main__":
    main()
