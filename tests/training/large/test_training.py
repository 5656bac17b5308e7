"""Two stages of a large CALM in miniature: adapters, 4 bits, resuming, two processes, and the critic that results."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file

from aesthetic_studio.critics.calm import CalmCritic
from aesthetic_studio.critics.catalogue import Capability, read_folder
from aesthetic_studio.critics.loading import load_critic
from aesthetic_studio.domain.critique import Attribute
from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.domain.progress import CancelToken
from aesthetic_studio.networks.calm import CalmProcessor
from aesthetic_studio.training.large.lesson_task import LessonTask
from aesthetic_studio.training.large.recipe import read_large_recipe
from aesthetic_studio.training.large.training import train_large
from aesthetic_studio.training.loop import CHECKPOINTS
from aesthetic_studio.training.run_log import LOG_NAME, read_log
from tests.networks.calm.parts import photo
from tests.training.large.made import make_data, make_recipe

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_data(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def recipe(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_recipe(tmp_path_factory.mktemp("recipe"))


@pytest.fixture(scope="module")
def trained(recipe: Path, data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return run(recipe, data, tmp_path_factory.mktemp("trained"))


def run(recipe: Path, data: Path, out: Path) -> Path:
    return train_large(read_large_recipe(recipe), data, out, lambda phase, figures: None)


def weights(folder: Path) -> dict[str, torch.Tensor]:
    return load_file(folder / "model.safetensors")


def changed(before: Path, after: Path) -> set[str]:
    one, other = weights(before), weights(after)
    assert one.keys() == other.keys()
    return {name for name in one if not torch.equal(one[name], other[name])}


def test_mfam_and_the_adapted_layers_change_and_nothing_else(trained: Path) -> None:
    names = changed(trained.parent / "parts", trained)
    assert all(
        name.startswith("mfam.") or name.endswith(("q_proj.weight", "v_proj.weight", "down_proj.weight"))
        for name in names
    )
    language = {name for name in names if name.startswith("language_model.")}
    assert len(language) == 6
    assert "mfam.low.queries" in names


def test_stage_one_trains_only_the_mfam(trained: Path) -> None:
    kept = {
        stage: load_file(next((trained.parent / CHECKPOINTS / stage).iterdir()) / "weights.safetensors")
        for stage in ("stage1", "stage2")
    }
    assert {name.split(".")[0] for name in kept["stage1"]} == {"mfam"}
    assert {name.split(".")[0] for name in kept["stage2"]} == {"mfam", "language_model"}
    assert all("lora_" in name for name in kept["stage2"] if name.startswith("language_model."))


def test_the_log_has_every_kind_of_lesson(trained: Path) -> None:
    records = read_log(trained.parent / LOG_NAME)
    assert [(record["phase"], record["step"]) for record in records] == [
        *(("stage1", step) for step in (1, 2, 3)),
        *(("stage2", step) for step in (1, 2, 3, 4)),
    ]
    assert set(records[0]["losses"]) == {"texts"}
    assert records[2]["validation"].keys() == {"texts"}
    assert {name for record in records[3:] for name in record["losses"]} == {"numbers", "texts", "episodes"}


def test_the_result_is_a_critic(trained: Path) -> None:
    source = read_folder(trained)
    assert source.capabilities == frozenset(Capability)
    assert Attribute.SUBJECT not in source.attributes
    assert (source.max_examples, source.image_side) == (2, 96)
    critic = load_critic(source, device="cpu", quantization="nf4", progress=lambda progress: None)
    assert isinstance(critic, CalmCritic)
    assert critic.info.quantized_modules == 14
    photos = critic.encode([photo(1), photo(2)])
    assert all(1 <= score.value <= 10 for score in critic.score(photos, cancel=CancelToken()))
    assert "mix1.cues: 1" in (trained / "README.md").read_text()
    assert CalmProcessor.from_pretrained(trained).image_processor.image_mean == [0.5, 0.5, 0.5]


def test_a_finished_training_is_not_repeated(recipe: Path, data: Path, trained: Path) -> None:
    before = (trained / "model.safetensors").stat().st_mtime_ns
    assert run(recipe, data / "gone", trained.parent) == trained
    assert (trained / "model.safetensors").stat().st_mtime_ns == before


class StoppedError(Exception):
    pass


@pytest.mark.parametrize("step", [1, 5])
def test_a_broken_training_goes_on_as_if_unbroken(
    recipe: Path, data: Path, trained: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    whole = LessonTask.losses
    left = [2 * step + 1 + (step > 3)]  # two micro-batches a step, one of validation

    def losses(task: LessonTask, batch: Any) -> Any:
        left[0] -= 1
        if left[0] < 0:
            raise StoppedError
        return whole(task, batch)

    with monkeypatch.context() as patch:
        patch.setattr(LessonTask, "losses", losses)
        with pytest.raises(StoppedError):
            run(recipe, data, tmp_path)
    assert not changed(trained, run(recipe, data, tmp_path))
    losses_of = [
        [record["losses"] for record in read_log(each / LOG_NAME)] for each in (tmp_path, trained.parent)
    ]
    assert losses_of[0] == losses_of[1]


def test_two_processes_train_the_same(recipe: Path, data: Path, trained: Path, tmp_path: Path) -> None:
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
        [*launch, "-m", "tests.training.large.two", str(recipe), str(data), str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "ACCELERATE_USE_CPU": "true", "CUDA_VISIBLE_DEVICES": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    ours, theirs = (read_log(folder / LOG_NAME) for folder in (trained.parent, tmp_path))
    for one, other in zip(ours, theirs, strict=True):
        assert one["losses"] == pytest.approx(other["losses"], rel=1e-5)
        assert one.get("validation", {}) == pytest.approx(other.get("validation", {}), rel=1e-5)
    stage2 = [
        load_file(next((folder / CHECKPOINTS / "stage2").iterdir()) / "weights.safetensors")
        for folder in (trained.parent, tmp_path)
    ]
    for name, value in stage2[0].items():
        assert torch.allclose(value, stage2[1][name], rtol=1e-4, atol=1e-5), name


def test_adapters_learn_on_a_language_model_in_4_bits(data: Path, tmp_path: Path) -> None:
    folder = run(
        make_recipe(tmp_path, "nf4", stage2__precision="bf16", stage2__validate_every="2"), data, tmp_path
    )
    names = changed(tmp_path / "parts", folder)
    assert len([name for name in names if name.startswith("language_model.")]) == 6
    validated = [record["validation"] for record in read_log(tmp_path / LOG_NAME) if "validation" in record]
    assert validated[-1] != validated[-2]


def test_a_language_model_can_be_trained_in_full(data: Path, tmp_path: Path) -> None:
    without = {f"lora__{name}": "" for name in ("rank", "alpha", "targets", "rate")}
    folder = run(make_recipe(tmp_path, mfam__feature_norm="batch", **without), data, tmp_path)
    names = changed(tmp_path / "parts", folder)
    assert "mfam.high.norm.running_mean" in names
    assert "language_model.model.layers.0.mlp.up_proj.weight" in names
    assert not any(name.startswith("vision_encoder.") for name in names)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"parts__llm": "/nowhere/llm"}, "parts.llm"),
        ({"lora__targets": "[c_attn]"}, "q_proj"),
        ({"data__scores": "[aesmmit]"}, "ScoredPhoto"),
        ({"data__questions": "[nothing]"}, "aesmmit"),
        ({"data__unlabeled": "[gone]"}, "gone"),
        ({"data__people": ""}, "episodes"),
    ],
)
def test_what_is_missing_is_said(data: Path, tmp_path: Path, change: dict[str, str], word: str) -> None:
    with pytest.raises(UsageError, match=word):
        run(make_recipe(tmp_path, **change), data, tmp_path)


def test_parts_of_another_recipe_are_not_used(recipe: Path, data: Path, trained: Path) -> None:
    other = recipe.with_name("other.yaml")
    other.write_text(
        recipe.read_text().replace("mfam.num_queries: 2", "mfam.num_queries: 3").replace("calm-tiny", "b")
    )
    with pytest.raises(UsageError, match="other parts"):
        run(other, data, trained.parent)
