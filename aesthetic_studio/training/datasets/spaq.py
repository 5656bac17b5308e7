"""SPAQ (Fang et al., CVPR 2020): 11,125 smartphone photos with quality and five attributes."""

from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from aesthetic_studio.training.datasets.annotation_files import sheet_rows
from aesthetic_studio.training.datasets.data_set import (
    Annotation,
    AnnotationFile,
    Annotations,
    DataSet,
    Split,
    parsed,
)
from aesthetic_studio.training.datasets.images import with_suffixes
from aesthetic_studio.training.datasets.json_values import name
from aesthetic_studio.training.datasets.records import ScoredPhoto
from aesthetic_studio.training.datasets.scales import Scale, number

SCALE = Scale(0, 100)
ATTRIBUTES = ("Brightness", "Colorfulness", "Contrast", "Noisiness", "Sharpness")

SCORE_FILE = AnnotationFile(
    (
        "Annotations/MOS and Image attribute scores.xlsx",
        "annotations/MOS and Image attribute scores.xlsx",
        "TestAnnotations/MOS and Image attribute scores.xlsx",
        "MOS and Image attribute scores.xlsx",
        "*/Annotations/MOS and Image attribute scores.xlsx",
    ),
    "mean opinion scores and attributes",
)


class Spaq(DataSet):
    """SPAQ: one workbook, no published split (papers draw 80 % at random).

    Columns ``Image name``, ``MOS`` and the five attributes, all from 0 to 100, mapped linearly under their own names.
    The score is one of technical quality more than of beauty. In which direction ``Noisiness`` runs is not said where
    we looked; public evaluation code turns it round, so more seems to mean more noise.
    """

    name = "spaq"
    title = "SPAQ: quality of smartphone photos"
    homepage = "https://github.com/h4nwei/SPAQ"
    terms = "No licence found; published for research."
    get_it = "Get SPAQ.zip from the authors' page."
    layout = ("Annotations/MOS and Image attribute scores.xlsx", "TestImage/00001.jpg …")
    image_folders = ("TestImage", "SPAQ/TestImage", "images", ".")
    splits: ClassVar = {"all": Split(ScoredPhoto, (SCORE_FILE,), {"photos": 11_125})}

    def annotations(self, folder: Path, split: str) -> Annotations:  # noqa: ARG002 - there is one split
        """The rows of the workbook."""
        return parsed(sheet_rows(self.file(folder, SCORE_FILE), ("Image name", "MOS")), score_row)


def score_row(row: dict[str, Any]) -> Annotation:
    """Parse one row.

    Raises:
        ValueError: a cell is missing or wrong.
    """
    attributes = {
        attribute.lower(): SCALE.to_score(number(row[attribute]))
        for attribute in ATTRIBUTES
        if row.get(attribute) is not None
    }
    record = partial(ScoredPhoto, score=SCALE.to_score(number(row["MOS"])), attributes=attributes)
    return Annotation(with_suffixes(name(row["Image name"])), record)
