"""Making small data sets in the published file formats, to read them back."""

import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from PIL import Image

from aesthetic_studio.training.datasets.catalogue import find
from aesthetic_studio.training.datasets.findings import SplitFinding


def _jpeg() -> bytes:
    content = io.BytesIO()
    Image.new("RGB", (8, 8), (90, 120, 60)).save(content, "JPEG")
    return content.getvalue()


JPEG = _jpeg()


def photos(folder: Path, *names: str) -> None:
    """Lay a small photo under each name."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(JPEG)


def text(folder: Path, name: str, *lines: str) -> Path:
    """Write a file of lines."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def as_json(folder: Path, name: str, value: Any) -> Path:
    """Write a JSON file."""
    return text(folder, name, json.dumps(value))


def json_lines(folder: Path, name: str, values: Iterable[Any]) -> Path:
    """Write one JSON value a line."""
    return text(folder, name, *map(json.dumps, values))


def read(name: str, folder: Path, split: str) -> list[Any]:
    """All records of a split."""
    return list(find(name).read(folder, split))


def split_finding(name: str, folder: Path, split: str) -> SplitFinding:
    """What the check finds of one split."""
    return next(each for each in find(name).check(folder).splits if each.name == split)
