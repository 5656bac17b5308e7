"""The finished model folder."""

from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor

from aesthetic_studio.networks.calm.modeling_calm import CalmForConditionalGeneration
from aesthetic_studio.networks.calm.processing_calm import CalmProcessor
from aesthetic_studio.training.large.recipe import LoraRecipe


def write_trained(parts: Path, trained: Mapping[str, Tensor], lora: LoraRecipe | None, folder: Path) -> None:
    """Write the parts as they were, with what was trained in its place, adapters merged, in bfloat16.

    Adapters are merged into the weights as they are before quantization; where the application holds them in 4 bits,
    it quantizes the sum.

    Args:
        parts: folder from `parts.join_parts`.
        trained: parameters and buffers by name, of a model from `parts.open_parts` with the adapters of ``lora``.
        lora: None where there are none.
        folder: must exist; receives weights, configuration, processor and tokenizer.
    """
    model = CalmForConditionalGeneration.from_pretrained(
        parts, dtype=torch.bfloat16, use_safetensors=True, local_files_only=True
    )
    tuner = None
    if lora is not None:
        from aesthetic_studio.training.large.adapters import add_lora

        tuner = add_lora(model, lora, seed=0)
    places: dict[str, Tensor] = {**dict(model.named_parameters()), **dict(model.named_buffers())}
    with torch.no_grad():
        for name, value in trained.items():
            places[name].copy_(value)
    if tuner is not None:
        from aesthetic_studio.training.large.adapters import merge_lora

        merge_lora(model, tuner)
    model.save_pretrained(folder)
    CalmProcessor.from_pretrained(parts, local_files_only=True, trust_remote_code=False).save_pretrained(
        folder
    )
