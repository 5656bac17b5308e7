"""Low-rank adapters on the language model (LoRA, arXiv 2106.09685), through peft."""

from typing import Any, cast

import torch
from peft import LoraConfig
from peft.tuners.lora import LoraLayer, LoraModel
from torch import nn

from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.networks.calm.modeling_calm import CalmForConditionalGeneration
from aesthetic_studio.training.large.recipe import LoraRecipe

_ADAPTER = "default"


def add_lora(model: CalmForConditionalGeneration, recipe: LoraRecipe, seed: int) -> LoraModel:
    """Put adapters into the language model, in place; they are in float32 and require a gradient.

    Raises:
        UsageError: a target names no linear layer of this language model.
    """
    language = model.language_model
    names = {
        name.rpartition(".")[2] for name, module in language.named_modules() if isinstance(module, nn.Linear)
    }
    if unknown := sorted(set(recipe.targets) - names):
        raise UsageError(
            f"The language model has no layers named {', '.join(unknown)}.",
            f"lora.targets may name {', '.join(sorted(names))}.",
        )
    torch.manual_seed(seed)
    config = LoraConfig(
        r=recipe.rank,
        lora_alpha=recipe.alpha,  # type: ignore[arg-type]
        lora_dropout=recipe.dropout,
        target_modules=list(recipe.targets),
    )
    tuner = LoraModel(language, config, _ADAPTER)
    for name, parameter in language.named_parameters():
        if tuner.prefix in name:
            parameter.data = parameter.data.float()
            parameter.requires_grad_(True)
    return tuner


def merge_lora(model: CalmForConditionalGeneration, tuner: LoraModel) -> None:
    """Add the adapters to the weights below them and take them out, in place; the weights are not quantized.

    The sum is made in float32: an adapter's change is often smaller than a step of bfloat16.
    """
    with torch.no_grad():
        for module in model.language_model.modules():
            if isinstance(module, LoraLayer):
                layer = cast("Any", module)
                weight = layer.get_base_layer().weight
                weight.copy_(weight.float() + layer.get_delta_weight(_ADAPTER).float())
    model.language_model = tuner.unload()
