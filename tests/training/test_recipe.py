"""Recipes are checked before anything starts."""

from pathlib import Path

import pytest

from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.settings import resources
from aesthetic_studio.training.nano_recipe import read_nano_recipe

NANO = resources() / "recipes" / "calm-nano.yaml"


def test_the_nano_recipe_is_complete() -> None:
    recipe = read_nano_recipe(NANO)
    assert recipe.encoder.steps > 0
    assert recipe.episodes.every > 0
    assert recipe.mfam["num_queries"] > 0
    assert recipe.text == NANO.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (("stage1.steps", "stage1.stepz"), "stepz"),
        (("stage1.steps", "stage1steps"), "stage1steps"),
        (("stage1.steps: ", "stage1.clip: "), "stage1"),
        (("split.held_out_photos", "other.held_out_photos"), "other"),
        (("model: calm-nano", "model: calm-huge"), "calm-huge"),
        (("model: calm-nano", "makes: calm-nano"), "model"),
        (("model: calm-nano", "model: [calm-nano"), "cannot be read"),
    ],
)
def test_a_wrong_key_is_named(tmp_path: Path, change: tuple[str, str], word: str) -> None:
    file = tmp_path / "recipe.yaml"
    file.write_text(NANO.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    with pytest.raises(UsageError, match=word):
        read_nano_recipe(file)


def test_a_missing_recipe_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        read_nano_recipe(tmp_path / "none.yaml")
