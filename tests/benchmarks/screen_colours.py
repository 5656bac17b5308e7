"""Prints what it costs to show photos in the colours of a screen: beside the same photos on an sRGB screen.

Run: ``python -m tests.benchmarks.screen_colours [--megapixels 24]``.
"""

import argparse
import io
import os
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtGui import QColorSpace, QGuiApplication

from aesthetic_studio.gui.workers.loupe_image import ImageKey, make_photo, to_qimage
from aesthetic_studio.gui.workers.screen_colours import SRGB
from aesthetic_studio.photos.adobe_rgb import adobe_rgb_profile
from aesthetic_studio.photos.decode import decode, decode_stored
from tests.benchmarks.machine import camera_photos, describe_machine

TIMES = 12
FITTING, THUMBNAIL = 2560, 320


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megapixels", type=float, default=24)
    options = parser.parse_args()
    _app = QGuiApplication([])  # Qt converts large pictures with its threads
    screen = bytes(QColorSpace(QColorSpace.NamedColorSpace.DisplayP3).iccProfile().data())
    print(f"machine                          {describe_machine()}")
    with TemporaryDirectory() as folder:
        plain = camera_photos(Path(folder), 1, options.megapixels)[0]
        wide = Path(folder) / "wide.jpg"
        with Image.open(plain) as image:
            jpeg = io.BytesIO()
            image.save(jpeg, "JPEG", quality=90, icc_profile=adobe_rgb_profile())
        wide.write_bytes(jpeg.getvalue())
        for name, photo in (("sRGB", plain), ("Adobe RGB", wide)):
            for side in (None, FITTING):
                stored = decode_stored(photo, max_side=side)
                key = ImageKey(photo, 1, side)
                usual, shown = (fastest(partial(make_photo, key, stored, to)) for to in (SRGB, screen))
                what = f"{name}, {'all pixels' if side is None else side}"
                print(f"{what:<24} {usual:6.1f} ms; on a wide screen {shown:6.1f} ms")
        small = decode(plain, max_side=THUMBNAIL)
        usual, shown = (fastest(partial(to_qimage, small, to)) for to in (SRGB, screen))
        print(f"{'thumbnail':<24} {usual:6.2f} ms; on a wide screen {shown:6.2f} ms")


def fastest(work: Callable[[], object]) -> float:
    """Milliseconds of the fastest of some runs."""
    times = []
    for _ in range(TIMES):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return 1000 * min(times)


if __name__ == "__main__":
    main()
