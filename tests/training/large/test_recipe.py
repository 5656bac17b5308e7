"""The recipes of large models are checked before anything starts."""

from pathlib import Path

import pytest

from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.settings import resources
from aesthetic_studio.training.datasets.catalogue import DATA_SETS
from aesthetic_studio.training.large.data_rows import read_rows
from aesthetic_studio.training.large.recipe import DataRecipe, read_large_recipe
from tests.training.large.made import RECIPE


@pytest.mark.parametrize("name", ["calm-1b", "calm-7b"])
def test_the_recipes_that_come_with_the_program_can_be_run(name: str) -> None:
    recipe = read_large_recipe(resources() / "recipes" / f"{name}.yaml")
    assert recipe.model == name
    data = recipe.data
    named = [*data.captions, *data.scores, *data.comments, *data.questions, *data.people, *data.unlabeled]
    for each in named:
        key, _, split = each.partition(":")
        assert key == "pexels" or (split or "all") in DATA_SETS[key].splits
        assert "test" not in split.split("_")[0]


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (("mix2.scores", "mix2.smells"), "mix2.smells"),
        (("mix1.cues: 1\nmix1.captions: 1\n", ""), "mix1"),
        (("parts.quantization: {quantization}", "parts.quantization: int3"), "int3"),
        (("lora.rank: 4", "lora.rang: 4"), "lora.rang"),
        (("card.name: Tiny\n", ""), "card"),
        (("stage1.steps: 3", "stage1.steps: 0"), "steps"),
    ],
)
def test_a_wrong_key_is_named(tmp_path: Path, change: tuple[str, str], word: str) -> None:
    file = tmp_path / "recipe.yaml"
    text = RECIPE.replace(*change).format(vision="v", llm="l", quantization="none")
    assert text != RECIPE.format(vision="v", llm="l", quantization="none")
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=word):
        read_large_recipe(file)


@pytest.mark.parametrize("line", ["parts.quantization: nf4", "parts.dtype: bfloat16"])
def test_full_training_needs_full_weights(tmp_path: Path, line: str) -> None:
    file = tmp_path / "recipe.yaml"
    key = line.split(":", maxsplit=1)[0]
    kept = [each for each in RECIPE.strip().splitlines() if not each.startswith(("lora.", key))]
    file.write_text(
        "\n".join([*kept, line]).format(vision="v", llm="l", quantization="none"), encoding="utf-8"
    )
    with pytest.raises(UsageError, match="lora"):
        read_large_recipe(file)


def test_a_data_set_for_measuring_only_is_refused(tmp_path: Path) -> None:
    data = DataRecipe(questions=["aesbench"])
    with pytest.raises(UsageError, match="measuring only"):
        read_rows(data, tmp_path, examples=2)
