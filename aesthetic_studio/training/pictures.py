"""Pictures as the frozen encoder sees them, read once and kept on disk for all phases behind it.

Encoding costs more than everything that the alignment module does with it, and these phases look at each picture
several times.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import torch
from safetensors import safe_open
from safetensors.torch import save_file
from torch import Tensor
from torch.utils.data import DataLoader, Dataset

from aesthetic_studio.networks.calm.modeling_calm import CalmForConditionalGeneration, VisionDepths
from aesthetic_studio.networks.calm.processing_calm import CalmImageProcessor
from aesthetic_studio.training.photo_sets import TrainingPhoto
from aesthetic_studio.training.self_supervision.defects import Defect, DefectKind
from aesthetic_studio.training.self_supervision.facts import Facts
from aesthetic_studio.training.self_supervision.labels import FACT_KINDS, facts_of
from aesthetic_studio.training.self_supervision.samples import (
    TO_SPEAK,
    Sample,
    make_pair,
    vary,
    without_damage,
)

_SHARD = 400
"""Pairs in a file; of a broken run at most one file is lost."""
_BATCH = 8
_KINDS = list(DefectKind)
_NO_IMAGE = np.zeros((1, 1, 3), np.uint8)
_MOST_DEFECTS = 4


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """One encoded picture.

    Attributes:
        depths: what the encoder gave, each without the batch dimension.
        sample: its labels; the pixels are gone.
        base: score 1–10 of the undamaged photo.
        photo: index of the photo it was made of.
    """

    depths: VisionDepths
    sample: Sample
    base: float
    photo: int


class PictureStore:
    """Pairs of pictures in safetensors files, read where they lie.

    Picture 2i and 2i + 1 are versions of one photo.
    """

    def __init__(self, folder: Path) -> None:
        self.files: list[Any] = [safe_open(file, "pt") for file in sorted(folder.glob("*.safetensors"))]
        self.sizes = [int(file.get_slice("bases").get_shape()[0]) for file in self.files]
        self.starts = np.concatenate([[0], np.cumsum(self.sizes)])

    def __len__(self) -> int:
        return int(self.starts[-1])

    def __getitem__(self, index: int) -> Picture:
        """The picture of this index."""
        place = int(np.searchsorted(self.starts, index, side="right")) - 1
        file, row = self.files[place], index - int(self.starts[place])
        one = {name: file.get_slice(name)[row : row + 1][0] for name in (*VisionDepths._fields, *_LABELS)}
        return Picture(
            VisionDepths(*(one[name] for name in VisionDepths._fields)),
            _sample_of(one),
            float(one["bases"]),
            int(one["photos"]),
        )


_LABELS = ("kinds", "amounts", "facts", "bases", "photos")


class _Pairs(Dataset[dict[str, Tensor]]):
    """Pair number i, drawn and labelled; the same whenever it is asked for."""

    def __init__(
        self,
        photos: Sequence[TrainingPhoto],
        bases: Sequence[float],
        processor: CalmImageProcessor,
        draw: Callable[[int], tuple[int, tuple[Sample, ...]]],
        chosen: range,
    ) -> None:
        self.photos, self.bases, self.processor = photos, bases, processor
        self.draw, self.chosen = draw, chosen

    def __len__(self) -> int:
        return len(self.chosen)

    def __getitem__(self, index: int) -> dict[str, Tensor]:
        photo, samples = self.draw(self.chosen[index])
        kinds = np.full((len(samples), _MOST_DEFECTS), -1)
        amounts = np.zeros((len(samples), _MOST_DEFECTS), np.float32)
        for row, sample in enumerate(samples):
            for place, defect in enumerate(sample.defects[:_MOST_DEFECTS]):
                kinds[row, place], amounts[row, place] = _KINDS.index(defect.kind), defect.amount
        facts = [
            [FACT_KINDS[name].index(str(getattr(sample.facts, name))) for name in FACT_KINDS]
            for sample in samples
        ]
        many = len(samples)
        return {
            "pixel_values": self.processor.pixels([sample.image for sample in samples]),
            "kinds": torch.from_numpy(kinds),
            "amounts": torch.from_numpy(amounts),
            "facts": torch.tensor(facts),
            "bases": torch.full((many,), float(self.bases[photo])),
            "photos": torch.full((many,), photo),
        }


def encode_pairs(
    model: CalmForConditionalGeneration,
    processor: CalmImageProcessor,
    photos: Sequence[TrainingPhoto],
    bases: Sequence[float],
    folder: Path,
    *,
    pairs: int,
    seed: int,
    workers: int,
    report: Callable[[Mapping[str, float]], None],
) -> PictureStore:
    """Damage, encode and keep pairs of versions; files that are there already are not made again.

    Args:
        model: its encoder is run, under bf16 autocast.
        processor: makes the encoder's input.
        photos, bases: training photos and the score 1–10 of each.
        folder: where the files go; it is made.
        pairs, seed: how many, and of what chance.
        workers: processes that damage photos.
        report: told how many pairs are done.
    """

    def draw(index: int) -> tuple[int, tuple[Sample, ...]]:
        rng = np.random.default_rng((seed, index))
        photo = int(rng.integers(len(photos)))
        return photo, make_pair(photos[photo], rng, TO_SPEAK)

    folder.mkdir(parents=True, exist_ok=True)
    for number, start in enumerate(range(0, pairs, _SHARD)):
        chosen = range(start, min(start + _SHARD, pairs))
        _encode(model, _Pairs(photos, bases, processor, draw, chosen), folder / _name(number), workers)
        report({"pairs": chosen.stop})
    return PictureStore(folder)


def encode_rated(
    model: CalmForConditionalGeneration,
    processor: CalmImageProcessor,
    photos: Sequence[TrainingPhoto],
    folder: Path,
    *,
    versions: int,
    seed: int,
    workers: int,
) -> PictureStore:
    """Encode undamaged variations of photos, ``versions`` of each in a row, for personal episodes."""

    def draw(index: int) -> tuple[int, tuple[Sample, ...]]:
        rng = np.random.default_rng((seed, 1, index))
        image = photos[index].image
        pictures = [image, *(vary(image, rng) for _ in range(versions - 1))]
        return index, tuple(without_damage(picture, photos[index].beauty) for picture in pictures)

    folder.mkdir(parents=True, exist_ok=True)
    bases = [photo.beauty or 0.0 for photo in photos]
    every = _Pairs(photos, bases, processor, draw, range(len(photos)))
    _encode(model, every, folder / _name(0), workers)
    return PictureStore(folder)


@torch.no_grad()
def _encode(model: CalmForConditionalGeneration, samples: _Pairs, file: Path, workers: int) -> None:
    if file.exists():
        return
    model.vision_encoder.eval()  # its batch norms must neither move nor look at the batch
    rows: dict[str, list[Tensor]] = {}
    for batch in _batches(samples, workers):
        pixels = batch.pop("pixel_values").contiguous(memory_format=torch.channels_last)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            depths = model.encode_depths(pixels)
        found = {name: getattr(depths, name).bfloat16() for name in VisionDepths._fields}
        for name, values in (found | batch).items():
            rows.setdefault(name, []).append(values)
    partial = file.with_suffix(".part")
    save_file({name: torch.cat(values).contiguous() for name, values in rows.items()}, partial)
    partial.replace(file)


def _batches(samples: _Pairs, workers: int) -> Iterator[dict[str, Tensor]]:
    def collate(items: list[dict[str, Tensor]]) -> dict[str, Tensor]:
        return {name: torch.cat([item[name] for item in items]) for name in items[0]}

    return iter(
        DataLoader(
            samples,
            _BATCH,
            num_workers=workers,
            collate_fn=collate,
            worker_init_fn=lambda _: cv2.setNumThreads(0),
            multiprocessing_context="fork" if workers else None,
        )
    )


def _sample_of(row: Mapping[str, Tensor]) -> Sample:
    defects = tuple(
        Defect(_KINDS[kind], amount)
        for kind, amount in zip(row["kinds"].tolist(), row["amounts"].tolist(), strict=True)
        if kind >= 0
    )
    facts: Facts = facts_of(row["facts"].tolist())
    return Sample(_NO_IMAGE, defects, facts, None)


def _name(number: int) -> str:
    return f"pictures-{number:05d}.safetensors"
