"""AVA-Captions (Ghosal et al., ICCVW 2019): cleaned comments on about 230,000 photos of AVA, five a photo."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from aesthetic_studio.training.datasets.annotation_files import json_array
from aesthetic_studio.training.datasets.ava import IMAGE_FOLDERS, TEST_LIST, test_photos
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
from aesthetic_studio.training.datasets.records import CommentedPhoto

COMMENT_FILE = AnnotationFile(
    (
        "CLEAN_AVA_FULL_AFTER_SUBJECTIVE_CLEANING.json",
        "*/CLEAN_AVA_FULL_AFTER_SUBJECTIVE_CLEANING.json",
        "CLEAN_AVA_*.json",
        "*/CLEAN_AVA_*.json",
    ),
    "the cleaned comments",
)
PUBLISHED_SPLITS = {"train": ("train", "restval"), "validation": ("val", "validation"), "test": ("test",)}


class AvaCaptions(DataSet):
    """AVA-Captions, split as its own file says, and without the test photos of AVA.

    The file is one JSON object whose ``images`` list has, for each photo, ``filename``, ``split`` (``train``, ``val``
    or ``test``) and ``sentences``, each with the comment as written (``raw``) and cleaned (``clean``); we read
    ``raw``. The file's own split does not follow AVA's: whoever tests on AVA trains on ``without_ava_test``, as CALM
    does (arXiv 2412.11952); this needs AVA's ``generic_test.jpgl`` in the folder. Only the JSON form is read: copies
    as pickles are refused, because opening a pickle can run any program.
    """

    name = "ava-captions"
    title = "AVA-Captions: cleaned comments on photos of AVA"
    homepage = "https://arxiv.org/abs/1908.11310"
    terms = "No licence found; comments and photographs belong to the people of dpchallenge.com."
    get_it = "Get CLEAN_AVA_FULL_AFTER_SUBJECTIVE_CLEANING.json and the photos of AVA."
    layout = (
        "CLEAN_AVA_FULL_AFTER_SUBJECTIVE_CLEANING.json",
        "aesthetics_image_lists/generic_test.jpgl (from AVA)",
        "images/<photo number>.jpg (from AVA)",
    )
    image_folders = IMAGE_FOLDERS
    splits: ClassVar = {
        "train": Split(CommentedPhoto, (COMMENT_FILE,)),
        "validation": Split(CommentedPhoto, (COMMENT_FILE,)),
        "test": Split(CommentedPhoto, (COMMENT_FILE,)),
        "without_ava_test": Split(CommentedPhoto, (COMMENT_FILE, TEST_LIST)),
    }

    def annotations(self, folder: Path, split: str) -> Annotations:
        """The photos of the split, with their comments."""
        photos = json_array(self.file(folder, COMMENT_FILE), "images")
        if split == "without_ava_test":
            test = test_photos(self.file(folder, TEST_LIST))
            return parsed(photos, lambda photo: commented(photo, without=test))
        return parsed(photos, lambda photo: commented(photo, of_split=PUBLISHED_SPLITS[split]))

    def notes(self, folder: Path) -> Iterable[str]:
        """Says so where there are only pickles."""
        if COMMENT_FILE.find(folder) is None:
            for pickle in sorted((*folder.glob("*.pkl"), *folder.glob("*.pickle"))):
                yield f"{pickle.name} is not opened: a pickle can run any program. Get the JSON file."


def commented(
    value: Any, *, of_split: tuple[str, ...] = (), without: frozenset[str] = frozenset()
) -> Annotation | None:
    """Parse one element of ``images``; None where it belongs to another split or has no comment.

    Raises:
        ValueError: it names no photo or has no list of sentences.
    """
    photo = as_object(value)
    filename = name(member(photo, "filename", "imgid"))
    if (of_split and photo.get("split") not in of_split) or Path(filename).stem in without:
        return None
    sentences = member(photo, "sentences")
    if not isinstance(sentences, list):
        raise ValueError("'sentences' is no list")
    comments = tuple(filter(None, map(_comment, sentences)))
    return (
        Annotation(with_suffixes(filename), partial(CommentedPhoto, comments=comments)) if comments else None
    )


def _comment(sentence: Any) -> str:
    if isinstance(sentence, str):
        return text(sentence)
    fields = as_object(sentence)
    return text(fields.get("raw")) or text(fields.get("clean"))
