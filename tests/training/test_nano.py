"""The whole training in miniature: from a folder of photos to a critic that the application loads."""

import dataclasses
import json
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from skimage import data

from aesthetic_studio.critics.catalogue import read_folder
from aesthetic_studio.domain.critique import Attribute
from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.settings import resources
from aesthetic_studio.training.evaluation.material import of_photos
from aesthetic_studio.training.evaluation.suites import Effort, measure_folder
from aesthetic_studio.training.loop_recipe import LoopRecipe
from aesthetic_studio.training.model_card import write_description, write_model_card
from aesthetic_studio.training.nano import train_nano
from aesthetic_studio.training.nano_photos import NanoPhotos, read_photos
from aesthetic_studio.training.nano_recipe import (
    EpisodeRecipe,
    LanguageSizes,
    NanoRecipe,
    PictureCount,
    Rounds,
    read_nano_recipe,
)
from aesthetic_studio.training.processes import Processes
from aesthetic_studio.training.recipe import SplitRecipe


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> NanoPhotos:
    folder = tmp_path_factory.mktemp("photos")
    sources = [data.astronaut(), data.coffee(), data.chelsea(), data.rocket()]
    for place, many in (("plain", 6), ("rated", 12)):
        (folder / place).mkdir()
        for number in range(many):
            picture = Image.fromarray(sources[number % 4][number * 9 :, number * 7 :]).resize((120, 90))
            picture.save(folder / place / f"{'abcd'[number % 4]}{number}.jpg")
    lines = ["rater,file,beauty"]
    rng = np.random.default_rng(0)
    lines += [
        f"{rater},{'abcd'[number % 4]}{number}.jpg,{rng.integers(1, 8)}"
        for rater in range(6)
        for number in range(12)
    ]
    (folder / "ratings.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return read_photos(
        [folder / "plain"], folder / "rated", folder / "ratings.csv", SplitRecipe(0.34, 0.0, 0.0)
    )


@pytest.fixture(scope="module")
def recipe() -> NanoRecipe:
    phase = LoopRecipe(steps=2, batch_size=2, learning_rate=1e-3, workers=0, report_every=1)
    return dataclasses.replace(
        read_nano_recipe(resources() / "recipes" / "calm-nano.yaml"),
        vision={
            "image_size": 64,
            "craft_sizes": [8, 8, 16, 16],
            "craft_depths": [1, 1, 1, 1],
            "content_stem": 8,
            "content_stages": [[1, 3, 2, 1, 8], [1, 3, 4, 2, 16], [1, 3, 2, 2, 16]],
            "fused_stage": 1,
        },
        mfam={
            "num_queries": 2,
            "qformer_hidden_size": 32,
            "qformer_num_layers": 1,
            "qformer_num_heads": 2,
            "qformer_intermediate_size": 32,
            "mfam_grid": 2,
            "pooling": "mean_max",
            "thematic_grid": 1,
            "low_layer": 2,
            "middle_layer": 3,
            "high_layer": 4,
        },
        rounds=Rounds(encoder=2),
        sizes=LanguageSizes(vocabulary=1024, hidden_size=64, layers=1, heads=2, intermediate_size=64),
        pictures=PictureCount(pairs=4),
        episodes=EpisodeRecipe(every=2, examples=3),
        encoder=phase,
        language=phase,
        alignment=phase,
        stage1=phase,
        stage2=phase,
    )


def test_splits_keep_apart_what_is_tested(photos: NanoPhotos) -> None:
    train, test = (
        {(photo.name, photo.beauty is None) for photo in side} for side in (photos.train, photos.test)
    )
    assert test
    assert not train & test
    assert len(train) + len(test) == 18


def test_training_makes_a_critic_and_goes_on_where_it_stopped(
    photos: NanoPhotos, recipe: NanoRecipe, tmp_path: Path
) -> None:
    phases: list[str] = []
    folder = train_nano(photos, recipe, tmp_path, lambda phase, figures: phases.append(phase))
    assert list(dict.fromkeys(phases)) == [
        "encoder",
        "encoder-2",
        "language",
        "pictures",
        "alignment",
        "stage1",
        "stage2",
    ]
    write_description(folder, trained_on="a test")
    measured = measure_folder(
        folder, of_photos(photos), device="cpu", quantization="nf4", effort=Effort(copies=1, in_context=1)
    )
    write_model_card(folder, measured, recipe=recipe.text, trained_on="a test")
    card = (folder / "README.md").read_text(encoding="utf-8")
    assert "| dark |" in card
    assert "with quantization nf4 on the device cpu" in card
    critic = read_folder(folder)
    assert Attribute.SUBJECT not in critic.attributes
    assert critic.image_side == 512
    assert critic.understands("Is it sharp?")
    assert not critic.understands("Who is it?")
    assert json.loads((folder / "config.json").read_text())["dtype"] == "bfloat16"

    before = (folder / "model.safetensors").read_bytes()
    phases.clear()
    train_nano(photos, recipe, tmp_path, lambda phase, figures: phases.append(phase))
    assert phases == []
    assert (folder / "model.safetensors").read_bytes() == before


def test_stage_one_trains_only_the_mfam(photos: NanoPhotos, recipe: NanoRecipe, tmp_path: Path) -> None:
    from safetensors.torch import load_file

    train_nano(photos, recipe, tmp_path, lambda phase, figures: None)
    before, after = (load_file(tmp_path / phase / "model.safetensors") for phase in ("alignment", "stage1"))
    changed = {name.split(".")[0] for name in before if not torch.equal(before[name], after[name])}
    assert changed == {"mfam"}
    final = load_file(tmp_path / "stage2" / "model.safetensors")
    changed = {name.split(".")[0] for name in after if not torch.equal(after[name], final[name])}
    assert changed == {"mfam", "language_model"}


def test_several_processes_are_refused(
    photos: NanoPhotos, recipe: NanoRecipe, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two = Processes(0, 2, torch.device("cpu"))
    monkeypatch.setattr("aesthetic_studio.training.nano.join_processes", lambda: two)
    with pytest.raises(UsageError, match="one process"):
        train_nano(photos, recipe, tmp_path, lambda phase, figures: None)
