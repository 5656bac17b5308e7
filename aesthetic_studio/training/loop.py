"""The one training loop, for every phase of every recipe.

It runs in one process, or in as many as ``accelerate launch`` starts: a batch is shared out among the processes, and
its losses are sums divided by counts over the whole batch, so that any number of processes and micro-batches takes
the same steps (but batch norms see one micro-batch at a time, and dropout differs). It goes on after a kill at any
moment: sample number i and the chance in step s depend on the recipe alone, and a checkpoint is whole or not there.
"""

import hashlib
import json
import math
import random
import shutil
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import torch
from accelerate.utils import send_to_device
from torch import Tensor, nn
from torch.nn.modules.batchnorm import _BatchNorm
from torch.utils.data import DataLoader, Sampler

from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.training.checkpoints import Checkpoint, newest_step, read_checkpoint, write_checkpoint
from aesthetic_studio.training.loop_recipe import LoopRecipe
from aesthetic_studio.training.optimizer import make_optimizer, optimizer_tensors, restore_optimizer
from aesthetic_studio.training.processes import Processes, join_processes, split
from aesthetic_studio.training.run_log import LOG_NAME, RunLog
from aesthetic_studio.training.task import Loss, Task
from aesthetic_studio.training.window import Window, mean_losses

Report = Callable[[str, Mapping[str, float]], None]
"""Receives the phase's name and its figures."""

CHECKPOINTS = "checkpoints"
_FREE = ("workers", "keep_every", "report_every", "validate_every", "accumulate")
"""Numbers of a recipe that may change when a run goes on: they do not decide where it goes."""


def train(task: Task, recipe: LoopRecipe, folder: Path, report: Report, *, origin: str = "") -> None:
    """Train a task's module in place, from its last checkpoint if there is one; at the end it is in evaluation.

    A phase that is finished is only read back. The log is `LOG_NAME` in the folder, the same for all phases.

    Args:
        task: its module is brought to this process's device.
        recipe: numbers.
        folder: of the run, on a disk that all machines share; it is made.
        report: receives the lines of the log while they are written, in the main process.
        origin: whatever else decides the weights, e.g. the whole recipe's text.

    Raises:
        UsageError: the folder's checkpoint belongs to another recipe, seed or network; the batch is smaller than
            the number of processes and micro-batches; or a loss is no number any more.
    """
    run = _Run(task, recipe, folder, report, processes=join_processes(), origin=origin)
    run.begin()
    run.go()


def forget_checkpoints(folder: Path, phase: str) -> None:
    """Remove what is kept of a phase, once its result is safe elsewhere; the log stays."""
    if join_processes().is_main:
        shutil.rmtree(folder / CHECKPOINTS / phase, ignore_errors=True)


def trained_tensors(module: nn.Module) -> dict[str, Tensor]:
    """What training changes, by name: parameters that require a gradient, and buffers that belong to them."""
    named = module.named_parameters()
    parameters = {name: parameter.data for name, parameter in named if parameter.requires_grad}
    return {**parameters, **_trained_buffers(module)}


