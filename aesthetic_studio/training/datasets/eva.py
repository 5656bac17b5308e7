"""EVA (Kang et al., ATQAM/MAST 2020): 4,070 photos of AVA with 136,943 votes on beauty and its reasons."""

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import ClassVar

from aesthetic_studio.training.datasets.annotation_files import Row, table_rows
from aesthetic_studio.training.datasets.data_set import (
    Annotation,
    AnnotationFile,
    Annotations,
    DataSet,
    Split,
    WrongRow,
    parsed,
    rated,
)
from aesthetic_studio.training.datasets.images import with_suffixes
from aesthetic_studio.training.datasets.records import RatedBy, ScoredPhoto
from aesthetic_studio.training.datasets.scales import RunningMean, Scale, number

SCALE = Scale(0, 10)
ATTRIBUTE_SCALE = Scale(1, 4)
ATTRIBUTES = {
    "visual": "light and colour",
    "composition": "composition and depth",
    "quality": "quality",
    "semantic": "semantics",
}
COLUMNS = ("image_id", "user_id", "score")

VOTE_FILE = AnnotationFile(
    ("data/votes_filtered.csv", "votes_filtered.csv", "*/data/votes_filtered.csv"), "the filtered votes"
)


class Eva(DataSet):
    """EVA: means over the filtered votes, and the votes themselves; no split is published.

    ``votes_filtered.csv`` is parted by ``=``: ``image_id``, ``user_id``, ``score`` from 0 to 10, and four attributes
    from 1 (very bad) to 4 (very good), which not every voter gave; all are mapped linearly. The photos are AVA's:
    whoever tests on AVA must not train on those of its test split.
    """

    name = "eva"
    title = "EVA: votes on photos of AVA and their reasons"
    homepage = "https://github.com/kang-gnak/eva-dataset"
    terms = "Votes under CC0; the photographs belong to their photographers (see AVA)."
    get_it = "Get the repository, join images/EVA_together.zip.00* into one file and unpack it."
    layout = ("data/votes_filtered.csv", "images/EVA_together/<photo number>.jpg")
    image_folders = (
        "images/EVA_together",
        "EVA_together",
        "images",
        *(f"images/EVA_category/EVA_category/{category}" for category in range(1, 7)),
        "eva-dataset-master/images/EVA_together",
        ".",
    )
    splits: ClassVar = {
        "all": Split(ScoredPhoto, (VOTE_FILE,), {"photos": 4_070}),
        "ratings": Split(RatedBy, (VOTE_FILE,), {"photos": 4_070, "records": 136_943}),
    }

    def annotations(self, folder: Path, split: str) -> Annotations:
        """The votes, or their means in the order in which the photos first appear."""
        votes = table_rows(self.file(folder, VOTE_FILE), COLUMNS, delimiter="=")
        if split == "ratings":
            yield from parsed(votes, vote_row)
            return
        photos: dict[str, _Votes] = {}
        for place, row in votes:
            try:
                photo, _, score = _vote(row)
                photos.setdefault(photo, _Votes()).add(score, row)
            except ValueError as error:
                yield WrongRow(place, str(error))
        for photo, collected in photos.items():
            yield collected.annotation(photo)


def vote_row(row: Row) -> Annotation:
    """Parse one vote.

    Raises:
        ValueError: a cell is missing or wrong.
    """
    photo, person, score = _vote(row)
    return rated(with_suffixes(photo), person, score)


@dataclass(slots=True)
class _Votes:
    """The votes on one photo so far."""

    score: RunningMean = field(default_factory=RunningMean)
    attributes: dict[str, RunningMean] = field(default_factory=dict)

    def add(self, score: float, row: Row) -> None:
        judged = {
            attribute: ATTRIBUTE_SCALE.to_score(number(cell))
            for column, attribute in ATTRIBUTES.items()
            if (cell := row.get(column))
        }
        self.score.add(score)
        for attribute, value in judged.items():
            self.attributes.setdefault(attribute, RunningMean()).add(value)

    def annotation(self, photo: str) -> Annotation:
        record = partial(
            ScoredPhoto,
            score=self.score.mean,
            std=self.score.std,
            attributes={name: mean.mean for name, mean in self.attributes.items()},
        )
        return Annotation(with_suffixes(photo), record)


def _vote(row: Row) -> tuple[str, str, float]:
    photo, person = row.get("image_id", ""), row.get("user_id", "")
    if not photo or not person:
        raise ValueError("there is no photo or no voter")
    return photo, person, SCALE.to_score(number(row.get("score", "")))
