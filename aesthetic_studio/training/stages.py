"""The paper's two training stages (CALM, arXiv 2412.11952, fig. 4).

From the paper: stage 1 trains only the MFAM, encoder and language model frozen; stage 2 trains the MFAM and the
language model. Ours: optimiser, schedule and lengths, which the paper does not publish, and the data. Both stages
read the same dialogues about operated photos, where the paper's first stage has attribute texts and generic
image-text pairs, and its second comments and scores; whether the paper trains on personal episodes, as stage 2 does
here, is not known.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.utils.data import DataLoader, Dataset

from aesthetic_studio.networks.calm.modeling_calm import CalmForConditionalGeneration
from aesthetic_studio.training.batches import Batch


@dataclass(frozen=True, slots=True)
class StageRecipe:
    """Numbers of one stage.

    Attributes:
        episode_every: every how many steps a batch of personal episodes follows; 0 for never.
    """

    steps: int
    batch_size: int
    learning_rate: float
    episode_every: int = 0
    weight_decay: float = 0.05
    workers: int = 1
    seed: int = 3


def train_stage(
    model: CalmForConditionalGeneration,
    critiques: Dataset[Batch],
    episodes: Dataset[Batch] | None,
    recipe: StageRecipe,
    *,
    train_language: bool,
    report: Callable[[dict[str, float]], None],
) -> None:
    """Run one stage in place.

    Args:
        model: the whole network; the encoder is always frozen.
        critiques: one item is one batch.
        episodes: batches of personal episodes, None in stage 1.
        recipe: numbers.
        train_language: False in stage 1, True in stage 2.
        report: receives step and losses every 20 steps.
    """
    torch.manual_seed(recipe.seed)
    model.vision_encoder.requires_grad_(False)
    model.mfam.requires_grad_(True)
    model.language_model.requires_grad_(train_language)
    model.train()
    parameters = [parameter for parameter in model.parameters() if parameter.requires_grad]
    optimizer = torch.optim.AdamW(
        parameters, recipe.learning_rate, weight_decay=recipe.weight_decay, betas=(0.9, 0.98)
    )
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, recipe.learning_rate, recipe.steps, pct_start=0.08, div_factor=20, final_div_factor=200
    )
    personal = _loader(episodes, recipe) if episodes is not None and recipe.episode_every else None
    for step, batch in enumerate(_loader(critiques, recipe), start=1):
        losses = _losses(model, batch)
        total = torch.stack(losses).sum()
        values = dict(zip(("numbers", "texts"), (loss.item() for loss in losses), strict=True))
        if personal is not None and step % recipe.episode_every == 0:
            (episode_loss,) = _losses(model, next(personal))
            total = total + episode_loss
            values["episodes"] = episode_loss.item()
        optimizer.zero_grad(set_to_none=True)
        total.backward()
        nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        schedule.step()
        if step % 20 == 0 or step == recipe.steps:
            report({"step": step, **values})
    model.train(False)


def _loader(batches: Dataset[Batch], recipe: StageRecipe) -> Iterator[Batch]:
    return iter(DataLoader(batches, batch_size=None, num_workers=recipe.workers))


def _losses(model: CalmForConditionalGeneration, batch: Batch) -> list[Tensor]:
    """Next-token cross-entropy of each group, each averaged over its own tokens: numbers are not drowned by words."""
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        depths = model.encode_depths(batch["pixel_values"].contiguous(memory_format=torch.channels_last))
    with torch.autocast("cpu", dtype=torch.bfloat16):
        tokens = model.mfam_from_depths(depths)
        return [
            model(**padded, image_features=tokens[shown.flatten()]).loss for padded, shown in batch["groups"]
        ]