class _Run:
    """One phase between its start, or a checkpoint, and its last step."""

    def __init__(
        self,
        task: Task,
        recipe: LoopRecipe,
        folder: Path,
        report: Report,
        *,
        processes: Processes,
        origin: str,
    ) -> None:
        parts = processes.count * recipe.accumulate
        if recipe.batch_size < parts:
            raise UsageError(
                f"A batch of {recipe.batch_size} cannot be split among {processes.count} processes with "
                f"{recipe.accumulate} micro-batches each.",
                f"Set batch_size to {parts} or more.",
            )
        self.task, self.recipe, self.report, self.processes = task, recipe, report, processes
        self.folder, self.checkpoints = folder, folder / CHECKPOINTS / task.name
        self.log = RunLog(folder / LOG_NAME)
        self.device = processes.device
        task.module.to(self.device)
        named = task.module.named_parameters()
        self.trained = {name: parameter for name, parameter in named if parameter.requires_grad}
        self.optimizer = make_optimizer(
            self.trained, betas=recipe.betas, weight_decay=recipe.weight_decay, factor=task.rate
        )
        self.identity = _identity(recipe, self.trained, origin)
        self.step = 0
        self.window = Window()
        self.seconds = 0.0

    def begin(self) -> None:
        """Go back to the newest checkpoint, and start all processes from the same weights."""
        if self.processes.is_main:
            self.folder.mkdir(parents=True, exist_ok=True)
        step = newest_step(self.checkpoints)
        if self.processes.from_main(step) != step:
            raise UsageError(
                f"The machines see different checkpoints in {self.folder}.",
                "Choose a folder on a disk that all of them share.",
            )
        if step is not None:
            self._restore(read_checkpoint(self.checkpoints, step))
        self.processes.copy_from_main([*trained_tensors(self.task.module).values()])
        if self.processes.is_main:
            self.log.forget(self.task.name, self.step)
        self.processes.wait()

    def go(self) -> None:
        """Take all steps that are left."""
        recipe = self.recipe
        self._set_training()
        batches = self._batches()
        self.reported = time.perf_counter()
        while self.step < recipe.steps:
            self._take_step([next(batches) for _ in range(recipe.accumulate)])
            self.step += 1
            last = self.step == recipe.steps
            validation = self._validate() if _due(self.step, recipe.validate_every) else {}
            if last or validation or _due(self.step, recipe.report_every):
                self._write_line(validation)
            if last or _due(self.step, recipe.keep_every):
                self._write_checkpoint()
        self.task.module.train(False)
        self.processes.wait()

    def _restore(self, checkpoint: Checkpoint) -> None:
        kept = checkpoint.state["identity"]
        changed = [name for name, value in self.identity.items() if kept.get(name) != value]
        if changed:
            differences = ", ".join(
                f"{name} ({kept.get(name)}, now {self.identity[name]})" for name in changed
            )
            raise UsageError(
                f"{self.checkpoints} holds a phase that was begun with another recipe: {differences}.",
                "Choose another output folder, or delete that one to begin anew.",
            )
        for name, value in trained_tensors(self.task.module).items():
            value.copy_(checkpoint.weights[name])
        restore_optimizer(self.optimizer, self.trained, checkpoint.optimizer)
        self.step = checkpoint.step
        self.seconds = float(checkpoint.state["seconds"])
        self.window = Window(checkpoint.state["window"], main=self.processes.is_main)

    def _batches(self) -> Iterator[Any]:
        """Micro-batches of the steps that are left, made by worker processes meanwhile."""
        if self.step == self.recipe.steps:
            return iter(())
        workers = self.recipe.workers
        # A forked worker has the photos at once; where the system cannot fork, the task is sent to it.
        fork = workers and "fork" in torch.multiprocessing.get_all_start_methods()
        loader: DataLoader[Any] = DataLoader(
            self.task.samples,
            batch_sampler=_Shares(self.recipe, self.processes, self.step),
            num_workers=workers,
            collate_fn=self.task.collate,
            pin_memory=self.device.type == "cuda",
            worker_init_fn=_set_up_worker,
            multiprocessing_context="fork" if fork else None,
            prefetch_factor=max(2, self.recipe.accumulate) if workers else None,
        )
        return iter(loader)

    def _take_step(self, micro_batches: Sequence[Any]) -> None:
        self._settle_chance()
        rate = self.recipe.rate(self.step)
        for group in self.optimizer.param_groups:
            group["lr"] = rate * group["factor"]
        totals = self._announced(micro_batches) if len(micro_batches) > 1 else None
        for batch in micro_batches:
            with self._autocast():
                losses = self.task.losses(send_to_device(batch, self.device, non_blocking=True))
            self._backward(losses, totals)
        parameters = self._share_gradients()
        norm = nn.utils.clip_grad_norm_(parameters, self.recipe.clip or math.inf)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.window.add_step(norm)

    def _announced(self, micro_batches: Sequence[Any]) -> dict[str, Tensor]:
        """The counts of the whole batch, before any of it goes through the network."""
        counted = [self.task.counts(batch) for batch in micro_batches]
        sums = [math.fsum(float(counts[name]) for counts in counted) for name in counted[0]]
        totals = self.processes.sum(torch.tensor(sums, dtype=torch.float32, device=self.device))
        return dict(zip(counted[0], totals, strict=True))

    def _backward(self, losses: Mapping[str, Loss], totals: Mapping[str, Tensor] | None) -> None:
        counts = torch.stack(
            [torch.as_tensor(loss.count, dtype=torch.float32, device=self.device) for loss in losses.values()]
        ).detach()
        if totals is None:
            totals = dict(zip(losses, self.processes.sum(counts), strict=True))
        # A loss that nothing counts for in the whole batch has the sum 0.
        parts = [
            loss.sum.float() * (loss.weight / totals[name].clamp(min=1e-12)) for name, loss in losses.items()
        ]
        torch.stack(parts).sum().backward()
        for (name, loss), count in zip(losses.items(), counts, strict=True):
            self.window.add_loss(name, loss.sum.detach(), count)

    def _share_gradients(self) -> list[nn.Parameter]:
        """Sum the gradients over all processes.

        Returns:
            The parameters that have one.
        """
        parameters = list(self.trained.values())
        if self.processes.count > 1:
            has = torch.tensor([float(each.grad is not None) for each in parameters], device=self.device)
            for parameter, anywhere in zip(parameters, self.processes.sum(has).tolist(), strict=True):
                if anywhere and parameter.grad is None:
                    parameter.grad = torch.zeros_like(parameter)
        self.processes.sum_in_place([each.grad for each in parameters if each.grad is not None])
        return [parameter for parameter in parameters if parameter.grad is not None]

    def _settle_chance(self) -> None:
        """Make the chance in this step (dropout) a function of recipe, step and process."""
        key = f"{self.task.name}:{self.recipe.seed}:{self.step}:{self.processes.index}"
        seed = int.from_bytes(hashlib.sha256(key.encode()).digest()[:4])
        if self.device.type == "cpu":  # the general function notes the call stack for GPUs that are not there
            torch.default_generator.manual_seed(seed)
        else:
            torch.manual_seed(seed)
        np.random.seed(seed)
        random.seed(seed)

    def _autocast(self) -> AbstractContextManager[Any]:
        return torch.autocast(self.device.type, torch.bfloat16, enabled=self.recipe.precision == "bf16")

    def _set_training(self) -> None:
        """Frozen batch norms stay in evaluation: their means must not drift."""
        self.task.module.train()
        for module in self.task.module.modules():
            if isinstance(module, _BatchNorm) and not any(each.requires_grad for each in module.parameters()):
                module.eval()

    def _validate(self) -> Mapping[str, float]:
        self.task.module.train(False)
        with torch.no_grad(), self._autocast():
            figures = self.task.validate()
        self._set_training()
        return figures

    def _write_line(self, validation: Mapping[str, float]) -> None:
        sums = self._sums()
        now = time.perf_counter()
        passed, self.reported = now - self.reported, now
        self.seconds += passed
        self.window = Window()
        if not self.processes.is_main:
            return
        losses = mean_losses(sums)
        figures = {
            "learning_rate": self.recipe.rate(self.step - 1),
            "gradient_norm": sums["norm"] / sums["steps"],
            "seconds": round(self.seconds, 3),
            "samples_per_second": round(sums["steps"] * self.recipe.batch_size / passed, 3),
        }
        record = {"phase": self.task.name, "step": self.step, "losses": losses, **figures}
        self.log.append({**record, "validation": dict(validation)} if validation else record)
        self.report(self.task.name, {"step": self.step, **losses, **validation, **figures})

    def _write_checkpoint(self) -> None:
        sums = self._sums()
        self._average_buffers()
        if self.processes.is_main:
            self.log.settle()
            finished = self.step == self.recipe.steps
            optimizer = {} if finished else optimizer_tensors(self.optimizer, self.trained)
            state = {"identity": self.identity, "seconds": self.seconds, "window": sums}
            write_checkpoint(
                self.checkpoints, Checkpoint(self.step, trained_tensors(self.task.module), optimizer, state)
            )

    def _sums(self) -> dict[str, Any]:
        """What the window holds, over all processes; nothing is logged or kept of a run that has failed."""
        sums = self.window.as_json(self.processes)
        values = {name: total for name, (total, _) in sums["sums"].items()}
        for name, value in {**values, "norm of the gradient": sums["norm"]}.items():
            if not math.isfinite(value):
                raise UsageError(
                    f"In the phase {self.task.name}, {name} is no number any more at step {self.step}.",
                    "Lower the learning rate; the last checkpoint is kept.",
                )
        return sums

    def _average_buffers(self) -> None:
        """Running means differ between processes, as each has seen its share of the samples."""
        buffers = _trained_buffers(self.task.module).values()
        moving = [buffer for buffer in buffers if buffer.is_floating_point()]
        self.processes.sum_in_place(moving)
        if self.processes.count > 1:
            for buffer in moving:
                buffer.div_(self.processes.count)


