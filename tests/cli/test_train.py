from aesthetic_studio.settings import resources
from tests.training.large.made import make_data, make_recipe

NANO = resources() / "recipes" / "calm-nano.yaml"


def test_a_recipe_says_what_it_needs(run, tmp_path):
    result = run("train", NANO, "--out", tmp_path / "out")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--photos" in result.stderr
    result = run("train", NANO.with_name("calm-7b.yaml"), "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert "--data" in result.stderr
    assert not (tmp_path / "out").exists()


def test_a_large_model_is_trained_and_can_be_installed(run, tmp_path):
    recipe = make_recipe(
        tmp_path, stage1__steps="1", stage2__steps="1", stage1__batch_size="1", stage2__batch_size="1"
    )
    data = make_data(tmp_path / "data")
    result = run("train", recipe, "--data", data, "--out", tmp_path / "out")
    folder = tmp_path / "out" / "calm-tiny"
    assert (result.exit_code, result.stdout) == (0, f"{folder}\n")
    assert "stage1 step 1" in result.stderr
    assert (folder / "studio.json").is_file()
    assert run("models", "install", folder).exit_code == 0
    assert "calm-tiny" in run("models", "list").stdout
