"""What a figure was measured on, and the photographs it was measured with."""

import os
import platform
from pathlib import Path

import numpy as np
from PIL import Image

from tests.end_to_end.photographs import ORIGINALS, original


def describe_machine() -> str:
    """Processor and cores this process may use, e.g. ``Intel Xeon …, 2 cores, Python 3.11.7``."""
    model = platform.processor() or platform.machine()
    information = Path("/proc/cpuinfo")
    if information.is_file():
        for line in information.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                break
    return f"{model}, {len(os.sched_getaffinity(0))} cores, Python {platform.python_version()}"


def camera_photos(folder: Path, count: int, megapixels: float, *, grain: float = 0.0) -> list[Path]:
    """``count`` JPEG files of about ``megapixels``: scikit-image's photographs, enlarged.

    Args:
        grain: standard deviation of added noise; with 4 the files are as large as a camera's.
    """
    folder.mkdir(parents=True, exist_ok=True)
    names = sorted(ORIGINALS)
    enlarged: dict[str, bytes] = {}
    paths = []
    for index in range(count):
        name = names[index % len(names)]
        path = folder / f"{index:04d}-{name}.jpg"
        if name not in enlarged:
            photo = original(name)
            scale = (megapixels * 1e6 / (photo.width * photo.height)) ** 0.5
            size = (round(photo.width * scale), round(photo.height * scale))
            large = photo.resize(size, Image.Resampling.BICUBIC)
            if grain:
                noise = np.random.default_rng(0).normal(0, grain, (*size[::-1], 1)).astype(np.float32)
                large = Image.fromarray((np.asarray(large) + noise).clip(0, 255).astype(np.uint8))
            large.save(path, quality=92)
            enlarged[name] = path.read_bytes()
        path.write_bytes(enlarged[name])
        paths.append(path)
    return paths
