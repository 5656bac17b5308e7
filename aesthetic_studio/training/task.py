"""What a phase of training is to the loop: a network, samples, and what is minimised."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from torch import Tensor, nn
from torch.utils.data import Dataset

from aesthetic_studio.domain.errors import UsageError


@dataclass(frozen=True, slots=True)
class Loss:
    """One loss of a batch or of a part of it; what is minimised is weight · sum / count.

    Attributes:
        sum: over everything that counts, e.g. tokens; a scalar, 0 where nothing counts.
        count: of what was summed.
        weight: of this loss among the others; the same in every batch.
    """

    sum: Tensor
    count: Tensor | float
    weight: float = 1.0


class Task(Protocol):
    """What is trained, on what, and what is minimised: a phase of a recipe derives from this.

    Attributes:
        name: of the phase, in the log.
        module: its parameters that require a gradient are trained and kept in checkpoints, with the buffers that
            belong to them (running means); frozen ones are neither touched nor copied.
        samples: at least ``steps · batch_size`` of them, of which step s takes those from s · ``batch_size``;
            number i is a function of i alone.
    """

    name: str
    module: nn.Module
    samples: Dataset[Any]

    def collate(self, samples: list[Any]) -> Any:
        """Make a batch: nested dicts, lists and tuples of tensors. Called in worker processes."""
        ...

    def losses(self, batch: Any) -> Mapping[str, Loss]:
        """The losses of a batch on the module's device, under autocast.

        In one step their names are the same, in the same order, in every micro-batch and process.
        """
        ...

    def counts(self, batch: Any) -> Mapping[str, float]:  # noqa: ARG002 - what derived classes read
        """The counts that `losses` will give, read off the batch without the network.

        Only needed where a recipe accumulates micro-batches: the first can be differentiated only when the counts
        of all are known.
        """
        raise UsageError(f"The phase {self.name} cannot accumulate micro-batches.", "Set accumulate to 1.")

    def rate(self, name: str) -> float:  # noqa: ARG002 - what derived classes decide by
        """Factor on the learning rate of the parameter of this name."""
        return 1.0

    def validate(self) -> Mapping[str, float]:
        """Figures for the log; the module is in evaluation, without gradients. Called in every process."""
        return {}
