"""The paper's two training stages (CALM, arXiv 2412.11952, fig. 4) for calm-nano.

From the paper: stage 1 trains only the MFAM, encoder and language model frozen; stage 2 trains the MFAM and the
language model. Ours: optimiser, schedule and lengths, which the paper does not publish, and the data. Both stages
read dialogues about operated photos, where the paper's first stage has attribute texts and generic image-text pairs,
and its second comments and scores; whether the paper trains on personal episodes, as stage 2 does here, is not known.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.utils.data import Dataset

from aesthetic_studio.networks.calm.modeling_calm import CalmForConditionalGeneration, VisionDepths
from aesthetic_studio.networks.calm.processing_calm import CalmProcessor
from aesthetic_studio.training.batches import Padded, expected_scores, next_token_loss, pad_dialogues
from aesthetic_studio.training.personal_episodes import Episode, PersonalEpisodes
from aesthetic_studio.training.pictures import Picture, PictureStore
from aesthetic_studio.training.self_supervision.dialogues import (
    Dialogue,
    any_attribute_score,
    comparison,
    draw_texts,
    score,
)
from aesthetic_studio.training.task import Loss, Task

_COMPARED = 0.2
"""Share of pairs that are also compared with each other."""
_NUMBERS, _TEXTS, _EPISODES = 1.0, 1.0, 0.5
_ERROR, _DIFFERENCE = 0.1, 0.2
"""Weights of squared errors in score points, beside cross-entropies in nats."""


class Encoded(NamedTuple):
    """One dialogue: ids, targets, and which of its sample's pictures it shows, in order."""

    ids: list[int]
    targets: list[int]
    shown: tuple[int, ...]


class Talk(NamedTuple):
    """Two versions of a photo and dialogues about them.

    Attributes:
        pictures: both, encoded.
        scores: one general score of each, in order.
        numbers: scores of attributes.
        texts: all others.
        wanted: the general scores, then those of the attributes, 1–10.
    """

    pictures: tuple[VisionDepths, ...]
    scores: list[Encoded]
    numbers: list[Encoded]
    texts: list[Encoded]
    wanted: list[float]


class Group(NamedTuple):
    """Dialogues of one kind in a batch, and the pictures in their places, flat."""

    padded: Padded
    shown: Tensor


class StageBatch(NamedTuple):
    """A batch of talks, or of episodes.

    Attributes:
        depths: of all pictures.
        groups: ``numbers`` (the general scores of both versions of every pair first) and ``texts``; or ``episodes``.
        wanted: scores 1–10 that the numbers name; none in episodes.
        pairs: how many pairs.
    """

    depths: VisionDepths
    groups: dict[str, Group]
    wanted: Tensor
    pairs: int


