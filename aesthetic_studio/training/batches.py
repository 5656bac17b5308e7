"""Batches of photos and dialogues, made by worker processes while the network trains."""

import re
from collections.abc import Sequence
from typing import TypedDict

import cv2
import numpy as np
import torch
from torch import Tensor
from torch.utils.data import Dataset

from aesthetic_studio.critics.prompts import personal_prompt, score_answer
from aesthetic_studio.networks.calm.processing_calm import CalmProcessor
from aesthetic_studio.training.photo_sets import RaterTable, TrainingPhoto
from aesthetic_studio.training.self_supervision.dialogues import dialogues_of
from aesthetic_studio.training.self_supervision.samples import make_sample, vary

IGNORED = -100


class Padded(TypedDict):
    """Dialogues padded on the right: ids, mask and labels, each (dialogues, longest)."""

    input_ids: Tensor
    attention_mask: Tensor
    labels: Tensor


class Batch(TypedDict):
    """Photos and the dialogues about them.

    Attributes:
        pixel_values: (photos, 3, side, side).
        groups: dialogues of similar length, each with the photos it shows, (dialogues, photos a dialogue).
    """

    pixel_values: Tensor
    groups: list[tuple[Padded, Tensor]]


def pad_dialogues(encoded: Sequence[tuple[list[int], list[int]]], pad_id: int) -> Padded:
    """Pad (ids, labels) pairs to one length; the border carries no loss."""
    longest = max(len(ids) for ids, _ in encoded)
    input_ids = torch.full((len(encoded), longest), pad_id)
    labels = torch.full((len(encoded), longest), IGNORED)
    mask = torch.zeros((len(encoded), longest), dtype=torch.long)
    for row, (ids, targets) in enumerate(encoded):
        input_ids[row, : len(ids)] = torch.tensor(ids)
        labels[row, : len(ids)] = torch.tensor(targets)
        mask[row, : len(ids)] = 1
    return {"input_ids": input_ids, "attention_mask": mask, "labels": labels}


class CritiqueBatches(Dataset[Batch]):
    """Batch number i of a run: damaged photos with numbers and texts about them.

    Args:
        photos: training photos.
        bases: score 1–10 of each undamaged photo, same order.
        processor: of the network in training.
        batch_size: photos a batch.
        length: batches in the run.
        seed: of the run.
    """

    def __init__(
        self,
        photos: Sequence[TrainingPhoto],
        bases: Sequence[float],
        processor: CalmProcessor,
        *,
        batch_size: int,
        length: int,
        seed: int,
    ) -> None:
        self.photos, self.bases, self.processor = photos, bases, processor
        self.batch_size, self.length, self.seed = batch_size, length, seed

    def __len__(self) -> int:
        return self.length

    def __getitem__(self, index: int) -> Batch:
        """Three numbers and, in turn, comment, suggestions and an answer for each photo."""
        cv2.setNumThreads(0)
        rng = np.random.default_rng((self.seed, index))
        images, numbers, texts = [], [], []
        for row in range(self.batch_size):
            photo = int(rng.integers(len(self.photos)))
            sample = make_sample(self.photos[photo], rng)
            images.append(sample.image)
            dialogues = dialogues_of(sample, self.bases[photo], rng)
            numbers += [dialogue for dialogue in dialogues if dialogue.short]
            long = [dialogue for dialogue in dialogues if not dialogue.short]
            texts += [long[0], long[1 + row % 2]]
        groups = [
            (
                pad_dialogues(
                    [self.processor.training_ids(item.prompt, item.answer) for item in group],
                    self.processor.tokenizer.pad_token_id,
                ),
                torch.arange(self.batch_size).repeat_interleave(len(group) // self.batch_size)[:, None],
            )
            for group in (numbers, texts)
        ]
        return {"pixel_values": self.processor.image_processor.pixels(images), "groups": groups}


class EpisodeBatches(Dataset[Batch]):
    """Batch number i of personal episodes: photos one person rated, and one to predict (PIAA).

    Every example's rating is predicted from those before it, so that one episode teaches many times.
    """

    def __init__(
        self,
        photos: Sequence[TrainingPhoto],
        ratings: RaterTable,
        processor: CalmProcessor,
        *,
        batch_size: int,
        length: int,
        seed: int,
        examples: int = 8,
    ) -> None:
        by_name = {photo.name: photo for photo in photos}
        columns = [column for column, name in enumerate(ratings.photos) if name in by_name]
        self.photos = [by_name[ratings.photos[column]] for column in columns]
        self.values = ratings.values[:, columns]
        counts = (~np.isnan(self.values)).sum(axis=1)
        self.raters = np.flatnonzero(counts > examples)
        self.processor, self.batch_size, self.length = processor, batch_size, length
        self.seed, self.examples = seed, examples

    def __len__(self) -> int:
        return self.length

    def __getitem__(self, index: int) -> Batch:
        """Episodes of ``examples`` rated photos and a query."""
        cv2.setNumThreads(0)
        rng = np.random.default_rng((self.seed, 7, index))
        images, encoded = [], []
        for _ in range(self.batch_size):
            ratings = self.values[int(rng.choice(self.raters))]
            chosen = rng.choice(np.flatnonzero(~np.isnan(ratings)), self.examples + 1, replace=False)
            images += [vary(self.photos[column].image, rng) for column in chosen]
            shown = [float(ratings[column]) for column in chosen]
            encoded.append(episode_ids(self.processor, shown[:-1], shown[-1]))
        padded = pad_dialogues(encoded, self.processor.tokenizer.pad_token_id)
        order = torch.arange(len(images)).view(self.batch_size, -1)
        return {
            "pixel_values": self.processor.image_processor.pixels(images),
            "groups": [(padded, order)],
        }


def episode_ids(
    processor: CalmProcessor, ratings: Sequence[float], target: float
) -> tuple[list[int], list[int]]:
    """Ids and labels of one personal episode; the examples' ratings are targets as well."""
    prompt = processor.expand(processor.render(personal_prompt(ratings)))
    encoded = processor.tokenizer(prompt, add_special_tokens=False, return_offsets_mapping=True)
    spans = [match.span(1) for match in re.finditer(r"My rating: ([\d.]+)", prompt)]
    labels = [
        token if any(start < end <= high and start >= low for low, high in spans) else IGNORED
        for token, (start, end) in zip(encoded["input_ids"], encoded["offset_mapping"], strict=True)
    ]
    answer = [*processor.encode_answers([score_answer(target)])[0], processor.tokenizer.eos_token_id]
    return [*encoded["input_ids"], *answer], [*labels, *answer]
