"""A made catalogue of as many photos as wanted, as years of shooting would fill it; no files behind it."""

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from aesthetic_studio.catalog.folder_rows import add_folder
from aesthetic_studio.catalog.opening import Catalog
from aesthetic_studio.catalog.schema import critiques, photos, scores
from aesthetic_studio.domain.photo import Flag, Label
from aesthetic_studio.domain.rating import POINTS_PER_STAR

CRITIC, REVISION = "calm-nano", "0123456789ab"
ROOTS = ("travel", "family", "clients")
CAMERAS = ("Fujifilm X-T5", "Canon EOS R5", "NIKON Z 6_2", "Leica Q3", "SONY ILCE-7M4")
LENSES = ("XF 35mm F1.4 R", "RF 24-70mm F2.8 L", "NIKKOR Z 50mm f/1.8 S", "Summilux 28 f/1.7", "FE 85mm F1.8")
FOCALS = (35.0, 50.0, 50.0, 28.0, 85.0)
RARE = "lighthouse"
COMMENT = (
    "warm light falls softly across the face while shadows stay open and the horizon is level against a calm "
    "background leading lines draw the eye into the frame strong contrast muted colours a clear subject with "
    "room to breathe focus sits on the nearer eye slight noise in dark areas crop tighter at the left edge"
)
START = datetime(2015, 1, 1)  # noqa: DTZ001, RUF100 - a camera's clock has no zone
BATCH = 20_000


def make_catalogue(path: Path, count: int, *, critiqued: float = 0.9, seed: int = 1) -> Catalog:
    """``count`` photos in three root folders, ``critiqued`` of them with a score and a comment."""
    choice = random.Random(seed)
    catalog = Catalog(path)
    with catalog.write() as connection:
        roots = [add_folder(connection, Path(f"/photos/{name}")) for name in ROOTS]
    for start in range(0, count, BATCH):
        numbers = range(start + 1, min(start + BATCH, count) + 1)
        rows = [_photo(choice, roots, number) for number in numbers]
        judged = [row for row in rows if choice.random() < critiqued]
        said = [_critique(choice, row["id"]) for row in judged]
        given = [_score(choice, row) for row in judged]
        with catalog.write() as connection:
            for table, filled in ((photos, rows), (critiques, said), (scores, given)):
                connection.execute(table.insert(), filled)
    return catalog


def _photo(choice: random.Random, roots: list[int], number: int) -> dict[str, Any]:
    kit, root = choice.randrange(len(CAMERAS)), choice.randrange(len(roots))
    stars = choice.choices(range(6), (60, 4, 8, 14, 10, 4))[0]
    name = f"dsc{number:07}.jpg"
    directory = f"/photos/{ROOTS[root]}/{number // 500:05}"
    return {
        "id": number,
        "folder_id": roots[root],
        "path": Path(f"{directory}/{name.upper()}"),
        "directory": directory,
        "format": "jpg",
        "added_at": (START + timedelta(days=number // 500)).replace(tzinfo=UTC),
        "focal_length_mm": FOCALS[kit],
        "f_number": choice.choice((1.4, 2.0, 2.8, 4.0, 5.6, 8.0)),
        "exposure_s": 1 / choice.choice((30, 60, 125, 250, 500, 1000, 2000)),
        "iso": choice.choice((100, 200, 400, 800, 1600, 3200, 6400)),
        "name": name,
        "search": "\n".join((name, CAMERAS[kit], LENSES[kit])).casefold(),
        "size": 9_000_000 + number,
        "modified_ns": number,
        "missing": False,
        "width": 6000,
        "height": 4000,
        "taken_at": START + timedelta(minutes=number * 5, seconds=choice.randrange(300)),
        "camera": CAMERAS[kit],
        "lens": LENSES[kit],
        "rating": stars * POINTS_PER_STAR or None,
        "stars": stars,
        "flag": choice.choices(list(Flag), (80, 12, 8))[0],
        "label": choice.choices(list(Label), (92, 2, 2, 2, 2))[0],
    }


def _critique(choice: random.Random, number: int) -> dict[str, Any]:
    words = choice.choices(COMMENT.split(), k=45)
    if choice.random() < 0.002:
        words[7] = RARE
    return {
        "id": number,
        "photo_id": number,
        "critic_id": CRITIC,
        "revision": REVISION,
        "created_at": datetime.now(UTC),
        "search": " ".join(words),
        "body": b"{}",
    }


def _score(choice: random.Random, row: dict[str, Any]) -> dict[str, Any]:
    value = min(10.0, max(1.0, choice.gauss(5.5, 1.2)))
    return {
        "critic_id": CRITIC,
        "revision": REVISION,
        "photo_id": row["id"],
        "critique_id": row["id"],
        "latest": True,
        "score": value,
        "score_std": 0.8,
        "personal_score": value + choice.gauss(0, 0.6),
        "personal_proven": True,
        "shown": True,
        **{name: row[name] for name in ("folder_id", "stars", "flag", "label")},
    }
