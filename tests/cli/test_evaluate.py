import json

import numpy as np
import pytest
from PIL import Image

from tests.critics.conftest import save_calm
from tests.critics.scripted import ScriptedCritic


@pytest.fixture
def critic(monkeypatch):
    scripted = ScriptedCritic()
    monkeypatch.setattr("aesthetic_studio.critics.loading.load_critic", lambda *_, **__: scripted)
    return scripted


@pytest.fixture
def folders(tmp_path):
    """Two photos, 24 rated ones whose rating is their brightness, give or take."""
    (tmp_path / "plain").mkdir()
    (tmp_path / "rated").mkdir()
    rng = np.random.default_rng(0)
    rows = ["rater,file,beauty"]
    for number in range(24):
        Image.new("RGB", (48, 32), (number * 10,) * 3).save(tmp_path / "rated" / f"scene{number}.png")
        rows += [
            f"{person},scene{number}.png,{np.clip(number // 4 + rng.integers(0, 2), 1, 7)}"
            for person in "abc"
        ]
    for number in range(2):
        Image.new("RGB", (48, 32), (90 + 40 * number,) * 3).save(tmp_path / "plain" / f"{number}.png")
    (tmp_path / "ratings.csv").write_text("\n".join(rows))
    return tmp_path


@pytest.fixture
def own(folders):
    return (
        *("--photos", folders / "plain", "--rated", folders / "rated", "--ratings", folders / "ratings.csv"),
        "--everything",
    )


def test_all_that_own_photos_allow_is_one_json_object(run, critic, own):
    result = run("evaluate", *own, "--copies", 1, "--critiques", 1, "--in-context", 1, "--json")
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert found["suites"] == ["defects", "scores", "personal", "comments"]
    assert found["scores"]["srcc"]["value"] > 0.8
    assert found["scores"]["srcc"]["n"] == 24
    assert found["personal"][0]["predictors"]["general"]["mean"]["n"] == 3
    assert found["effort"] == {"copies": 1, "critiques": 1, "in_context": 1, "seed": 20}


def test_one_suite_as_a_table(run, critic, own):
    result = run("evaluate", "scores", *own)
    assert result.exit_code == 0
    assert "SRCC with people's mean" in result.stdout
    assert "OneAlign" in result.stdout
    assert "Defects" not in result.stdout
    assert critic.encoded == 24


def test_photos_that_the_recipe_trains_on_are_not_measured(run, critic, own):
    result = run("evaluate", "scores", *own[:-1], "--json")
    assert result.exit_code == 2
    assert "scores" in result.stderr  # the one theme there is, is trained on


def test_photos_alone_have_no_split(run, critic, folders):
    result = run("evaluate", "--photos", folders / "plain")
    assert result.exit_code == 2
    assert "--everything" in result.stderr


def test_a_data_set(run, critic, tmp_path):
    (tmp_path / "images" / "full").mkdir(parents=True)
    photos = [
        {"title": f"{number}.jpg", "subject_of_photo": "A dog.", "overall": str(number)}
        for number in (3, 5, 8)
    ]
    for photo in photos:
        brightness = int(photo["overall"]) * 20
        Image.new("RGB", (48, 32), (brightness,) * 3).save(tmp_path / "images" / "full" / photo["title"])
    (tmp_path / "raw.json").write_text(json.dumps(photos))
    result = run("evaluate", "scores", "--dataset", "pccd", tmp_path, "--json")
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert (found["data_set"], found["scores"]["srcc"]["n"]) == ("pccd", 3)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "nothing to measure"),
        (("beauty", "--dataset", "ava", "."), "beauty"),
        (("--dataset", "imagenet", "."), "imagenet"),
        (("--dataset", "ava", ".", "--everything"), "not both"),
        (("--photos", ".", "--split", "test"), "--dataset"),
        (("--photos", "no such folder", "--everything"), "does not exist"),
        (("--rated", ".", "--everything"), "belong together"),
    ],
)
def test_wrong_usage(run, arguments, told):
    result = run("evaluate", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


def test_a_model_folder_that_is_not_installed(run, own, tmp_path):
    model = save_calm(tmp_path / "tiny")
    result = run("evaluate", "scores", "personal", *own, "--model", model, "--in-context", 1, "--json")
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert found["critic"]["id"] == "tiny"
    assert found["personal"][0]["predictors"]["in_context"]["mean"]["n"] == 1