class _Shares(Sampler[list[int]]):
    """Which samples each micro-batch of this process takes, from a step on."""

    def __init__(self, recipe: LoopRecipe, processes: Processes, first: int) -> None:
        self.recipe, self.processes, self.first = recipe, processes, first

    def __iter__(self) -> Iterator[list[int]]:
        size = self.recipe.batch_size
        for step in range(self.first, self.recipe.steps):
            for part in split(self.processes.share(step * size, (step + 1) * size), self.recipe.accumulate):
                yield list(part)

    def __len__(self) -> int:
        return (self.recipe.steps - self.first) * self.recipe.accumulate


def _set_up_worker(worker: int) -> None:  # noqa: ARG001 - PyTorch's signature
    cv2.setNumThreads(0)


def _due(step: int, every: int) -> bool:
    return every > 0 and step % every == 0


def _trained_buffers(module: nn.Module) -> dict[str, Tensor]:
    """What a state dict would hold beside parameters, of modules that are not frozen."""
    return {
        f"{prefix}.{name}" if prefix else name: buffer
        for prefix, part in module.named_modules()
        if all(each.requires_grad for each in part.parameters(recurse=False))
        for name, buffer in part.named_buffers(recurse=False)
        if name not in part._non_persistent_buffers_set  # noqa: SLF001 - PyTorch has no public way
    }


def _identity(recipe: LoopRecipe, trained: Mapping[str, Tensor], origin: str) -> dict[str, Any]:
    """What a checkpoint must agree with to be gone on from."""
    numbers = {name: value for name, value in asdict(recipe).items() if name not in _FREE}
    shapes = json.dumps([(name, list(value.shape), str(value.dtype)) for name, value in trained.items()])
    network, source = (hashlib.sha256(text.encode()).hexdigest()[:12] for text in (shapes, origin))
    return {**numbers, "betas": list(recipe.betas), "network": network, "origin": source}
