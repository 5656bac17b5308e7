"""Small parts made in the test: a tokenizer, encoders and a language model of a few thousand weights."""

from typing import Any

import numpy as np
import torch
from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import (
    CLIPVisionConfig,
    LlamaConfig,
    PretrainedConfig,
    PreTrainedTokenizerFast,
    ResNetConfig,
    SiglipVisionConfig,
)

from aesthetic_studio.networks.calm import CalmConfig, CalmForConditionalGeneration, CalmProcessor

CORPUS = [
    "USER: <image> Can you give me the aesthetic score?\nASSISTANT:\n6.5",
    "Rate the light. Rate the composition. Comment on this photo. How could this photo be improved?",
    "1. Lift the exposure by about 0.7 stops.\n2. Straighten by 3 degrees to the left.",
    "The light is soft and the colours are warm, but the horizon is tilted and the shadows are deep.",
    " ".join(f"{tenths / 10:.1f}" for tenths in range(10, 101)),
]


def tiny_tokenizer(*, digits: bool = True, vocab_size: int = 400) -> PreTrainedTokenizerFast:
    """A byte-level BPE; with ``digits`` every digit is a token of its own, else numbers are merged."""
    tokenizer = Tokenizer(models.BPE())
    first = (
        pre_tokenizers.Digits(individual_digits=True)
        if digits
        else pre_tokenizers.Split(Regex(r"\s"), "isolated")
    )
    byte_level = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=digits)
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([first, byte_level])
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=vocab_size,
        special_tokens=["<pad>", "<s>", "</s>"],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(CORPUS * 3, trainer)
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, bos_token="<s>", eos_token="</s>", pad_token="<pad>"
    )


def tiny_resnet() -> ResNetConfig:
    return ResNetConfig(
        layer_type="basic", embedding_size=16, hidden_sizes=[16, 32, 48, 64], depths=[1, 1, 1, 1]
    )


def tiny_clip() -> CLIPVisionConfig:
    return CLIPVisionConfig(
        hidden_size=64,
        intermediate_size=128,
        num_hidden_layers=4,
        num_attention_heads=4,
        image_size=64,
        patch_size=16,
    )


def tiny_siglip() -> SiglipVisionConfig:
    return SiglipVisionConfig(
        hidden_size=64,
        intermediate_size=128,
        num_hidden_layers=4,
        num_attention_heads=4,
        image_size=64,
        patch_size=16,
    )


def tiny_llama(vocab_size: int, *, tied: bool = False) -> LlamaConfig:
    return LlamaConfig(
        vocab_size=vocab_size,
        hidden_size=64,
        intermediate_size=128,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=2,
        max_position_embeddings=1024,
        tie_word_embeddings=tied,
        bos_token_id=1,
        eos_token_id=2,
        pad_token_id=0,
    )


def tiny_calm(
    vision: PretrainedConfig | None = None,
    *,
    digits: bool = True,
    tied: bool = False,
    seed: int = 0,
    **overrides: Any,
) -> tuple[CalmForConditionalGeneration, CalmProcessor]:
    """A network with random weights, so large that answers depend on the photo, and its processor."""
    torch.manual_seed(seed)
    tokenizer = tiny_tokenizer(digits=digits)
    sizes: dict[str, Any] = {
        "num_queries": 3,
        "qformer_hidden_size": 64,
        "qformer_num_layers": 2,
        "qformer_num_heads": 4,
        "qformer_intermediate_size": 128,
        "mfam_grid": 4,
        "thematic_grid": 2,
        "image_size": 64,
        "initializer_range": 0.2,
    }
    config = CalmConfig(
        vision_config=vision or tiny_resnet(),
        text_config=tiny_llama(len(tokenizer), tied=tied),
        **(sizes | overrides),
    )
    processor = CalmProcessor.from_config(config, tokenizer)
    model = CalmForConditionalGeneration(config)
    with torch.no_grad():
        for parameter in (*model.mfam.parameters(), *model.language_model.parameters()):
            if parameter.dim() > 1:
                parameter.mul_(3.0)
    return model.eval(), processor


def photo(seed: int = 0, height: int = 48, width: int = 80) -> np.ndarray:
    """A photo of coloured blocks."""
    blocks = np.random.default_rng(seed).integers(0, 256, (height // 8, width // 8, 3), dtype=np.uint8)
    return np.ascontiguousarray(blocks.repeat(8, axis=0).repeat(8, axis=1))