class StageSamples(Dataset[Talk | Episode]):
    """Sample number i of a run: a talk about a pair, or in every so many batches an episode.

    Args:
        store: pairs of pictures.
        processor: of the network in training.
        episodes: None for none.
        every: one of this many batches is of episodes.
        batch_size, seed, length: of the run.
    """

    def __init__(
        self,
        store: PictureStore,
        processor: CalmProcessor,
        episodes: PersonalEpisodes | None,
        *,
        every: int,
        batch_size: int,
        seed: int,
        length: int,
    ) -> None:
        self.store, self.processor, self.episodes = store, processor, episodes
        self.every, self.batch_size, self.seed, self.length = every, batch_size, seed, length

    def __len__(self) -> int:
        return self.length

    def __getitem__(self, index: int) -> Talk | Episode:
        """A sample; all of a batch are of one type."""
        rng = np.random.default_rng((self.seed, index))
        turn = index // self.batch_size
        if self.episodes is not None and self.every and turn % self.every == self.every - 1:
            return self.episodes.draw(rng)
        first = 2 * int(rng.integers(len(self.store) // 2))
        return self._talk(self.store[first], self.store[first + 1], rng)

    def _talk(self, first: Picture, second: Picture, rng: np.random.Generator) -> Talk:
        scores, numbers, texts = [], [], []
        wanted: tuple[list[float], list[float]] = ([], [])
        for place, picture in enumerate((first, second)):
            about = (picture.sample, picture.base, rng)
            general, attribute = score(*about), any_attribute_score(*about)
            scores.append(self._encode(general, place))
            numbers.append(self._encode(attribute, place))
            wanted[0].append(float(general.answer))
            wanted[1].append(float(attribute.answer))
            texts += [self._encode(text, place) for text in draw_texts(*about, 1)]
        if rng.random() < _COMPARED:
            versus = comparison(first.sample, second.sample, first.base, rng)
            texts.append(self._encode(versus, 0, 1))
        return Talk((first.depths, second.depths), scores, numbers, texts, [*wanted[0], *wanted[1]])

    def _encode(self, dialogue: Dialogue, *shown: int) -> Encoded:
        return Encoded(*self.processor.training_ids(dialogue.prompt, dialogue.answer), shown)


class StageTask(Task):
    """One stage: the MFAM, and in stage 2 the language model too; the encoder is frozen and not even run."""

    def __init__(
        self,
        name: str,
        model: CalmForConditionalGeneration,
        processor: CalmProcessor,
        samples: StageSamples,
        *,
        train_language: bool,
    ) -> None:
        self.name, self.model, self.samples = name, model, samples
        self.pad_id = int(processor.tokenizer.pad_token_id)
        digits = processor.encode_answers([str(digit) for digit in range(1, 10)])
        self.digit_ids = torch.tensor([ids[0] for ids in digits])
        model.mfam.requires_grad_(True)
        model.language_model.requires_grad_(train_language)
        self.module = nn.ModuleDict({"mfam": model.mfam, "language_model": model.language_model})

    def collate(self, samples: list[Talk] | list[Episode]) -> StageBatch:
        """Pad dialogues group by group."""
        pictures = [picture for sample in samples for picture in sample.pictures]
        starts = np.concatenate([[0], np.cumsum([len(sample.pictures) for sample in samples])]).tolist()
        depths = VisionDepths(*(torch.stack(list(each)) for each in zip(*pictures, strict=True)))
        talks = [
            (start, sample)
            for start, sample in zip(starts, samples, strict=False)
            if isinstance(sample, Talk)
        ]
        if not talks:
            episodes = [
                (start, Encoded(*sample.encoded, tuple(range(len(sample.pictures)))))
                for start, sample in zip(starts, samples, strict=False)
                if isinstance(sample, Episode)
            ]
            return StageBatch(depths, {"episodes": self._group(episodes)}, torch.zeros(0), 0)
        scores = [(start, item) for start, talk in talks for item in talk.scores]
        numbers = [(start, item) for start, talk in talks for item in talk.numbers]
        texts = [(start, item) for start, talk in talks for item in talk.texts]
        wanted = [value for _, talk in talks for value in talk.wanted[:2]]
        wanted += [value for _, talk in talks for value in talk.wanted[2:]]
        groups = {"numbers": self._group([*scores, *numbers]), "texts": self._group(texts)}
        return StageBatch(depths, groups, torch.tensor(wanted), len(talks))

    def _group(self, items: Sequence[tuple[int, Encoded]]) -> Group:
        shown = [start + place for start, item in items for place in item.shown]
        return Group(
            pad_dialogues([(item.ids, item.targets) for _, item in items], self.pad_id), torch.tensor(shown)
        )

    def losses(self, batch: StageBatch) -> Mapping[str, Loss]:
        """Cross-entropy of each group over its own tokens, so that numbers are not drowned by words.

        Numbers are also held to their value, and the two versions of a photo to the difference between their scores:
        the cross-entropy of "6.5" does not know that "6.4" is nearly right.
        """
        tokens = self.model.mfam_from_depths(batch.depths)
        weights = {"numbers": _NUMBERS, "texts": _TEXTS, "episodes": _EPISODES}
        losses: dict[str, Loss] = {}
        for name, group in batch.groups.items():
            losses[name], logits = next_token_loss(
                self.model, group.padded, tokens[group.shown], weights[name]
            )
            if name == "numbers":
                error = expected_scores(group.padded, logits, self.digit_ids) - batch.wanted
                of_pair = error[: 2 * batch.pairs].view(-1, 2)
                difference = of_pair[:, 0] - of_pair[:, 1]
                losses["error"] = Loss(error.square().sum(), float(len(error)), _ERROR)
                losses["difference"] = Loss(difference.square().sum(), float(batch.pairs), _DIFFERENCE)
        return losses
