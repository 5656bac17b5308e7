"""Checkpoints of one phase on disk: whole or not there, so that a run may be killed at any moment."""

import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from safetensors.torch import load_file, save_file
from torch import Tensor

_NAME = "step-"
_PART = ".part"
_WEIGHTS, _OPTIMIZER, _STATE = "weights.safetensors", "optimizer.safetensors", "state.json"


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What a run needs to go on as if it had never stopped.

    Attributes:
        step: steps that are done.
        weights: what was trained, by name.
        optimizer: its state, by name; empty after the last step.
        state: anything that JSON can hold.
    """

    step: int
    weights: Mapping[str, Tensor]
    optimizer: Mapping[str, Tensor]
    state: Mapping[str, Any]


def write_checkpoint(folder: Path, checkpoint: Checkpoint) -> None:
    """Write a checkpoint and remove older ones, which stay until the new one is on the disk.

    Args:
        folder: of the phase; it is made.
        checkpoint: tensors of any layout on any device.
    """
    folder.mkdir(parents=True, exist_ok=True)
    whole = folder / f"{_NAME}{checkpoint.step:08d}"
    part = whole.with_name(whole.name + _PART)
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir()
    for name, tensors in ((_WEIGHTS, checkpoint.weights), (_OPTIMIZER, checkpoint.optimizer)):
        save_file({key: value.detach().cpu().contiguous() for key, value in tensors.items()}, part / name)
    (part / _STATE).write_text(json.dumps({"step": checkpoint.step, **checkpoint.state}), encoding="utf-8")
    for file in part.iterdir():
        _settle(file)
    _settle(part)
    shutil.rmtree(whole, ignore_errors=True)  # only there where an earlier run was begun anew
    part.replace(whole)
    _settle(folder)
    for other in folder.iterdir():
        if other != whole and other.name.startswith(_NAME):
            shutil.rmtree(other, ignore_errors=True)


def newest_step(folder: Path) -> int | None:
    """The step of the newest whole checkpoint of a phase; None where there is none."""
    names = [entry.name.removeprefix(_NAME) for entry in folder.glob(f"{_NAME}*")]
    return max((int(name) for name in names if name.isdecimal()), default=None)


def read_checkpoint(folder: Path, step: int) -> Checkpoint:
    """Read the checkpoint that `newest_step` found, onto the CPU."""
    whole = folder / f"{_NAME}{step:08d}"
    state = json.loads((whole / _STATE).read_text(encoding="utf-8"))
    return Checkpoint(state["step"], load_file(whole / _WEIGHTS), load_file(whole / _OPTIMIZER), state)


def _settle(path: Path) -> None:
    """Wait until a file or folder is on the disk."""
    if os.name != "posix" and path.is_dir():  # Windows opens no folders
        return
    handle = os.open(path, os.O_RDONLY if os.name == "posix" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
