"""AesMMIT (Huang et al., ACM MM 2024): 409,000 instructions on the aesthetics of 21,904 images."""

from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from aesthetic_studio.training.datasets.annotation_files import json_array, json_lines
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
from aesthetic_studio.training.datasets.records import Conversation, Speaker, Turn

PLACEHOLDER = "<image>"
SPEAKERS = {
    "human": Speaker.PERSON,
    "user": Speaker.PERSON,
    "gpt": Speaker.CRITIC,
    "assistant": Speaker.CRITIC,
}

INSTRUCTION_FILE = AnnotationFile(
    ("AesMMIT*.json", "AesMMIT*.jsonl", "*/AesMMIT*.json", "*/AesMMIT*.jsonl", "*.json", "*.jsonl"),
    "the instructions",
)


class AesMmit(DataSet):
    """AesMMIT: conversations about images; no split is published.

    One JSON list, or one JSON object a line, with ``id``, ``image``, ``conversations`` (turns with ``from``, which is
    ``human`` or ``gpt``, and ``value``), ``type`` and ``qtype``. The placeholder for the image is taken out of the
    text. A conversation that does not begin with the person and end with the critic is passed over.
    """

    name = "aesmmit"
    title = "AesMMIT: instructions on image aesthetics"
    homepage = "https://huggingface.co/datasets/YiPo/AesMMIT"
    terms = "Apache-2.0 by its card; the images keep the terms of the data sets they come from."
    get_it = "Get the JSON file and images_21904.zip from the authors' page."
    layout = ("AesMMIT….json (or .jsonl)", "images_21904/*.jpg")
    image_folders = ("images_21904", "images", "AesMMIT/images_21904", ".")
    splits: ClassVar = {"all": Split(Conversation, (INSTRUCTION_FILE,), {"photos": 21_904})}

    def annotations(self, folder: Path, split: str) -> Annotations:  # noqa: ARG002 - there is one split
        """The conversations."""
        file = self.file(folder, INSTRUCTION_FILE)
        entries = json_lines(file) if file.suffix == ".jsonl" else json_array(file)
        return parsed(entries, conversation)


def conversation(value: Any) -> Annotation:
    """Parse one conversation.

    Raises:
        ValueError: it names no image, or its turns are not those of a person and a critic.
    """
    entry = as_object(value)
    turns = member(entry, "conversations")
    if not isinstance(turns, list):
        raise ValueError("'conversations' is no list")
    record = partial(
        Conversation,
        turns=_checked(tuple(map(_turn, turns))),
        kind=text(entry.get("type")),
        question_kind=text(entry.get("qtype")),
    )
    return Annotation(with_suffixes(name(member(entry, "image"))), record)


def _turn(value: Any) -> Turn:
    turn = as_object(value)
    speaker = SPEAKERS.get(text(turn.get("from")))
    said = text(text(turn.get("value")).replace(PLACEHOLDER, " "))
    if speaker is None or not said:
        raise ValueError("a turn has no speaker or no text")
    return Turn(speaker, said)


def _checked(turns: tuple[Turn, ...]) -> tuple[Turn, ...]:
    """The turns, which alternate, begin with the person and end with the critic."""
    expected = (Speaker.PERSON, Speaker.CRITIC) * (len(turns) // 2)
    if not turns or tuple(turn.speaker for turn in turns) != expected:
        raise ValueError("person and critic do not take turns")
    return turns
