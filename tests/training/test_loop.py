"""The loop takes the same steps whatever breaks it, and however many processes share them."""

import dataclasses
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import nn

from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.training.checkpoints import newest_step
from aesthetic_studio.training.loop import CHECKPOINTS, forget_checkpoints, train
from aesthetic_studio.training.loop_recipe import LoopRecipe
from aesthetic_studio.training.run_log import LOG_NAME, read_log
from tests.training.lines import RECIPE, Lines

ROOT = Path(__file__).parents[2]
_TIMES = ("seconds", "samples_per_second")


def run(folder: Path, task: Lines | None = None, **changes: Any) -> Lines:
    task = task or Lines()
    train(task, dataclasses.replace(RECIPE, **changes), folder, lambda phase, figures: None)
    return task


def lines_of(folder: Path) -> list[dict[str, Any]]:
    records = read_log(folder / LOG_NAME)
    return [{name: value for name, value in record.items() if name not in _TIMES} for record in records]


def same(one: nn.Module, other: nn.Module, tolerance: float = 0.0) -> bool:
    states = one.state_dict(), other.state_dict()
    return all(
        torch.allclose(states[0][name], states[1][name], rtol=tolerance, atol=tolerance) for name in states[0]
    )


def test_the_losses_fall_and_the_log_tells_it(tmp_path: Path) -> None:
    told: list[tuple[str, dict[str, float]]] = []
    task = Lines()
    frozen = task.module[4].weight.clone()
    train(task, RECIPE, tmp_path, lambda phase, figures: told.append((phase, dict(figures))))
    records = read_log(tmp_path / LOG_NAME)
    assert [record["step"] for record in records] == [3, 6, 9, 10, 12, 15, 18, 20, 21, 24, 27, 30]
    assert records[-1]["losses"]["answer"] < records[0]["losses"]["answer"]
    assert [record["step"] for record in records if "validation" in record] == [10, 20, 30]
    assert told[0][0] == "lines"
    assert told[-1][1]["answer"] == records[-1]["losses"]["answer"]
    assert torch.equal(task.module[4].weight, frozen)
    assert not task.module.training


def test_the_learning_rate_rises_and_falls() -> None:
    recipe = LoopRecipe(steps=100, batch_size=1, learning_rate=2.0, warmup=0.1, final=0.01)
    rates = [recipe.rate(step) for step in range(100)]
    assert rates[:10] == pytest.approx([0.2 * (step + 1) for step in range(10)])
    assert rates[10] == 2.0
    assert rates[-1] == pytest.approx(0.02)
    assert rates[10:] == sorted(rates[10:], reverse=True)


def test_killed_at_any_moment_it_goes_on_as_if_unbroken(tmp_path: Path) -> None:
    broken, whole = tmp_path / "broken", tmp_path / "whole"
    command = [sys.executable, "-m", "tests.training.lines", str(broken), "0.1"]
    for least in (7, 14):
        process = subprocess.Popen(command, cwd=ROOT)
        while (newest_step(broken / CHECKPOINTS / "lines") or 0) < least:
            assert process.poll() is None
            time.sleep(0.05)
        time.sleep(0.15)
        process.send_signal(signal.SIGKILL)
        process.wait()
        with (broken / LOG_NAME).open("a") as log:
            log.write('{"phase": "lines", "st')  # torn by the kill
    assert 14 <= (newest_step(broken / CHECKPOINTS / "lines") or 0) < RECIPE.steps
    subprocess.run(command, cwd=ROOT, check=True)
    command[3:] = [str(whole), "0"]
    subprocess.run(command, cwd=ROOT, check=True)
    assert lines_of(broken) == lines_of(whole)
    assert (broken / LOG_NAME).read_text().count("\n") == 12
    trained = [torch.load(folder / "trained.pt", weights_only=True) for folder in (broken, whole)]
    assert all(torch.equal(trained[0][name], trained[1][name]) for name in trained[0])


class StoppedError(Exception):
    pass


class Breaking(Lines):
    """Fails in a step, as a machine does."""

    def __init__(self, step: int, **options: Any) -> None:
        super().__init__(**options)
        self.left = step

    def losses(self, batch: Any) -> Any:
        self.left -= 1
        if self.left < 0:
            raise StoppedError
        return super().losses(batch)


@pytest.mark.parametrize("step", [3, 8, 13, 22, 29])
def test_every_kind_of_state_is_kept(tmp_path: Path, step: int) -> None:
    """Batch norms' means, the optimizer's moments, chance of dropout, losses since the last line."""
    options: dict[str, Any] = {"dropout": 0.3, "norm": True}
    with pytest.raises(StoppedError):
        run(tmp_path / "broken", Breaking(step, **options))
    broken = run(tmp_path / "broken", Lines(**options), workers=1)
    whole = run(tmp_path / "whole", Lines(**options))
    assert same(broken.module, whole.module)
    assert lines_of(tmp_path / "broken") == lines_of(tmp_path / "whole")


def test_a_finished_phase_is_read_back(tmp_path: Path) -> None:
    first = run(tmp_path)
    log = (tmp_path / LOG_NAME).read_text()
    assert same(run(tmp_path, Breaking(0)).module, first.module)
    assert (tmp_path / LOG_NAME).read_text() == log


def test_phases_share_a_log(tmp_path: Path) -> None:
    run(tmp_path, Lines(name="first"))
    run(tmp_path, Lines(name="second"))
    forget_checkpoints(tmp_path, "first")
    run(tmp_path, Lines(name="first"))
    phases = [record["phase"] for record in lines_of(tmp_path)]
    assert phases == ["second"] * 12 + ["first"] * 12


