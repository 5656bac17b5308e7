"""What a critic is measured on: photos, what people said of them, and questions. From folders or from a data set."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from aesthetic_studio.domain.errors import PhotoError, UsageError
from aesthetic_studio.photos.decode import decode
from aesthetic_studio.training.datasets.catalogue import find
from aesthetic_studio.training.datasets.data_set import DataSet
from aesthetic_studio.training.datasets.records import (
    CommentedPhoto,
    MultipleChoice,
    PortraitRecord,
    RatedBy,
    Record,
    ScoredPhoto,
)
from aesthetic_studio.training.evaluation.bootstrap import SEED
from aesthetic_studio.training.evaluation.verdicts import Picture, in_memory
from aesthetic_studio.training.nano_photos import NanoPhotos
from aesthetic_studio.training.photo_sets import TRAINING_SIDE, TrainingPhoto

R = TypeVar("R")

DAMAGED_PHOTOS = 200
"""Most photos that are damaged and critiqued: figures over more hardly change, and the time is that of critiques."""

_PREFERRED = (
    "test",
    "test_scores",
    "ratings",
    "all",
    "all_scores",
    "validation",
    "AesP",
    "AesE",
    "AesA",
    "VAL",
)
"""Splits in the order in which they are taken for each kind of record; what was trained on is never taken unasked."""
_TOGETHER = frozenset({"AesP", "AesE", "AesA", "VAL"})
"""Splits that do not stand for each other: all of them are taken."""


@dataclass(frozen=True, slots=True)
class People:
    """Who rated which picture of the gallery.

    Attributes:
        ratings: 1–10, NaN where a person did not rate a picture, shape (people, gallery).
        support, tested: which pictures may be shown as own ratings, which are tested on, shape (gallery,).
    """

    ratings: NDArray[np.float64]
    support: NDArray[np.bool_]
    tested: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that is there to measure on; what is empty cannot be measured.

    Attributes:
        photos: undamaged ones, to be damaged and critiqued.
        gallery: pictures that people rated.
        means: mean rating 1–10 of some pictures of the gallery, by index.
        people: their single ratings.
        commented: pictures with people's comments.
        questions: multiple choice, with their pictures.
        data_set: its name in the catalogue, empty for a user's own photos.
    """

    photos: Sequence[TrainingPhoto] = ()
    gallery: Sequence[Picture] = ()
    means: Mapping[int, float] = field(default_factory=dict)
    people: People | None = None
    commented: Sequence[tuple[Picture, tuple[str, ...]]] = ()
    questions: Sequence[tuple[MultipleChoice, Picture]] = ()
    data_set: str = ""


def of_photos(photos: NanoPhotos, *, seed: int = SEED) -> Material:
    """What a split keeps aside: its photos, and people none of whose ratings were trained on.

    Their own ratings may be of photos that were trained on, because few people rated enough of the others; they are
    tested on the others alone. Where everything is kept aside, both are all photos. At most `DAMAGED_PHOTOS` are
    damaged and critiqued, drawn by ``seed``.
    """
    table = photos.test_ratings
    rated = [photo for photo in (*photos.train, *photos.test) if photo.beauty is not None]
    tested = {id(photo) for photo in photos.test}
    column = {name: index for index, name in enumerate(table.photos)}
    aside = np.array([id(photo) in tested for photo in rated], bool)
    people = People(
        ratings=table.values[:, [column[photo.name] for photo in rated]].astype(np.float64),
        support=~aside if not aside.all() else aside,
        tested=aside,
    )
    return Material(
        photos=_drawn(photos.test, DAMAGED_PHOTOS, np.random.default_rng(seed)),
        gallery=[in_memory(photo.image) for photo in rated],
        means={
            index: photo.beauty
            for index, photo in enumerate(rated)
            if photo.beauty is not None and id(photo) in tested
        },
        people=people if rated and table.raters else None,
    )


