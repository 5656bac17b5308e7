"""Teaching the nano encoder to see: the step that a large CALM skips, because its encoder comes trained.

A small residual network reads damaged photos and predicts which defects it sees and how severe they are, the measured
facts, and the human rating where there is one. Only the network is kept; it then serves, frozen, as CALM's visual
encoder. This step is ours, not the paper's.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

import cv2
import numpy as np
import torch
from torch import nn
from torch.nn import functional
from torch.utils.data import DataLoader, Dataset
from transformers import ResNetConfig, ResNetModel

from aesthetic_studio.networks.calm.processing_calm import CalmImageProcessor
from aesthetic_studio.training.photo_sets import TrainingPhoto
from aesthetic_studio.training.self_supervision.defects import DEFECTS
from aesthetic_studio.training.self_supervision.labels import FACT_KINDS, severities
from aesthetic_studio.training.self_supervision.samples import make_sample


@dataclass(frozen=True, slots=True)
class EncoderRecipe:
    """Numbers of the encoder and of its training."""

    hidden_sizes: Sequence[int] = (32, 64, 128, 256)
    depths: Sequence[int] = (2, 2, 2, 2)
    steps: int = 2000
    batch_size: int = 48
    learning_rate: float = 2e-3
    weight_decay: float = 0.05
    seed: int = 1
    workers: int = 2


class EncoderSamples(Dataset[dict[str, torch.Tensor]]):
    """Sample number i of a run: photo, damage and labels, the same whenever it is asked for."""

    def __init__(
        self, photos: Sequence[TrainingPhoto], processor: CalmImageProcessor, seed: int, length: int
    ) -> None:
        self.photos, self.processor, self.seed, self.length = photos, processor, seed, length
        rated = [index for index, photo in enumerate(photos) if photo.beauty is not None]
        self.rated = rated

    def __len__(self) -> int:
        return self.length

    def __getitem__(self, index: int) -> dict[str, torch.Tensor]:
        """Pixels (3, side, side), severities (kinds,), beauty () (NaN: unknown), facts (groups,)."""
        cv2.setNumThreads(0)
        rng = np.random.default_rng((self.seed, index))
        if self.rated and rng.random() < 0.35:
            photo = self.photos[self.rated[int(rng.integers(len(self.rated)))]]
        else:
            photo = self.photos[int(rng.integers(len(self.photos)))]
        sample = make_sample(photo, rng)
        facts = [FACT_KINDS[name].index(str(getattr(sample.facts, name))) for name in FACT_KINDS]
        return {
            "pixel_values": self.processor.pixels([sample.image])[0],
            "severities": torch.from_numpy(severities(sample.defects)),
            "beauty": torch.tensor(np.nan if sample.beauty is None else sample.beauty, dtype=torch.float32),
            "facts": torch.tensor(facts),
        }


class Readout(nn.Module):
    """Linear read-outs on the pooled features of every depth; thrown away after training."""

    def __init__(self, hidden_sizes: Sequence[int]) -> None:
        super().__init__()
        width = 2 * sum(hidden_sizes)
        self.norm = nn.BatchNorm1d(width)
        self.severities = nn.Linear(width, len(DEFECTS))
        self.beauty = nn.Sequential(nn.Dropout(0.3), nn.Linear(width, 1))
        self.facts = nn.ModuleDict({name: nn.Linear(width, len(kinds)) for name, kinds in FACT_KINDS.items()})

    def forward(
        self, depths: Sequence[torch.Tensor]
    ) -> tuple[torch.Tensor, torch.Tensor, dict[str, torch.Tensor]]:
        """Severity logits (batch, kinds), beauty (batch,) around 6, fact logits."""
        pooled = []
        for depth in depths:
            maps = depth.float()
            pooled += [maps.mean((2, 3)), maps.amax((2, 3))]
        features = self.norm(torch.cat(pooled, 1))
        facts = {name: head(features) for name, head in self.facts.items()}
        return self.severities(features), 6 + self.beauty(features)[:, 0], facts


def build_encoder(recipe: EncoderRecipe) -> ResNetModel:
    """The nano encoder: transformers' ResNet with basic blocks, from scratch."""
    torch.manual_seed(recipe.seed)
    config = ResNetConfig(
        embedding_size=recipe.hidden_sizes[0],
        hidden_sizes=list(recipe.hidden_sizes),
        depths=list(recipe.depths),
        layer_type="basic",
    )
    return ResNetModel(config)


def train_encoder(
    encoder: ResNetModel,
    photos: Sequence[TrainingPhoto],
    processor: CalmImageProcessor,
    recipe: EncoderRecipe,
    report: Callable[[dict[str, float]], None],
) -> ResNetModel:
    """Train in place and return the encoder in evaluation mode.

    Args:
        photos: training photos only.
        processor: makes the encoder's input.
        report: receives step and losses every 20 steps.
    """
    torch.manual_seed(recipe.seed)
    readout = Readout(recipe.hidden_sizes)
    cast("Any", encoder).to(memory_format=torch.channels_last).train()
    parameters = [*encoder.parameters(), *readout.parameters()]
    optimizer = torch.optim.AdamW(parameters, recipe.learning_rate, weight_decay=recipe.weight_decay)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, recipe.learning_rate, recipe.steps, pct_start=0.1, div_factor=20, final_div_factor=500
    )
    samples = EncoderSamples(photos, processor, recipe.seed, recipe.steps * recipe.batch_size)
    for step, batch in enumerate(_batches(samples, recipe), start=1):
        pixels = batch["pixel_values"].contiguous(memory_format=torch.channels_last)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = encoder(pixels, output_hidden_states=True).hidden_states[1:]
        losses = _losses(readout(states), batch)
        loss = losses["severity"] * 4 + losses["beauty"] * 0.25 + losses["facts"] * 0.3
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        schedule.step()
        if step % 20 == 0 or step == recipe.steps:
            report({"step": step, **{name: value.item() for name, value in losses.items()}})
    encoder.eval()
    return encoder


def _batches(samples: EncoderSamples, recipe: EncoderRecipe) -> Iterator[dict[str, torch.Tensor]]:
    return iter(
        DataLoader(
            samples,
            recipe.batch_size,
            num_workers=recipe.workers,
            prefetch_factor=4 if recipe.workers else None,
        )
    )


def _losses(
    read: tuple[torch.Tensor, torch.Tensor, dict[str, torch.Tensor]], batch: dict[str, torch.Tensor]
) -> dict[str, torch.Tensor]:
    found, beauty, facts = read
    known = ~batch["beauty"].isnan()
    error = (beauty - batch["beauty"].nan_to_num())[known]
    return {
        "severity": functional.binary_cross_entropy_with_logits(found, batch["severities"]),
        "beauty": error.square().mean() if known.any() else beauty.sum() * 0,
        "facts": torch.stack(
            [
                functional.cross_entropy(logits, batch["facts"][:, index])
                for index, logits in enumerate(facts.values())
            ]
        ).mean(),
    }
