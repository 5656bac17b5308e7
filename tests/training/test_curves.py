import json
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.training.curves import draw_curves


@pytest.fixture
def log(tmp_path: Path) -> Path:
    file = tmp_path / "losses.jsonl"
    records = [
        {"phase": phase, "step": step, "losses": {"texts": 100 / step, "$x_{": float("nan")}}
        for phase in ("stage1", "<b>stage2")
        for step in (10, 20, 30)
    ]
    records[2]["validation"] = records[-1]["validation"] = {"srcc": 0.5}
    file.write_text("".join(json.dumps(record) + "\n" for record in records) + '{"phase": "st')
    return file


def test_every_phase_is_drawn(log: Path, tmp_path: Path) -> None:
    draw_curves(log, tmp_path / "curves.svg")
    first = (tmp_path / "curves.svg").read_bytes()
    assert first.count(b'id="axes_') == 4
    assert b"<b>" not in first
    draw_curves(log, tmp_path / "curves.svg")
    assert (tmp_path / "curves.svg").read_bytes() == first


def test_a_picture_has_lines(log: Path, tmp_path: Path) -> None:
    draw_curves(log, tmp_path / "curves.png")
    pixels = np.asarray(Image.open(tmp_path / "curves.png").convert("HSV"))
    assert (pixels[..., 1] > 100).sum() > 500  # coloured: frames and text are grey


@pytest.mark.parametrize("name", ["curves.gif", "gone/curves.svg"])
def test_what_cannot_be_drawn_is_said(log: Path, tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match=name[:4]):
        draw_curves(log, tmp_path / name)
    with pytest.raises(UsageError, match="no losses"):
        draw_curves(Path(__file__), tmp_path / "curves.svg")
    with pytest.raises(UsageError, match="cannot be read"):
        draw_curves(tmp_path / "none.jsonl", tmp_path / "curves.svg")


def test_without_the_library_it_says_what_to_install(
    log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(UsageError, match=r"aesthetic-studio\[train\]"):
        draw_curves(log, tmp_path / "curves.svg")
