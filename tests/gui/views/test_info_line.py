from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

from aesthetic_studio.domain.photo import Metadata, Photo
from aesthetic_studio.gui import dates
from aesthetic_studio.gui.library.info_line import exposure_line, shutter

METADATA = Metadata(
    6240,
    4160,
    taken_at=datetime(2026, 11, 2, 18, 4),
    camera="X-T5",
    lens="XF16mmF1.4 R WR",
    focal_length_mm=16.0,
    f_number=8.0,
    exposure_s=0.004,
    iso=160,
)


def test_the_line_tells_the_exposure_before_the_tools(monkeypatch):
    monkeypatch.setattr(dates, "_country", lambda: QLocale("de_DE"))
    photo = Photo(1, Path("/a/DSCF2041.JPG"), 1, 1, METADATA, companions=(Path("/a/DSCF2041.RAF"),))
    assert exposure_line(photo) == (
        "DSCF2041.JPG + RAF · 16 mm · f/8 · 1/250 s · ISO 160 · X-T5 · XF16mmF1.4 R WR"
        " · 02.11.2026 18:04 · 6240 × 4160"
    )


def test_a_photo_that_was_not_read_has_its_name():
    assert exposure_line(Photo(1, Path("/a/b.jpg"), 1, 1)) == "b.jpg"


@pytest.mark.parametrize(
    ("seconds", "words"), [(1 / 8000, "1/8000 s"), (0.25, "1/4 s"), (0.6, "0.6 s"), (30.0, "30 s")]
)
def test_shutter_times_are_written_as_photographers_do(seconds, words):
    assert shutter(seconds) == words
