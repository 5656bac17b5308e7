"""AADB (Kong et al., ECCV 2016): 9,958 photos with a mean score and eleven attributes, each by five people."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import ClassVar

from aesthetic_studio.training.datasets.annotation_files import text_lines
from aesthetic_studio.training.datasets.data_set import (
    Annotation,
    AnnotationFile,
    Annotations,
    DataSet,
    Split,
    parsed,
)
from aesthetic_studio.training.datasets.records import ScoredPhoto
from aesthetic_studio.training.datasets.scales import Scale, number

SCORE_SCALE = Scale(0, 1)
ATTRIBUTE_SCALE = Scale(-1, 1)
LISTS = {"train": "Train", "validation": "Validation", "test": "TestNew"}
PUBLISHED = {"train": 8_458, "validation": 500, "test": 1_000}
ATTRIBUTES = {
    "BalacingElements": "balancing elements",  # published with this spelling
    "ColorHarmony": "color harmony",
    "Content": "content",
    "DoF": "depth of field",
    "Light": "light",
    "MotionBlur": "motion blur",
    "Object": "object",
    "Repetition": "repetition",
    "RuleOfThirds": "rule of thirds",
    "Symmetry": "symmetry",
    "VividColor": "vivid color",
}


def list_file(split: str, suffix: str) -> AnnotationFile:
    """The list with the scores, or with one attribute, of a split."""
    name = f"imgList{LISTS[split]}Regression_{suffix}.txt"
    return AnnotationFile(
        (f"imgListFiles_label/{name}", name, f"labels/{name}"),
        f"{ATTRIBUTES.get(suffix, 'the mean scores')} of the {split} photos",
    )


class Aadb(DataSet):
    """AADB in its published parts; the test part is the authors' corrected one (``TestNew``).

    Each list has a photo and a number a line, parted by a blank: mean scores from 0 to 1, and attributes from −1 (it
    harms) to 1 (it helps), both mapped linearly; repetition and symmetry are never negative. The attributes are
    optional. Photos of the corrected test part may carry their score before their name (``0.500_name.jpg``).
    """

    name = "aadb"
    title = "AADB: Flickr photos with eleven attributes"
    homepage = "https://github.com/aimerykong/deepImageAestheticsAnalysis"
    terms = "For research only; the photographs are on Flickr under Creative Commons licences."
    get_it = "Get imgListFiles_label.zip, datasetImages_originalSize.zip and AADB_newtest_originalSize.zip."
    layout = (
        "imgListFiles_label/imgList{Train,Validation,TestNew}Regression_score.txt",
        "imgListFiles_label/imgList…Regression_<attribute>.txt (optional)",
        "datasetImages_originalSize/*.jpg (or datasetImages_warp256)",
        "AADB_newtest_originalSize/*.jpg (or AADB_newtest)",
    )
    extra_files = tuple(list_file(split, suffix) for split in LISTS for suffix in ATTRIBUTES)
    image_folders = (
        "datasetImages_originalSize",
        "AADB_newtest_originalSize",
        "datasetImages_warp256",
        "AADB_newtest",
        "images",
        ".",
    )
    splits: ClassVar = {
        split: Split(ScoredPhoto, (list_file(split, "score"),), {"photos": photos})
        for split, photos in PUBLISHED.items()
    }

    def annotations(self, folder: Path, split: str) -> Annotations:
        """The lines of the score list, with the attributes that are there."""
        scores = self.file(folder, list_file(split, "score"))
        attributes = {
            attribute: _readings(file)
            for suffix, attribute in ATTRIBUTES.items()
            if (file := list_file(split, suffix).find(folder)) is not None
        }
        return parsed(text_lines(scores), _line_parser(attributes))


def name_and_number(line: str) -> tuple[str, str]:
    """Parse one line of a list.

    Raises:
        ValueError: there are not a name and a number.
    """
    cells = line.replace(",", " ").split()
    if len(cells) < 2:
        raise ValueError("there are not a name and a number")
    number(cells[1])
    return cells[0], cells[1]


def _readings(file: Path) -> dict[str, float]:
    """Attribute by photo, 1–10; wrong lines are left out."""
    readings: dict[str, float] = {}
    for _, line in text_lines(file):
        try:
            name, cell = name_and_number(line)
            readings[name] = ATTRIBUTE_SCALE.to_score(number(cell))
        except ValueError:
            continue
    return readings


def _line_parser(attributes: Mapping[str, Mapping[str, float]]) -> Callable[[str], Annotation]:
    def parse(line: str) -> Annotation:
        name, cell = name_and_number(line)
        score = number(cell)
        of_photo = {each: readings[name] for each, readings in attributes.items() if name in readings}
        record = partial(ScoredPhoto, score=SCORE_SCALE.to_score(score), attributes=of_photo)
        prefixes = dict.fromkeys((f"{score:.3f}", f"{score:.2f}", cell))
        return Annotation((name, *(f"{prefix}_{name}" for prefix in prefixes)), record)

    return parse
