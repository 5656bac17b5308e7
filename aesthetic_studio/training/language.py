"""The nano language model: a tokenizer and a small causal LM taught the photographer's language from the cue bank.

A large CALM takes a pretrained LLM instead of this step.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from torch import Tensor, nn
from torch.utils.data import Dataset
from transformers import LlamaConfig, PreTrainedTokenizerFast

from aesthetic_studio.networks.calm.configuration_calm import CalmConfig
from aesthetic_studio.networks.calm.modeling_calm import CalmForConditionalGeneration
from aesthetic_studio.networks.calm.processing_calm import CalmProcessor
from aesthetic_studio.training.batches import Padded, next_token_loss, pad_dialogues
from aesthetic_studio.training.nano_recipe import LanguageSizes
from aesthetic_studio.training.self_supervision.defects import Defect
from aesthetic_studio.training.self_supervision.dialogues import Dialogue, comparison, draw_dialogues
from aesthetic_studio.training.self_supervision.facts import Facts
from aesthetic_studio.training.self_supervision.labels import FACT_KINDS, LABELS, facts_of, label_vector
from aesthetic_studio.training.self_supervision.samples import TO_SPEAK, Sample, draw_defects
from aesthetic_studio.training.task import Loss, Task

_SPECIAL_TOKENS = {"bos_token": "<bos>", "eos_token": "<eos>", "pad_token": "<pad>"}
_TOKEN_SCALE = 0.2
_NO_IMAGE = np.zeros((1, 1, 3), np.uint8)
_CORPUS = 6000
_COMPARED = 0.1
_CERTAIN, _SAME_FACTS = 0.3, 0.7
_BASES, _BASE_DOUBT = (6.2, 1.05), 0.6
_CORPUS_DIALOGUES = 6


class Imagined(NamedTuple):
    """Photos that do not exist and a dialogue about them: what language is learned from.

    Attributes:
        labels: of each photo, everything that the dialogue may speak of (photos, `LABELS`), as a network would read
            it off the photo: the mean over all that it holds possible.
        dialogues: about them.
    """

    labels: Tensor
    dialogues: list[Dialogue]


def imagine(rng: np.random.Generator, dialogues: int = 1) -> Imagined:
    """Imagine one photo and dialogues about it, or now and then two versions and their comparison.

    Args:
        rng: the only source of randomness.
        dialogues: how many about one photo; with 1 it is of any type.
    """
    believed = float(np.clip(rng.normal(*_BASES), 1, 10))
    base = float(np.clip(rng.normal(believed, _BASE_DOUBT), 1, 10))
    if rng.random() < _COMPARED:
        (first, one), (second, other) = glimpse(rng, believed), glimpse(rng, believed)
        return Imagined(torch.stack([one, other]), [comparison(first, second, base, rng)])
    sample, labels = glimpse(rng, believed)
    count = dialogues if dialogues > 1 else 4
    drawn = draw_dialogues(sample, base, rng, count)
    chosen = drawn if dialogues > 1 else [drawn[int(rng.integers(len(drawn)))]]
    return Imagined(labels[None], chosen)


def glimpse(rng: np.random.Generator, base: float) -> tuple[Sample, Tensor]:
    """A photo as it is, and its labels (`LABELS`,) as they look: often another photo is possible as well.

    The photo is the one or the other as likely as their weights in the mean say. A language model that has only read
    certain labels takes the half-seen defects of a real network for small ones, and keeps silent about them.
    """
    one = _picture(draw_defects(rng, TO_SPEAK), _any_facts(rng))
    other = _mistaken_for(one, rng)
    weight = 1.0 if rng.random() < _CERTAIN else float(rng.beta(0.5, 0.5))
    labels = weight * label_vector(one.defects, one.facts, base)
    labels += (1 - weight) * label_vector(other.defects, other.facts, base)
    return one if rng.random() < weight else other, torch.from_numpy(labels)


def _mistaken_for(sample: Sample, rng: np.random.Generator) -> Sample:
    """A sound photo, one with other defects, or one with the same in another severity."""
    facts = sample.facts if rng.random() < _SAME_FACTS else _any_facts(rng)
    defects: list[list[Defect]] = [
        [],
        draw_defects(rng, TO_SPEAK),
        [Defect(each.kind, each.spec.amount(float(rng.uniform(0.15, 1.0)))) for each in sample.defects],
    ]
    return _picture(defects[int(rng.integers(3))], facts)


def _picture(defects: Sequence[Defect], facts: Facts) -> Sample:
    seen = tuple(sorted(defects, key=lambda defect: defect.severity, reverse=True))
    return Sample(_NO_IMAGE, seen, facts, None)


def _any_facts(rng: np.random.Generator) -> Facts:
    return facts_of([int(rng.integers(len(kinds))) for kinds in FACT_KINDS.values()])


def train_tokenizer(sizes: LanguageSizes, seed: int) -> PreTrainedTokenizerFast:
    """A byte-level BPE tokenizer of the cue bank's language; every digit is a token of its own.

    Single digits make the score's distribution readable: "6.5" is three tokens.
    """
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False)]
    )
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=sizes.vocabulary - 8,  # room for the placeholders
        special_tokens=list(_SPECIAL_TOKENS.values()),
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(_corpus(seed), trainer)
    return PreTrainedTokenizerFast(tokenizer_object=tokenizer, **_SPECIAL_TOKENS)


def _corpus(seed: int) -> Iterator[str]:
    rng = np.random.default_rng((seed, 0))
    for _ in range(_CORPUS):
        for dialogue in imagine(rng, _CORPUS_DIALOGUES).dialogues:
            yield f"USER: {dialogue.prompt}\nASSISTANT:\n{dialogue.answer}"


def language_config(tokenizer: PreTrainedTokenizerFast, sizes: LanguageSizes) -> LlamaConfig:
    """A small Llama."""
    return LlamaConfig(
        vocab_size=sizes.vocabulary,
        hidden_size=sizes.hidden_size,
        num_hidden_layers=sizes.layers,
        num_attention_heads=sizes.heads,
        num_key_value_heads=sizes.heads,
        intermediate_size=sizes.intermediate_size,
        max_position_embeddings=4096,
        bos_token_id=tokenizer.bos_token_id,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
        tie_word_embeddings=False,
    )


class _ImaginedDialogues(Dataset[tuple[Tensor, tuple[list[int], list[int]]]]):
    """Sample number i of a run: label vectors (photos, `LABELS`), ids and targets of a dialogue about them."""

    def __init__(self, processor: CalmProcessor, seed: int, length: int) -> None:
        self.processor, self.seed, self.length = processor, seed, length

    def __len__(self) -> int:
        return self.length

    def __getitem__(self, index: int) -> tuple[Tensor, tuple[list[int], list[int]]]:
        labels, (dialogue,) = imagine(np.random.default_rng((self.seed, 1, index)))
        return labels, self.processor.training_ids(dialogue.prompt, dialogue.answer)


class LanguageTask(Task):
    """The language model with a linear map of the true labels where the visual tokens will stand.

    So the language model learns to read them: with blank tokens it learns to ignore them, and stage 1 finds no
    gradient to start from.

    Attributes:
        describer: that map, label vector (`LABELS`,) → visual tokens, flat (tokens · text width,); `alignment` teaches
            the MFAM to write what it writes.
    """

    name = "language"

    def __init__(
        self, model: CalmForConditionalGeneration, processor: CalmProcessor, seed: int, length: int
    ) -> None:
        torch.manual_seed(seed)
        config: CalmConfig = model.config
        self.model, self.pad_id = model, int(processor.tokenizer.pad_token_id)
        self.tokens = config.num_image_tokens
        self.describer = new_describer(config)
        model.language_model.requires_grad_(True)
        self.module = nn.ModuleDict({"language_model": model.language_model, "describer": self.describer})
        self.samples = _ImaginedDialogues(processor, seed, length)

    def collate(self, samples: list[tuple[Tensor, tuple[list[int], list[int]]]]) -> tuple[Tensor, Padded]:
        """Labels of all photos (photos, `LABELS`) in the order of their places, and the dialogues."""
        return torch.cat([labels for labels, _ in samples]), pad_dialogues(
            [encoded for _, encoded in samples], self.pad_id
        )

    def losses(self, batch: tuple[Tensor, Padded]) -> Mapping[str, Loss]:
        """Next-token cross-entropy of the answers."""
        labels, padded = batch
        tokens = self.describer(labels).unflatten(1, (self.tokens, -1))
        return {"texts": next_token_loss(self.model, padded, tokens)[0]}


def new_describer(config: CalmConfig) -> nn.Linear:
    """A fresh map of labels to visual tokens, near the size of word embeddings."""
    width: int = config.text_config.hidden_size  # type: ignore[union-attr]
    describer = nn.Linear(LABELS, config.num_image_tokens * width)
    with torch.no_grad():
        describer.weight.mul_(_TOKEN_SCALE)
        describer.bias.mul_(_TOKEN_SCALE)
    return describer
