"""PARA (Yang et al., CVPR 2022): 31,220 photos, each rated by about 25 of 438 people with known tastes."""

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
    parsed,
    rated,
)
from aesthetic_studio.training.datasets.records import RatedBy, ScoredPhoto
from aesthetic_studio.training.datasets.scales import Scale, number

SCALE = Scale(1, 5)
ATTRIBUTES = {
    "qualityScore_mean": "quality",
    "compositionScore_mean": "composition",
    "colorScore_mean": "color",
    "dofScore_mean": "depth of field",
    "lightScore_mean": "light",
    "contentScore_mean": "content",
}

TRAIN_FILE = AnnotationFile(
    ("annotation/PARA-GiaaTrain.csv", "PARA/annotation/PARA-GiaaTrain.csv", "PARA-GiaaTrain.csv"),
    "mean scores of the training photos",
)
TEST_FILE = AnnotationFile(
    ("annotation/PARA-GiaaTest.csv", "PARA/annotation/PARA-GiaaTest.csv", "PARA-GiaaTest.csv"),
    "mean scores of the test photos",
)
RATING_FILE = AnnotationFile(
    ("annotation/PARA-Images.csv", "PARA/annotation/PARA-Images.csv", "PARA-Images.csv"),
    "every person's ratings",
)
PEOPLE_FILE = AnnotationFile(
    ("annotation/PARA-UserInfo.csv", "PARA/annotation/PARA-UserInfo.csv", "PARA-UserInfo.csv"),
    "age, experience and personality of the raters",
)


class Para(DataSet):
    """PARA: mean scores in the published parts, and each person's ratings.

    The tables have ``sessionId`` (the photo's folder), ``imageName`` and, for the parts, ``aestheticScore_mean``,
    ``aestheticScore_std`` and the means of six attributes; for the ratings ``userId`` and ``aestheticScore``. All run
    from 1 to 5 and are mapped linearly. The distribution over nine half steps is not handed on, because it has no
    form on ten whole scores. No split of the raters is published. What is known of the raters is not read.
    """

    name = "para"
    title = "PARA: ratings by people with known tastes"
    homepage = "https://cv-datasets.institutecv.com/#/data-sets"
    terms = "For research and learning only; no commercial use, no redistribution."
    get_it = "Accept the terms on the authors' page and get PARA.zip."
    layout = (
        "annotation/PARA-GiaaTrain.csv, annotation/PARA-GiaaTest.csv",
        "annotation/PARA-Images.csv",
        "imgs/<session>/<photo>.jpg",
    )
    extra_files = (PEOPLE_FILE,)
    image_folders = ("imgs", "PARA/imgs", ".")
    splits: ClassVar = {
        "train": Split(ScoredPhoto, (TRAIN_FILE,), {"photos": 28_220}),
        "test": Split(ScoredPhoto, (TEST_FILE,), {"photos": 3_000}),
        "ratings": Split(RatedBy, (RATING_FILE,), {"photos": 31_220, "raters": 438}),
    }

    def annotations(self, folder: Path, split: str) -> Annotations:
        """The rows of the split's table."""
        if split == "ratings":
            file = self.file(folder, RATING_FILE)
            columns = ("sessionId", "imageName", "userId", "aestheticScore")
            return parsed(table_rows(file, columns), rating_row)
        file = self.file(folder, TRAIN_FILE if split == "train" else TEST_FILE)
        return parsed(table_rows(file, ("sessionId", "imageName", "aestheticScore_mean")), mean_row)


def rating_row(row: Row) -> Annotation:
    """Parse one row of ``PARA-Images.csv``.

    Raises:
        ValueError: a cell is missing or wrong.
    """
    person = row.get("userId", "")
    if not person:
        raise ValueError("there is no rater")
    return rated(_names(row), person, SCALE.to_score(number(row.get("aestheticScore", ""))))


def mean_row(row: Row) -> Annotation:
    """Parse one row of ``PARA-GiaaTrain.csv`` or ``PARA-GiaaTest.csv``.

    Raises:
        ValueError: a cell is missing or wrong.
    """
    std = row.get("aestheticScore_std")
    record = partial(
        ScoredPhoto,
        score=SCALE.to_score(number(row.get("aestheticScore_mean", ""))),
        std=number(std) * SCALE.stretch if std else None,
        attributes={
            attribute: SCALE.to_score(number(cell))
            for column, attribute in ATTRIBUTES.items()
            if (cell := row.get(column))
        },
    )
    return Annotation(_names(row), record)


def _names(row: Row) -> tuple[str, ...]:
    session, image = row.get("sessionId", ""), row.get("imageName", "")
    if not image:
        raise ValueError("there is no photo")
    return (f"{session}/{image}", image) if session else (image,)
