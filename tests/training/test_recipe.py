"""Recipes are checked before anything starts."""

from pathlib import Path

import pytest

from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.settings import resources
from aesthetic_studio.training.recipe import read_recipe

NANO = resources() / "recipes" / "calm-nano.yaml"


def test_the_nano_recipe_is_complete() -> None:
    recipe = read_recipe(NANO)
    assert recipe.encoder.steps > 0
    assert recipe.stage2.episode_every > 0
    assert recipe.mfam["num_queries"] > 0
    assert recipe.text == NANO.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (("stage1.steps", "stage1.stepz"), "stepz"),
        (("image_size: 320", "colour_size: 320"), "image_size"),
        (("split.held_out_photos", "other.held_out_photos"), "other"),
        (("image_size: 320", "image_size: [320"), "cannot be read"),
    ],
)
def test_a_wrong_key_is_named(tmp_path: Path, change: tuple[str, str], word: str) -> None:
    file = tmp_path / "recipe.yaml"
    file.write_text(NANO.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    with pytest.raises(UsageError, match=word):
        read_recipe(file)


def test_a_missing_recipe_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        read_recipe(tmp_path / "none.yaml")
