"""A home folder as the window finds it after years: a made catalogue, a critique and a thumbnail for every photo."""

import io
import os
import shutil
from contextlib import closing
from pathlib import Path

import numpy as np
import sqlalchemy as sa
from PIL import Image

from aesthetic_studio.catalog.critique_json import to_json
from aesthetic_studio.catalog.opening import Catalog
from aesthetic_studio.catalog.schema import critiques, photos
from aesthetic_studio.photos.thumbnails import ThumbnailCache
from aesthetic_studio.settings import Home, Settings
from tests.benchmarks.library_made import make_catalogue
from tests.end_to_end.photographs import ORIGINALS, original
from tests.gui.critique.made import critique

PICTURES = 96
"""Different thumbnails; every file of the cache is one of them under another name."""


def made_home(folder: Path, count: int) -> Home:
    """A home with ``count`` photos, none of which has a file behind it; made once."""
    whole = folder / f"window-{count}"
    if not whole.exists():
        unfinished = folder / f"window-{count}.unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(parents=True)
        home = Home(unfinished)
        with closing(make_catalogue(home.catalog, count)) as catalog:
            _say_something(catalog)
            _fill_cache(home, catalog)
        unfinished.rename(whole)
    return Home(whole)


def _say_something(catalog: Catalog) -> None:
    with catalog.write() as connection:
        connection.execute(sa.update(critiques).values(body=to_json(critique()).encode()))


def _fill_cache(home: Home, catalog: Catalog) -> None:
    side = Settings().thumbnail_side
    cache = ThumbnailCache(home.thumbnails, side, 1)
    pictures = _pictures(home.root / "pictures", side)
    with catalog.read() as connection:
        rows = connection.execute(sa.select(photos.c.id, photos.c.path, photos.c.size, photos.c.modified_ns))
        for key, path, size, modified_ns in rows:
            file = cache._file(path, size, modified_ns)
            file.parent.mkdir(parents=True, exist_ok=True)
            os.link(pictures[key % PICTURES], file)


def _pictures(folder: Path, side: int) -> list[Path]:
    """Photographs with some grain, in the size of thumbnails: from 12 to 30 KB each."""
    folder.mkdir()
    grain = np.random.default_rng(1)
    files = []
    for number in range(PICTURES):
        photo = original(sorted(ORIGINALS)[number % len(ORIGINALS)])
        size = (side, side * 2 // 3) if number % 4 else (side * 2 // 3, side)
        pixels = np.asarray(photo.resize(size), np.int16) + grain.integers(-12, 12, (size[1], size[0], 3))
        encoded = io.BytesIO()
        Image.fromarray(pixels.clip(0, 255).astype(np.uint8)).save(encoded, "JPEG", quality=88)
        file = folder / f"{number}.jpg"
        file.write_bytes(encoded.getvalue())
        files.append(file)
    return files
