"""Teaching the nano encoder's craft trunk to see: the step that a large CALM skips, because its encoder comes trained.

The content trunk comes trained (`content_weights`) and stays as it is. The craft trunk reads pairs of versions of a
photo and tells, at each of the three depths that CALM's Q-Formers will read, which defects it sees and how severe
they are; at the deepest also the measured facts and what people think of such photos. Only the network is kept. Ours,
not the paper's.
"""

from collections.abc import Mapping, Sequence
from typing import Any, cast

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.utils.data import Dataset

from aesthetic_studio.networks.calm.processing_calm import CalmImageProcessor
from aesthetic_studio.networks.twin import TwinVisionConfig, TwinVisionModel
from aesthetic_studio.training.content_weights import load_content
from aesthetic_studio.training.photo_sets import TrainingPhoto
from aesthetic_studio.training.self_supervision.defects import DEFECTS
from aesthetic_studio.training.self_supervision.labels import FACT_KINDS, severities
from aesthetic_studio.training.self_supervision.samples import make_pair
from aesthetic_studio.training.task import Loss, Task

_WEIGHTS = {"low": 0.5, "middle": 0.5, "high": 4.0}
"""The high depth's reading of the defects counts most: nearly everything that CALM says rests on it."""
_BASE_WEIGHT, _FACTS_WEIGHT = 0.2, 0.2


class CraftPairs(Dataset[dict[str, Tensor]]):
    """Pair number i of a run: two versions of a photo with their labels, the same whenever it is asked for.

    Args:
        photos: training photos.
        bases: score 1–10 of each undamaged photo, in the same order.
        processor: makes the encoder's input.
        seed, length: of the run.
    """

    def __init__(
        self,
        photos: Sequence[TrainingPhoto],
        bases: Sequence[float],
        processor: CalmImageProcessor,
        *,
        seed: int,
        length: int,
    ) -> None:
        self.photos, self.bases, self.processor = photos, bases, processor
        self.seed, self.length = seed, length

    def __len__(self) -> int:
        return self.length

    def __getitem__(self, index: int) -> dict[str, Tensor]:
        """Pixels (2, 3, S, S), severities (2, kinds), facts (2, groups) and the base score (2,)."""
        rng = np.random.default_rng((self.seed, index))
        photo = int(rng.integers(len(self.photos)))
        pair = make_pair(self.photos[photo], rng)
        facts = [
            [FACT_KINDS[name].index(str(getattr(sample.facts, name))) for name in FACT_KINDS]
            for sample in pair
        ]
        return {
            "pixel_values": self.processor.pixels([sample.image for sample in pair]),
            "severities": torch.from_numpy(np.stack([severities(sample.defects) for sample in pair])),
            "facts": torch.tensor(facts),
            "bases": torch.full((2,), float(self.bases[photo])),
        }


class Readout(nn.Module):
    """Linear read-outs on the pooled features of three depths; thrown away after training."""

    def __init__(self, craft_sizes: Sequence[int]) -> None:
        super().__init__()
        widths = dict(zip(_WEIGHTS, (2 * size for size in craft_sizes[1:]), strict=True))
        self.norms = nn.ModuleDict({name: nn.BatchNorm1d(width) for name, width in widths.items()})
        self.severities = nn.ModuleDict(
            {name: nn.Linear(width, len(DEFECTS)) for name, width in widths.items()}
        )
        self.base = nn.Linear(widths["high"], 1)
        self.facts = nn.ModuleDict(
            {name: nn.Linear(widths["high"], len(kinds)) for name, kinds in FACT_KINDS.items()}
        )

    def forward(self, depths: Mapping[str, Tensor]) -> dict[str, Tensor]:
        """Feature maps (B, C, H, W) by depth → logits of severities by depth (B, kinds), facts, base score (B,)."""
        pooled = {
            name: self.norms[name](torch.cat([maps.float().mean((2, 3)), maps.float().amax((2, 3))], 1))
            for name, maps in depths.items()
        }
        read = {name: self.severities[name](features) for name, features in pooled.items()}
        read |= {f"fact {name}": head(pooled["high"]) for name, head in self.facts.items()}
        read["base"] = 6 + self.base(pooled["high"])[:, 0]
        return read


class CraftTask(Task):
    """One round of the craft trunk with its read-outs on pairs of versions."""

    def __init__(self, name: str, encoder: TwinVisionModel, readout: Readout, samples: CraftPairs) -> None:
        self.name, self.encoder = name, encoder
        encoder.content.requires_grad_(False).eval()
        cast("Any", encoder.craft).to(memory_format=torch.channels_last)
        self.module = nn.ModuleDict({"encoder": encoder, "readout": readout})
        self.samples = samples

    def collate(self, samples: list[dict[str, Tensor]]) -> dict[str, Tensor]:
        """Both versions of every pair, one after the other."""
        return {name: torch.cat([sample[name] for sample in samples]) for name in samples[0]}

    def losses(self, batch: dict[str, Tensor]) -> Mapping[str, Loss]:
        """Severities at three depths, facts, base score."""
        pixels = batch["pixel_values"].contiguous(memory_format=torch.channels_last)
        with torch.no_grad():
            content, _ = self.encoder.content(pixels)
        states = self.encoder.craft(pixels, content)[2:]
        read = self.module["readout"](dict(zip(_WEIGHTS, states, strict=True)))
        found = batch["severities"]
        count = float(found.numel())
        losses = {
            name: Loss(
                functional.binary_cross_entropy_with_logits(read[name], found, reduction="sum"), count, weight
            )
            for name, weight in _WEIGHTS.items()
        }
        facts = torch.stack(
            [
                functional.cross_entropy(read[f"fact {name}"], batch["facts"][:, index], reduction="sum")
                for index, name in enumerate(FACT_KINDS)
            ]
        )
        losses["facts"] = Loss(facts.sum(), float(batch["facts"].numel()), _FACTS_WEIGHT)
        error = read["base"] - batch["bases"]
        losses["base"] = Loss(error.square().sum(), float(len(error)), _BASE_WEIGHT)
        return losses


def new_readout(config: TwinVisionConfig, seed: int) -> Readout:
    """Fresh read-outs for an encoder."""
    torch.manual_seed(seed)
    return Readout(list(config.craft_sizes))


def build_encoder(config: TwinVisionConfig, seed: int) -> TwinVisionModel:
    """The twin encoder with a trained content trunk and a fresh craft trunk.

    Raises:
        UsageError: the content trunk's weights are not installed.
    """
    torch.manual_seed(seed)
    encoder = TwinVisionModel(config)
    if config.is_published_content:
        load_content(encoder.content)
    return encoder
