"""The processes that train together: one without a launcher, else as many as ``accelerate launch`` has started.

Each holds the whole network and reads its share of every batch. Sums over all processes are the only thing they
exchange, so a network whose trained part fits one device trains on any number of GPUs and machines.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from typing import Any

import torch
from accelerate import PartialState
from accelerate.utils import broadcast, broadcast_object_list, parse_flag_from_env, reduce
from torch import Tensor

_BUCKET = 1 << 24
"""Numbers that travel together: large enough that latency does not count, small enough to cost little memory."""

_PATIENCE = timedelta(hours=4)
"""How long the others wait for one, for example while it fetches pretrained parts or merges a large model."""


@dataclass(frozen=True, slots=True)
class Processes:
    """This process among those that train together.

    Attributes:
        index: 0 … count − 1; the first is the main process, the only one that writes files.
        device: the accelerator of this process, or the CPU.
    """

    index: int
    count: int
    device: torch.device

    @property
    def is_main(self) -> bool:
        """Whether this is the process that writes."""
        return self.index == 0

    def share(self, start: int, stop: int) -> range:
        """This process's contiguous share of the numbers ``start`` … ``stop`` − 1."""
        return split(range(start, stop), self.count)[self.index]

    def wait(self) -> None:
        """Return when all processes have come here."""
        if self.count > 1:
            PartialState().wait_for_everyone()

    def sum(self, tensor: Tensor) -> Tensor:
        """The sum of a tensor over all processes; it has the same shape in each."""
        return tensor if self.count == 1 else reduce(tensor, "sum")

    def sum_in_place(self, tensors: Sequence[Tensor]) -> None:
        """Replace tensors by their sums over all processes, in few large messages."""
        if self.count == 1:
            return
        for bucket in _buckets(tensors):
            flat = reduce(torch.cat([tensor.reshape(-1) for tensor in bucket]), "sum")
            for tensor, piece in zip(bucket, flat.split([tensor.numel() for tensor in bucket]), strict=True):
                tensor.copy_(piece.view(tensor.shape))

    def copy_from_main(self, tensors: Sequence[Tensor]) -> None:
        """Replace tensors by those of the main process."""
        if self.count == 1:
            return
        for bucket in _buckets(tensors):
            flat = broadcast(torch.cat([tensor.reshape(-1) for tensor in bucket]))
            for tensor, piece in zip(bucket, flat.split([tensor.numel() for tensor in bucket]), strict=True):
                tensor.copy_(piece.view(tensor.shape))

    def from_main(self, value: Any) -> Any:
        """A picklable value as the main process has it."""
        return value if self.count == 1 else broadcast_object_list([value])[0]


def join_processes() -> Processes:
    """Meet the other processes; what ``accelerate launch`` was told about devices is obeyed.

    Without any accelerator the processes meet on the CPU.
    """
    accelerators: Any = getattr(torch, "accelerator", torch.cuda)  # from 2.6 on, of any maker
    cpu = parse_flag_from_env("ACCELERATE_USE_CPU") or not accelerators.is_available()
    state = PartialState(cpu=cpu, timeout=_PATIENCE)
    return Processes(state.process_index, state.num_processes, state.device)


def split(numbers: range, parts: int) -> list[range]:
    """Consecutive parts of nearly the same length."""
    borders = [len(numbers) * part // parts for part in range(parts + 1)]
    return [numbers[low:high] for low, high in pairwise(borders)]


def _buckets(tensors: Sequence[Tensor]) -> list[list[Tensor]]:
    """Tensors of one number format together, at most `_BUCKET` numbers where a single one is not larger."""
    buckets: list[list[Tensor]] = []
    room: dict[torch.dtype, int] = {}
    current: dict[torch.dtype, list[Tensor]] = {}
    for tensor in tensors:
        if room.get(tensor.dtype, 0) < tensor.numel():
            current[tensor.dtype] = []
            buckets.append(current[tensor.dtype])
            room[tensor.dtype] = _BUCKET
        current[tensor.dtype].append(tensor)
        room[tensor.dtype] -= tensor.numel()
    return buckets
