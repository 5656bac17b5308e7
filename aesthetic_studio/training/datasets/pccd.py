"""PCCD (Chang et al., ICCV 2017): 4,235 photos, each criticised and rated by a professional under seven aspects."""

from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from aesthetic_studio.training.datasets.annotation_files import json_array
from aesthetic_studio.training.datasets.data_set import (
    Annotation,
    AnnotationFile,
    Annotations,
    DataSet,
    Split,
    parsed,
)
from aesthetic_studio.training.datasets.images import with_suffixes
from aesthetic_studio.training.datasets.json_values import as_object, member, name, text
from aesthetic_studio.training.datasets.records import CommentedPhoto, ScoredPhoto
from aesthetic_studio.training.datasets.scales import SCORES, number

ASPECTS = (
    "general_impression",
    "subject_of_photo",
    "composition",
    "use_of_camera",
    "depth_of_field",
    "color_lighting",
    "focus",
)
"""In the order of the ratings in ``score``."""

RAW_FILE = AnnotationFile(("raw.json", "PCCD/raw.json"), "comments and ratings of every photo")
SPLIT_FILES = {
    split: AnnotationFile(
        (f"guru_{split}.json", f"processed_{split}.json", f"PCCD/guru_{split}.json"),
        f"comments and ratings of the {split} photos",
    )
    for split in ("train", "validation", "test")
}
SPLIT_PHOTOS = {"train": 2_964, "validation": 423, "test": 848}


class Pccd(DataSet):
    """PCCD, whole or in the three parts that the RPCD paper made of it (Vera Nieto et al., NeurIPS 2022).

    Each file is a JSON list with, for each photo, ``title`` (its file name, with or without ending; ``im_name`` in
    the parts called ``processed``), a comment under each of seven aspects, ``score`` (seven ratings as text, ``N``
    for none) and ``overall``. That ``score`` follows the order of `ASPECTS` is what public readers of the file
    assume; the authors do not say. The ratings run from 1 to 10. Where ``overall`` is missing, the mean of the seven
    stands for it.
    """

    name = "pccd"
    title = "PCCD: professional critiques under seven aspects"
    homepage = "https://github.com/ivclab/DeepPhotoCritic-ICCV17"
    terms = "No licence found; the photographs belong to their photographers."
    get_it = "Get raw.json and the photos from the authors' page."
    layout = (
        "raw.json",
        "images/full/<title>.jpg",
        "guru_train.json, guru_validation.json, guru_test.json (the parts)",
    )
    image_folders = ("images/full", "images", "PCCD/images/full", ".")
    splits: ClassVar = {
        "all": Split(CommentedPhoto, (RAW_FILE,), {"photos": 4_235}, alternative=True),
        "all_scores": Split(ScoredPhoto, (RAW_FILE,), alternative=True),
        **{
            split: Split(CommentedPhoto, (file,), {"photos": SPLIT_PHOTOS[split]}, alternative=True)
            for split, file in SPLIT_FILES.items()
        },
        **{
            f"{split}_scores": Split(ScoredPhoto, (file,), alternative=True)
            for split, file in SPLIT_FILES.items()
        },
    }

    def annotations(self, folder: Path, split: str) -> Annotations:
        """The photos of the split, with their comments or their scores."""
        part = split.removesuffix("_scores")
        file = RAW_FILE if part == "all" else SPLIT_FILES[part]
        return parsed(json_array(self.file(folder, file)), commented if part == split else scored)


def commented(value: Any) -> Annotation | None:
    """Parse one photo for its comments; None where nobody commented.

    Raises:
        ValueError: it names no photo.
    """
    photo = as_object(value)
    aspects = {aspect: comment for aspect in ASPECTS if (comment := text(photo.get(aspect)))}
    if not aspects:
        return None
    record = partial(CommentedPhoto, comments=tuple(aspects.values()), aspects=aspects)
    return Annotation(_names(photo), record)


def scored(value: Any) -> Annotation | None:
    """Parse one photo for its scores; None where nobody rated it.

    Raises:
        ValueError: it names no photo, or a rating is outside 1 to 10.
    """
    photo = as_object(value)
    published = photo.get("score")
    ratings = published if isinstance(published, list) else []
    attributes = {
        aspect: rating
        for aspect, cell in zip(ASPECTS, ratings, strict=False)
        if (rating := _rating(cell)) is not None
    }
    overall = _rating(photo.get("overall"))
    if overall is None and attributes:
        overall = sum(attributes.values()) / len(attributes)
    if overall is None:
        return None
    return Annotation(_names(photo), partial(ScoredPhoto, score=overall, attributes=attributes))


def _rating(cell: Any) -> float | None:
    """A rating; None for the letter that stands for none, and for a null or empty cell."""
    if cell is None or (isinstance(cell, str) and cell.strip().upper() in {"", "N", "N/A", "NONE"}):
        return None
    return SCORES.to_score(number(cell))


def _names(photo: dict[str, Any]) -> tuple[str, ...]:
    """The title with the usual endings, then the name that the photo had on the reviewers' site."""
    names = with_suffixes(name(member(photo, "title", "im_name")))
    url = text(photo.get("image_url"))
    return (*names, url.rsplit("/", 1)[-1]) if "/" in url and not url.endswith("/") else names
