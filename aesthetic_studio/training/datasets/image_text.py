"""Generic image-text pairs, CALM's G: the LAION-CC-SBU subset of LLaVA and ShareGPT4V (arXiv 2412.11952, data)."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from aesthetic_studio.training.datasets.aesmmit import conversation
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

CAPTION_REQUEST = "Describe this photo."
"""What the person asks where a pair has only a caption."""

CAPTION = "caption"


class ImageText(DataSet):
    """Pairs of image and text in one of the forms that are passed on.

    A JSON list, or one JSON object a line, or an object whose ``annotations`` list holds the pairs. A pair is a
    conversation as LLaVA writes it (``image``, ``conversations``), or an image (``image`` or ``image_id``) with its
    ``caption``, ``text`` or ``blip_caption``.
    """

    def annotations(self, folder: Path, split: str) -> Annotations:
        """The pairs."""
        file = self.file(folder, *self.splits[split].files)
        if file.suffix == ".jsonl":
            return parsed(json_lines(file), pair)
        return parsed(json_array(file, "annotations" if file.name.startswith("filter_cap") else ""), pair)


class LaionCcSbu(ImageText):
    """The 558,128 pairs that LLaVA's alignment trains on: filtered from LAION, CC and SBU, captions by BLIP."""

    name = "laion-cc-sbu"
    title = "LAION-CC-SBU subset: web photos with captions"
    homepage = "https://huggingface.co/datasets/liuhaotian/LLaVA-Pretrain"
    terms = "The licences of CC-3M and BLIP; the images are their owners'."
    get_it = "Get blip_laion_cc_sbu_558k.json and images.zip from the authors' page."
    layout = ("blip_laion_cc_sbu_558k.json (or filter_cap.json)", "images/00000/000000010.jpg …")
    image_folders = ("images", "image", ".")
    splits: ClassVar[Mapping[str, Split]] = {
        "all": Split(
            Conversation,
            (
                AnnotationFile(
                    (
                        "blip_laion_cc_sbu_558k.json",
                        "blip_laion_cc_sbu*.json",
                        "filter_cap.json",
                        "*.jsonl",
                        "*/filter_cap.json",
                    ),
                    "the pairs",
                ),
            ),
            {"records": 558_128},
        )
    }


class ShareGpt4V(ImageText):
    """ShareGPT4V (Chen et al., ECCV 2024): long descriptions by a large model, 100,000 or 1.2 million."""

    name = "sharegpt4v"
    title = "ShareGPT4V: photos with long descriptions"
    homepage = "https://huggingface.co/datasets/Lin-Chen/ShareGPT4V"
    terms = "CC BY-NC 4.0, research only; the images keep the terms of the data sets they come from."
    get_it = "Get a JSON file of captions and the images it names from the authors' page."
    layout = (
        "sharegpt4v_instruct_gpt4-vision_cap100k.json (or share-captioner_coco_lcs_sam_1246k_1107.json)",
        "coco/train2017/*.jpg, sam/images/*.jpg, llava/llava_pretrain/images/… as the file names them",
    )
    image_folders = (".", "data", "images")
    splits: ClassVar[Mapping[str, Split]] = {
        "all": Split(
            Conversation,
            (
                AnnotationFile(
                    ("sharegpt4v_instruct*.json", "share-captioner*.json", "sharegpt4v*.json", "*.jsonl"),
                    "the descriptions",
                ),
            ),
        )
    }


def pair(value: Any) -> Annotation:
    """Parse one pair.

    Raises:
        ValueError: it names no image, or has no text.
    """
    entry = as_object(value)
    if "conversations" in entry:
        return conversation(entry)
    caption = text(member(entry, "caption", "text", "blip_caption"))
    if not caption:
        raise ValueError("the caption is empty")
    turns = (Turn(Speaker.PERSON, CAPTION_REQUEST), Turn(Speaker.CRITIC, caption))
    return Annotation(
        with_suffixes(name(member(entry, "image", "image_id"))),
        partial(Conversation, turns=turns, kind=CAPTION),
    )
