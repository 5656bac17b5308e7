"""Losses of the steps since the last line of the log."""

from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor

from aesthetic_studio.training.processes import Processes


class Window:
    """Sums over some steps, kept on the device so that no step waits for them.

    Args:
        kept: what `as_json` gave in an earlier run.
        main: whether this is the main process, which alone takes over the sums of all.
    """

    def __init__(self, kept: Mapping[str, Any] | None = None, *, main: bool = True) -> None:
        self.steps = int(kept["steps"]) if kept else 0
        self._norm = torch.tensor(kept["norm"] if kept else 0.0)
        sums = kept["sums"].items() if kept else ()
        self._sums = {name: torch.tensor(pair if main else [0.0, 0.0]) for name, pair in sums}

    def add_loss(self, name: str, loss_sum: Tensor, count: Tensor) -> None:
        """Add a loss of one micro-batch of this process; both are scalars."""
        pair = torch.stack([loss_sum.float(), count])
        before = self._sums.get(name)
        self._sums[name] = pair if before is None else before.to(pair.device) + pair

    def add_step(self, norm: Tensor) -> None:
        """Count a step whose gradient, over all processes, had this norm."""
        self.steps += 1
        self._norm = self._norm.to(norm.device) + norm.float()

    def as_json(self, processes: Processes) -> dict[str, Any]:
        """The sums over all processes, exactly."""
        names = list(self._sums)
        pairs = processes.sum(torch.stack(list(self._sums.values()))).tolist() if names else []
        return {
            "steps": self.steps,
            "norm": self._norm.item(),
            "sums": dict(zip(names, pairs, strict=True)),
        }


def mean_losses(sums: Mapping[str, Any]) -> dict[str, float]:
    """Each loss's mean over what counted in the steps of a window; those that nothing counted for are left out.

    Args:
        sums: from `Window.as_json`.
    """
    return {name: total / count for name, (total, count) in sums["sums"].items() if count}