def of_data_set(
    name: str,
    folder: Path,
    *,
    split: str | None = None,
    limit: int | None = None,
    side: int = TRAINING_SIDE,
    seed: int = SEED,
) -> Material:
    """A published data set; photos are decoded when it is their turn.

    Args:
        name: in the catalogue.
        folder: where it lies.
        split: this part alone; None takes the test part of each kind of record, else the undivided one.
        limit: at most so many photos of each kind, drawn at random; of personal ratings whole people.
        side: pixels of the long side at which photos are decoded.
        seed: of what is drawn.

    Raises:
        UsageError: there is no such data set, folder or split, or none of its photos is there.
    """
    data_set, rng = find(name), np.random.default_rng(seed)
    chosen = (split,) if split is not None else tuple(_splits(data_set, folder))
    records = [record for each in chosen for record in data_set.read(folder, each)]
    scored = _drawn([each for each in records if isinstance(each, ScoredPhoto | PortraitRecord)], limit, rng)
    ratings = _of_some_people([each for each in records if isinstance(each, RatedBy)], limit, rng)
    commented = _drawn([each for each in records if isinstance(each, CommentedPhoto)], limit, rng)
    questions = _drawn([each for each in records if isinstance(each, MultipleChoice)], limit, rng)
    if not (scored or ratings or commented or questions):
        raise UsageError(
            f"{folder} holds nothing of {name} to measure on.",
            f"`aesthetic-studio data check {name} FOLDER` tells what is missing.",
        )
    paths = list(dict.fromkeys(record.path for record in (*scored, *ratings)))
    place = {path: index for index, path in enumerate(paths)}
    some = list(dict.fromkeys(record.path for record in (*scored, *commented, *ratings)))
    return Material(
        photos=list(_decoded(some, side, rng)),
        gallery=[partial(decode, path, max_side=side) for path in paths],
        means={place[record.path]: record.score for record in scored},
        people=_people(ratings, place),
        commented=[(partial(decode, record.path, max_side=side), record.comments) for record in commented],
        questions=[(record, partial(decode, record.path, max_side=side)) for record in questions],
        data_set=data_set.name,
    )


def _splits(data_set: DataSet, folder: Path) -> Iterator[str]:
    """For each kind of record the first preferred split whose files are there."""
    taken: set[type[Record]] = set()
    there = [
        name
        for name in _PREFERRED
        if name in data_set.splits and all(file.find(folder) for file in data_set.splits[name].files)
    ]
    for name in there:
        kind = data_set.splits[name].records
        if kind not in taken or name in _TOGETHER:
            taken.add(kind)
            yield name


def _drawn(records: Sequence[R], limit: int | None, rng: np.random.Generator) -> Sequence[R]:
    if limit is None or len(records) <= limit:
        return records
    return [records[index] for index in sorted(rng.choice(len(records), limit, replace=False).tolist())]


def _of_some_people(ratings: list[RatedBy], limit: int | None, rng: np.random.Generator) -> list[RatedBy]:
    """All ratings of people drawn one after the other until they rated ``limit`` photos."""
    of_person: dict[str, list[RatedBy]] = {}
    for rating in ratings:
        of_person.setdefault(rating.person, []).append(rating)
    names, seen, kept = sorted(of_person), set[Path](), list[RatedBy]()
    for index in rng.permutation(len(names)).tolist():
        if limit is not None and len(seen) >= limit:
            break
        kept += of_person[names[index]]
        seen |= {rating.path for rating in of_person[names[index]]}
    return kept


def _people(ratings: Sequence[RatedBy], place: Mapping[Path, int]) -> People | None:
    if not ratings:
        return None
    row = {person: index for index, person in enumerate(sorted({rating.person for rating in ratings}))}
    values = np.full((len(row), len(place)), np.nan)
    for rating in ratings:
        values[row[rating.person], place[rating.path]] = rating.value
    everything = np.ones(len(place), bool)
    return People(values, everything, everything)


def _decoded(paths: list[Path], side: int, rng: np.random.Generator) -> Iterator[TrainingPhoto]:
    """Some photos, decoded now; unreadable ones are left out."""
    for path in _drawn(paths, DAMAGED_PHOTOS, rng):
        try:
            yield TrainingPhoto(path.name, decode(path, max_side=side))
        except PhotoError:
            continue
