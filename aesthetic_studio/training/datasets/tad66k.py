"""TAD66K (He et al., IJCAI 2022): 66,327 photos under 47 themes, each judged by more than 1,200 people."""

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
)
from aesthetic_studio.training.datasets.records import ScoredPhoto
from aesthetic_studio.training.datasets.scales import SCORES, number

FILES = {
    split: AnnotationFile(
        (
            f"labels/merge/{split}.csv",
            f"dataset/merge/{split}.csv",
            f"merge/{split}.csv",
            f"*/merge/{split}.csv",
            f"{split}.csv",
        ),
        f"mean scores of the {split} photos",
    )
    for split in ("train", "test")
}


class Tad66k(DataSet):
    """TAD66K in its published parts, all themes together (``merge``).

    The tables have ``image`` and ``score``. The scores found lie between 1.13 and 9.46; that the scale runs from 1
    to 10 like ours is an assumption. The tables by theme (``unmerge``) are not read.
    """

    name = "tad66k"
    title = "TAD66K: photos judged under their theme"
    homepage = "https://github.com/woshidandan/TANet-image-aesthetics-and-quality-assessment"
    terms = "Labels under Apache-2.0; the photographs belong to their photographers."
    get_it = "Get the photos and the label tables (dataset.zip) from the authors' page."
    layout = ("labels/merge/train.csv, labels/merge/test.csv", "TAD66K/*.jpg")
    image_folders = ("TAD66K", "images", "TAD66K_for_Image_Aesthetics_Assessment/TAD66K", ".")
    splits: ClassVar = {
        "train": Split(ScoredPhoto, (FILES["train"],), {"photos": 52_248}),
        "test": Split(ScoredPhoto, (FILES["test"],), {"photos": 14_079}),
    }

    def annotations(self, folder: Path, split: str) -> Annotations:
        """The rows of the split's table."""
        return parsed(table_rows(self.file(folder, FILES[split]), ("image", "score")), score_row)


def score_row(row: Row) -> Annotation:
    """Parse one row.

    Raises:
        ValueError: a cell is missing or wrong.
    """
    image = row.get("image", "")
    if not image:
        raise ValueError("there is no photo")
    return Annotation((image,), partial(ScoredPhoto, score=SCORES.to_score(number(row.get("score", "")))))
