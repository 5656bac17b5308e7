"""What a large CALM learns from: the data sets that its recipe names, packed and split for validation."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aesthetic_studio.domain.critique import Attribute
from aesthetic_studio.domain.errors import PhotoError, UsageError
from aesthetic_studio.domain.progress import CancelToken
from aesthetic_studio.photos.walk import walk
from aesthetic_studio.training.datasets.catalogue import DATA_SETS
from aesthetic_studio.training.datasets.records import (
    CommentedPhoto,
    Conversation,
    RatedBy,
    Record,
    ScoredPhoto,
)
from aesthetic_studio.training.large.packed_rows import PackedRows
from aesthetic_studio.training.large.recipe import DataRecipe
from aesthetic_studio.training.photo_sets import held_out

HUMAN_ATTRIBUTES: Mapping[str, Attribute] = {
    "composition": Attribute.COMPOSITION,
    "balancing elements": Attribute.COMPOSITION,
    "light": Attribute.LIGHT,
    "color": Attribute.COLOUR,
    "color harmony": Attribute.COLOUR,
    "Sharpness": Attribute.SHARPNESS,
    "focus": Attribute.SHARPNESS,
    "content": Attribute.SUBJECT,
    "object": Attribute.SUBJECT,
    "subject_of_photo": Attribute.SUBJECT,
    "quality": Attribute.TECHNICAL,
    "use_of_camera": Attribute.TECHNICAL,
}
"""Aspects that people judged, by the data sets' own names, which mean what our attributes mean; the others are not
asked for. A reading of ours."""

ASPECT_QUESTIONS: Mapping[str, str] = {
    "subject_of_photo": "What do you think of the subject?",
    "composition": "What do you think of the composition?",
    "use_of_camera": "How well was the camera used?",
    "depth_of_field": "What do you think of the depth of field?",
    "color_lighting": "What do you think of colour and light?",
    "focus": "Is the focus right?",
}
"""What a person would have asked to get a comment on one aspect (PCCD)."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of each kind; paths are text.

    Attributes:
        unlabeled: path alone.
        captions: path, question, answer.
        scores: path, score 1–10, scores by attribute.
        comments: path, comments, pairs of question and answer.
        questions: path, pairs of question and answer.
        people: paths and ratings 1–10 of one person.
    """

    unlabeled: PackedRows
    captions: PackedRows
    scores: PackedRows
    comments: PackedRows
    questions: PackedRows
    people: PackedRows

    def sizes(self) -> dict[str, int]:
        """How many rows of each kind there are."""
        return {name: len(getattr(self, name)) for name in Rows.__slots__}


def read_rows(data: DataRecipe, root: Path, examples: int) -> tuple[Rows, Rows]:
    """Read all data sets of a recipe.

    Args:
        data: which ones.
        root: a folder with one folder for each of them, under its name.
        examples: persons with no more than this many ratings are left out.

    Returns:
        Rows to train on, and those held out for validation.

    Raises:
        UsageError: a data set is missing or not of the kind that is asked for.
    """
    parts = _Halves(data.held_out)
    rows = {
        "unlabeled": parts.of((str(path),) for path in _photos(data.unlabeled, root)),
        "captions": parts.of(_captions(_read(data.captions, root, Conversation))),
        "scores": parts.of(_scores(_read(data.scores, root, ScoredPhoto))),
        "comments": parts.of(_comments(_read(data.comments, root, CommentedPhoto))),
        "questions": parts.of(_questions(_read(data.questions, root, Conversation))),
        "people": parts.people(_read(data.people, root, RatedBy), examples),
    }
    train, aside = (Rows(**{name: halves[index] for name, halves in rows.items()}) for index in (0, 1))
    return train, aside


class _Halves:
    """Packs rows, those to train on and those held out."""

    def __init__(self, share: float) -> None:
        self.share = share

    def of(self, rows: Iterable[tuple[Any, ...]]) -> tuple[PackedRows, PackedRows]:
        """Split by the name of the photo, so that a photo is held out of all data sets that have it."""
        halves = PackedRows(), PackedRows()
        for row in rows:
            halves[held_out(Path(row[0]).name, self.share, "photo")].append(row)
        return halves

    def people(self, ratings: Iterable[RatedBy], examples: int) -> tuple[PackedRows, PackedRows]:
        """Split by person; ratings of one may stand anywhere."""
        persons: dict[str, list[tuple[str, float]]] = {}
        for rating in ratings:
            persons.setdefault(rating.person, []).append((str(rating.path), rating.value))
        halves = PackedRows(), PackedRows()
        for person, rated in persons.items():
            if len(rated) > examples:
                halves[held_out(person, self.share, "person")].append(rated)
        return halves


def _read(names: Sequence[str], root: Path, kind: type[Any]) -> Iterator[Any]:
    for name in names:
        for record in _records(name, root):
            if not isinstance(record, kind):
                raise UsageError(
                    f"The split {name} holds no {kind.__name__}.", "`data list` tells what each split holds."
                )
            yield record


def _records(name: str, root: Path) -> Iterator[Record]:
    key, _, split = name.partition(":")
    if key not in DATA_SETS:
        raise UsageError(f"There is no data set {key!r}.", f"The names are {', '.join(DATA_SETS)}.")
    data_set = DATA_SETS[key]
    if data_set.evaluation_only:
        raise UsageError(
            f"{data_set.title} is for measuring only; its authors forbid training on it.",
            f"Take {key} out of the recipe's data.",
        )
    return data_set.read(root / key, split or "all")


def _photos(names: Sequence[str], root: Path) -> Iterator[Path]:
    """Each photo once, in the order of the data sets."""
    seen: set[Path] = set()
    for name in names:
        found = (
            (record.path for record in _records(name, root)) if name.partition(":")[0] in DATA_SETS else None
        )
        for path in found if found is not None else _folder(root / name):
            if path not in seen:
                seen.add(path)
                yield path


def _folder(folder: Path) -> Iterator[Path]:
    if not folder.is_dir():
        raise UsageError(
            f"There is no folder {folder}.", "Put photos there, or take it out of data.unlabeled."
        )
    for item in walk([folder], cancel=CancelToken()):
        if not isinstance(item, PhotoError):
            yield item


def _captions(records: Iterable[Conversation]) -> Iterator[tuple[Any, ...]]:
    for record in records:
        question, answer = record.turns[:2]
        yield str(record.path), question.text, answer.text


def _scores(records: Iterable[ScoredPhoto]) -> Iterator[tuple[Any, ...]]:
    for record in records:
        attributes = {
            str(HUMAN_ATTRIBUTES[name]): round(value, 2)
            for name, value in record.attributes.items()
            if name in HUMAN_ATTRIBUTES
        }
        yield str(record.path), round(record.score, 3), attributes


def _comments(records: Iterable[CommentedPhoto]) -> Iterator[tuple[Any, ...]]:
    for record in records:
        aspects = [
            (ASPECT_QUESTIONS[name], text)
            for name, text in record.aspects.items()
            if name in ASPECT_QUESTIONS
        ]
        # Where comments are sorted by aspect, the general impression is what a comment on the photo is.
        general = record.aspects.get("general_impression")
        yield str(record.path), (general,) if general else record.comments, aspects


def _questions(records: Iterable[Conversation]) -> Iterator[tuple[Any, ...]]:
    for record in records:
        turns = [turn.text for turn in record.turns]
        yield str(record.path), list(zip(turns[::2], turns[1::2], strict=True))
