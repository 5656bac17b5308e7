"""The numbers of one phase of training."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from aesthetic_studio.domain.errors import UsageError

_AT_LEAST_ONE = ("steps", "batch_size", "accumulate", "keep_every", "report_every")


@dataclass(frozen=True, slots=True)
class LoopRecipe:
    """Numbers of one phase.

    Attributes:
        steps: updates of the weights.
        batch_size: samples of one step, over all processes.
        learning_rate: at its highest; AdamW.
        weight_decay: of matrices and kernels; biases, norms and other vectors do not decay.
        warmup: share of the steps in which the learning rate rises linearly; a cosine follows.
        final: the last step's learning rate as a share of the highest.
        betas: of AdamW.
        seed: of the samples (as far as the task uses it) and of dropout.
        workers: processes that make samples, for each process that trains.
        clip: largest norm of the gradient; 0 for any.
        accumulate: micro-batches of a step in each process, where a batch does not fit into memory.
        precision: ``bf16`` (autocast; the weights stay as they are) or ``no``.
        keep_every: steps between checkpoints.
        report_every: steps between lines of the log, whose losses are means over these steps.
        validate_every: steps between validations; 0 for none.
    """

    steps: int
    batch_size: int
    learning_rate: float
    weight_decay: float = 0.05
    warmup: float = 0.1
    final: float = 0.002
    betas: Sequence[float] = (0.9, 0.98)
    seed: int = 1
    workers: int = 2
    clip: float = 1.0
    accumulate: int = 1
    precision: str = "bf16"
    keep_every: int = 100
    report_every: int = 20
    validate_every: int = 0

    def __post_init__(self) -> None:
        numbers = [name for name in LoopRecipe.__slots__ if name not in {"betas", "precision"}]
        for name in numbers:
            value = getattr(self, name)
            least = 1 if name in _AT_LEAST_ONE else 0
            if not isinstance(value, int | float) or value < least:
                raise UsageError(
                    f"{name} cannot be {value!r} in a training recipe.",
                    f"Give a number from {least} up; YAML wants 1.0e-4 where others write 1e-4.",
                )
        if self.precision not in {"bf16", "no"}:
            raise UsageError(
                f"precision cannot be {self.precision!r} in a training recipe.", "Give bf16 or no."
            )

    def rate(self, step: int) -> float:
        """The learning rate of step 0 … ``steps`` − 1."""
        warm = round(self.warmup * self.steps)
        if step < warm:
            return self.learning_rate * (step + 1) / warm
        done = (step - warm) / max(1, self.steps - 1 - warm)
        return self.learning_rate * (self.final + (1 - self.final) * 0.5 * (1 + math.cos(math.pi * done)))
