"""AesBench (Huang et al., arXiv 2401.08276): questions on 2,800 images by which models are compared."""

import base64
import binascii
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.photos.atomic import write_atomically
from aesthetic_studio.photos.formats import HEAD_BYTES, has_image_head
from aesthetic_studio.training.datasets.annotation_files import Row, json_members, table_rows
from aesthetic_studio.training.datasets.data_set import (
    Annotation,
    AnnotationFile,
    Annotations,
    DataSet,
    Split,
    parsed,
)
from aesthetic_studio.training.datasets.images import ImageFolders
from aesthetic_studio.training.datasets.json_values import as_object, member, text
from aesthetic_studio.training.datasets.records import MultipleChoice, OpenQuestion

QUESTION_KEYS = {
    "AesP": ("AesP_data", "AesP"),
    "AesE": ("AesE_data", "AesE"),
    "AesA": ("AesA1_data", "AesA_data", "AesA1", "AesA"),
    "AesI": ("AesI_data", "AesI"),
}
LETTERS = "ABCDEFGH"
REFERENCE_CHARACTERS = 64
"""An ``image`` cell up to this length is no photo but the index of the row that holds it."""

_OPTION_LINE = re.compile(r"^\s*\(?([A-H])[).:]\s*(\S.*)$", re.MULTILINE)
_OPTION_INLINE = re.compile(r"(?:^|\s)\(?[A-H][).:]\s+")
_LETTER_ANSWER = re.compile(r"^\(?([A-H])(?:[).:]|$)")

QUESTION_FILE = AnnotationFile(
    ("AesBench_evaluation.json", "*/AesBench_evaluation.json", "AesBench_Aes*.json"), "questions and options"
)
ANSWER_FILE = AnnotationFile(
    ("answers.json", "*GT.json"), "answers to the questions, where the authors gave you some"
)
TABLES = {
    part: AnnotationFile(
        (f"AesBench_{part}.tsv", f"*/AesBench_{part}.tsv"), f"the {part} questions with their images"
    )
    for part in ("VAL", "TEST")
}


class AesBench(DataSet):
    """AesBench in either of its published forms; for comparing models only.

    *JSON*: an object with, for each image, ``AesP_data``, ``AesE_data``, ``AesA1_data`` and ``AesI_data``, each with
    ``Question`` and ``Options`` (lines ``A) …``). The answers are not published; a file ``answers.json`` that gives
    ``{image: {"AesP": "A", …}}`` is used where the user has one. AesI has no options: its questions are open.

    *TSV*: a table with ``index``, ``image`` (the photo as base64 text), ``question``, the options under ``A``, ``B``
    …; ``AesBench_VAL.tsv`` also has ``answer`` and ``category``, ``AesBench_TEST.tsv`` has ``image_name`` instead.
    The photos inside are unpacked once, beside the table, when they are read.
    """

    name = "aesbench"
    title = "AesBench: questions for comparing models"
    homepage = "https://github.com/yipoh/AesBench"
    terms = "CC BY-NC; the authors forbid training on it."
    get_it = "Ask the authors for EAPD_release.zip, or get the tables from huggingface.co/datasets/VLMEval/AesBench."
    layout = (
        "AesBench_evaluation.json and images/*.jpg",
        "or AesBench_VAL.tsv, AesBench_TEST.tsv (the images are inside)",
        "answers.json (optional)",
    )
    extra_files = (ANSWER_FILE,)
    image_folders = ("images", "EAPD_release/images", "EAPD/images", ".")
    splits: ClassVar = {
        **{
            dimension: Split(
                OpenQuestion if dimension == "AesI" else MultipleChoice,
                (QUESTION_FILE,),
                {"photos": 2_800},
                alternative=True,
            )
            for dimension in QUESTION_KEYS
        },
        **{part: Split(MultipleChoice, (file,), alternative=True) for part, file in TABLES.items()},
    }
    evaluation_only = True

    def annotations(self, folder: Path, split: str) -> Annotations:
        """The questions of one dimension, or the rows of one table."""
        if split in TABLES:
            table = self.file(folder, TABLES[split])
            rows = table_rows(table, ("index", "image", "question", "A", "B"), delimiter="\t")
            return parsed(rows, _row_parser(f"{table.stem}_images"))
        questions = json_members(self.file(folder, QUESTION_FILE))
        answers = _answers(folder, split)
        return parsed(
            ((place, (image, value)) for place, image, value in questions),
            lambda entry: question(*entry, split, answers.get(entry[0])),
        )

    def image_of(self, annotation: Annotation, images: ImageFolders) -> Path | None:
        """The photo; one that lies inside the table is unpacked first.

        Raises:
            UsageError: it cannot be written.
        """
        found = images.find(annotation.names)
        if found is None and isinstance(annotation, EmbeddedPhoto) and annotation.content:
            return _unpack(annotation, images.root)
        return found

    def has_image(self, annotation: Annotation, images: ImageFolders) -> bool:
        """Whether the photo is there; one inside the table is."""
        return isinstance(annotation, EmbeddedPhoto) or images.find(annotation.names) is not None