def test_only_one_checkpoint_is_kept(tmp_path: Path) -> None:
    with pytest.raises(StoppedError):
        run(tmp_path, Breaking(16))
    folder = tmp_path / CHECKPOINTS / "lines"
    assert [entry.name for entry in folder.iterdir()] == ["step-00000014"]
    (folder / "step-00000021.part").mkdir()  # killed while it was written
    run(tmp_path)
    assert [entry.name for entry in folder.iterdir()] == ["step-00000030"]
    assert not any("4." in name for name in _names(folder / "step-00000030" / "weights.safetensors"))


def _names(file: Path) -> list[str]:
    from safetensors import safe_open

    with safe_open(file, framework="pt") as weights:
        return list(weights.keys())


@pytest.mark.parametrize("change", [{"seed": 2}, {"learning_rate": 1.0}, {"steps": 40}])
def test_a_checkpoint_of_another_recipe_is_refused(tmp_path: Path, change: dict[str, Any]) -> None:
    with pytest.raises(StoppedError):
        run(tmp_path, Breaking(8))
    with pytest.raises(UsageError, match=next(iter(change))):
        run(tmp_path, **change)
    with pytest.raises(UsageError, match="network"):
        run(tmp_path, Lines(norm=True))
    with pytest.raises(UsageError, match="origin"):
        train(Lines(), RECIPE, tmp_path, lambda phase, figures: None, origin="other data")


def test_a_loss_that_is_no_number_ends_the_run(tmp_path: Path) -> None:
    class Lost(Lines):
        def losses(self, batch: Any) -> Any:
            losses = super().losses(batch)
            return {
                **losses,
                "length": dataclasses.replace(losses["length"], sum=losses["length"].sum * torch.nan),
            }

    with pytest.raises(UsageError, match="no number any more at step 3"):
        run(tmp_path, Lost())
    assert not (tmp_path / LOG_NAME).exists()


def test_micro_batches_take_the_same_steps(tmp_path: Path) -> None:
    one = run(tmp_path / "one")
    for parts in (3, 8):
        many = run(tmp_path / str(parts), accumulate=parts)
        assert same(one.module, many.module, 1e-5)


def test_what_cannot_be_split_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="batch_size to 9"):
        run(tmp_path, accumulate=9)


@pytest.mark.parametrize(
    "wrong", [{"steps": 0}, {"learning_rate": "1e-4"}, {"precision": "fp16"}, {"clip": -1.0}]
)
def test_impossible_numbers_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(UsageError, match=next(iter(wrong))):
        LoopRecipe(**{"steps": 1, "batch_size": 1, "learning_rate": 1.0, **wrong})


def test_channels_lie_as_they_lay(tmp_path: Path) -> None:
    class Pictures(Lines):
        def __init__(self) -> None:
            super().__init__()
            self.module = nn.Conv2d(2, 3, 3, padding=1).to(memory_format=torch.channels_last)

        def losses(self, batch: Any) -> Any:
            pictures = batch["points"].view(-1, 2, 3, 1).contiguous(memory_format=torch.channels_last)
            wrong = (self.module(pictures) - 1).square()
            return super_loss(wrong)

        def validate(self) -> dict[str, float]:
            return {}

        def rate(self, name: str) -> float:
            return 1.0

    def super_loss(wrong: torch.Tensor) -> Any:
        from aesthetic_studio.training.loop import Loss

        return {"wrong": Loss(wrong.sum(), wrong.numel())}

    class BreakingPictures(Pictures):
        left = 10

        def losses(self, batch: Any) -> Any:
            self.left -= 1
            if self.left < 0:
                raise StoppedError
            return super().losses(batch)

    with pytest.raises(StoppedError):
        run(tmp_path / "broken", BreakingPictures())
    broken, whole = run(tmp_path / "broken", Pictures()), run(tmp_path / "whole", Pictures())
    assert same(broken.module, whole.module)
    assert broken.module.weight.is_contiguous(memory_format=torch.channels_last)


def test_two_processes_take_the_same_steps_as_one(tmp_path: Path) -> None:
    launch = [sys.executable, "-m", "accelerate.commands.launch", "--multi_gpu", "--num_processes", "2"]
    launch += [
        "--num_machines",
        "1",
        "--mixed_precision",
        "no",
        "--dynamo_backend",
        "no",
        "--main_process_port",
        "0",
    ]
    done = subprocess.run(
        [*launch, "-m", "tests.training.two", str(tmp_path / "two")],
        cwd=ROOT,
        env={**os.environ, "ACCELERATE_USE_CPU": "true", "CUDA_VISIBLE_DEVICES": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    one = run(tmp_path / "one")
    trained = torch.load(tmp_path / "two" / "trained.pt", weights_only=True)
    for name, value in one.module.state_dict().items():
        assert torch.allclose(value, trained[name], rtol=1e-5, atol=1e-5)
    for ours, theirs in zip(lines_of(tmp_path / "one"), lines_of(tmp_path / "two"), strict=True):
        assert ours["losses"] == pytest.approx(theirs["losses"], rel=1e-5)
        assert ours["gradient_norm"] == pytest.approx(theirs["gradient_norm"], rel=1e-4)
    assert json.loads((tmp_path / "two" / "processes.json").read_text()) == 2
