"""Headers are read in threads or processes, and a crash of a reader costs one photo."""

import os
import time
from pathlib import Path

import pytest
from PIL import Image

from aesthetic_studio.catalog import file_reading
from aesthetic_studio.catalog.file_reading import FileReading, read_chunk
from aesthetic_studio.domain.progress import Cancelled, CancelToken

MAX_PIXELS = 10**8


@pytest.fixture
def photos(tmp_path) -> list[str]:
    paths = [tmp_path / f"{number}.jpg" for number in range(8)]
    for number, path in enumerate(paths):
        Image.new("RGB", (10 + number, 10)).save(path)
    return [str(path) for path in paths]


def read_all(reading: FileReading) -> list:
    found = []
    while reading.busy:
        for chunk in reading.finished(wait_for_one=True, cancel=CancelToken()):
            found += chunk
    return found


def crash_at_four(paths, max_pixels, stopped=lambda: False):
    """Stands for a library of RAW files that ends its process."""
    if any(path.endswith("4.jpg") for path in paths):
        os._exit(1)
    return read_chunk(paths, max_pixels, stopped)


def test_results_come_in_the_order_taken(photos):
    reading = FileReading(MAX_PIXELS)
    reading.take(photos[:5])
    reading.take(photos[5:])
    assert [file.metadata.width for file in read_all(reading)] == list(range(10, 18))
    reading.close()


def test_many_are_read_in_processes_and_a_crash_costs_the_photo_at_fault(photos, monkeypatch):
    monkeypatch.setattr(file_reading, "PROCESSES_FROM", 0)
    monkeypatch.setattr(file_reading, "read_chunk", crash_at_four)
    reading = FileReading(MAX_PIXELS)
    reading.take([])
    for start in range(0, 8, 2):
        reading.take(photos[start : start + 2])
    found = {file.path.name: file for file in read_all(reading)}
    reading.close()
    assert len(found) == 8
    assert "crash" in found["4.jpg"].error
    assert [name for name, file in found.items() if file.error is None] == [
        f"{number}.jpg" for number in (0, 1, 2, 3, 5, 6, 7)
    ]


def test_waiting_ends_when_cancelled(photos, monkeypatch):
    monkeypatch.setattr(file_reading, "read_file", lambda *_: time.sleep(0.3))
    reading = FileReading(MAX_PIXELS)
    reading.take(photos)
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        list(reading.finished(wait_for_one=True, cancel=cancel))
    begin = time.monotonic()
    reading.close()
    assert time.monotonic() - begin < 2.0  # one photo, not eight
    reading.close()


def test_what_vanished_is_told(photos):
    reading = FileReading(MAX_PIXELS)
    Path(photos[0]).unlink()
    reading.take(photos[:1])
    assert [file.missing for file in read_all(reading)] == [True]
    reading.close()