@dataclass(frozen=True, slots=True)
class EmbeddedPhoto(Annotation):
    """An annotation whose photo lies in the table.

    Attributes:
        content: the photo as base64 text; empty where an earlier row holds it.
    """

    content: str = ""


def question(image: str, value: Any, dimension: str, answer: str | None) -> Annotation | None:
    """Parse one image's question of a dimension; None where it has none.

    Raises:
        ValueError: a choice has fewer than two options, or the answer fits none.
    """
    entry = as_object(value)
    if not any(key in entry for key in QUESTION_KEYS[dimension]):
        return None
    data = as_object(member(entry, *QUESTION_KEYS[dimension]))
    asked = text(member(data, "Question", "question"))
    if dimension == "AesI":
        return Annotation((image,), partial(OpenQuestion, question=asked, dimension=dimension))
    options = split_options(str(member(data, "Options", "options")))
    return Annotation(
        (image,),
        partial(
            MultipleChoice,
            question=asked,
            options=options,
            answer=option_index(answer, options) if answer else None,
            dimension=dimension,
        ),
    )


def split_options(options: str) -> tuple[str, ...]:
    """The options of a text with a line such as ``A) High`` for each, without their letters.

    Raises:
        ValueError: there are fewer than two.
    """
    found = tuple(text(option) for _, option in _OPTION_LINE.findall(options))
    if len(found) < 2:
        found = tuple(filter(None, map(text, _OPTION_INLINE.split(options))))
    if len(found) < 2:
        raise ValueError("there are fewer than two options")
    return found


def option_index(answer: str, options: tuple[str, ...]) -> int:
    """Which option an answer means: its text, its letter, or both.

    Raises:
        ValueError: it fits none.
    """
    said = text(answer)
    for index, option in enumerate(options):
        if said.casefold() == option.casefold():
            return index
    letter = _LETTER_ANSWER.match(said.upper())
    if letter and LETTERS.index(letter[1]) < len(options):
        return LETTERS.index(letter[1])
    raise ValueError(f"the answer {said[:40]!r} fits no option")


def _answers(folder: Path, dimension: str) -> Mapping[str, str]:
    file = ANSWER_FILE.find(folder)
    if file is None:
        return {}
    keys = [key for key in QUESTION_KEYS[dimension] if not key.endswith("_data")]
    given = {}
    for _, image, value in json_members(file):
        answer = next((value[key] for key in keys if key in value), None) if isinstance(value, dict) else None
        if isinstance(answer, str):
            given[image] = answer
    return given


def _row_parser(photo_folder: str) -> Callable[[Row], Annotation]:
    """Parses the rows of one table; remembers which rows held a photo."""
    holders: set[int] = set()

    def parse(row: Row) -> Annotation:
        index, content = int(row.get("index", "")), row.get("image", "")
        if len(content) <= REFERENCE_CHARACTERS:
            holder, content = int(content), ""
            if holder not in holders:
                raise ValueError(f"no row before it holds image {holder}")
        else:
            _need_image(content)
            holder = index
            holders.add(index)
        unpacked = f"{photo_folder}/{holder}.jpg"
        names = (row["image_name"], unpacked) if row.get("image_name") else (unpacked,)
        return EmbeddedPhoto(names, _choice(row), content=content)

    return parse


def _choice(row: Row) -> partial[MultipleChoice]:
    options = tuple(option for letter in LETTERS if (option := row.get(letter, "")))
    if not row.get("question") or len(options) < 2:
        raise ValueError("there is no question or fewer than two options")
    answer = row.get("answer")
    return partial(
        MultipleChoice,
        question=text(row["question"]),
        options=options,
        answer=option_index(answer, options) if answer else None,
        dimension=row.get("category", ""),
    )


def _need_image(content: str) -> None:
    """Raise ValueError unless base64 text begins like an image."""
    if not has_image_head(base64.b64decode(content[: HEAD_BYTES // 3 * 4 + 8])[:HEAD_BYTES]):
        raise ValueError("its image is of no kind we read")


def _unpack(annotation: EmbeddedPhoto, root: Path) -> Path | None:
    try:
        photo = base64.b64decode(annotation.content, validate=True)
    except binascii.Error:
        return None
    path = root / annotation.names[-1]
    try:
        path.parent.mkdir(exist_ok=True)
        write_atomically(path, photo)
    except OSError as error:
        raise UsageError(
            f"The photos inside the table cannot be unpacked into {path.parent}: {error.strerror}."
        ) from error
    return path
