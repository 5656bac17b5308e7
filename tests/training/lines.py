"""A task of the loop that takes milliseconds: two losses of a small net with dropout on made numbers.

Run as a program, it trains in the folder it is given, slowly enough to be killed:
``python -m tests.training.lines FOLDER SECONDS_A_STEP``.
"""

import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.utils.data import Dataset

from aesthetic_studio.training.loop import train
from aesthetic_studio.training.loop_recipe import LoopRecipe
from aesthetic_studio.training.task import Loss, Task

RECIPE = LoopRecipe(
    steps=30,
    batch_size=8,
    learning_rate=3e-2,
    workers=0,
    precision="no",
    keep_every=7,
    report_every=3,
    validate_every=10,
)


class Points(Dataset[tuple[Tensor, Tensor]]):
    def __len__(self) -> int:
        return RECIPE.steps * RECIPE.batch_size

    def __getitem__(self, index: int) -> tuple[Tensor, Tensor]:
        chance = torch.Generator().manual_seed(index)
        point = torch.randn(6, generator=chance)
        answer = point.sum() if index % 3 else torch.tensor(torch.nan)
        return point, answer


class Lines(Task):
    """A third of the answers is missing, so that counts differ between parts of a batch."""

    def __init__(
        self, *, dropout: float = 0.0, pause: float = 0.0, name: str = "lines", norm: bool = False
    ) -> None:
        self.name = name
        torch.manual_seed(5)
        self.module = nn.Sequential(
            nn.Linear(6, 16),
            nn.BatchNorm1d(16) if norm else nn.Identity(),
            nn.GELU(),
            nn.Dropout(dropout),
            nn.Linear(16, 16).requires_grad_(False),
            nn.Linear(16, 2),
        )
        self.samples = Points()
        self.pause = pause

    def collate(self, samples: list[Any]) -> dict[str, Tensor]:
        points, answers = zip(*samples, strict=True)
        return {"points": torch.stack(points), "answers": torch.stack(answers)}

    def losses(self, batch: dict[str, Tensor]) -> Mapping[str, Loss]:
        time.sleep(self.pause)
        told, norm = self.module(batch["points"]).unbind(1)
        known = ~batch["answers"].isnan()
        wrong = (told - batch["answers"].nan_to_num()).square() * known
        length = (norm - batch["points"].norm(dim=1)).abs()
        return {"answer": Loss(wrong.sum(), known.sum()), "length": Loss(length.sum(), len(length), 0.3)}

    def counts(self, batch: dict[str, Tensor]) -> Mapping[str, float]:
        return {"answer": float((~batch["answers"].isnan()).sum()), "length": len(batch["points"])}

    def rate(self, name: str) -> float:
        return 0.5 if name.startswith("0.") else 1.0

    def validate(self) -> Mapping[str, float]:
        assert not self.module.training
        return {"bias": float(self.module(torch.zeros(1, 6))[0, 0])}


if __name__ == "__main__":
    torch.set_num_threads(1)
    task = Lines(dropout=0.2, pause=float(sys.argv[2]))
    train(task, RECIPE, Path(sys.argv[1]), lambda phase, figures: None)
    torch.save(task.module.state_dict(), Path(sys.argv[1]) / "trained.pt")
