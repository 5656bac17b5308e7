"""The nano language model: a tokenizer and a small causal LM taught the photographer's language from the cue bank.

A large CALM takes a pretrained LLM instead of this step.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

from aesthetic_studio.networks.calm.configuration_calm import CalmConfig
from aesthetic_studio.networks.calm.modeling_calm import CalmForConditionalGeneration
from aesthetic_studio.networks.calm.processing_calm import CalmProcessor
from aesthetic_studio.training.batches import pad_dialogues
from aesthetic_studio.training.self_supervision.defects import Defect
from aesthetic_studio.training.self_supervision.dialogues import Dialogue, dialogues_of
from aesthetic_studio.training.self_supervision.facts import (
    Chroma,
    Contrast,
    Detail,
    Facts,
    Frame,
    Key,
    Palette,
    Weight,
)
from aesthetic_studio.training.self_supervision.labels import LABELS, label_vector
from aesthetic_studio.training.self_supervision.samples import Sample, draw_defects

_SPECIAL_TOKENS = {"bos_token": "<bos>", "eos_token": "<eos>", "pad_token": "<pad>"}
_TOKEN_SCALE = 0.2

_NO_IMAGE = np.zeros((1, 1, 3), np.uint8)


@dataclass(frozen=True, slots=True)
class LanguageRecipe:
    """Numbers of the language model and of its training on imagined photos."""

    vocabulary: int = 2048
    hidden_size: int = 256
    layers: int = 4
    heads: int = 4
    intermediate_size: int = 768
    steps: int = 500
    batch_size: int = 32
    learning_rate: float = 2e-3
    seed: int = 2


@dataclass(frozen=True, slots=True)
class Imagined:
    """A photo that does not exist, with random defects and facts: what language is learned from.

    Attributes:
        labels: everything the dialogues may speak of, see `labels.label_vector`.
    """

    dialogues: list[Dialogue]
    labels: NDArray[np.float32]


def imagine(rng: np.random.Generator) -> Imagined:
    """Imagine a photo and the dialogues about it."""
    facts = Facts(
        rng.choice(list(Frame)),
        rng.choice(list(Key)),
        rng.choice(list(Palette)),
        rng.choice(list(Chroma)),
        rng.choice(list(Contrast)),
        rng.choice(list(Detail)),
        rng.choice(list(Weight)),
    )
    defects: tuple[Defect, ...] = tuple(draw_defects(rng))
    base = float(np.clip(rng.normal(6.2, 1.4), 1, 10))
    dialogues = dialogues_of(Sample(_NO_IMAGE, defects, facts, None), base, rng)
    return Imagined(dialogues, label_vector(defects, facts, base))


def train_tokenizer(recipe: LanguageRecipe) -> PreTrainedTokenizerFast:
    """A byte-level BPE tokenizer of the cue bank's language; every digit is a token of its own.

    Single digits make the score's distribution readable: "6.5" is three tokens.
    """
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False)]
    )
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=recipe.vocabulary - 8,  # room for the placeholders
        special_tokens=list(_SPECIAL_TOKENS.values()),
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(_corpus(recipe.seed, 4000), trainer)
    return PreTrainedTokenizerFast(tokenizer_object=tokenizer, **_SPECIAL_TOKENS)


def _corpus(seed: int, photos: int) -> Iterator[str]:
    rng = np.random.default_rng((seed, 0))
    for _ in range(photos):
        for dialogue in imagine(rng).dialogues:
            yield f"USER: {dialogue.prompt}\nASSISTANT:\n{dialogue.answer}"


def language_config(tokenizer: PreTrainedTokenizerFast, recipe: LanguageRecipe) -> LlamaConfig:
    """A small Llama; all sizes divide by 64, as NF4 wants."""
    return LlamaConfig(
        vocab_size=recipe.vocabulary,
        hidden_size=recipe.hidden_size,
        num_hidden_layers=recipe.layers,
        num_attention_heads=recipe.heads,
        num_key_value_heads=recipe.heads,
        intermediate_size=recipe.intermediate_size,
        max_position_embeddings=4096,
        bos_token_id=tokenizer.bos_token_id,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
        tie_word_embeddings=False,
    )


def train_language(
    model: CalmForConditionalGeneration,
    processor: CalmProcessor,
    recipe: LanguageRecipe,
    report: Callable[[dict[str, float]], None],
) -> torch.nn.Linear:
    """Teach ``model.language_model`` the language of critiques, in place.

    A linear map of the true labels stands where the visual tokens will stand, so that the language model learns to
    read them. With blank tokens it learns to ignore them, and stage 1 finds no gradient to start from.

    Returns:
        That map, label vector (`LABELS`,) → visual tokens, flat (tokens · text width,); `alignment` teaches encoder
        and MFAM to write what it writes.
    """
    torch.manual_seed(recipe.seed)
    config: CalmConfig = model.config
    language: LlamaForCausalLM = model.language_model
    language.train()
    describer = torch.nn.Linear(LABELS, config.num_image_tokens * recipe.hidden_size)
    with torch.no_grad():  # near the size of word embeddings
        describer.weight.mul_(_TOKEN_SCALE)
        describer.bias.mul_(_TOKEN_SCALE)
    parameters = [*language.parameters(), *describer.parameters()]
    optimizer = torch.optim.AdamW(parameters, recipe.learning_rate, weight_decay=0.05, betas=(0.9, 0.98))
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, recipe.learning_rate, recipe.steps, pct_start=0.1
    )
    for step in range(1, recipe.steps + 1):
        rng = np.random.default_rng((recipe.seed, 1, step))
        photos = [imagine(rng) for _ in range(recipe.batch_size)]
        picked = [photo.dialogues[int(rng.integers(len(photo.dialogues)))] for photo in photos]
        encoded = [processor.training_ids(dialogue.prompt, dialogue.answer) for dialogue in picked]
        labels = torch.from_numpy(np.stack([photo.labels for photo in photos]))
        batch = pad_dialogues(encoded, int(language.config.pad_token_id or 0))
        with torch.autocast("cpu", dtype=torch.bfloat16):
            tokens = describer(labels).unflatten(1, (config.num_image_tokens, recipe.hidden_size))
            loss = model(**batch, image_features=tokens).loss
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        schedule.step()
        if step % 20 == 0 or step == recipe.steps:
            report({"step": step, "loss": loss.item()})
    return describer
