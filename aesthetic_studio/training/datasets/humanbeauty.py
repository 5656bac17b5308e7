"""HumanBeauty (Liao et al., arXiv 2503.23907): 108,000 portraits, 50,000 of them judged in twelve dimensions."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from aesthetic_studio.training.datasets.annotation_files import json_lines
from aesthetic_studio.training.datasets.data_set import (
    Annotation,
    AnnotationFile,
    Annotations,
    DataSet,
    Split,
    parsed,
)
from aesthetic_studio.training.datasets.images import with_suffixes
from aesthetic_studio.training.datasets.json_values import as_object, member, name
from aesthetic_studio.training.datasets.records import PortraitDimension, PortraitRecord
from aesthetic_studio.training.datasets.scales import Scale, number

SCALE = Scale(0, 1)
PARTS = ("HumanBeauty-50K", "HumanBeauty-58K")

PART_FILES = {
    part: AnnotationFile((f"{part}/label.jsonl", f"HumanBeauty/{part}/label.jsonl"), f"scores of {part}")
    for part in PARTS
}
SPLIT_FILES = {
    split: AnnotationFile(
        (f"{split}_label.jsonl", f"HumanBeauty/{split}_label.jsonl"), f"scores of the {split} portraits"
    )
    for split in ("train", "test")
}


class HumanBeauty(DataSet):
    """HumanBeauty by its two parts, or split as the authors' script splits it.

    One JSON object a line with ``image_name`` and ``score``: a number from 0 to 1, or a list of twelve in the order
    of `PortraitDimension`, whose last is the comprehensive one; mapped linearly. In ``label.jsonl`` of a part the
    names are relative to the part's ``images``, in ``train_label.jsonl`` and ``test_label.jsonl`` to the whole. The
    split is drawn at random by the authors' script, so that only a copy of their files makes figures comparable;
    their evaluation script counts 12,604 test portraits. We have not seen the data set itself: the form is that of
    the authors' code. It rates faces and bodies: the studio speaks of the portrait, never of a person's worth.
    """

    name = "humanbeauty"
    title = "HumanBeauty: portraits in twelve dimensions"
    homepage = "https://github.com/KwaiVGI/HumanAesExpert"
    terms = "Terms not published; access on request."
    get_it = "Ask for access to huggingface.co/datasets/HumanBeauty/HumanBeauty_Dataset."
    layout = (
        "HumanBeauty-50K/label.jsonl, HumanBeauty-50K/images/*",
        "HumanBeauty-58K/label.jsonl, HumanBeauty-58K/images/*",
        "train_label.jsonl, test_label.jsonl",
    )
    image_folders = (".", "HumanBeauty")
    splits: ClassVar = {
        "train": Split(PortraitRecord, (SPLIT_FILES["train"],), alternative=True),
        "test": Split(PortraitRecord, (SPLIT_FILES["test"],), {"photos": 12_604}, alternative=True),
        **{
            part.removeprefix("HumanBeauty-"): Split(PortraitRecord, (PART_FILES[part],), alternative=True)
            for part in PARTS
        },
    }

    def annotations(self, folder: Path, split: str) -> Annotations:
        """The lines of the part's or the split's file."""
        if split in SPLIT_FILES:
            return parsed(json_lines(self.file(folder, SPLIT_FILES[split])), _line_parser(""))
        part = f"HumanBeauty-{split}"
        return parsed(json_lines(self.file(folder, PART_FILES[part])), _line_parser(f"{part}/images/"))


def _line_parser(prefix: str) -> Callable[[Any], Annotation]:
    def parse(value: Any) -> Annotation:
        entry = as_object(value)
        image = name(member(entry, "image_name", "image"))
        return Annotation(with_suffixes(prefix + image), portrait(member(entry, "score")))

    return parse


def portrait(score: Any) -> partial[PortraitRecord]:
    """Parse a score, or twelve.

    Raises:
        ValueError: these are neither one nor twelve numbers from 0 to 1.
    """
    if not isinstance(score, list):
        return partial(PortraitRecord, score=SCALE.to_score(number(score)))
    if len(score) != len(PortraitDimension):
        raise ValueError(f"{len(score)} scores instead of {len(PortraitDimension)}")
    values = [SCALE.to_score(number(each)) for each in score]
    return partial(
        PortraitRecord, score=values[-1], dimensions=dict(zip(PortraitDimension, values, strict=True))
    )
