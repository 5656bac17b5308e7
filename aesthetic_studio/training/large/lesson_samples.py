"""Lessons in the order in which a run takes them, and batches of them."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.utils.data import Dataset

from aesthetic_studio.domain.errors import PhotoError, UsageError
from aesthetic_studio.networks.calm.processing_calm import CalmProcessor
from aesthetic_studio.training.batches import IGNORED, Padded, pad_dialogues
from aesthetic_studio.training.large.lessons import KINDS, Lesson, LessonMakers, Maker, Told
from aesthetic_studio.training.large.packed_rows import PackedRows

_MOST_BROKEN = 8
"""Rows that are tried before a run is ended: so many broken photos in a row mean that the folder is broken."""


class LessonSamples(Dataset[Lesson]):
    """Lesson number i of a run: what kind, which row and which chance follow from seed and i alone.

    Every row of a kind is shown once before any is shown again. A photo that cannot be read is replaced by the next
    row's: it costs one lesson.

    Args:
        makers: of lessons.
        mix: how often each kind is shown, by the names of `LessonMakers.by_name`.
        length: lessons in the run.
        seed: of the run.

    Raises:
        UsageError: a kind that is asked for has no rows.
    """

    def __init__(self, makers: LessonMakers, mix: Mapping[str, float], *, length: int, seed: int) -> None:
        sources = makers.by_name()
        self.makers: list[tuple[Maker, PackedRows]] = [sources[name] for name in mix]
        if empty := [name for name in mix if not len(sources[name][1])]:
            raise UsageError(
                f"The recipe asks for {', '.join(empty)}, but its data holds nothing for that.",
                "Name data sets for it, or take it out of the mix.",
            )
        self.length, self.seed = length, seed
        self.plan = plan([len(rows) for _, rows in self.makers], list(mix.values()), length=length, seed=seed)

    def __len__(self) -> int:
        return self.length

    def __getitem__(self, index: int) -> Lesson:
        """One lesson.

        Raises:
            PhotoError: many photos in a row cannot be read.
        """
        maker, first = map(int, self.plan[index])
        make, rows = self.makers[maker]
        failure: PhotoError | None = None
        for place in range(_MOST_BROKEN):
            try:
                return make(rows[(first + place) % len(rows)], np.random.default_rng((self.seed, index)))
            except PhotoError as error:
                failure = error
        assert failure is not None
        raise failure


def plan(sizes: Sequence[int], shares: Sequence[float], *, length: int, seed: int) -> NDArray[np.int64]:
    """Which kind and which of its rows each lesson takes, shape (length, 2).

    Args:
        sizes: rows of each kind, at least one.
        shares: how often each kind is taken, need not sum to 1.
        length: lessons in the run.
        seed: of the run.
    """
    rng = np.random.default_rng((seed, 0))
    kinds = rng.choice(len(sizes), length, p=np.array(shares) / sum(shares))
    rows = np.zeros(length, np.int64)
    for kind, size in enumerate(sizes):
        places = np.flatnonzero(kinds == kind)
        rounds = -(-len(places) // size)
        order = [rng.permutation(size) for _ in range(rounds)]
        rows[places] = np.concatenate([*order, np.zeros(0, np.int64)])[: len(places)]
    return np.stack([kinds, rows], axis=1)


class Group(NamedTuple):
    """Dialogues of one kind.

    Attributes:
        padded: their ids.
        shown: numbers of the batch's photos, in the order of their places in the dialogues, flat.
    """

    padded: Padded
    shown: Tensor


class LessonBatch(NamedTuple):
    """Lessons padded together.

    Attributes:
        pixel_values: of all photos, (photos, 3, side, side).
        groups: dialogues by kind; a kind that no lesson has is absent.
        counts: tokens that are learned, of each of `KINDS`.
    """

    pixel_values: Tensor
    groups: dict[str, Group]
    counts: dict[str, float]


def batch_lessons(lessons: Sequence[Lesson], processor: CalmProcessor) -> LessonBatch:
    """Make a batch."""
    images = [image for lesson in lessons for image in lesson.images]
    by_kind: dict[str, list[tuple[int, Told]]] = {kind: [] for kind in KINDS}
    start = 0
    for lesson in lessons:
        for told in lesson.told:
            by_kind[told.kind].append((start, told))
        start += len(lesson.images)
    pad_id = int(processor.tokenizer.pad_token_id)
    groups = {kind: _group(items, pad_id) for kind, items in by_kind.items() if items}
    counts = {
        kind: float(sum(label != IGNORED for _, told in items for label in told.labels))
        for kind, items in by_kind.items()
    }
    return LessonBatch(processor.image_processor.pixels(images), groups, counts)


def _group(items: Sequence[tuple[int, Told]], pad_id: int) -> Group:
    padded = pad_dialogues([(told.ids, told.labels) for _, told in items], pad_id)
    return Group(padded, torch.tensor([start + place for start, told in items for place in told.shown]))
